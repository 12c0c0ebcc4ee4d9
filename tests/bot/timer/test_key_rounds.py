"""The bot looks after its keys by itself, between turns; not while the time is in doubt."""

import json
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from typing import TypeVar

import pytest

from bot.async_store import AsyncStore
from bot.timer.key_rounds import KeyRounds
from bot.watch.hold import Doubt
from governance.policy import BACKUP_WINDOW, REWRAP_EVERY
from storage.periods import PUT_BACK
from storage.store import Store
from storage.unit import Unit
from tests.bot.town import Town

T = TypeVar("T")


def names(town: Town, what: str = "keks") -> set[str]:
    """The names of the keys in the ring, or of those that were destroyed."""
    ring = json.loads((town.folder / "keys" / "ring.json").read_text())
    return {key["name"] for key in ring[what]}


def rounds(town: Town, *, looked: bool = True) -> KeyRounds:
    return KeyRounds(town.running.store, town.running.services, lambda: looked)


async def test_a_months_key_is_emptied_while_people_work_and_gone_after_the_backup_window(
    town: Town,
) -> None:
    case = await town.reports()
    month = "open:SCC:2026-11"
    await town.goes_on(days=9 + PUT_BACK.days)
    await rounds(town).look()
    emptied = names(town, "destroyed")

    await town.goes_on(days=BACKUP_WINDOW.days)
    await rounds(town).look()

    assert month not in emptied
    assert month in names(town, "destroyed") - names(town)
    assert (await town.case()).header.reference == case.header.reference
    assert town.running.store.damaged == frozenset()


@pytest.mark.parametrize(
    ("doubt", "looked"),
    [
        pytest.param(Doubt.TEAMS, True, id="the clock is in doubt"),
        pytest.param(None, False, id="nobody has looked at the clock yet"),
    ],
)
async def test_no_key_is_touched_by_a_clock_that_may_be_wrong(
    town: Town, doubt: Doubt | None, looked: bool
) -> None:
    await town.reports()
    await town.goes_on(days=40)
    town.running.services.hold.on = doubt
    before = (town.folder / "keys" / "ring.json").read_bytes()

    await rounds(town, looked=looked).look()

    assert (town.folder / "keys" / "ring.json").read_bytes() == before


@dataclass
class Counting:
    """The town's store, and how often something was written to it."""

    store: AsyncStore
    written: int = 0

    async def read(self, work: Callable[[Unit], T]) -> T:
        return await self.store.read(work)

    async def write(self, work: Callable[[Unit], T]) -> T:
        self.written += 1
        return await self.store.write(work)

    async def run_on_writer(self, work: Callable[[Store], T]) -> T:
        return await self.store.run_on_writer(work)


@pytest.mark.sqlite_alone
async def test_what_cannot_be_moved_is_tried_again_the_next_day_and_not_before(town: Town) -> None:
    await town.reports()
    await town.goes_on(days=16)
    with closing(sqlite3.connect(town.folder / "store" / "igdesk.db")) as database, database:
        database.execute("UPDATE conversations SET kept_at = 1")
    counted = Counting(town.running.store)
    looks = KeyRounds(counted, town.running.services, lambda: True)

    await looks.look()
    first = counted.written
    await looks.look()
    same_day = counted.written
    town.clock.forward(REWRAP_EVERY)
    await looks.look()

    assert same_day == first > 0
    assert counted.written > same_day
    assert "ops:2026-11" in names(town)
    assert town.running.store.damaged
