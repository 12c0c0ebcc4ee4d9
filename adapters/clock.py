"""The only module that reads the time and makes opaque ids."""

import secrets
import time
from datetime import UTC, datetime, timedelta

ID_BYTES = 16  # 128 random bits: never guessed, and never met twice


class Clock:
    """Real time."""

    def now(self) -> datetime:
        """Return this moment, aware, in UTC."""
        return datetime.now(UTC)

    def monotonic(self) -> float:
        """Return seconds that never go back, for measuring waits; they say no date."""
        return time.monotonic()


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
