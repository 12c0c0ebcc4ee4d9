"""One message: rendered, sent and marked; or rescheduled, or given up, and why.

At least once: a message is marked only after it was sent, so that a crash between the two means a
repeat and never a loss. What went and could not be marked (the disk is full) is remembered and
marked before anything more is sent, or people would hear it again at every run.

A message that will not go is given up, and the next person is told. What replaces a card is not
given up while the card is there: until then a chat shows what it should not show any more.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from adapters.logs import get_logger
from adapters.mail import NotEncrypted
from adapters.teams.failures import Blocked, DeliveryFailed, Gone, Undelivered
from bot.async_store import AsyncStore
from bot.post.channels import Channel
from bot.post.folds import went
from bot.post.outbox_messages import REPLACES, is_an_answer
from bot.post.render_message import ready_made
from bot.post.retries import GONE, HELD, needless, say_instead, wait_after
from bot.post.unreached import unreached
from bot.services import Services
from bot.showing.recipes import Shown
from bot.work import Work
from governance.outbox_message import ChannelName, Receipt, ToCard, channel_of
from governance.policy import (
    CARD_RETRY,
    LONGEST_RETRY,
    MESSAGES_AT_A_LOOK,
    MOST_TRIES,
    PROMPT_TRIES,
)
from storage.errors import KeyMissing, NotThere, StoreDamaged
from storage.outbox import OutboxMessage
from storage.unit import Unit

# One case's fault. A store that is busy or full is everyone's: the run ends, and comes again.
UNREADABLE = (StoreDamaged, KeyMissing, NotThere, ValueError, LookupError)


@dataclass(slots=True)
class Delivery:
    """Delivers single messages; which of them, and in what order, is the courier's affair."""

    store: AsyncStore
    services: Services
    channels: Mapping[ChannelName, Channel]
    _unmarked: dict[int, tuple[OutboxMessage, Receipt | None]] = field(
        default_factory=dict, init=False, repr=False
    )

    async def waiting(self, now: datetime) -> tuple[OutboxMessage, ...]:
        """Return what may be sent now: what is new, answers first, then what was tried."""
        return await self.store.read(
            lambda unit: unit.outbox.waiting(now, limit=MESSAGES_AT_A_LOOK)
        )

    async def mark_what_went(self, now: datetime) -> None:
        """Mark as sent what an earlier run sent and could not mark."""
        for message_id in tuple(self._unmarked):
            await self._mark(message_id, now)

    async def deliver(self, message: OutboxMessage, now: datetime) -> DeliveryFailed | None:
        """Render and send one message, begun at `now`, and mark what became of it.

        Returns the failure after which it may go later, once it is rescheduled; else None.
        """
        channel = self.channels[channel_of(message.to)]
        try:
            shown = await self._render(channel, message, now)
        except UNREADABLE as fault:
            await self._put_off(message, fault, now)
            return None
        if shown is None:
            await self._supersede(message, now)
            return None
        try:
            receipt, failure = await channel.send(message, shown, now), None
        except Undelivered as undelivered:
            receipt, failure = None, undelivered
        # Read again: sending may have taken seconds, and waits are counted from Teams' answer.
        now = self.services.clock.now()
        if failure is None:
            self._unmarked[message.id] = (message, receipt)
            await self._mark(message.id, now)
        elif isinstance(failure, DeliveryFailed):
            await self.later(message, failure, now)
            return failure
        else:
            await self._refused(message, failure, now)
        return None

    async def _render(
        self, channel: Channel, message: OutboxMessage, now: datetime
    ) -> Shown | None:
        """Return what a message says; None if it is superseded, or has a newer update of its card.

        A form, a menu or a line of text needs no look into the store.
        """

        def render(unit: Unit) -> Shown | None:
            if message.kind in REPLACES and needless(unit, message, now):
                return None
            return channel.render(Work(unit, self.services, now), message)

        ready = None if message.kind in REPLACES else ready_made(message.body)
        return ready or await self.store.write(render)

    async def later(self, message: OutboxMessage, failure: DeliveryFailed, now: datetime) -> None:
        """Reschedule a message, each time further away; give it up after MOST_TRIES.

        What takes the place of a card is never given up.
        """
        wait = failure.retry_after or timedelta()
        if failure.status is None and wait:  # we kept it back ourselves, and did not try
            await self._retry(message, now + wait, attempts=message.attempts, why=HELD)
        elif message.attempts + 1 >= MOST_TRIES and message.kind not in REPLACES:
            await self._give_up(message, failure, now)
        else:
            ours = wait_after(message.attempts + 1)
            asked = wait if message.attempts < PROMPT_TRIES else max(wait, ours)
            await self._retry(message, now + (asked or ours))

    async def _refused(self, message: OutboxMessage, failure: Undelivered, now: datetime) -> None:
        """Give up what Teams, or the mail server, will not take; keep trying to replace a card."""
        why, card = _WHY.get(type(failure), "refused"), message.to
        if message.kind not in REPLACES or not isinstance(card, ToCard):
            await self._give_up(message, failure, now)
        elif isinstance(failure, Gone) and is_an_answer(message.kind, message.key):
            await self.store.write(
                lambda unit: say_instead(Work(unit, self.services, now), message, card)
            )
        elif message.why in ("", HELD) or message.attempts + 1 < MOST_TRIES:
            # It may be a slip of theirs.
            await self._retry(message, now + wait_after(message.attempts + 1), why=why)
        elif why == message.why == GONE:
            await self._supersede(message, now)  # there is no such card
        else:
            await self._retry(message, now + CARD_RETRY, why=why)

    async def _retry(
        self, message: OutboxMessage, at: datetime, *, attempts: int | None = None, why: str = ""
    ) -> None:
        tried = message.attempts + 1 if attempts is None else attempts
        get_logger().warning("undelivered, will retry", kind=message.kind, attempt=tried)
        await self.store.write(
            lambda unit: unit.outbox.retry(message.id, at=at, attempts=tried, why=why)
        )

    async def _supersede(self, message: OutboxMessage, now: datetime) -> None:
        await self.store.write(lambda unit: unit.outbox.superseded(message.id, now=now))

    async def _mark(self, message_id: int, now: datetime) -> None:
        message, receipt = self._unmarked[message_id]
        await self.store.write(lambda unit: went(Work(unit, self.services, now), message, receipt))
        del self._unmarked[message_id]

    async def _put_off(self, message: OutboxMessage, fault: Exception, now: datetime) -> None:
        """Reschedule a message whose case cannot be read: the others go on without it."""
        get_logger().error("notice not made", case=message.subject, kind=message.kind, error=fault)
        at = now + LONGEST_RETRY
        await self.store.write(
            lambda unit: unit.outbox.retry(message.id, at=at, attempts=message.attempts)
        )

    async def _give_up(self, message: OutboxMessage, failure: Undelivered, now: datetime) -> None:
        why = _WHY.get(type(failure), "unreachable")
        get_logger().warning("not reached", kind=message.kind, error=failure)
        await self.store.write(lambda unit: unreached(Work(unit, self.services, now), message, why))


_WHY = {Blocked: "blocked", Gone: GONE, NotEncrypted: "not_encrypted"}
