"""A message could not be delivered: it is marked, and whoever is to hear instead is told."""

from bot.post.files import not_saved
from bot.work import Work
from governance.outbox_message import NOTICE_KINDS, AgreementBody, RecipeBody, ToUpload, person_of
from storage.outbox import OutboxMessage


def unreached(work: Work, message: OutboxMessage, why: str) -> None:
    """Mark a message failed; a rung's notice goes on to the next person."""
    work.unit.outbox.failed(message.id, now=work.now, why=why)
    if isinstance(message.to, ToUpload):
        not_saved(work, message, message.to)
    match message.body:
        case AgreementBody(about):
            work.services.kinds.agreement.unreached(work, about)
        case RecipeBody(recipe) if recipe.rung and message.kind in NOTICE_KINDS.values():
            if follows := work.services.kinds.notices.unreached.get(recipe.show):
                follows(work, recipe, person_of(message.to), why)
        case _:  # nobody else is told of it
            pass
