"""What the buttons of a request ask for, who may press them, and what can be typed.

The steps that are typed are read in `typed_steps.py`.
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from dialogs.asking.commands import command_row
from dialogs.cards.elements import Element
from dialogs.cases.scene import CaseScene, permitted
from dialogs.cases.verbs import Button
from governance.access import Action


class RequestVerb(StrEnum):
    """The verbs of the request cards. Those that end in `_send` carry a card's answers."""

    START = "report_request"
    SEND = "request_send"
    STEPS = "request_steps"
    STEP = "request_step"
    STEP_SEND = "request_step_send"
    HOLDING = "request_holding"
    HOLDING_SEND = "request_holding_send"
    RIGHT = "request_right"
    RIGHT_SEND = "request_right_send"
    WHY = "request_why"
    LETTERS = "request_letters"
    LETTER = "request_letter"
    LETTER_FILE = "request_letter_file"
    ASK = "request_ask"
    ASK_SEND = "request_ask_send"


BUTTONS: Mapping[RequestVerb, Button] = {
    RequestVerb.STEPS: Button("Record a step", Action.DECIDE),
    RequestVerb.HOLDING: Button("Do we hold it?", Action.DECIDE),
    RequestVerb.RIGHT: Button("Correct it", Action.DECIDE),
    RequestVerb.WHY: Button("How the date works", Action.SEE_STATUS),
    RequestVerb.LETTERS: Button("Letters", Action.DECIDE),
    RequestVerb.ASK: Button("Ask partners", Action.DECIDE),
}


def request_buttons(
    scene: CaseScene, verbs: Iterable[RequestVerb], *, main: RequestVerb | None = None
) -> list[Element]:
    """Those that the reader may press."""
    return permitted(scene, BUTTONS, verbs, main=main)


ROWS = (
    command_row(
        RequestVerb.START,
        "record a request",
        "Someone asks to see, correct or delete information, or makes an FOI request",
        "request|requests|rights request|record a rights request|subject access request|sar|foi"
        "|subject access|foi request|freedom of information request|eir|not sure what this is",
        place=30,
    ),
)
