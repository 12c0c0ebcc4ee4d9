"""When a message that did not go is tried again, and when that is needless."""

from datetime import datetime, timedelta

from bot.post.outbox_messages import FOLD, REPLACES, SAY, UPDATE, OutboxMessage, post
from bot.showing.recipes import recipe_in
from storage.outbox import Notice
from storage.unit import Unit

FIRST_WAIT = timedelta(seconds=5)
LONGEST_WAIT = timedelta(minutes=10)
A_DAY = timedelta(days=1)  # between tries at a card that Teams will not let us replace
PROMPT = 3  # tries at the time that Teams asks for; from then on not before ours, if that is later
GONE, HELD = "gone", "held"
MOST_TRIES = 12  # about an hour and a half; then the next person is told


def needless(unit: Unit, notice: Notice, now: datetime) -> bool:
    """Whether something newer takes the place of the same card. What a card of a case is folded
    away to is as it is at that moment, and goes unless it was opened again and has its own time.
    """
    if notice.kind == FOLD and recipe_in(notice.body) is not None:
        return unit.outbox.comes_later(notice.id)
    return unit.outbox.is_replaced(notice.id, now)


def is_an_answer(notice: Notice) -> bool:
    """Whether it answers a press, and is not only a card of a case brought up to date."""
    return notice.kind == UPDATE and notice.key.startswith(f"{UPDATE}:")


def say_instead(unit: Unit, notice: Notice, now: datetime) -> None:
    """The card it was to take the place of is not there: the answer is a message of its own."""
    to = {name: value for name, value in notice.to.items() if name != "activity"}
    unit.outbox.superseded(notice.id, now=now)
    letter = OutboxMessage(
        f"{SAY}:{notice.key}", notice.party, SAY, to, notice.body, notice.subject
    )
    post(unit, letter, now)


def stuck(unit: Unit) -> int:
    """How many cards still stand that should look otherwise, though we tried for hours."""
    return sum(unit.outbox.still_waiting(kind, tries=MOST_TRIES) for kind in REPLACES)


def wait_after(attempts: int) -> timedelta:
    """Ten seconds after the first try, each time twice as long, up to ten minutes."""
    doubled: timedelta = FIRST_WAIT * 2 ** min(attempts, MOST_TRIES)
    return min(doubled, LONGEST_WAIT)
