"""A clock that only moves when told to."""

from datetime import UTC, datetime, timedelta

from adapters.clock import Clock

T0 = datetime(2026, 3, 2, 9, 0, tzinfo=UTC)  # a Monday


class HandClock(Clock):
    """Both sides of it, the date and the monotonic one, move together."""

    def __init__(self, now: datetime = T0) -> None:
        self._now = now

    def now(self) -> datetime:
        return self._now

    def monotonic(self) -> float:
        return (self._now - T0).total_seconds() + 1000

    def forward(self, by: timedelta) -> None:
        self._now += by
