"""A message could not be delivered, or not in time: whoever is to hear instead is told."""

from bot.post.files import not_saved
from bot.post.refresh import reporter_learns
from bot.post.retries import known_to_be_late
from bot.work import Work
from governance.outbox_message import NOTICE_KINDS, AgreementBody, RecipeBody, ToUpload, person_of
from storage.outbox import OutboxMessage


def unreached(work: Work, message: OutboxMessage, why: str) -> None:
    """Mark a message failed; a rung's notice goes on to the next person, unless it has."""
    work.unit.outbox.failed(message.id, now=work.now, why=why)
    reporter_learns(work, message)
    if isinstance(message.to, ToUpload):
        not_saved(work, message, message.to)
    if isinstance(message.body, AgreementBody):
        work.services.kinds.agreement.unreached(work, message.body.notice)
    elif not known_to_be_late(message):
        passed_on(work, message, why)


def passed_on(work: Work, message: OutboxMessage, why: str) -> None:
    """Tell the next person of a rung; nobody is told instead of any other message."""
    match message.body:
        case RecipeBody(recipe) if recipe.rung and message.kind in NOTICE_KINDS.values():
            if follows := work.services.kinds.notices.unreached.get(recipe.show):
                follows(work, recipe, person_of(message.to), why)
        case _:
            pass
