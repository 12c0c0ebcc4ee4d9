"""What can be typed about breaches."""

from collections.abc import Mapping

from dialogs.asking.commands import command_row
from dialogs.breaches.verbs import BreachVerb

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
