"""When a message that did not go is tried again, and when that is needless."""

from datetime import datetime, timedelta

from bot.post.outbox_messages import REPLACES, NewMessage, post
from bot.showing.recipes import recipe_in
from bot.work import Work
from governance.outbox_message import MessageKind, ToCard, ToChat
from governance.policy import FIRST_RETRY, LONGEST_RETRY, MOST_TRIES
from storage.outbox import OutboxMessage
from storage.unit import Unit

GONE, HELD = "gone", "held"


def needless(unit: Unit, message: OutboxMessage, now: datetime) -> bool:
    """Return whether something newer takes the place of the same card.

    What a card of a case is folded to is worked out when it goes, so that a fold is needless only
    where a later fold is planned.
    """
    if message.kind is MessageKind.FOLD and recipe_in(message.body) is not None:
        return unit.outbox.comes_later(message.id)
    return unit.outbox.is_replaced(message.id, now)


def say_instead(work: Work, message: OutboxMessage, card: ToCard) -> None:
    """Send an answer as a message of its own: the card it was to replace is not there."""
    work.unit.outbox.superseded(message.id, now=work.now)
    say = NewMessage(
        key=f"{MessageKind.SAY}:{message.key}",
        party=message.party,
        kind=MessageKind.SAY,
        to=ToChat(card.person, card.address),
        body=message.body,
        subject=message.subject,
    )
    post(work, say)


def stuck(unit: Unit) -> int:
    """Count the cards that still stand though we tried for hours to replace them."""
    return sum(unit.outbox.still_waiting(kind, tries=MOST_TRIES) for kind in REPLACES)


def wait_after(attempts: int) -> timedelta:
    """Return how long to wait after so many tries: each time twice as long, up to a longest."""
    doubled: timedelta = FIRST_RETRY * 2 ** min(attempts - 1, MOST_TRIES)
    return min(doubled, LONGEST_RETRY)
