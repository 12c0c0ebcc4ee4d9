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


def expired_card(started: datetime, ref: Ref, start: StartButton) -> Card:
    """Tell whoever began it, kindly, that it is deleted."""
    title = say("expired.title")
    body = [heading(title), text(say("expired.body", at=at(started)))]
    return card(body, [start.shown(ref)], summary=title)
