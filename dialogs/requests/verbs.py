"""What the buttons of a request ask for, who may press them, and what can be typed.

A step is typed with its day: "RQ-2026-0001 clarification answered 11/11/2026".
"""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from dialogs.asking.commands import (
    CASE_ACTION,
    MOST_TYPED,
    Command,
    command_row,
    reference,
    references,
)
from dialogs.cards.elements import Element
from dialogs.cases.scene import CaseScene, permitted
from dialogs.cases.verbs import Button
from governance.access import Action
from governance.agreements.model import spoken
from governance.requests.kind import REQUEST
from governance.requests.steps import Step


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
    """Return those that the reader may press."""
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


_REFERENCES = references((REQUEST.prefix,))
STEPS: Mapping[str, str] = {
    "identity asked": Step.IDENTITY_ASKED,
    "id asked": Step.IDENTITY_ASKED,
    "asked who they are": Step.IDENTITY_ASKED,
    "identity confirmed": Step.IDENTITY_CONFIRMED,
    "id confirmed": Step.IDENTITY_CONFIRMED,
    "identity received": Step.IDENTITY_CONFIRMED,
    "clarification asked": Step.CLARIFICATION_ASKED,
    "asked what they want": Step.CLARIFICATION_ASKED,
    "pause": Step.CLARIFICATION_ASKED,
    "clarification answered": Step.CLARIFICATION_ANSWERED,
    "clarified": Step.CLARIFICATION_ANSWERED,
    "fee asked": Step.FEE_ASKED,
    "fees notice": Step.FEE_ASKED,
    "fee paid": Step.FEE_PAID,
    "paid": Step.FEE_PAID,
    "extend": Step.EXTENDED,
    "extended": Step.EXTENDED,
    "extension": Step.EXTENDED,
    "refuse": Step.REFUSED,
    "refused": Step.REFUSED,
    "refusal": Step.REFUSED,
    "reply sent": Step.REPLY_SENT,
    "answer sent": Step.REPLY_SENT,
    "replied": Step.REPLY_SENT,
}
"""What people type of a step; a day may follow."""

OTHERS: Mapping[str, str] = {
    "steps": "request_steps",
    "record a step": "request_steps",
    "step": "request_steps",
    "do we hold it": "request_holding",
    "holding": "request_holding",
    "redirect": "request_holding",
    "not ours": "request_holding",
    "it is another right": "request_right",
    "another right": "request_right",
    "correct it": "request_right",
    "another day": "request_right",
    "correct day": "request_right",
    "how the date works": "deadline",
    "letters": "request_letters",
    "ask partners": "request_ask",
    "ask the partners": "request_ask",
    "ask partners what they hold": "request_ask",
}
"""What takes no day."""


def read_step(text: str) -> Command | None:
    """Return the step that `text` is of a request; None for anything else."""
    found = _REFERENCES.search(text[:MOST_TYPED])
    if found is None or len(text) > MOST_TYPED:
        return None
    said = f"{text[: found.start()]} {text[found.end() :]}".split()
    for count in range(len(said), 0, -1):
        words, rest = spoken(" ".join(said[:count])), " ".join(said[count:])
        verb = STEPS.get(words) or (None if rest else OTHERS.get(words))
        if verb is not None:
            return Command(CASE_ACTION, rest=rest, verb=str(verb), reference=reference(found))
    return None
