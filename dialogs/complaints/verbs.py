"""What the buttons of a complaint ask for, who may press them, and what can be typed."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from dialogs.asking.commands import command_row
from dialogs.cards.elements import Element, buttons_here
from dialogs.cases.scene import permitted
from dialogs.cases.verbs import Button
from dialogs.complaints.scene import ComplaintScene
from governance.access import Action
from governance.complaints.routing import Respondent


class CpVerb(StrEnum):
    """The verbs that only a complaint has. Those that end in `_send` carry a card's answers."""

    START = "complaint"
    SEND = "complaint_send"
    LADO_TOLD = "complaint_lado_told"
    AFTER_ALL = "complaint_after_all"
    LETTER = "complaint_letter"
    LETTER_SENT = "complaint_letter_send"
    LETTER_FILE = "complaint_letter_file"
    NOTE = "complaint_note"
    NOTE_SEND = "complaint_note_send"
    OUTCOME_SEND = "complaint_outcome_send"
    LESSON_SEND = "complaint_lesson_send"
    RECEIVED = "complaint_received"
    RECEIVED_SEND = "complaint_received_send"
    PASS_ON = "complaint_pass_on"  # noqa: S105  a button, not a password
    PASS_ON_SEND = "complaint_pass_on_send"  # noqa: S105
    ASK_GROUP = "complaint_ask_group"


BUTTONS: Mapping[CpVerb, Button] = {
    CpVerb.LETTER: Button("Write the acknowledgement", Action.DECIDE),
    CpVerb.NOTE: Button("Add a progress note", Action.DECIDE),
    CpVerb.RECEIVED: Button("Correct the day", Action.CORRECT_AWARENESS),
    CpVerb.PASS_ON: Button("Pass it on", Action.DECIDE),
    CpVerb.ASK_GROUP: Button("Ask the group", Action.DECIDE),
}


def cp_buttons(
    scene: ComplaintScene, verbs: Iterable[CpVerb], *, main: CpVerb | None = None
) -> list[Element]:
    """Return those that the reader may press and that still make sense; `main` stands out."""
    open_still = (verb for verb in verbs if not over(scene, verb))
    return permitted(scene, BUTTONS, open_still, main=main)


def beside(
    scene: ComplaintScene, verbs: Iterable[CpVerb], *, main: CpVerb | None = None
) -> list[Element]:
    """Return the buttons for the middle of a card; nothing where there are none."""
    found = cp_buttons(scene, verbs, main=main)
    return [buttons_here(found)] if found else []


def over(scene: ComplaintScene, verb: CpVerb) -> bool:
    """Return whether it is done: nothing is acknowledged, passed on or asked twice."""
    case = scene.case
    if case.decided is not None:
        return True
    match verb:
        case CpVerb.LETTER:
            return case.letter is not None
        case CpVerb.PASS_ON:
            return case.passed is not None or case.route.respondent is not Respondent.PASS_ON
        case CpVerb.ASK_GROUP:
            return case.asked is not None or case.route.respondent not in TO_THE_GROUP
        case _:
            return False


TO_THE_GROUP = (Respondent.NOMINATED_REPRESENTATIVE, Respondent.GROUP_DECIDES)


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
