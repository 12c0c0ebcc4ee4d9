"""What a press of a button on these cards asks for, and what can be typed."""

from collections.abc import Mapping
from enum import StrEnum

from dialogs.asking.commands import command_row


class RetentionVerb(StrEnum):
    """The verbs of the cards of records that go soon."""

    LIST = "retention"
    SEE = "retention_see"
    MAY_GO = "retention_may_go"
    KEEP = "keep"
    KEEP_SEND = "keep_send"
    END_HOLD = "end_hold"
    END_HOLD_SEND = "end_hold_send"


ROWS = (
    command_row(
        RetentionVerb.LIST,
        "records that go soon",
        "What is destroyed soon because its time is over",
        "retention|records to go|what goes soon|records going soon",
        place=None,
    ),
)

VERBS: Mapping[str, str] = {
    "keep": RetentionVerb.KEEP,
    "keep longer": RetentionVerb.KEEP,
    "hold": RetentionVerb.KEEP,
    "end hold": RetentionVerb.END_HOLD,
    "end the hold": RetentionVerb.END_HOLD,
}
"""What people type before a reference, and the verb that does so."""
