"""What Teams takes in a given time, counted; and one message at a time in a conversation, with a
breath between, conversations side by side.
"""

import asyncio
from collections import deque
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta

from adapters.clock import Clock
from governance.policy import IN_THIRTY_SECONDS_KEPT, IN_TWO_SECONDS_KEPT, TENANT_A_SECOND

GAP = timedelta(milliseconds=150)  # Teams allows 7 messages a second in one conversation
MOST_LANES = 1000


@dataclass(frozen=True, slots=True)
class Window:
    """So many in so many seconds; `kept` of them for what comes first."""

    most: int
    seconds: float
    kept: int = 0


CONVERSATION = (
    Window(7, 1),
    Window(8, 2, kept=IN_TWO_SECONDS_KEPT),
    Window(60, 30, kept=IN_THIRTY_SECONDS_KEPT),
    Window(1800, 3600),
)
"""What Teams takes from a bot in one conversation (learn.microsoft.com, rate limits for bots)."""

TENANT = (Window(TENANT_A_SECOND, 1),)
"""What Teams takes from a bot in one tenant, less what else we ask of it."""


class Budget:
    """What went lately, of what Teams takes. Times in seconds that never go back."""

    __slots__ = ("_went", "_windows")

    def __init__(self, windows: tuple[Window, ...]) -> None:
        self._windows = windows
        most = max((window.most for window in windows), default=1)
        self._went: deque[float] = deque(maxlen=most)

    @property
    def last(self) -> float:
        """Return when the last went; 0 where none did."""
        return self._went[-1] if self._went else 0.0

    def took(self, now: float) -> None:
        """Note that one goes now."""
        self._went.append(now)

    def opens_at(self, now: float, *, first: bool) -> float:
        """Return when the next may go; `now` where it may. `first`: also from what is kept."""
        opens = now
        for window in self._windows:
            most = window.most if first else window.most - window.kept
            if len(self._went) >= most:
                opens = max(opens, self._went[-most] + window.seconds)
        return opens


class Lane:
    """The order of one conversation. Times are of the monotonic clock, in seconds."""

    __slots__ = ("lock", "open_at")

    def __init__(self) -> None:
        self.lock = asyncio.Lock()
        self.open_at = 0.0


class Pacing:
    """Lanes by conversation: a slow one holds nobody else up."""

    def __init__(self, clock: Clock, *, gap: timedelta = GAP) -> None:
        self._clock = clock
        self._gap = gap.total_seconds()
        self._lanes: dict[str, Lane] = {}

    @asynccontextmanager
    async def turn(self, conversation: str) -> AsyncIterator[None]:
        """Wait for our turn in the conversation, and for the breath after the last."""
        lane = self._lane(conversation)
        async with lane.lock:
            if (wait := lane.open_at - self._clock.monotonic()) > 0:
                await asyncio.sleep(wait)
            try:
                yield
            finally:
                lane.open_at = self._clock.monotonic() + self._gap

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
