"""What a press of a button that only a breach has asks for, and what can be typed."""

from collections.abc import Mapping
from enum import StrEnum

from dialogs.asking.commands import command_row


class BreachVerb(StrEnum):
    """The verbs that only a breach has. Those that end in `_send` carry a card's answers."""

    REPORT = "report_breach"
    REPORT_FOR = "report_for"
    SEND = "send"
    SEND_NOT_LEAD = "send_not_lead"
    DETAILS_SEND = "details_send"
    DETAILS_SKIP = "details_skip"
    PART = "part"
    PART_CLOSE = "part_close"


ROWS = (
    command_row(
        BreachVerb.REPORT,
        "report a breach",
        "Information went astray: tell us in two minutes",
        "breach|data breach|a breach|report breach|report a data breach|report data breach"
        "|new breach|new report|report|report it|make a report|start a report",
        place=10,
    ),
    command_row(
        BreachVerb.REPORT_FOR,
        "report for someone else",
        "Tell us what a colleague without Teams told you",
        "report for someone|report for a colleague|report for someone without teams"
        "|report on behalf of someone|report on behalf of someone else|on behalf",
        place=50,
    ),
)

VERBS: Mapping[str, str] = {"details": "details", "add details": "details"}
"""Before a reference."""
