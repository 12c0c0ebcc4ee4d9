"""Bringing cards up to date that stand in chats: a case went on, or somebody is out of it."""

from collections import Counter
from collections.abc import Iterable, Iterator
from contextlib import suppress

from bot.post.outbox_messages import REPLACES, NewMessage, post
from bot.showing.recipes import Show, card_of, recipe_in
from bot.showing.viewing import UNREADABLE, case_of
from bot.work import Work
from governance.cases.case import Case
from governance.keys import CaseId
from governance.outbox_message import (
    NOTICE_KINDS,
    MessageKind,
    Recipe,
    RecipeBody,
    ToCard,
    person_of,
)
from governance.outcomes import MessageState
from governance.people.identity import PersonId
from governance.policy import LISTS_KEPT_FRESH, SWEEP_EVERY
from storage.due import DueRow
from storage.outbox import OutboxMessage

RECEIPT = "receipt"
"""What is due of a case whose receipt may say more."""
STANDS = (MessageState.WAITING, MessageState.SENT)
LISTS = (Show.CASE, Show.DECIDED)
"""What says how a case stands, with what is still to do."""


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
    for one, card in _lists(about):
        if card.person not in case.out and card.activity not in opened:
            _replace(work, case, one, card, card_of(case, _shows(one) or Show.CASE), after=after)
    for one, card in _theirs(about, case.out):
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
        stands = _shows(one) == Show.RECEIPT and one.state in STANDS
        card = _card(one) if stands else None
        if card and card.person not in case.out and card.activity not in seen:
            seen.add(card.activity)
            _replace(work, case, one, card, card_of(case, Show.RECEIPT), after=after)


def opened_cards(messages: Iterable[OutboxMessage]) -> frozenset[str]:
    """Return the activities of the cards that somebody has open: what came for them last is their
    folding, which waits. `messages` in the order they were put.

    Where they pressed on and another card took its place, that folding waits too, and hides none.
    """
    replaced = (one for one in messages if one.kind in REPLACES)
    last = {one.to.activity: one for one in replaced if isinstance(one.to, ToCard)}
    return frozenset(
        activity
        for activity, one in last.items()
        if one.kind is MessageKind.FOLD and one.state is MessageState.WAITING
    )


def notice_card(one: OutboxMessage) -> ToCard | None:
    """Return where a notice stands that was sent; None for any other message."""
    return _card(one) if one.receipt and one.receipt.refresh else None


def _card(one: OutboxMessage) -> ToCard | None:
    """Return the card that a message made or replaced; None where there is none (yet)."""
    person = person_of(one.to)
    if person and one.receipt:
        return ToCard(person, one.receipt.address, one.receipt.activity)
    return one.to if isinstance(one.to, ToCard) else None


def _lists(about: Iterable[OutboxMessage]) -> Iterator[tuple[OutboxMessage, ToCard]]:
    """Find the answers that say, last, how the case stands: of each person the newest
    LISTS_KEPT_FRESH. What was sent to tell somebody is not among them.
    """
    last: dict[str, tuple[OutboxMessage, ToCard]] = {}
    told: set[str] = set()
    for one in about:
        if card := _card(one):
            told |= {card.activity} if notice_card(one) else set()
            last.pop(card.activity, None)
            last[card.activity] = (one, card)
    theirs = Counter[PersonId]()
    for activity, (one, card) in reversed(last.items()):
        if activity not in told and _shows(one) in LISTS:
            theirs[card.person] += 1
            if theirs[card.person] <= LISTS_KEPT_FRESH:
                yield one, card


def _theirs(
    about: Iterable[OutboxMessage], out: frozenset[PersonId]
) -> Iterator[tuple[OutboxMessage, ToCard]]:
    """Find every card of the case in the chats of those who are out of it, each once."""
    gone = (one.to for one in about if _shows(one) == Show.CONFLICT_DONE)
    seen = {to.activity for to in gone if isinstance(to, ToCard)}
    for one in about:
        card = _card(one)
        if card and card.person in out and card.activity not in seen:
            seen.add(card.activity)
            yield one, card


def _shows(one: OutboxMessage) -> str | None:
    recipe = recipe_in(one.body)
    return recipe.show if recipe else None


def _left_alone(work: Work, one: OutboxMessage, case: Case) -> bool:
    """Return whether a message is another party's record, which the case does not change now."""
    left_alone = work.services.kinds.notices.left_alone.get(_shows(one) or "")
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
