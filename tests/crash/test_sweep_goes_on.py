"""The sweep does what it can: a ring that cannot be written today stops no rung today."""

from collections.abc import Callable
from datetime import datetime, timedelta
from pathlib import Path
from typing import TypeVar

from adapters.teams.incoming import incoming
from bot.agreements.standing import DUE
from bot.config import load_settings
from bot.timer.sweep import Sweep
from bot.turns.handle import Turns
from bot.wiring import run
from storage.errors import StoreUnavailable
from storage.store import Store
from storage.threads import StoreThreads
from storage.unit import Unit
from tests.adapters.log_kit import heard_logs
from tests.crash.crowd import PRIYA, Talker
from tests.crash.earlier import URGENT, Behind
from tests.crash.process import Bot

T = TypeVar("T")


class RingOnAFullDisk:
    """A store whose keys cannot be topped up; nothing else is wrong with it."""

    def __init__(self, store: StoreThreads) -> None:
        self._store = store

    async def read(self, work: Callable[[Unit], T]) -> T:
        return await self._store.read(work)

    async def write(self, work: Callable[[Unit], T]) -> T:
        return await self._store.write(work)

    async def run_on_writer(self, work: Callable[[Store], T]) -> T:
        raise StoreUnavailable("the key ring ring.json cannot be written")


async def test_a_ring_that_cannot_be_written_stops_no_rung(tmp_path: Path) -> None:
    bot, clock = Bot(tmp_path / "bot"), Behind()
    clock.by = timedelta(minutes=40)
    settings = load_settings(_env_file=None, **bot.given)
    async with run(settings, clock=clock) as running:
        await running.timer.stop()  # ours is the only sweep
        store, services = running.store, running.services
        sent = Talker(bot, PRIYA).pressed("send", URGENT, on="form")
        await Turns(store, services, lambda: None).take(incoming(sent))
        clock.by = timedelta()

        async def now() -> datetime:
            return clock.now()

        before = await store.read(lambda unit: unit.due.before(clock.now()))
        with heard_logs() as logs:
            await Sweep(RingOnAFullDisk(store), services, lambda: None, now).run()
        after = await store.read(lambda unit: unit.due.before(clock.now()))

    assert [row.what for row in before if row.what != DUE] == [
        "rung:reporter_15min",
        "rung:nobody_30min",
    ]
    assert after == ()
    assert "keys not topped up" in [line["event"] for line in logs]
