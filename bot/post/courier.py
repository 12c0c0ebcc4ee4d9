"""The courier: takes what is unsent from the outbox and has it delivered; who comes when, and how
many at a time.

What would be heard twice, if it were sent twice, goes alone: between its sending and its mark
nothing else of that kind is sent. So a process that is killed can have left one such message in
doubt, and one is repeated. A card that is brought up to date is the same card however often it is
sent; those go side by side. One recipient who cannot be reached never holds up another for longer
than one unanswered call takes, and nor does one case that cannot be read. Whoever is told of
something while others wait for theirs comes in their turn: the courier looks again when a message
was put.
"""

import asyncio
from collections.abc import Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Protocol

from adapters.clock import Clock
from adapters.teams.failures import DeliveryFailed
from governance.outbox_message import NOTICE_KINDS, MessageKind, person_of
from governance.policy import CARDS_AT_ONCE, MESSAGES_IN_A_ROUND
from storage.outbox import OutboxMessage

HEARD_TWICE = (MessageKind.SAY, *NOTICE_KINDS.values())
"""What is new in a chat or a mailbox each time that it is sent."""


class Delivers(Protocol):
    """Delivery of single messages (`bot.post.delivery`)."""

    async def waiting(self, now: datetime) -> Sequence[OutboxMessage]:
        """Return what may be sent now: what is new, in order, then what was tried."""
        ...

    async def mark_what_went(self, now: datetime) -> None:
        """Mark as sent what an earlier run sent and could not mark."""
        ...

    async def deliver(self, message: OutboxMessage, now: datetime) -> DeliveryFailed | None:
        """Send one message; returns the failure that rescheduled it, else None."""
        ...

    async def later(self, message: OutboxMessage, failure: DeliveryFailed, now: datetime) -> None:
        """Reschedule a message that was not tried after another's failure."""
        ...


@dataclass(slots=True)
class Courier:
    """Delivers the outbox. `run` is never called twice at once (see `adapters.timer`)."""

    delivery: Delivers
    clock: Clock
    _alone: asyncio.Lock = field(default_factory=asyncio.Lock, init=False, repr=False)
    _silent: dict[str, int] = field(default_factory=dict, init=False, repr=False)
    _cut_short: bool = field(default=False, init=False)
    _someone_came: bool = field(default=False, init=False)
    _begun: int = field(default=0, init=False)  # deliveries of this round
    _stopping: bool = field(default=False, init=False)

    async def run(self) -> None:
        """Send all that is waiting; each recipient's in order."""
        await self.delivery.mark_what_went(self.clock.now())
        while not self._stopping and (waiting := await self.delivery.waiting(self.clock.now())):
            await self._deliver_all(waiting)

    def look_again(self) -> None:
        """Look for new messages before the round ends: an answer goes before what still waits."""
        self._someone_came = True

    def stop(self) -> None:
        """Begin no more deliveries; what still waits is sent after the next start."""
        self._stopping = True

    async def _deliver_all(self, waiting: Sequence[OutboxMessage]) -> None:
        self._cut_short = self._someone_came = False
        self._begun = 0
        gate = asyncio.Semaphore(CARDS_AT_ONCE)
        lanes = in_lanes(waiting, self._silent)
        # No task group: it would cut the others off in the middle of a delivery.
        ends = await asyncio.gather(
            *(self._deliver_lane(whose, lane, gate) for whose, lane in lanes.items()),
            return_exceptions=True,
        )
        for failure in ends:
            if failure is not None:
                raise failure

    async def _deliver_lane(
        self, whose: str, lane: Sequence[OutboxMessage], gate: asyncio.Semaphore
    ) -> None:
        for place, message in enumerate(lane[:MESSAGES_IN_A_ROUND]):
            failure = await self._in_its_turn(message, gate)
            if failure is not None and _no_answer(failure):
                self._silent[whose] = message.id
                await self._put_off(lane[place + 1 :], failure)
                return
        if not self._ends_here:
            self._silent.pop(whose, None)

    @property
    def _ends_here(self) -> bool:
        """Return whether to begin no more in this round: stopping, cut short by a failure, or a new
        message came and CARDS_AT_ONCE have begun.
        """
        came = self._someone_came and self._begun >= CARDS_AT_ONCE
        return self._stopping or self._cut_short or came

    async def _in_its_turn(
        self, message: OutboxMessage, gate: asyncio.Semaphore
    ) -> DeliveryFailed | None:
        async with self._alone if message.kind in HEARD_TWICE else gate:
            if self._ends_here:
                return None
            self._begun += 1
            try:
                return await self.delivery.deliver(message, self.clock.now())
            except BaseException:
                self._cut_short = True  # what went may be unmarked: nothing more until it is
                raise

    async def _put_off(self, rest: Sequence[OutboxMessage], failure: DeliveryFailed) -> None:
        """Reschedule the rest of a lane whose recipient does not answer, and end the round: whoever
        came meanwhile need not wait until all who are silent have been tried.
        """
        self._cut_short, now = True, self.clock.now()
        for message in rest:
            await self.delivery.later(message, failure, now)


def in_lanes(
    waiting: Sequence[OutboxMessage], silent: Mapping[str, int]
) -> dict[str, list[OutboxMessage]]:
    """Return the messages by recipient, each one's in the order it was put.

    Whoever is being answered looks at their screen, and comes first; the `silent` come last, and
    last of theirs the message (by its id) that they did not answer.
    """
    lanes: dict[str, list[OutboxMessage]] = {}
    for message in waiting:
        lanes.setdefault(_whose(message), []).append(message)
    for lane in lanes.values():
        lane.sort(key=lambda message: message.id)
    for whose in silent.keys() & lanes.keys():
        lanes[whose].sort(key=lambda message: message.id == silent[whose])
    answered = {
        whose for whose, lane in lanes.items() if any(one.kind is MessageKind.SAY for one in lane)
    }
    in_order = sorted(lanes, key=lambda whose: (whose in silent, whose not in answered))
    return {whose: lanes[whose] for whose in in_order}


def _whose(message: OutboxMessage) -> str:
    person = person_of(message.to)
    return person.text if person else f"mailbox:{message.party}"


def _no_answer(failure: DeliveryFailed) -> bool:
    """Return whether nothing was answered: neither a status nor a time to wait."""
    return failure.status is None and failure.retry_after is None
