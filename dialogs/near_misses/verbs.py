"""What a press of a button that only a near miss has asks for, and what can be typed."""

from enum import StrEnum

from dialogs.asking.commands import command_row


class NearMissVerb(StrEnum):
    """The verbs that only a near miss has."""

    REPORT = "report_near_miss"
    SEND = "near_miss_send"
    SEND_NOT_LEAD = "near_miss_not_lead"


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
