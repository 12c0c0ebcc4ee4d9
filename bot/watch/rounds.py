"""The watch's own rounds: it looks at the store, says what is wrong, and gives a sign of life."""

import asyncio
from collections.abc import AsyncIterator, Callable
from contextlib import AsyncExitStack, asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta
from functools import partial
from typing import Protocol

from pydantic import SecretStr

from adapters.clock import Clock
from adapters.heartbeat import Heartbeat
from adapters.logs import get_logger
from adapters.network import DIRECT, Network
from adapters.teams.standing import Standing
from adapters.timer import Timer
from bot.async_store import AsyncStore
from bot.people.role_changes import RoleWatch
from bot.services import Services
from bot.watch.books import audited
from bot.watch.metrics import Metrics
from bot.watch.processes import by_one
from bot.watch.reach import Probes, ReachRounds
from bot.watch.regions import regions_noted
from bot.watch.vitals import Alarm, Vitals, sample
from governance.policy import HEARTBEAT_EVERY
from storage.threads import StoreThreads

LAG_LOOKS = 60
"""How many looks at the loop's lag the number is the worst of: half a minute."""
LOOK_EVERY = timedelta(milliseconds=500)


class Beats(Protocol):
    """The sign of life that somebody outside waits for."""

    async def beat(self) -> bool:
        """Give it. Returns whether it was taken."""
        ...


@dataclass(slots=True)
class Watch:
    """One round after the other (see `adapters.timer`). `heart` is None where nobody waits."""

    store: AsyncStore
    services: Services
    vitals: Vitals
    heart: Beats | None
    roles: RoleWatch
    _alarms: tuple[Alarm, ...] = field(default=(), init=False)

    async def run(self) -> None:
        """Look, say what has changed, and give a sign of life only where all is well."""
        now = self.services.clock.now()
        rounds = self.services.processes.does_rounds
        if (
            rounds and self.vitals.has_swept
        ):  # until then cases of an older release may lack a next rung
            self.vitals.books = await audited(self.store, now)
        self.vitals.looked(await self.store.read(lambda unit: sample(unit, now)))
        self.services.regions.known = await self.store.read(regions_noted)
        if rounds:
            await self.roles.look()
        alarms = self.vitals.alarms()
        self._say(alarms)
        if self.heart is not None and not alarms and not await self.heart.beat():
            get_logger().warning("heartbeat not taken")

    def _say(self, alarms: tuple[Alarm, ...]) -> None:
        for alarm in alarms:
            if alarm not in self._alarms:
                get_logger().error("alarm", kind=alarm.value)
        for alarm in self._alarms:
            if alarm not in alarms:
                get_logger().info("alarm ended", kind=alarm.value)
        self._alarms = alarms


def others(services: Services) -> tuple[Alarm, ...]:
    """Return what is wrong beyond the machine's own work."""
    now = services.clock.now()
    moved = any(one.changed_lately(now) for one in services.regions.known.values())
    wrong = {
        Alarm.CLOCK: services.time_in_doubt(),
        Alarm.REGION: moved,
        Alarm.RESTORED: services.held.on,
        Alarm.BACKUP: services.backups.late(now),
    }
    return tuple(alarm for alarm, is_so in wrong.items() if is_so)


class LoopLag:
    """How late the event loop is: a nap takes longer than it should where something blocks it."""

    def __init__(self, monotonic: Callable[[], float], *, every: timedelta = LOOK_EVERY) -> None:
        self._monotonic = monotonic
        self._every = every.total_seconds()
        self._late: list[float] = []

    @property
    def worst(self) -> timedelta:
        """Return the worst of the last half minute."""
        return timedelta(seconds=max(self._late, default=0.0))

    @asynccontextmanager
    async def measured(self) -> AsyncIterator[None]:
        """Measure for as long as this is entered."""
        task = asyncio.create_task(self._look())
        try:
            yield
        finally:
            task.cancel()
            await asyncio.wait({task})

    async def _look(self) -> None:
        while True:
            before = self._monotonic()
            await asyncio.sleep(self._every)
            late = max(0.0, self._monotonic() - before - self._every)
            self._late = [*self._late[1 - LAG_LOOKS :], late]


@asynccontextmanager
async def watched(
    store: StoreThreads,
    services: Services,
    heartbeat_url: SecretStr,
    probes: Probes,
    standing: Standing,
    network: Network = DIRECT,
) -> AsyncIterator[Metrics]:
    """Watch for as long as this is entered."""
    monotonic = services.clock.monotonic
    wrong, processes = partial(others, services), services.processes
    vitals = Vitals(monotonic, lambda: store.damaged, wrong, standing, processes)
    lag = LoopLag(Clock().monotonic)
    async with AsyncExitStack() as stack:
        await stack.enter_async_context(lag.measured())
        url = heartbeat_url.get_secret_value()
        heart = await stack.enter_async_context(Heartbeat(url, network=network)) if url else None
        roles = RoleWatch(store, services)
        await roles.look()
        rounds = Timer(Watch(store, services, vitals, heart, roles).run, every=HEARTBEAT_EVERY)
        reach = ReachRounds(store, services, probes)
        # Its own: it may wait for Teams for long.
        looks = Timer(by_one(services, reach.look), every=HEARTBEAT_EVERY)
        for timer in (rounds, looks):
            timer.start()
            stack.push_async_callback(timer.stop)
        stack.callback(reach.stop)
        yield Metrics(vitals, loop_lag=lambda: lag.worst)
