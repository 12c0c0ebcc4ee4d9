"""What a press of a button on a lost key's card asks for, where only a lost key has it."""

from collections.abc import Mapping
from enum import StrEnum

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
