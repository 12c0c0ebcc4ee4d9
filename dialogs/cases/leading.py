"""Who leads, and who steps aside."""

from collections.abc import Sequence

from dialogs.cards.elements import Card, card, execute, heading, text
from dialogs.cards.inputs import input_choice
from dialogs.cases.case_form import case_form
from dialogs.cases.scene import CaseScene
from dialogs.cases.verbs import Verb
from dialogs.words.wording import say
from governance.people.identity import PersonId


def name_card(scene: CaseScene, candidates: Sequence[PersonId]) -> Card:
    """Ask who leads; the input is `who`, a PersonId as text."""
    title = say("name.title", reference=scene.reference)
    if not candidates:
        back = execute("Not now", Verb.CLOSE, scene.ref.data(), needs_inputs=False)
        return card([heading(title), text(say("name.nobody"))], [back], summary=title)
    people = [(person.text, scene.people.name(person)) for person in candidates]
    who = input_choice("who", say("name.who"), people, required=True, error=say("name.error"))
    return case_form(scene, title, [who], ("Name them", Verb.NAME_SEND))


def conflict_card(scene: CaseScene) -> Card:
    """Ask whether they are sure: it cannot be undone by the same person."""
    title = say("conflict.title", reference=scene.reference)
    data = scene.ref.data()
    actions = [
        execute("Step aside", Verb.CONFLICT_SEND, data, style="destructive", needs_inputs=False),
        execute("No, go back", Verb.CLOSE, data, needs_inputs=False),
    ]
    return card([heading(title), text(say("conflict.ask"))], actions, summary=title)


def conflict_done_card(reference: str) -> Card:
    """Show what is left for someone who stepped aside: the reference, and nothing to press."""
    title = say("conflict.done_title", reference=reference)
    return card([heading(title), text(say("conflict.done"))], summary=title)
