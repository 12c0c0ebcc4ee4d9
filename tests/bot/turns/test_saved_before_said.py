"""What the bot says is in the store: an answer is given when it is saved, and not before."""

from collections.abc import Callable
from dataclasses import dataclass
from typing import TypeVar

import pytest

from adapters.teams.incoming import incoming
from bot.async_store import AsyncStore
from bot.turns.handle import Turns
from storage.errors import StoreUnavailable
from storage.store import Store
from storage.unit import Unit
from tests.bot.town import CARD_1, Town

T = TypeVar("T")


@dataclass
class FullAtTheEnd:
    """A store whose disk is full, which shows when a transaction is to be kept."""

    store: AsyncStore

    async def write(self, work: Callable[[Unit], T]) -> T:
        """All of it is done, and none of it stays."""

        def undone(unit: Unit) -> T:
            work(unit)
            raise StoreUnavailable("the disk is full")

        return await self.store.write(undone)

    async def read(self, work: Callable[[Unit], T]) -> T:
        return await self.store.read(work)

    async def run_on_writer(self, work: Callable[[Store], T]) -> T:
        return await self.store.run_on_writer(work)


async def test_what_cannot_be_saved_is_not_said(town: Town) -> None:
    await town["Priya"].says("report a breach")
    pressed = town["Priya"].pressed("Send", CARD_1)
    woken: list[None] = []
    full = Turns(
        FullAtTheEnd(town.running.store), town.running.services, lambda: woken.append(None)
    )
    before = len(town.received())

    with pytest.raises(StoreUnavailable):
        await full.take(incoming(pressed))
    await town.settle()

    assert (woken, await town.how_many(), len(town.received())) == ([], 0, before)


async def test_once_there_is_room_the_same_activity_is_taken_as_if_it_came_first(
    town: Town,
) -> None:
    await town["Priya"].says("report a breach")
    pressed = town["Priya"].pressed("Send", CARD_1)
    with pytest.raises(StoreUnavailable):
        await Turns(FullAtTheEnd(town.running.store), town.running.services, lambda: None).take(
            incoming(pressed)
        )

    status, answer = await town.post(pressed)
    await town.settle()

    assert status == 200
    assert "We have your report" in str(answer)
    assert await town.how_many() == 1
