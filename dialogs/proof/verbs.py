"""What a press of a button on a head's card asks for, and what can be typed."""

from enum import StrEnum

from dialogs.asking.commands import command_row


class HeadVerb(StrEnum):
    """The verbs of the card of a head."""

    SHOW = "head"
    FILE = "head_file"
    KEPT = "head_kept"


ROWS = (
    command_row(
        HeadVerb.SHOW,
        "seal of the record",
        "See the seal that you keep: it shows that our record was not changed",
        "the seal|show me the seal|the seal of the record",
        place=None,
    ),
)
