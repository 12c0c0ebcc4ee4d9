"""What the buttons of a disclosure request ask for, who may press them, and what can be typed."""

from collections.abc import Iterable, Mapping
from enum import StrEnum

from dialogs.asking.commands import command_row
from dialogs.cards.elements import Element
from dialogs.cases.scene import CaseScene, permitted
from dialogs.cases.verbs import Button
from governance.access import Action
from governance.disclosures.steps import Next


class DisclosureVerb(StrEnum):
    """The verbs that only it has. Those that end in `_send` carry a card's answers."""

    START = "disclosure"
    SEND = "disclosure_send"
    CHECK = "disclosure_check"
    CHECK_SEND = "disclosure_check_send"
    WEIGH = "disclosure_weigh"
    WEIGH_SEND = "disclosure_weigh_send"
    LEGAL = "disclosure_legal"
    LEGAL_SEND = "disclosure_legal_send"
    DECIDE = "disclosure_decide"
    DECIDE_SEND = "disclosure_decide_send"
    SENT = "disclosure_sent"
    SENT_SEND = "disclosure_sent_send"
    TELL = "disclosure_tell"
    TELL_SEND = "disclosure_tell_send"
    LETTERS = "disclosure_letters"
    LETTER = "disclosure_letter"
    LETTER_FILE = "disclosure_letter_file"


BUTTONS: Mapping[DisclosureVerb, Button] = {
    DisclosureVerb.CHECK: Button("Is it really them?", Action.DECIDE),
    DisclosureVerb.WEIGH: Button("Must we, or may we?", Action.DECIDE),
    DisclosureVerb.LEGAL: Button("Ask legal today", Action.DECIDE),
    DisclosureVerb.DECIDE: Button("Decide", Action.DECIDE),
    DisclosureVerb.SENT: Button("What went", Action.DECIDE),
    DisclosureVerb.TELL: Button("Tell the person?", Action.DECIDE),
    DisclosureVerb.LETTERS: Button("Letters", Action.DECIDE),
}

OF_STEP: Mapping[Next, DisclosureVerb] = {step: DisclosureVerb[step.name] for step in Next}
"""The button of each thing that can be written down."""


def disclosure_buttons(scene: CaseScene, steps: Iterable[Next]) -> list[Element]:
    """Return the buttons of these steps that the reader may press; the first stands out."""
    verbs = [OF_STEP[step] for step in steps]
    return permitted(scene, BUTTONS, verbs, main=verbs[0] if verbs else None)


def letters_button(scene: CaseScene) -> list[Element]:
    """Return the button that shows its letters, to whoever may decide."""
    return permitted(scene, BUTTONS, (DisclosureVerb.LETTERS,))


ROWS = (
    command_row(
        DisclosureVerb.START,
        "record a disclosure request",
        "The police, a court, a coroner or a solicitor asks for somebody's information",
        "disclosure|a disclosure|disclosures|disclosure request|police request|court order"
        "|the police ask|new disclosure request|record disclosure request",
        place=35,
    ),
)

VERBS: Mapping[str, str] = {
    "really them": DisclosureVerb.CHECK,
    "check who asks": DisclosureVerb.CHECK,
    "must or may": DisclosureVerb.WEIGH,
    "legal": DisclosureVerb.LEGAL,
    "ask legal": DisclosureVerb.LEGAL,
    "what went": DisclosureVerb.SENT,
    "went": DisclosureVerb.SENT,
    "tell the person": DisclosureVerb.TELL,
    "tell person": DisclosureVerb.TELL,
}
"""Before a reference."""
