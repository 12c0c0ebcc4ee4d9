"""Making what a message says, at the moment it is sent: superseded if it no longer holds.

What a person asked for, and a card that stands in their chat already, is never superseded:
where it is not theirs to see (any more), it becomes a line that says nothing.
"""

from datetime import datetime

from bot.agreements.mailing import make_mail as agreement_mail
from bot.agreements.render import make as agreement_make
from bot.cases.mailbox import make_mail
from bot.post.files import make_file
from bot.services import Services
from bot.showing.recipes import FOLDED, Show, Shown, folded
from bot.showing.render import COURIER, render
from bot.showing.viewing import View
from bot.work import Work
from dialogs.cases.home import gone_card
from governance.access import Action
from governance.cases.ladders import Silence
from governance.outbox_message import (
    AgreementBody,
    CardBody,
    FileBody,
    MessageKind,
    OfferBody,
    Recipe,
    RecipeBody,
    TextBody,
    person_of,
)
from governance.people.identity import PersonId
from governance.policy import FOLD_AFTER
from governance.tasks.standing import open_tasks
from storage.errors import NotThere
from storage.outbox_rows import OutboxMessage
from storage.unit import Unit


def ready_made(message: OutboxMessage) -> Shown | None:
    """Return what needs no look into the store: a form, a menu or a line of text. None else."""
    match message.body:
        case CardBody(card, summary):
            return Shown(dict(card), summary)
        case TextBody(text, subject):
            return Shown(None, subject, text)
        case _:
            return None


def make(work: Work, message: OutboxMessage) -> Shown | None:
    """The card or text to send; None when it is superseded or not for them any more."""
    person = person_of(message.to)
    match message.body:
        case CardBody() | TextBody():
            return ready_made(message)
        case AgreementBody(about):
            if person is None:
                return agreement_mail(work, about)
            return agreement_make(work, about, person)
        case OfferBody() | FileBody() as body:
            view = _view(work.services, person, work.now)
            return (view and make_file(work.unit, work.services, body, view, render)) or _gone()
        case RecipeBody(recipe):
            silenced = _silenced(work.unit, recipe, work.now)
            if person is None:
                return None if silenced else make_mail(work, recipe)
            view = None if silenced else _view(work.services, person, work.now)
            recipe = _in_time(recipe, message, work.now)
            shown = view and render(work.unit, work.services, recipe, view)
            return shown or (None if message.kind is MessageKind.NOTICE else _gone())


def _view(services: Services, person: PersonId | None, now: datetime) -> View | None:
    """What a person may see now; None for somebody we do not know (any more)."""
    viewer = services.viewer(person, now) if person else None
    return View(viewer, now) if viewer else None


def _in_time(recipe: Recipe, message: OutboxMessage, now: datetime) -> Recipe:
    """What Open shows stands for 15 minutes: delayed longer than that, it is folded already.

    Its fold may have gone out before it.
    """
    too_late = now - message.made_at >= FOLD_AFTER
    return folded(recipe) if recipe.show in FOLDED and too_late else recipe


def _gone() -> Shown:
    card = gone_card()
    return Shown(card, str(card["fallbackText"]))


def _silenced(unit: Unit, recipe: Recipe, now: datetime) -> bool:
    """Acknowledged, decided or answered since: nobody needs it any more."""
    if recipe.show not in (Show.ESCALATION, Show.TASK_NOTICE) or not recipe.rung:
        return False
    try:
        case = unit.cases.history(COURIER, recipe.case, Action.SEE_STATUS, now=now)
    except NotThere:
        return True
    if recipe.part:
        return all(task.part != recipe.part for task in open_tasks(case))
    rung = case.ladder.rung(recipe.rung)
    if rung.silenced_by is Silence.ACKNOWLEDGED and case.acknowledged:
        return True
    return case.decided is not None or rung.silenced_by in case.met
