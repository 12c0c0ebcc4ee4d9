"""A form about a case: its questions, the button that sends them, and the way back."""

from collections.abc import Iterable, Sequence

from dialogs.asking.question_inputs import MOST_SENT
from dialogs.cards.elements import Card, Element, box, card, execute, heading, text
from dialogs.cards.inputs import input_text
from dialogs.cases.scene import CaseScene
from dialogs.cases.verbs import Verb


def case_form(
    scene: CaseScene,
    title: str,
    body: Sequence[Element],
    send: tuple[str, str],
    *,
    summary: str = "",
    problem: str = "",
    **data: str,
) -> Card:
    """Return the card. `send` is a button and its verb, which carries `data` too."""
    shared, (button, verb) = scene.ref.data(), send
    warned = [box("warning", [text(problem, bold=True)])] if problem else []
    actions = [
        execute(button, verb, {**shared, **data}, style="positive"),
        execute("Not now", Verb.CLOSE, shared, needs_inputs=False),
    ]
    return card([heading(title), *warned, *body], actions, summary=summary or title)


def with_buttons(form: Card, others: Iterable[Element]) -> Card:
    """Return the form with more buttons, before the way back."""
    *first, back = form["actions"]
    return {**form, "actions": [*first, *others, back]}


def needed_words(name: str, label: str, error: str) -> Element:
    """Return a box for a few sentences that must be written."""
    return input_text(name, label, long=True, required=True, most=MOST_SENT, error=error)
