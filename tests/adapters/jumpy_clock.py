"""A clock over a machine whose date the test sets: time goes on, the date jumps, Teams says."""

from datetime import UTC, datetime, timedelta

from adapters.clock import Machine, SteadyClock
from tests.adapters.hand_clock import HandClock


class HandMachine(Machine):
    """A machine that has been on since `began`; its date is apart from the true one by `apart`."""

    def __init__(self, began: datetime) -> None:
        self.began, self.on, self.apart = began, timedelta(), timedelta()
        self.boot_id = "a-start"

    @property
    def true(self) -> datetime:
        return self.began + self.on

    def date(self) -> datetime:
        return self.true + self.apart

    def on_for(self) -> timedelta:
        return self.on


class JumpyClock(HandClock):
    """What `igdesk serve` runs on. `teams`: how far Teams' own clock is ahead of the true time,
    where Teams answers at all.
    """

    teams: timedelta | None = None

    def __init__(self, now: datetime, *, apart: timedelta = timedelta()) -> None:
        self.machine = HandMachine(now.astimezone(UTC))
        self.machine.apart = apart
        self.steady = SteadyClock(self.machine)

    def now(self) -> datetime:
        return self.steady.now()

    def monotonic(self) -> float:
        return self.machine.on.total_seconds() + 1000

    def forward(self, by: timedelta) -> None:
        self.machine.on += by

    def jumps(self, by: timedelta) -> None:
        self.machine.apart += by

    def paused(self, by: timedelta) -> None:
        """Time goes on, and the machine does not see it; then its date is put right."""
        self.machine.began += by

    def heard(self, teams: datetime) -> None:
        if self.teams is not None:
            self.steady.heard(self.machine.true + self.teams)

    def carry_on(self, boot_id: str, started: datetime) -> None:
        self.steady.carry_on(boot_id, started)

    @property
    def jumped(self) -> timedelta:
        return self.steady.jumped

    @property
    def ahead_of_teams(self) -> timedelta | None:
        return self.steady.ahead_of_teams

    @property
    def started(self) -> tuple[str, datetime | None]:
        return self.steady.started
