"""Joining the reports of one incident, and saying on a card that they are."""

from collections.abc import Sequence

from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.breaches.verbs import PARTNER_BUTTONS, BreachVerb
from dialogs.cards.elements import Card, Element, box, card, execute, heading, text
from dialogs.cards.inputs import input_choice
from dialogs.cases.scene import at, permitted
from dialogs.cases.verbs import Verb
from governance.breaches.breach import Breach


def same_card(scene: BreachScene, others: Sequence[Breach]) -> Card:
    """Ask which report is of the same incident. Its input: `other` (a case's id)."""
    title = say("same.title", reference=scene.reference)
    data = scene.ref.data()
    back = execute("Not now", Verb.CLOSE, data, needs_inputs=False)
    if not others:
        return card([heading(title), text(say("same.nothing"))], [back], summary=title)
    choices = [(one.header.id, _called(one)) for one in others]
    body = [
        heading(title),
        text(say("same.means")),
        input_choice("other", say("same.which"), choices, required=True, error=say("same.error")),
    ]
    join = execute(say("same.join"), BreachVerb.SAME_SEND, data, style="positive")
    return card(body, [join, back], summary=title)


def _called(case: Breach) -> str:
    return say("same.choice", reference=case.header.reference, at=at(case.reported_at))


def same_lines(scene: BreachScene) -> list[Element]:
    """Say which reports are worked together; nothing where this one stands alone."""
    same = scene.case.same
    if same.into is not None:
        return [box("emphasis", [text(say("same.into", reference=same.into.reference))])]
    if not same.joined:
        return []
    references = ", ".join(one.reference for one in same.joined)
    return [text(say("same.joined", references=references))]


def same_buttons(scene: BreachScene) -> list[Element]:
    """Return the button to join a report to this one, or to take that back."""
    verb = BreachVerb.SAME if scene.case.same.into is None else BreachVerb.PART_SAME
    return permitted(scene, PARTNER_BUTTONS, (verb,))
