"""Years later: near misses that are closed, a day's look at them, and what the files still hold."""

from datetime import date, datetime, timedelta

from bot.retention.rounds import LOOKED, RetentionRounds
from governance.moments import from_london
from storage.store import Store
from tests.bot.near_missing import NM, report
from tests.bot.town import Town

LESSON = "We ask the numbat desk twice."
CLOSED = date(2026, 11, 23)
LAST_DAY = date(2029, 11, 23)
"""A near miss is kept for three years from its closing."""


async def closed(town: Town, reference: str = NM) -> None:
    """Priya reports a near miss, and Tom writes down what was learnt."""
    await report(town)
    await town["Tom"].says(f"lesson {reference}")
    await town["Tom"].presses("Record what was learnt", lesson=LESSON)


async def on(town: Town, day: date) -> None:
    """It is ten on that morning in London, and there are keys; nothing else has run meanwhile."""
    there = from_london(datetime(day.year, day.month, day.day, 10))  # noqa: DTZ001
    town.clock.forward(there - town.clock.now())

    def top_up(store: Store) -> None:
        store.top_up_keys(there)

    await town.running.store.run_on_writer(top_up)


async def look(town: Town, day: date) -> None:
    """A day's look at what is closed, and the post after it."""
    await on(town, day)
    await rounds(town).look()
    await town.settle()


async def look_again(town: Town, day: date) -> None:
    """The same on a day on which it was looked already."""
    await town.running.store.write(lambda unit: unit.meta.set(LOOKED, ""))
    await look(town, day)


def rounds(town: Town, *, swept: bool = True) -> RetentionRounds:
    """The timer's round."""
    running = town.running
    return RetentionRounds(running.store, running.services, lambda: swept, running.wake)


def soon(days: int) -> date:
    """So many days after its last."""
    return LAST_DAY + timedelta(days=days)
