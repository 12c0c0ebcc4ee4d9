"""What a message says, made at the moment it is sent for whoever will see it."""

from bot.post.files import make_file
from bot.showing.recipes import Shown
from bot.showing.render import render
from bot.showing.viewing import case_of
from bot.work import Work
from dialogs.cases.home import gone_card
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
from storage.outbox import OutboxMessage


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
            return work.services.kinds.agreement.mail(work, about)
        case RecipeBody(recipe):
            mail = work.services.kinds.notices.mails[recipe.show]
            return None if _silenced(work, recipe) else mail(work, recipe)
        case OfferBody() | FileBody():
            return None  # a file is for one person
        case CardBody() | TextBody() as body:
            return ready_made(body)


def render_card(work: Work, message: OutboxMessage) -> Shown | None:
    """Return the card or text for a chat; None where nobody needs it any more.

    What is not its reader's to see becomes a line that says nothing, unless it is a notice, which
    then is not sent.
    """
    person = person_of(message.to)
    viewer = work.services.viewer(person, work.now) if person else None
    match message.body:
        case AgreementBody(about):
            return work.services.kinds.agreement.card(work, about, person) if person else None
        case RecipeBody(recipe):
            reader = None if _silenced(work, recipe) else viewer
            shown = reader and render(work, _in_time(work, recipe, message), reader)
            return shown or (None if message.kind is MessageKind.NOTICE else _gone())
        case OfferBody() | FileBody() as body:
            return (viewer and make_file(work, body, viewer)) or _gone()
        case CardBody() | TextBody() as body:
            return ready_made(body)


def _in_time(work: Work, recipe: Recipe, message: OutboxMessage) -> Recipe:
    """Return the folded recipe once a fold of the card may have gone before it."""
    kinds, too_late = work.services.kinds, work.now - message.made_at >= FOLD_AFTER
    return kinds.folded(recipe) if recipe.show in kinds.folds and too_late else recipe


def _gone() -> Shown:
    card = gone_card()
    return Shown(card, str(card["fallbackText"]))


def _silenced(work: Work, recipe: Recipe) -> bool:
    """Return whether a rung's notice need not be heard any more."""
    over = work.services.kinds.notices.over.get(recipe.show)
    if over is None or not recipe.rung:
        return False
    case = case_of(work, recipe.case)
    return case is None or over(case, recipe)
