"""Which cards of a case stand in whose chats, worked out from its messages."""

from collections import Counter
from collections.abc import Iterable, Iterator

from bot.post.outbox_messages import REPLACES
from bot.showing.recipes import Show, recipe_in
from governance.outbox_message import MessageKind, ToCard, person_of
from governance.outcomes import MessageState
from governance.people.identity import PersonId
from governance.policy import LISTS_KEPT_FRESH
from storage.outbox import OutboxMessage

LISTS = (Show.CASE, Show.DECIDED)
"""What says how a case stands, with what is still to do."""


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
    return card_in(one) if one.receipt and one.receipt.refresh else None


def card_in(one: OutboxMessage) -> ToCard | None:
    """Return the card that a message made or replaced; None where there is none (yet)."""
    person = person_of(one.to)
    if person and one.receipt:
        return ToCard(person, one.receipt.address, one.receipt.activity)
    return one.to if isinstance(one.to, ToCard) else None


def shown_by(one: OutboxMessage) -> str | None:
    recipe = recipe_in(one.body)
    return recipe.show if recipe else None


def lists(about: Iterable[OutboxMessage]) -> Iterator[tuple[OutboxMessage, ToCard]]:
    """Find the answers that say, last, how the case stands: of each person the newest
    LISTS_KEPT_FRESH. What was sent to tell somebody is not among them.
    """
    last: dict[str, tuple[OutboxMessage, ToCard]] = {}
    told: set[str] = set()
    for one in about:
        if card := card_in(one):
            told |= {card.activity} if notice_card(one) else set()
            last.pop(card.activity, None)
            last[card.activity] = (one, card)
    theirs = Counter[PersonId]()
    for activity, (one, card) in reversed(last.items()):
        if activity not in told and shown_by(one) in LISTS:
            theirs[card.person] += 1
            if theirs[card.person] <= LISTS_KEPT_FRESH:
                yield one, card


def cards_of_those(
    about: Iterable[OutboxMessage], out: frozenset[PersonId]
) -> Iterator[tuple[OutboxMessage, ToCard]]:
    """Find every card of the case in the chats of those who are out of it, each once."""
    gone = (one.to for one in about if shown_by(one) == Show.CONFLICT_DONE)
    seen = {to.activity for to in gone if isinstance(to, ToCard)}
    for one in about:
        card = card_in(one)
        if card and card.person in out and card.activity not in seen:
            seen.add(card.activity)
            yield one, card
