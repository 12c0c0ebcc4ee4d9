"""Papers on a card, to read and to copy: a letter to somebody, and what the regulator asks.

They hold what people wrote, so they are folded away like *Open*.
"""

from collections.abc import Sequence

from dialogs.breaches.people import person_lines, telling_buttons
from dialogs.breaches.regulators_form import form_title
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.sentences import say
from dialogs.breaches.verbs import BreachVerb
from dialogs.cards.elements import Card, Element, box, card, execute, heading, text
from dialogs.cases.scene import buttons
from dialogs.cases.verbs import Verb
from governance.breaches.people_told import Person


def person_card(scene: BreachScene, person: Person, blocks: Sequence[Element]) -> Card:
    """Show how one of them can hear, a letter to them, and what can be written down."""
    who = say(f"person.{person}")
    notes = [say("people_letter.note", person=who)]
    if person is Person.OTHER_PARENT:
        notes.append(say("people_letter.parent_note"))
    title = say("people.title", reference=scene.reference)
    file = (say("people_letter.file"), BreachVerb.PEOPLE_LETTER_FILE)
    said = [*person_lines(scene, person), text(say("people_letter.title", person=who), bold=True)]
    said += [text(note) for note in notes]
    return _paper(
        scene, title, said, blocks, file, others=telling_buttons(scene), step=person.value
    )


def public_notice_card(scene: BreachScene, blocks: Sequence[Element]) -> Card:
    """Show the words for a public notice. Whoever has what got out can read it too."""
    notes = [text(say("public.note")), text(say("public.nobody"))]
    title = say("public.title", reference=scene.reference)
    file = (say("people_letter.file"), BreachVerb.PUBLIC_NOTICE_FILE)
    danger = box("attention", [text(say("public.danger"), bold=True)])
    said = [*([danger] if scene.case.urgent else []), *notes]
    return _paper(scene, title, said, blocks, file)


def form_card(scene: BreachScene, blocks: Sequence[Element]) -> Card:
    """Show the draft of what the regulator, the toolkit or the ministry asks."""
    file = (say("form.file"), BreachVerb.FORM_FILE)
    return _paper(scene, form_title(scene), [text(say("form.note"))], blocks, file)


def _paper(
    scene: BreachScene,
    title: str,
    said: Sequence[Element],
    blocks: Sequence[Element],
    file: tuple[str, BreachVerb],
    others: Sequence[Element] = (),
    **data: str,
) -> Card:
    body = [
        heading(title),
        *said,
        box("emphasis", blocks),
        text(say("open.folds"), subtle=True, size="small"),
    ]
    words, verb = file
    get = execute(words, verb, {**scene.ref.data(), **data}, style="positive", needs_inputs=False)
    return card(body, [get, *others, *buttons(scene, (Verb.CLOSE,))], summary=title)
