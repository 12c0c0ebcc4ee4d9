"""What whoever handles a complaint fills in. Each is a message of its own; nothing redraws it."""

from dialogs.cards.elements import Card, Element, execute, text
from dialogs.cards.inputs import input_choice, input_date, input_toggle
from dialogs.cards.quoting import plain
from dialogs.cases.case_form import case_form, needed_words
from dialogs.complaints.scene import ComplaintScene
from dialogs.complaints.sentences import say
from dialogs.complaints.verbs import CpVerb
from governance.complaints.facts import Result
from governance.moments import london

RESULTS = (
    (Result.UPHELD, "Upheld"),
    (Result.PARTLY, "Partly upheld"),
    (Result.NOT_UPHELD, "Not upheld"),
    (Result.ANSWERED_ELSEWHERE, "Another organisation answers it"),
    (Result.NOT_PURSUED, "Not pursued"),
)


def letter_card(scene: ComplaintScene, draft: str) -> Card:
    """Show the draft to copy, and ask the day it was sent; the input is `sent_on`."""
    title = say("letter.title", reference=scene.reference)
    shown = [text(plain(line)) for line in draft.splitlines() if line.strip()]
    body = [
        text(say("letter.how" if draft else "letter.none")),
        *shown,
        _day(scene, "sent_on", say("letter.when")),
        text(say("open.folds"), subtle=True, size="small"),
    ]
    made = case_form(scene, title, body, ("I have sent it", CpVerb.LETTER_SENT))
    file = execute("Get the Word file", CpVerb.LETTER_FILE, scene.ref.data(), needs_inputs=False)
    return {**made, "actions": [*made["actions"], *([file] if draft else [])]}


def note_card(scene: ComplaintScene) -> Card:
    """Ask how it is going; the inputs are `note` and `told`."""
    title = say("note.title", reference=scene.reference)
    body = [
        needed_words("note", say("note.ask"), say("note.error")),
        input_toggle("told", "The person who complained", say("note.told")),
        text(say("note.target"), subtle=True),
    ]
    return case_form(scene, title, body, ("Keep the note", CpVerb.NOTE_SEND))


def outcome_card(scene: ComplaintScene) -> Card:
    """Ask what came of it; the inputs are `result`, `outcome`, `told_on` and `regulator`."""
    title = say("outcome.title", reference=scene.reference)
    choices = [(str(value), label) for value, label in RESULTS]
    body = [
        input_choice("result", say("outcome.result"), choices, required=True),
        needed_words("outcome", say("outcome.words"), say("outcome.error")),
        _day(scene, "told_on", say("outcome.told_on")),
        input_toggle(
            "regulator",
            "The regulator",
            say("outcome.regulator"),
            required=True,
            error=say("outcome.regulator_error"),
        ),
        text(say("outcome.closes"), subtle=True),
    ]
    return case_form(scene, title, body, ("Record the outcome", CpVerb.OUTCOME_SEND))


def lesson_card(scene: ComplaintScene) -> Card:
    """Ask what was learnt; the input is `lesson`. Never filled in with what is on record."""
    title = say("lesson.title", reference=scene.reference)
    again = [text(say("lesson.again"), subtle=True)] if scene.case.lesson else []
    body = [*again, needed_words("lesson", say("cp.lesson_ask"), say("lesson.error"))]
    return case_form(scene, title, body, ("Record what was learnt", CpVerb.LESSON_SEND))


def received_card(scene: ComplaintScene) -> Card:
    """Ask for the right day, and why; the inputs are `received` and `reason`."""
    title = say("received.title", reference=scene.reference)
    body = [
        input_date(
            "received",
            say("received.ask"),
            value=scene.case.received.isoformat(),
            required=True,
            error=say("letter.error"),
        ),
        needed_words("reason", say("received.why"), say("note.error")),
        text(say("received.keeps"), subtle=True),
    ]
    return case_form(scene, title, body, ("Correct the day", CpVerb.RECEIVED_SEND))


def pass_on_card(scene: ComplaintScene, to: str) -> Card:
    """Ask for the complainant's agreement, and say to whom it goes; the input is `agrees`."""
    title = say("pass_on.title", reference=scene.reference, party=scene.party(to))
    agrees = input_toggle(
        "agrees",
        "Their agreement",
        say("pass_on.agrees"),
        required=True,
        error=say("pass_on.error"),
    )
    body = [text(say("pass_on.what")), agrees]
    return case_form(scene, title, body, ("Pass it on", CpVerb.PASS_ON_SEND))


def _day(scene: ComplaintScene, name: str, label: str) -> Element:
    today = london(scene.now).date().isoformat()
    return input_date(name, label, value=today, required=True, error=say("letter.error"))
