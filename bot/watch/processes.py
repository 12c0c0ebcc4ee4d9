"""Several processes on one database: which of them does the rounds, and what each must hear of.

Any of them takes turns and sends messages. What is to be done once (the sweep, backups, keys) is
done by one, whose place the database keeps: another has it seconds after that one's end. What one
holds in memory of the store is read again when another has changed it (decision 44).
"""

from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from adapters.logs import get_logger
from bot.async_store import AsyncStore
from bot.services import Services
from bot.watch.hold import Doubt
from bot.watch.machine_time import noted
from bot.watch.restored import is_held
from storage.engines import Standby, Standing
from storage.errors import StoreUnavailable
from storage.store import Store
from storage.unit import Unit

Look = Callable[[], Awaitable[None]]
Newest = tuple[int, datetime | None]
"""How many rows there are, and when the newest was kept: other rows, other numbers."""


@dataclass(frozen=True, slots=True)
class Heard:
    """What another process may have changed, as the store says it."""

    held: bool
    doubt: Doubt | None
    people: tuple[Newest, ...]
    groups: Newest


def heard(unit: Unit) -> Heard:
    """Read it: notes, and how many newcomers, absences and answers about groups there are."""
    doubt = noted(unit).held
    people = (unit.newcomers.newest(), unit.absences.newest())
    return Heard(
        is_held(unit), Doubt(doubt) if doubt else None, people, unit.group_answers.newest()
    )


@dataclass(slots=True)
class ProcessRounds:
    """Looks every few seconds (see `adapters.timer`)."""

    store: AsyncStore
    services: Services
    alone: bool = False
    """Whether the records are in a file, which one process has: there is nothing to look for."""
    _takes_over: Callable[[], None] | None = field(default=None, init=False)
    _wake: Callable[[], None] | None = field(default=None, init=False)
    _share: Callable[[int], None] | None = field(default=None, init=False)
    _regroup: Callable[[], None] | None = field(default=None, init=False)
    _people: tuple[Newest, ...] = field(default=(), init=False, repr=False)
    _groups: Newest = field(default=(0, None), init=False, repr=False)

    def begin(
        self,
        *,
        takes_over: Callable[[], None],
        wake: Callable[[], None],
        share: Callable[[int], None],
        regroup: Callable[[], None] | None,
    ) -> None:
        """From now on call `takes_over` when the rounds become this process's, `wake` to look for
        what others left in the outbox, `share` with how many there are, and `regroup` to take up
        what Entra's groups have answered to another.
        """
        self._takes_over, self._wake, self._share = takes_over, wake, share
        self._regroup = regroup

    async def look(self) -> None:
        """Find where this process stands, keep to the database's time, and hear what is new.

        While the database cannot be reached nothing is known, and the rounds are not ours.
        """
        if self.alone:
            return
        processes = self.services.processes
        try:
            standing, unfit, follow = await self.store.run_on_writer(_looked)
        except StoreUnavailable:
            processes.does_rounds = False
            raise
        if standing.at is not None:
            self.services.clock.keep_to(standing.at)
        if unfit and not processes.unfit:
            get_logger().error("no turn is taken here", kind="unfit")
        await self._hear(await self.store.read(heard))
        processes.standbys = len(follow)
        processes.behind = max((one.behind or timedelta() for one in follow), default=timedelta())
        self._stand(standing, unfit)

    def _stand(self, standing: Standing, unfit: str) -> None:
        processes = self.services.processes
        others = standing.many > 1 or standing.many != processes.many
        had, has = processes.does_rounds, standing.does_rounds
        processes.many, processes.unfit, processes.does_rounds = standing.many, unfit, has
        if self._share is not None:
            self._share(standing.many)
        if others and self._wake is not None:
            self._wake()
        if has and not had:
            get_logger().info("does the rounds")
            if self._takes_over is not None:
                self._takes_over()

    async def _hear(self, news: Heard) -> None:
        self.services.held.on = news.held
        if not self.services.processes.does_rounds:  # whoever has them looks at the time itself
            self.services.hold.on = news.doubt
        if news.people != self._people:
            self._people = news.people
            self.services.people.welcome(await self.store.read(lambda unit: unit.newcomers.all()))
            await self.services.people.follow(self.store)
        if news.groups != self._groups:
            self._groups = news.groups
            if self._regroup is not None:
                self._regroup()


def _looked(store: Store) -> tuple[Standing, str, Sequence[Standby]]:
    unfit = store.unfit()
    return store.standing(fit=not unfit), unfit, store.standbys()


def by_one(services: Services, look: Look) -> Look:
    """Return a round that is done by the process alone that does the rounds."""

    async def looks() -> None:
        if services.processes.does_rounds:
            await look()

    return looks
