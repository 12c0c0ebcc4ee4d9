"""What can be typed about near misses."""

from dialogs.asking.commands import command_row
from dialogs.near_misses.verbs import NearMissVerb

ROWS = (
    command_row(
        NearMissVerb.REPORT,
        "report a near miss",
        "It nearly went wrong, or you saw poor practice: one card, no clock",
        "near miss|a near miss|report near miss|near misses|nearmiss|poor practice|bad practice"
        "|report poor practice|report bad practice|new near miss|close call",
        place=20,
    ),
)
