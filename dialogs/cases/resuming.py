"""A report that was begun and not sent: offered again, or gone after its time."""

from datetime import datetime

from dialogs.cards.elements import Card, Ref, card, execute, heading, text
from dialogs.cases.home import StartButton
from dialogs.cases.scene import at
from dialogs.cases.verbs import Verb
from dialogs.words.wording import say
from governance.moments import london, say_date


def resume_card(started: datetime, until: datetime, ref: Ref) -> Card:
    """Ask whether to carry on or start again; nothing of what was answered is on it."""
    title = say("resume.title")
    body = [
        heading(title),
        text(say("resume.body", at=at(started))),
        text(say("resume.kept", until=say_date(london(until).date())), subtle=True),
    ]
    data = ref.data()
    actions = [
        execute("Carry on", Verb.RESUME, data, style="positive", needs_inputs=False),
        execute("Start again", Verb.START_AGAIN, data, needs_inputs=False),
    ]
    return card(body, actions, summary=title)


def form_begun(form: str, started: datetime) -> str:
    """Name a form that is not sent, and when it was begun."""
    return say("resume.form", form=form, at=at(started))


def same_thing_card(form: str, started: datetime, until: datetime, ref: Ref) -> Card:
    """Ask whether a form of another day is about the same thing; it shows no answer."""
    title = say("resume.same_title")
    kept = say("resume.same_kept", until=say_date(london(until).date()))
    body = [
        heading(title),
        text(say("resume.same_body", form=form, at=at(started))),
        text(kept, subtle=True),
    ]
    yes, no = {**ref.data(), "same": "yes"}, {**ref.data(), "same": "no"}
    actions = [
        execute("Yes: carry on", Verb.RESUME, yes, style="positive", needs_inputs=False),
        execute("No: something new", Verb.START_AGAIN, no, needs_inputs=False),
    ]
    return card(body, actions, summary=title)


def same_thing_line(started: datetime) -> str:
    """Ask the same beside a form that is being sent."""
    return say("resume.same_line", at=at(started))


def expired_card(started: datetime, ref: Ref, start: StartButton) -> Card:
    """Tell whoever began it, kindly, that it is deleted."""
    title = say("expired.title")
    body = [heading(title), text(say("expired.body", at=at(started)))]
    return card(body, [start.shown(ref)], summary=title)
