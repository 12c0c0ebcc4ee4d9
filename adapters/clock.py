"""The only module that reads the time and makes opaque ids."""

import secrets
import time
from contextlib import suppress
from datetime import UTC, datetime, timedelta
from pathlib import Path

from governance.policy import CLOCK_TOLERANCE

SECOND = timedelta(seconds=1)
ID_BYTES = 16  # 128 random bits: never guessed, and never met twice

BOOT_ID = Path("/proc/sys/kernel/random/boot_id")
COUNTS_ON = getattr(time, "CLOCK_BOOTTIME", time.CLOCK_MONOTONIC)  # the first is Linux's own


class Clock:
    """Real time."""

    def now(self) -> datetime:
        """Return this moment, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that never go back, for measuring waits; they say no date."""
        return time.monotonic()

    def heard(self, teams: datetime) -> None:
        """Note what an answer of Teams says of the time: nothing to a clock that cannot doubt."""

    def carry_on(self, boot_id: str, started: datetime) -> None:
        """Go on from an earlier run's `started`: nothing to a clock that cannot doubt."""

    def keep_to(self, at: datetime) -> None:
        """Note what time it is by the clock that several machines keep: nothing to this one."""

    @property
    def jumped(self) -> timedelta:
        """Return how far the machine's own date has jumped away from this clock."""
        return timedelta()

    @property
    def ahead_of_teams(self) -> timedelta | None:
        """Return how far this clock is ahead of Teams' own; None where that is not known."""
        return None

    @property
    def started(self) -> tuple[str, datetime | None]:
        """Return which start of the machine this is, and when it was; "" and None: not known."""
        return "", None


class Machine:
    """What the machine says: its date, which anybody may set, and for how long it has been on."""

    boot_id: str = ""
    """Which start of the machine `on_for` counts from; "" where that cannot be known."""

    def __init__(self) -> None:
        with suppress(OSError):  # no such file: not a Linux
            self.boot_id = BOOT_ID.read_text("ascii").strip()

    def date(self) -> datetime:
        """Return the machine's date, aware, in UTC."""
        return datetime.now(UTC)

    def on_for(self) -> timedelta:
        """Return for how long it has been on. A suspended machine goes on counting."""
        nanoseconds = time.clock_gettime_ns(COUNTS_ON)
        return timedelta(microseconds=nanoseconds // 1000)


class SteadyClock(Clock):
    """Real time that goes on as the machine counts it, whatever its date jumps to.

    The date is followed while it goes at the machine's own pace, as it does when it is kept
    right. Where it jumps it is followed only once Teams' own date says the same.
    """

    def __init__(self, machine: Machine) -> None:
        self._machine = machine
        self._started = machine.date() - machine.on_for()
        self._teams: datetime | None = None
        self._kept: datetime | None = None

    def now(self) -> datetime:
        """Return this moment, aware, in UTC."""
        if self._kept is not None:
            return self._kept + self._machine.on_for()
        by_date = self._machine.date() - self._machine.on_for()
        if _agree(by_date, self._started) or (self._teams and _agree(by_date, self._teams)):
            self._started = by_date
        return self._started + self._machine.on_for()

    def heard(self, teams: datetime) -> None:
        """Note what time it is just now, as an answer of Teams says."""
        self._teams = teams - self._machine.on_for()

    def keep_to(self, at: datetime) -> None:
        """Go by the clock that several machines keep from here on: the machine's own date says
        nothing any more. What is less than a second apart is the way there and back.
        """
        kept = at - self._machine.on_for()
        if self._kept is None or abs(kept - self._kept) >= SECOND:
            self._kept = kept

    @property
    def jumped(self) -> timedelta:
        """Return how far the machine's date is away from this clock: nothing, but for a jump."""
        if self._kept is not None:
            return timedelta()
        apart = self._machine.date() - self.now()
        return apart if abs(apart) > CLOCK_TOLERANCE else timedelta()

    @property
    def ahead_of_teams(self) -> timedelta | None:
        """Return how far this clock is ahead of Teams' own; None where Teams has said nothing."""
        return None if self._teams is None else self.now() - self._teams - self._machine.on_for()

    @property
    def started(self) -> tuple[str, datetime | None]:
        """Return which start of the machine this is, and when it was by this clock."""
        self.now()
        return self._machine.boot_id, self._started

    def carry_on(self, boot_id: str, started: datetime) -> None:
        """Go on from what `started` said in an earlier run, unless the machine has since started
        anew: so a jump while nothing ran is one too.
        """
        if boot_id and boot_id == self._machine.boot_id:
            self._started = started


def _agree(one: datetime, other: datetime) -> bool:
    return abs(one - other) <= CLOCK_TOLERANCE


class WentBack(ValueError):
    """The clock only goes forward: history is append-only, and so is time."""


class OffsetClock(Clock):
    """Real time and an offset that only grows: the simulator's time travel.

    `monotonic` stays real, so that retries, tokens and the watchdog are not fooled.
    """

    def __init__(self, offset: timedelta = timedelta()) -> None:
        if offset < timedelta():
            raise WentBack("The clock's offset cannot be negative.")
        self._offset = offset

    @property
    def offset(self) -> timedelta:
        """Return how far ahead of real time this clock is."""
        return self._offset

    def now(self) -> datetime:
        """Return this moment, as far ahead as the offset says, aware, in UTC."""
        return super().now() + self._offset

    def forward(self, by: timedelta) -> None:
        """Move on by `by`, which cannot be negative."""
        if by < timedelta():
            raise WentBack("The clock only goes forward.")
        self._offset += by


def new_id() -> str:
    """Return an opaque id: 128 random bits as 22 url-safe characters."""
    return secrets.token_urlsafe(ID_BYTES)
