"""Time travel: an offset kept beside the simulator's store, forward only.

A new store starts at half past nine in the morning, so that an hour or four later is still
inside working hours, whenever the simulator is started; or on the day one asks for.
"""

from datetime import UTC, datetime, time, timedelta
from pathlib import Path

from adapters.clock import Clock, OffsetClock
from bot.wiring import Running
from governance.moments import LONDON, from_london, london

MORNING = time(9, 30)
SETTLE = timedelta(seconds=1)  # a rung is due at its instant; arrive just after


class Travel:
    """The page's "+1 h" and "Next rung"."""

    def __init__(self, clock: OffsetClock, *, keep: Path) -> None:
        self._clock = clock
        self._keep = keep
        self._bot: Running | None = None

    def attach(self, bot: Running) -> None:
        """The bot whose time this is."""
        self._bot = bot

    def now(self) -> datetime:
        """The simulated instant (UTC)."""
        return self._clock.now()

    async def forward(self, by: timedelta) -> None:
        """Go on by that much, stopping wherever something falls due, as time itself would."""
        there = self.now() + by
        while (due := await self._next_due()) is not None and self.now() < due <= there:
            await self._to(due + SETTLE)
        await self._to(there)

    async def to_next_rung(self) -> None:
        """Go to the next thing that falls due; nothing happens where nothing will."""
        due = await self._next_due()
        if due is not None:
            await self._to(due + SETTLE)

    async def _next_due(self) -> datetime | None:
        if self._bot is None:
            return None
        return await self._bot.store.read(lambda unit: unit.due.next_at())

    async def _to(self, there: datetime) -> None:
        self._clock.forward(max(there - self.now(), timedelta()))
        keep_offset(self._keep, self._clock.offset)
        if self._bot is not None:
            await self._bot.catch_up()
            await self._bot.look_at_closed()


class StartsTooLate(ValueError):
    """There is a store already, and its time goes on: --start is for a new one."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


class SimulatedClock(OffsetClock):
    """It may start in the past: a demonstration, or a test, of a year that is over. From there
    it only goes forward, as every clock of ours.
    """

    def __init__(self, offset: timedelta) -> None:
        super().__init__(max(offset, timedelta()))
        self._offset = offset


def starting_clock(keep: Path, *, start: datetime | None = None) -> OffsetClock:
    """The clock as it was left; for a new store at `start` (a London clock's time, as the
    command line has it), or else at the next half past nine.
    """
    if keep.exists():
        if start is not None:
            raise StartsTooLate
        return SimulatedClock(timedelta(seconds=int(keep.read_text(encoding="ascii"))))
    now = Clock().now()
    offset = until_morning(now) if start is None else from_london(start) - now
    keep_offset(keep, offset)
    return SimulatedClock(offset)


def until_morning(now: datetime) -> timedelta:
    """How long until it is next half past nine in London."""
    there = london(now)
    day = there.date() if there.time() <= MORNING else there.date() + timedelta(days=1)
    return datetime.combine(day, MORNING, tzinfo=LONDON).astimezone(UTC) - now


def keep_offset(keep: Path, offset: timedelta) -> None:
    """Written whole or not at all."""
    keep.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
    fresh = keep.with_suffix(".new")
    fresh.write_text(str(int(offset.total_seconds())), encoding="ascii")
    fresh.replace(keep)
