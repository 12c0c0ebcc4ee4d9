"""One message at a time in a conversation, with a breath between; conversations side by side."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from adapters.clock import Clock
from adapters.teams.failures import DeliveryFailed

GAP = timedelta(milliseconds=150)  # Teams allows 7 messages a second in one conversation
LONGEST_WAIT = timedelta(seconds=1)  # longer than this is for the caller's queue, not for us
MOST_LANES = 1000


class Lane:
    """The order of one conversation. Times are of the monotonic clock, in seconds."""

    __slots__ = ("lock", "open_at")

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.open_at = 0.0


class Pacing:
    """Lanes by conversation: a slow or throttled one holds nobody else up."""

    def __init__(self, clock: Clock, *, gap: timedelta = GAP) -> None:
        self._clock = clock
        self._gap = gap
        self._lanes: dict[str, Lane] = {}

    @asynccontextmanager
    async def turn(self, conversation: str) -> AsyncIterator[None]:
        """Wait for our turn in the conversation. A throttled DeliveryFailed shuts the lane."""
        lane = self._lane(conversation)
        async with lane.lock:
            await self._until_open(lane)
            hold = self._gap
            try:
                yield
            except DeliveryFailed as failed:
                hold = failed.retry_after or hold
                raise
            finally:
                lane.open_at = self._clock.monotonic() + hold.total_seconds()

    async def _until_open(self, lane: Lane) -> None:
        wait = timedelta(seconds=lane.open_at - self._clock.monotonic())
        if wait > LONGEST_WAIT:
            raise DeliveryFailed(retry_after=wait)
        if wait > timedelta():
            await asyncio.sleep(wait.total_seconds())

    def _lane(self, conversation: str) -> Lane:
        if conversation not in self._lanes and len(self._lanes) >= MOST_LANES:
            self._forget_idle()
        return self._lanes.setdefault(conversation, Lane())

    def _forget_idle(self) -> None:
        now = self._clock.monotonic()
        self._lanes = {
            key: lane
            for key, lane in self._lanes.items()
            if lane.lock.locked() or lane.open_at > now
        }
