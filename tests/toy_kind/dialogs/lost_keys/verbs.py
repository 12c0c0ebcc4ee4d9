"""What can be pressed and typed about lost keys, where only a lost key has it."""

from collections.abc import Mapping
from enum import StrEnum

from dialogs.asking.commands import command_row
from dialogs.cases.verbs import Button
from governance.access import Action


class LostKeyVerb(StrEnum):
    """The verbs that only a lost key has."""

    REPORT = "report_lost_key"
    SEND = "lost_key_send"
    LOCK_CHANGED = "lock_changed"


BUTTONS: Mapping[LostKeyVerb, Button] = {
    LostKeyVerb.LOCK_CHANGED: Button("The lock is changed", Action.DECIDE),
}

ROWS = (
    command_row(
        LostKeyVerb.REPORT,
        "report a lost key",
        "The key of a filing cabinet is missing: one card",
        "lost key|a lost key|report lost key|i lost a key|my key is gone",
        place=45,
    ),
)

VERBS: Mapping[str, str] = {"lock changed": "lock_changed", "lock": "lock_changed"}
"""Before a reference."""
