"""Folding away what Open shows in a message of its own: by its time, or when its reader asks."""

from bot.post.outbox_messages import ABOUT_NOTHING, NewMessage, post
from bot.post.refresh import reporter_learns
from bot.showing.recipes import recipe_in
from bot.work import Work
from governance.outbox_message import MessageKind, Receipt, RecipeBody, ToCard, ToChat, person_of
from governance.people.identity import PersonId
from governance.policy import FOLD_AFTER
from storage.outbox import OutboxMessage


def went(work: Work, message: OutboxMessage, receipt: Receipt | None) -> None:
    """Mark a message sent. If it shows what people wrote, plan the fold of the card that it became.

    No receipt is kept of a message about no case: nothing looks for it again.
    """
    kept = None if message.subject == ABOUT_NOTHING else receipt
    work.unit.outbox.sent(message.id, now=work.now, receipt=kept)
    reporter_learns(work, message)
    recipe, to = recipe_in(message.body), message.to
    if not (
        recipe and receipt and isinstance(to, ToChat) and recipe.show in work.services.kinds.folds
    ):
        return
    fold = NewMessage(
        key=f"{MessageKind.FOLD}:{message.key}",
        party=message.party,
        kind=MessageKind.FOLD,
        to=ToCard(to.person, to.address, receipt.activity),
        body=RecipeBody(work.services.kinds.folded(recipe)),
        subject=recipe.case,
        later=FOLD_AFTER,
    )
    post(work, fold)


def fold_now(work: Work, person: PersonId) -> int:
    """Fold at once whatever this person has open, and drop what they asked to open. Returns how
    many.
    """
    waiting = work.unit.outbox.waiting_for(person, work.now + FOLD_AFTER)
    mine = [one for one in waiting if person_of(one.to) == person]
    folds, opens = (
        [one for one in mine if one.kind is MessageKind.FOLD],
        [one for one in mine if _opens(work, one)],
    )
    for one in folds:
        work.unit.outbox.retry(one.id, at=work.now, attempts=one.attempts)
    for one in opens:
        work.unit.outbox.superseded(one.id, now=work.now)
    return len(folds) + len(opens)


def _opens(work: Work, message: OutboxMessage) -> bool:
    """Return whether a message shows what people wrote."""
    recipe, folds = recipe_in(message.body), work.services.kinds.folds
    return message.kind is MessageKind.SAY and recipe is not None and recipe.show in folds
