"""One message: noted as about to be sent, rendered, sent and marked; or put off.

At least once: a message is marked only after it was sent, so that a crash between the two means a
repeat and never a loss. What went and could not be marked (the disk is full) is remembered and
marked before anything more is sent, or people would hear it again at every run.
"""

from collections.abc import Mapping
from collections.abc import Set as AbstractSet
from dataclasses import dataclass, field
from datetime import datetime

from adapters.logs import get_logger
from adapters.teams.failures import Undelivered
from adapters.teams.pacing import CONVERSATION, Window
from bot.async_store import AsyncStore
from bot.post.channels import Channel
from bot.post.folds import went
from bot.post.in_doubt import in_doubt, perhaps_again
from bot.post.lane_states import ANSWERED, End, Happened
from bot.post.not_delivered import not_delivered
from bot.post.outbox_messages import ABOUT_NOTHING, REPLACES
from bot.post.retries import needless
from bot.post.shared_budget import NoBudget, confirm_budget
from bot.services import Services
from bot.showing.recipes import Shown
from bot.showing.viewing import UNREADABLE
from bot.work import Work
from governance.outbox_message import ChannelName, Receipt, channel_of
from governance.policy import ELSEWHERE_WAITS, LONGEST_RETRY
from storage.errors import LaneElsewhere, StoreDamaged
from storage.outbox import OutboxMessage, Ready
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Taken:
    """A message that is about to be sent, and what it says; None where it need not be said."""

    message: OutboxMessage
    shown: Shown | None


class NotReady(Exception):
    """A message cannot be sent before its channel is prepared: it is not noted as about to be."""

    def __init__(self, message: OutboxMessage) -> None:
        super().__init__()
        self.message = message


@dataclass(slots=True)
class Delivery:
    """Delivers single messages; which of them, and in what order, is the courier's affair."""

    store: AsyncStore
    services: Services
    channels: Mapping[ChannelName, Channel]
    windows: tuple[Window, ...] = CONVERSATION
    """What Teams takes in one conversation: counted from the records where others send too."""
    _unmarked: dict[int, tuple[OutboxMessage, Receipt | None]] = field(
        default_factory=dict, init=False, repr=False
    )
    _unreadable: set[int] = field(default_factory=set, init=False, repr=False)

    async def ready(
        self, now: datetime, *, busy: AbstractSet[str], but: AbstractSet[int], most: int
    ) -> tuple[Ready, ...]:
        """Return the most pressing message of each lane that is not busy, most pressing first; none
        while a restored store is held back.
        """
        if self.services.held.on:
            return ()
        but = but | self._unreadable
        return await self.store.read(
            lambda unit: unit.outbox.ready(now, busy=busy, but=but, most=most)
        )

    async def soonest(self, now: datetime) -> datetime | None:
        """Return when the next message that waits for its time may go."""
        return await self.store.read(lambda unit: unit.outbox.soonest(now))

    async def mark_what_went(self, now: datetime) -> None:
        """Mark as sent what an earlier run sent and could not mark."""
        for message_id in tuple(self._unmarked):
            await self._mark(message_id, now)

    async def deliver(self, message_id: int) -> End:
        """Render and send one message, and mark what became of it; returns what that means for
        whoever it is for.
        """
        now = self.services.clock.now()
        try:
            taken = await self.store.write(lambda unit: self._take(unit, message_id, now))
        except NotReady as waits:
            return await self._prepare(waits.message)
        except LaneElsewhere:
            return End(Happened.SENT_ELSEWHERE, ELSEWHERE_WAITS)
        except NoBudget as waits:
            return End(Happened.SENT_ELSEWHERE, waits.wait)
        except UNREADABLE as fault:
            await self._put_off(message_id, fault, now)
            return ANSWERED
        if taken is None or taken.shown is None:
            return ANSWERED
        failure = await self._send(taken.message, taken.shown, now)
        return ANSWERED if failure is None else await self._not_delivered(taken.message, failure)

    def _take(self, unit: Unit, message_id: int, now: datetime) -> Taken | None:
        """Note that a message is about to be sent, and make what it says.

        None of it where it waits no more; superseded where nobody needs it. Raises NotReady.
        """
        message = unit.outbox.take(message_id)
        if message is None:
            return None
        if self.services.processes.many > 1:
            confirm_budget(unit, message, self.windows, now)
        shown, channel = None, self.channels[channel_of(message.to)]
        if message.kind not in REPLACES or not needless(unit, message, now):
            shown = channel.render(Work(unit, self.services, now), message)
        if shown is None:
            unit.outbox.superseded(message_id, now=now)
            unit.outbox.leave(message)
        elif not channel.ready(message):
            raise NotReady(message)
        elif in_doubt(message):
            shown = perhaps_again(shown)
        return Taken(message, shown)

    async def _prepare(self, message: OutboxMessage) -> End:
        """Get ready to send a message, then deliver it."""
        try:
            await self.channels[channel_of(message.to)].prepare(message)
        except Undelivered as failure:
            return await self._not_delivered(message, failure)
        return await self.deliver(message.id)

    async def _send(
        self, message: OutboxMessage, shown: Shown, now: datetime
    ) -> Undelivered | None:
        """Send a message and mark it sent. Returns why it did not go, where it did not."""
        try:
            receipt = await self.channels[channel_of(message.to)].send(message, shown, now)
        except Undelivered as failure:
            return failure
        self._unmarked[message.id] = (message, receipt)
        await self._mark(message.id, self.services.clock.now())
        return None

    async def _not_delivered(self, message: OutboxMessage, failure: Undelivered) -> End:
        """Note what becomes of it; waits are counted from the answer, which may have taken long."""
        now = self.services.clock.now()

        def noted(unit: Unit) -> End:
            end = not_delivered(Work(unit, self.services, now), message, failure)
            unit.outbox.leave(message)
            return end

        try:
            return await self.store.write(noted)
        except UNREADABLE as fault:  # nobody else can be told of a case that cannot be read
            await self._put_off(message.id, fault, now)
            return ANSWERED

    async def _mark(self, message_id: int, now: datetime) -> None:
        message, receipt = self._unmarked[message_id]

        def marked(unit: Unit) -> None:
            went(Work(unit, self.services, now), message, receipt)
            unit.outbox.leave(message)

        await self.store.write(marked)
        del self._unmarked[message_id]

    async def _put_off(self, message_id: int, fault: Exception, now: datetime) -> None:
        """Reschedule a message whose case cannot be read; pass over one that cannot be read itself:
        the others go on without it.
        """
        try:
            about = await self.store.write(
                lambda unit: unit.outbox.put_off(message_id, until=now + LONGEST_RETRY)
            )
        except StoreDamaged:
            self._unreadable.add(message_id)
            about = ABOUT_NOTHING
        get_logger().error("notice not made", case=about, error=fault)
