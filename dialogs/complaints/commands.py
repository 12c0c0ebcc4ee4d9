"""What can be typed about complaints."""

from collections.abc import Mapping

from dialogs.asking.commands import command_row
from dialogs.complaints.verbs import CpVerb

LADO_TOLD, RECORD_ANYWAY = "lado_told", "record_anyway"
"""Names of the two commands that go on where the flow stopped."""

ROWS = (
    command_row(
        CpVerb.START,
        "record a complaint",
        "Someone complained about how information was handled: two short cards",
        "complaint|a complaint|complaints|report a complaint|new complaint|make a complaint"
        "|someone complained|record complaint",
        place=40,
    ),
    command_row(
        LADO_TOLD,
        "the LADO has been told",
        "Go on with a complaint once you have phoned the LADO",
        "lado told|i have told the lado|lado has been told|the lado has been told carry on"
        "|the lado knows|i phoned the lado",
        place=None,
    ),
    command_row(
        RECORD_ANYWAY,
        "record it all the same",
        "Record a complaint that may be about information after all",
        "record it|record it anyway|record anyway",
        place=None,
    ),
)

VERBS: Mapping[str, str] = {
    "letter": "letter",
    "write acknowledgement": "letter",
    "note": "note",
    "progress": "note",
    "add a progress note": "note",
    "received": "received",
    "correct day": "received",
    "pass": "pass_on",
    "pass it": "pass_on",
    "ask group": "group",
    "group": "group",
}
"""Before a reference."""
