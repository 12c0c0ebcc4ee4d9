"""When a message that did not go is tried again, and when that is needless."""

from datetime import datetime, timedelta
from http import HTTPStatus

from adapters.teams.failures import DeliveryFailed
from bot.post.lane_states import End, Happened
from bot.post.outbox_messages import REPLACES, NewMessage, post
from bot.showing.recipes import recipe_in
from bot.work import Work
from governance.outbox_message import MessageKind, ToCard, ToChat
from governance.policy import FIRST_RETRY, LATE_AFTER, LONGEST_RETRY, MOST_TRIES, SOONER_RETRY
from storage.outbox import OutboxMessage
from storage.unit import Unit

GONE, LATE = "gone", "late"
SOONER = frozenset({412, 502, 504})
"""Slips between Teams' own machines, which pass in seconds."""


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


def wait_after(attempts: int, status: int | None) -> timedelta:
    """Return how long to wait after so many tries: each time twice as long, up to a longest."""
    first = SOONER_RETRY if status in SOONER else FIRST_RETRY
    doubled: timedelta = first * 2 ** min(attempts - 1, MOST_TRIES)
    return min(doubled, LONGEST_RETRY)


def end_of(failure: DeliveryFailed, wait: timedelta) -> End:
    """Return what a failure that may pass means for whoever the message is for.

    A status is about this one message, and the next may go; that too many came, no answer, and no
    token for it are about the person.
    """
    match failure.status:
        case None if failure.retry_after is None:
            return End(Happened.NOT_ANSWERED, wait)
        case None | HTTPStatus.UNAUTHORIZED | HTTPStatus.TOO_MANY_REQUESTS:
            return End(Happened.TOLD_TO_WAIT, wait)
        case _:
            return End(Happened.ANSWERED)


def would_be_late(message: OutboxMessage, then: datetime) -> bool:
    """Return whether a message that is tried again `then` is late, and was not known to be."""
    return then >= message.made_at + LATE_AFTER and not known_to_be_late(message)


def known_to_be_late(message: OutboxMessage) -> bool:
    """Return whether the next person was told, when this try was planned, since it is late."""
    return message.attempts > 0 and message.not_before >= message.made_at + LATE_AFTER
