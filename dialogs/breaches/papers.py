"""Papers on a card, to read and to copy: a letter to somebody, and what the regulator asks.

They hold what people wrote, so they are folded away like *Open*.
"""

from collections.abc import Sequence

from dialogs.breaches.regulators_form import form_title
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.breaches.verbs import BreachVerb
from dialogs.cards.elements import Card, Element, box, card, execute, heading, text
from dialogs.cases.scene import buttons
from dialogs.cases.verbs import Verb
from governance.breaches.people_told import Person


def people_letter_card(scene: BreachScene, person: Person, blocks: Sequence[Element]) -> Card:
    """Show a letter to one of the people."""
    who = say(f"person.{person}")
    notes = [say("people_letter.note", person=who)]
    if person is Person.OTHER_PARENT:
        notes.append(say("people_letter.parent_note"))
    title = say("people_letter.title", reference=scene.reference, person=who)
    file = (say("people_letter.file"), BreachVerb.PEOPLE_LETTER_FILE)
    return _paper(scene, title, notes, blocks, file, step=person.value)


def public_notice_card(scene: BreachScene, blocks: Sequence[Element]) -> Card:
    """Show the words for a public notice. Whoever has what got out can read it too."""
    notes = [say("public.note"), say("public.nobody")]
    title = say("public.title", reference=scene.reference)
    file = (say("people_letter.file"), BreachVerb.PUBLIC_NOTICE_FILE)
    warned = (
        [box("attention", [text(say("public.danger"), bold=True)])] if scene.case.urgent else []
    )
    made = _paper(scene, title, notes, blocks, file)
    first, *others = made["body"]
    return {**made, "body": [first, *warned, *others]}


def form_card(scene: BreachScene, blocks: Sequence[Element]) -> Card:
    """Show the draft of what the regulator, the toolkit or the ministry asks."""
    file = (say("form.file"), BreachVerb.FORM_FILE)
    return _paper(scene, form_title(scene), [say("form.note")], blocks, file)


def _paper(
    scene: BreachScene,
    title: str,
    notes: Sequence[str],
    blocks: Sequence[Element],
    file: tuple[str, BreachVerb],
    **data: str,
) -> Card:
    body = [
        heading(title),
        *(text(note) for note in notes),
        box("emphasis", blocks),
        text(say("open.folds"), subtle=True, size="small"),
    ]
    words, verb = file
    get = execute(words, verb, {**scene.ref.data(), **data}, style="positive", needs_inputs=False)
    return card(body, [get, *buttons(scene, (Verb.CLOSE,))], summary=title)
