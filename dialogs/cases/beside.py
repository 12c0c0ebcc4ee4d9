"""What stands beside a case: notes that tell nobody, and other cases that belong with it."""

from dialogs.cards.elements import Card, Element, card, execute, heading, part, text
from dialogs.cards.fitting import Fitted
from dialogs.cards.inputs import input_text, input_toggle
from dialogs.cases.after_report import say_message
from dialogs.cases.case_form import case_form, needed_words
from dialogs.cases.scene import CaseScene
from dialogs.cases.verbs import Verb
from dialogs.words.wording import say
from governance.cases.case import Case
from governance.cases.event import Event
from governance.cases.facts import NoteAdded

MOST_NOTES = 5  # the newest: a card must stay under 28 KB


def note_card(scene: CaseScene) -> Card:
    """Ask for a note; the inputs are `text`, and whether it is `legal` advice."""
    title = say("beside.title", reference=scene.reference)
    body = [
        text(say("beside.means")),
        needed_words("text", say("beside.label"), say("message.error")),
        input_toggle("legal", say("beside.advice"), say("beside.legal")),
    ]
    return case_form(scene, title, body, (say("beside.send"), Verb.NOTE_SEND))


def link_card(scene: CaseScene) -> Card:
    """Ask for the other case; the input is `other`, a reference."""
    title = say("link.title", reference=scene.reference)
    linked = [text(say("link.already", references=_references(scene.case)))]
    other = input_text("other", say("link.label"), required=True, most=40, error=say("link.error"))
    body = [
        heading(title),
        text(say("link.means")),
        *(linked if scene.case.links else []),
        other,
    ]
    data = scene.ref.data()
    undo = execute(say("link.undo"), Verb.UNLINK_SEND, data)
    actions = [
        execute(say("link.send"), Verb.LINK_SEND, data, style="positive"),
        *([undo] if scene.case.links else []),
        execute("Not now", Verb.CLOSE, data, needs_inputs=False),
    ]
    return card(body, actions, summary=title)


def _references(case: Case) -> str:
    return ", ".join(one.reference for one in case.links)


def notes_said(case: Case) -> dict[str, str]:
    """Return the newest notes, by the names that `fitted` gives them back under."""
    return {name: fact.text for name, _, fact in _notes(case)[-MOST_NOTES:]}


def _notes(case: Case) -> list[tuple[str, Event, NoteAdded]]:
    said = [(event, event.fact) for event in case.history if isinstance(event.fact, NoteAdded)]
    return [(f"note {n}", event, fact) for n, (event, fact) in enumerate(said)]


def beside(scene: CaseScene, shown: Fitted) -> list[Element]:
    """Return the parts of an open card with its links and its notes; nothing where it has none."""
    linked = part(say("open.links"), [text(_references(scene.case))])
    return [*([linked] if scene.case.links else []), *_notes_part(scene, shown)]


def _notes_part(scene: CaseScene, shown: Fitted) -> list[Element]:
    every = _notes(scene.case)
    more = max(len(every) - MOST_NOTES, 0)
    items = [text(say("beside.earlier", count=str(more)), subtle=True)] if more else []
    for name, event, _ in every[-MOST_NOTES:]:
        items += [text(say_message(event, scene.people)), *shown[name]]
    return [part(say("open.notes"), items)] if items else []
