"""What the buttons of a complaint ask for, and what someone must be allowed to press them."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

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
    """Those that the reader may press and that still make sense; `main` stands out."""
    open_still = (verb for verb in verbs if not over(scene, verb))
    return permitted(scene, BUTTONS, open_still, main=main)


def beside(
    scene: ComplaintScene, verbs: Iterable[CpVerb], *, main: CpVerb | None = None
) -> list[Element]:
    """The same in the middle of a card, beside what they are about; nothing where there is none."""
    found = cp_buttons(scene, verbs, main=main)
    return [buttons_here(found)] if found else []


def over(scene: ComplaintScene, verb: CpVerb) -> bool:
    """Nothing is acknowledged, passed on or asked twice, nor after the outcome."""
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
