"""Bringing cards up to date that stand in chats: a case went on, or somebody is out of it."""

from contextlib import suppress

from bot.post.outbox_messages import NewMessage, post
from bot.post.standing_cards import (
    card_in,
    cards_of_those,
    lists,
    notice_card,
    opened_cards,
    shown_by,
)
from bot.showing.recipes import Show, card_of, recipe_in
from bot.showing.viewing import UNREADABLE, case_of
from bot.work import Work
from governance.cases.case import Case
from governance.keys import CaseId
from governance.outbox_message import NOTICE_KINDS, MessageKind, Recipe, RecipeBody, ToCard
from governance.outcomes import MessageState
from governance.policy import SWEEP_EVERY
from storage.due import DueRow
from storage.outbox import OutboxMessage

RECEIPT = "receipt"
"""What is due of a case whose receipt may say more."""
STANDS = (MessageState.WAITING, MessageState.SENT)


def refresh(work: Work, case: Case, *, after: str = "") -> None:
    """Bring every notice of this case that people have in their chats up to date; `after` what, if
    that is no event of the case.

    A card someone has open is left alone: it is folded back by its own time. Whoever is out of the
    case keeps no card of it at all: notices, parts, and what they asked for by typing.
    """
    about = work.unit.outbox.of_subject(case.header.id)
    opened = opened_cards(about)
    for one in about:
        card = None if _left_alone(work, one, case) else notice_card(one)
        if card and card.person not in case.out and card.activity not in opened:
            refresh_one(work, case, one, card, after=after)
    for one, card in lists(about):
        if card.person not in case.out and card.activity not in opened:
            _replace(work, case, one, card, card_of(case, shown_by(one) or Show.CASE), after=after)
    for one, card in cards_of_those(about, case.out):
        refresh_one(work, case, one, card, after=after)


def seen_due(work: Work, row: DueRow) -> bool:
    """Bring the cards of a case up to date with who has seen a notice."""
    case = case_of(work, CaseId(row.subject))
    if case is not None and case.decided is None:
        refresh(work, case, after=f"row {row.id}")
    work.unit.due.done(row.id)
    return True


def reporter_learns(work: Work, message: OutboxMessage) -> None:
    """Bring receipts up to date with what became of a rung's notice; of a card of many cases, each
    in its own time: nobody waits for all of them.
    """
    recipe = recipe_in(message.body)
    if recipe is None or not recipe.rung or message.kind not in NOTICE_KINDS.values():
        return
    for about in recipe.cases:
        at = work.now + SWEEP_EVERY
        work.unit.due.put(subject=about, what=RECEIPT, party=message.party, at=at)
    if not recipe.cases:
        with suppress(*UNREADABLE):  # what became of the notice is kept all the same
            who_was_told(work, recipe.case, after=f"message {message.id}")


def receipt_due(work: Work, row: DueRow) -> bool:
    """Bring the receipts of a case up to date with who was told of it on a card of many."""
    who_was_told(work, CaseId(row.subject), after=f"row {row.id}")
    work.unit.due.done(row.id)
    return True


def who_was_told(work: Work, about: CaseId, *, after: str) -> None:
    """Bring the receipts of a case up to date with who was told, while nobody has it."""
    case = case_of(work, about)
    if case is not None and case.nobody_has_it and case.decided is None:
        renew_receipts(work, case, after=after)


def renew_receipts(work: Work, case: Case, *, after: str = "") -> None:
    """Bring the reporter's receipts up to date where they stand: what they say has changed, after
    something that is no event of the case.
    """
    seen: set[str] = set()
    for one in work.unit.outbox.of_subject(case.header.id):
        stands = shown_by(one) == Show.RECEIPT and one.state in STANDS
        card = card_in(one) if stands else None
        if card and card.person not in case.out and card.activity not in seen:
            seen.add(card.activity)
            _replace(work, case, one, card, card_of(case, Show.RECEIPT), after=after)


def _left_alone(work: Work, one: OutboxMessage, case: Case) -> bool:
    """Return whether a message is another party's record, which the case does not change now."""
    left_alone = work.services.kinds.notices.left_alone.get(shown_by(one) or "")
    return left_alone is not None and left_alone(case)


def refresh_one(
    work: Work, case: Case, one: OutboxMessage, card: ToCard, *, after: str = ""
) -> None:
    """Bring one card up to date, as its reader may see it now."""
    gone = card_of(case, Show.CONFLICT_DONE)
    recipe = gone if card.person in case.out else _now_shown(work, one, case)
    _replace(work, case, one, card, recipe, after=after)


def _replace(
    work: Work,
    case: Case,
    one: OutboxMessage,
    card: ToCard,
    recipe: Recipe,
    *,
    after: str = "",
) -> None:
    when = f"{case.header.version}:{after}" if after else str(case.header.version)
    message = NewMessage(
        key=f"{case.header.id}:refresh:{when}:{one.id}",
        party=case.header.party,
        kind=MessageKind.UPDATE,
        to=card,
        body=RecipeBody(recipe),
        subject=case.header.id,
    )
    post(work, message)


def _now_shown(work: Work, one: OutboxMessage, case: Case) -> Recipe:
    """Return what a notice becomes: the case's card, unless it is of those that are kept."""
    was = recipe_in(one.body)
    if was is None or was.show not in work.services.kinds.notices.kept:
        return card_of(case, Show.CASE)
    return Recipe(was.show, case=case.header.id, part=was.part)
