"""What a message says, made at the moment it is sent for whoever will see it."""

from datetime import datetime

from bot.agreements.mailing import make_mail as agreement_mail
from bot.agreements.render import make as agreement_make
from bot.cases.mailbox import make_mail
from bot.post.files import make_file
from bot.showing.recipes import FOLDED, Show, Shown, folded
from bot.showing.render import COURIER, render
from bot.showing.viewing import View
from bot.work import Work
from dialogs.cases.home import gone_card
from governance.access import Action
from governance.cases.ladders import Silence
from governance.outbox_message import (
    AgreementBody,
    Body,
    CardBody,
    FileBody,
    MessageKind,
    OfferBody,
    Recipe,
    RecipeBody,
    TextBody,
    person_of,
)
from governance.policy import FOLD_AFTER
from governance.tasks.standing import open_tasks
from storage.errors import NotThere
from storage.outbox_rows import OutboxMessage


def ready_made(body: Body) -> Shown | None:
    """Return what needs no look into the store: a form, a menu or a line of text. None else."""
    match body:
        case CardBody(card, summary):
            return Shown(dict(card), summary)
        case TextBody(text, subject):
            return Shown(None, subject, text)
        case _:
            return None


def render_mail(work: Work, message: OutboxMessage) -> Shown | None:
    """Return a mail's subject and text; None where nobody needs it any more."""
    match message.body:
        case AgreementBody(about):
            return agreement_mail(work, about)
        case RecipeBody(recipe):
            return None if _silenced(work, recipe) else make_mail(work, recipe)
        case OfferBody() | FileBody():
            return None  # a file is for one person
        case CardBody() | TextBody() as body:
            return ready_made(body)


def render_card(work: Work, message: OutboxMessage) -> Shown | None:
    """Return the card or text for a chat; None where nobody needs it any more.

    What is not its reader's to see becomes a line that says nothing, unless it is a notice, which
    then is not sent.
    """
    unit, services, now = work.unit, work.services, work.now
    person = person_of(message.to)
    viewer = services.viewer(person, now) if person else None
    view = View(viewer, now) if viewer else None
    match message.body:
        case AgreementBody(about):
            return agreement_make(work, about, person) if person else None
        case RecipeBody(recipe):
            open_to = None if _silenced(work, recipe) else view
            shown = open_to and render(unit, services, _in_time(recipe, message, now), open_to)
            return shown or (None if message.kind is MessageKind.NOTICE else _gone())
        case OfferBody() | FileBody() as body:
            return (view and make_file(unit, services, body, view, render)) or _gone()
        case CardBody() | TextBody() as body:
            return ready_made(body)


def _in_time(recipe: Recipe, message: OutboxMessage, now: datetime) -> Recipe:
    """Return the folded recipe once a fold of the card may have gone before it."""
    too_late = now - message.made_at >= FOLD_AFTER
    return folded(recipe) if recipe.show in FOLDED and too_late else recipe


def _gone() -> Shown:
    card = gone_card()
    return Shown(card, str(card["fallbackText"]))


def _silenced(work: Work, recipe: Recipe) -> bool:
    """Return whether the case was acknowledged, decided or answered since a rung was due."""
    if recipe.show not in (Show.ESCALATION, Show.TASK_NOTICE) or not recipe.rung:
        return False
    try:
        case = work.unit.cases.history(COURIER, recipe.case, Action.SEE_STATUS, now=work.now)
    except NotThere:
        return True
    if recipe.part:
        return all(task.part != recipe.part for task in open_tasks(case))
    rung = case.ladder.rung(recipe.rung)
    if rung.silenced_by is Silence.ACKNOWLEDGED and case.acknowledged:
        return True
    return case.decided is not None or rung.silenced_by in case.met
