"""What can be typed about lost keys."""

from collections.abc import Mapping

from dialogs.asking.commands import command_row
from dialogs.lost_keys.verbs import LostKeyVerb

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
