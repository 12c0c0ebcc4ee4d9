"""What becomes of a message that did not go: tried again, told to the next person, or given up.

A message that will not go is given up, and the next person is told. What replaces a card is not
given up while the card is there: until then a chat shows what it should not show any more.
"""

from datetime import datetime, timedelta

from adapters.logs import get_logger
from adapters.mail import NotEncrypted
from adapters.teams.failures import Blocked, DeliveryFailed, Gone, TokenUnavailable, Undelivered
from bot.post.in_doubt import doubt_of
from bot.post.lane_states import ANSWERED, End
from bot.post.outbox_messages import REPLACES, is_an_answer
from bot.post.retries import GONE, LATE, end_of, say_instead, wait_after, would_be_late
from bot.post.unreached import passed_on, unreached
from bot.work import Work
from governance.outbox_message import ToCard
from governance.policy import CARD_RETRY, MOST_TRIES, PROMPT_TRIES
from storage.outbox import OutboxMessage

REFUSED, UNREACHABLE = "refused", "unreachable"
_WHY = {Blocked: "blocked", Gone: GONE, NotEncrypted: "not_encrypted"}
REFUSALS = (REFUSED, *_WHY.values())


def not_delivered(work: Work, message: OutboxMessage, failure: Undelivered) -> End:
    """Note what becomes of a message; returns what its failure means for whoever it is for."""
    if isinstance(failure, DeliveryFailed):
        return _later(work, message, failure)
    _refused(work, message, failure)
    return ANSWERED


def _later(work: Work, message: OutboxMessage, failure: DeliveryFailed) -> End:
    """Reschedule a message, each time further away; give it up after MOST_TRIES.

    What takes the place of a card is never given up, nor is a message that waits for us to prove
    who we are: that says nothing of its reader. Where a rung would be late by then, the next person
    hears now.
    """
    tries, asked = message.attempts + 1, failure.retry_after or timedelta()
    ours = wait_after(tries, failure.status)
    wait = (asked if tries <= PROMPT_TRIES else max(asked, ours)) or ours
    kept = message.kind in REPLACES or isinstance(failure, TokenUnavailable)
    if tries >= MOST_TRIES and not kept:
        _give_up(work, message, failure)
        return end_of(failure, wait)
    at = work.now + wait
    if would_be_late(message, at):
        passed_on(work, message, LATE)
    _retry(work, message, at, doubt_of(message, failure))
    return end_of(failure, wait)


def _refused(work: Work, message: OutboxMessage, failure: Undelivered) -> None:
    """Give up what Teams, or the mail server, will not take; keep trying to replace a card."""
    why, card = _WHY.get(type(failure), REFUSED), message.to
    if message.kind not in REPLACES or not isinstance(card, ToCard):
        _give_up(work, message, failure)
    elif isinstance(failure, Gone) and is_an_answer(message.kind, message.key):
        say_instead(work, message, card)
    elif message.why not in REFUSALS or message.attempts + 1 < MOST_TRIES:
        # It may be a slip of theirs.
        _retry(work, message, work.now + wait_after(message.attempts + 1, failure.status), why)
    elif why == message.why == GONE:
        work.unit.outbox.superseded(message.id, now=work.now)  # there is no such card
    else:
        _retry(work, message, work.now + CARD_RETRY, why)


def _retry(work: Work, message: OutboxMessage, at: datetime, why: str) -> None:
    tries = message.attempts + 1
    get_logger().warning("undelivered, will retry", kind=message.kind, attempt=tries)
    work.unit.outbox.retry(message.id, at=at, attempts=tries, why=why)


def _give_up(work: Work, message: OutboxMessage, failure: Undelivered) -> None:
    get_logger().warning("not reached", kind=message.kind, error=failure)
    unreached(work, message, _WHY.get(type(failure), UNREACHABLE))
