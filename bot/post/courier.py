"""The courier: whose message goes next. `docs/courier.md` has the theory and the tables.

Danger first, then answers to somebody who waits, then the clock that runs out first. One message at
a time for each person, so that a process that is killed can have left one in doubt for each, and
repeats no more than that; many people side by side, within what Teams takes. Whoever does not
answer is tried aside from the others. `bot.post.lanes` knows who may begin; `bot.post.delivery`
sends one message.
"""

import asyncio
from collections.abc import Callable, Sequence
from collections.abc import Set as AbstractSet
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from typing import Protocol

from adapters.clock import Clock
from bot.post.lane_states import ANSWERED, End
from bot.post.lanes import Lanes
from governance.policy import COURIER_WAITS, LANES_AT_A_LOOK, LOOK_EVERY
from storage.outbox import Ready

SOON = COURIER_WAITS.total_seconds()


class Delivers(Protocol):
    """Delivery of single messages (`bot.post.delivery`)."""

    async def ready(
        self, now: datetime, *, busy: AbstractSet[str], but: AbstractSet[int], most: int
    ) -> Sequence[Ready]:
        """Return the most pressing message of each lane, most pressing first; of at most so many
        lanes, without those that are `busy`, and of the messages without those `but`.
        """
        ...

    async def soonest(self, now: datetime) -> datetime | None:
        """Return when the next message that waits for its time may go."""
        ...

    async def mark_what_went(self, now: datetime) -> None:
        """Mark as sent what an earlier run sent and could not mark."""
        ...

    async def deliver(self, message_id: int) -> End:
        """Send one message and mark what became of it; returns what that means for its lane."""
        ...


@dataclass(slots=True)
class Courier:
    """Delivers the outbox. `run` is never called twice at once (see `adapters.timer`).

    `wake_in` asks for another run after so long.
    """

    delivery: Delivers
    clock: Clock
    wake_in: Callable[[timedelta], None]
    lanes: Lanes = field(default_factory=Lanes)
    _found: list[Ready] = field(default_factory=list, init=False, repr=False)
    _under_way: dict["asyncio.Task[None]", int] = field(
        default_factory=dict, init=False, repr=False
    )
    _news: asyncio.Event = field(default_factory=asyncio.Event, init=False, repr=False)
    _someone_came: bool = field(default=True, init=False)
    _looked_at: float = field(default=0.0, init=False)
    _failure: BaseException | None = field(default=None, init=False, repr=False)
    _stopping: bool = field(default=False, init=False)

    async def run(self) -> None:
        """Send all that may go now, each person's one by one, and ask for the next run in time."""
        self._failure, self._someone_came = None, True
        self.lanes.forget_idle(self.clock.monotonic())
        await self.delivery.mark_what_went(self.clock.now())
        try:
            while await self._begin_what_may() or self._under_way:
                await self._until_news()
        except asyncio.CancelledError:
            for task in self._under_way:
                task.cancel()
            raise
        if self._failure is not None:
            raise self._failure
        await self._come_again()

    def look_again(self) -> None:
        """Look for new messages at once: whatever is more pressing goes before what still waits."""
        self._someone_came = True
        self._news.set()

    def stop(self) -> None:
        """Begin no more deliveries; what still waits is sent after the next start."""
        self._stopping = True
        self._news.set()

    async def _begin_what_may(self) -> bool:
        """Begin what may go now. Returns whether anything can go before long."""
        self._news.clear()
        if self._stopping or self._failure is not None:
            return False
        if self._wants_a_look():
            await self._look()
        now = self.clock.monotonic()
        found, self._found = self._found, []
        begun = 0
        for one in found:
            if self._began(one, now):
                begun += 1
            elif not self.lanes.is_closed(one.lane, now):
                self._found.append(one)
        return begun > 0 or any(self.lanes.opens_at(one, now) <= now + SOON for one in self._found)

    def _wants_a_look(self) -> bool:
        """Return whether to: a round must not end on what an old look found."""
        since = self.clock.monotonic() - self._looked_at
        return (
            self._someone_came
            or not (self._found and self._under_way)
            or since >= LOOK_EVERY.total_seconds()
        )

    async def _look(self) -> None:
        """Find who may be told; each with what is most pressing and is not on its way."""
        self._someone_came, self._looked_at = False, self.clock.monotonic()
        closed = self.lanes.closed(self._looked_at)
        sending = frozenset(self._under_way.values())
        now = self.clock.now()
        found = await self.delivery.ready(now, busy=closed, but=sending, most=LANES_AT_A_LOOK)
        self._found = list(found)

    def _began(self, one: Ready, now: float) -> bool:
        if not self.lanes.has_room(one) or self.lanes.opens_at(one, now) > now:
            return False
        self.lanes.begin(one, now)
        task = asyncio.create_task(self._deliver(one))
        self._under_way[task] = one.id
        task.add_done_callback(self._ended)
        return True

    async def _deliver(self, one: Ready) -> None:
        end = ANSWERED
        try:
            end = await self.delivery.deliver(one.id)
        finally:
            self.lanes.ended(one, end, self.clock.monotonic())

    def _ended(self, task: "asyncio.Task[None]") -> None:
        """Note a failure of ours: what went may be unmarked, and nothing more goes until it is."""
        del self._under_way[task]
        failure = None if task.cancelled() else task.exception()
        self._failure = self._failure or failure
        self._news.set()

    async def _until_news(self) -> None:
        """Wait until something ends or comes, or a budget opens."""
        now = self.clock.monotonic()
        opens = [self.lanes.opens_at(one, now) for one in self._found]
        wait = min((at - now for at in opens if at > now), default=None)
        with suppress(TimeoutError):
            async with asyncio.timeout(wait):
                await self._news.wait()

    async def _come_again(self) -> None:
        """Ask for a run when the next message, or the next lane, may go."""
        now, today = self.clock.monotonic(), self.clock.now()
        soonest = await self.delivery.soonest(today)
        opens = [self.lanes.next_opening(now), *(self.lanes.opens_at(o, now) for o in self._found)]
        waits = [timedelta(seconds=at - now) for at in opens if at is not None and at > now]
        if soonest is not None:
            waits.append(soonest - today)
        if waits and not self._stopping:
            self.wake_in(min(waits))
