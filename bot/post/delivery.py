"""One message: checked again, made, sent, and marked; or put off, or given up, and why.

At least once: it is marked only after it was sent, so a crash between the two means a repeat and
never a loss. What went and could not be marked (the disk is full) is remembered and marked before
anything more is sent, or people would hear it again at every run.

A message that will not go is given up, and the next person is told. What replaces a card is not
given up while the card is there: until then a chat shows what it should not show any more.
"""

from dataclasses import dataclass, field
from datetime import datetime, timedelta

from adapters.logs import get_logger
from adapters.mail import NotEncrypted
from adapters.teams.failures import Blocked, DeliveryFailed, Gone, Undelivered
from bot.post.addressing import (
    Doorstep,
    activity_of,
)
from bot.post.folds import went
from bot.post.outbox_messages import REPLACES
from bot.post.render_message import make, ready_made
from bot.post.retries import GONE, HELD, is_an_answer, needless, say_instead, wait_after
from bot.post.unreached import unreached
from bot.services import Services
from bot.showing.recipes import Shown
from bot.timer.sweep import Keeps
from bot.work import Work
from governance.outbox_message import (
    MessageKind,
    Receipt,
    ToCard,
    ToChat,
    ToMailbox,
    ToPerson,
    ToUpload,
)
from governance.policy import CARD_RETRY, LONGEST_RETRY, MOST_TRIES, PROMPT_TRIES
from storage.errors import KeyMissing, NotThere, StoreDamaged
from storage.outbox_rows import OutboxMessage
from storage.unit import Unit

AT_A_LOOK = 32  # messages that are opened; we look again when they have gone, or somebody came
# One case's fault. A store that is busy or full is everyone's: the run ends, and comes again.
UNREADABLE = (StoreDamaged, KeyMissing, NotThere, ValueError, LookupError)


@dataclass(slots=True)
class Delivery:
    """Delivers single messages; who comes when is the courier's affair."""

    store: Keeps
    services: Services
    doorstep: Doorstep
    _unmarked: dict[int, tuple[OutboxMessage, Receipt | None]] = field(
        default_factory=dict, init=False, repr=False
    )

    async def waiting(self) -> tuple[OutboxMessage, ...]:
        """What may be sent now: what is new, answers first, then what was tried."""
        now = self.services.clock.now()
        return await self.store.read(
            lambda unit: unit.outbox.waiting(now, first=MessageKind.SAY, limit=AT_A_LOOK)
        )

    async def mark_what_went(self) -> None:
        """Mark what an earlier run sent and could not mark."""
        for message_id in tuple(self._unmarked):
            await self._mark(message_id)

    async def deliver(self, message: OutboxMessage) -> DeliveryFailed | None:
        """What kept it for later, if anything did: it is put off already."""
        now = self.services.clock.now()
        try:
            shown = await self._made(message, now)
        except UNREADABLE as fault:
            await self._put_off(message, fault)
            return None
        if shown is None:
            await self._needless(message)
            return None
        try:
            receipt = await self._send(message, shown)
        except DeliveryFailed as failure:
            await self.later(message, failure)
            return failure
        except Undelivered as failure:
            await self._refused(message, failure)
        else:
            self._unmarked[message.id] = (message, receipt)
            await self._mark(message.id)
        return None

    async def _made(self, message: OutboxMessage, now: datetime) -> Shown | None:
        """None where it need not go any more: so too what would come after something newer."""

        def whole(unit: Unit) -> Shown | None:
            if message.kind in REPLACES and needless(unit, message, now):
                return None
            return make(Work(unit, self.services, now), message)

        ready = None if message.kind in REPLACES else ready_made(message)
        return ready or await self.store.write(whole)

    async def later(self, message: OutboxMessage, failure: DeliveryFailed) -> None:
        """Put it off, each time longer; in the end, the next person is told."""
        wait = failure.retry_after or timedelta()
        if failure.status is None and wait:  # we kept it back ourselves, and did not try
            await self._try_again(message, wait, attempts=message.attempts, why=HELD)
        elif message.attempts + 1 >= MOST_TRIES and message.kind not in REPLACES:
            await self._not_reached(message, failure)
        else:
            ours = wait_after(message.attempts + 1)
            asked = wait if message.attempts < PROMPT_TRIES else max(wait, ours)
            await self._try_again(message, asked or ours)

    async def _refused(self, message: OutboxMessage, failure: Undelivered) -> None:
        why = _WHY.get(type(failure), "refused")
        if message.kind not in REPLACES:
            await self._not_reached(message, failure)
        elif (
            isinstance(failure, Gone)
            and is_an_answer(message)
            and isinstance(to := message.to, ToCard)
        ):
            await self.store.write(
                lambda unit: say_instead(
                    Work(unit, self.services, self.services.clock.now()), message, to
                )
            )
        elif (
            message.why in ("", HELD) or message.attempts + 1 < MOST_TRIES
        ):  # it may be a slip of theirs
            await self._try_again(message, wait_after(message.attempts + 1), why=why)
        elif why == message.why == GONE:
            await self._needless(message)  # there is no such card
        else:
            await self._try_again(message, CARD_RETRY, why=why)

    async def _try_again(
        self, message: OutboxMessage, wait: timedelta, *, attempts: int | None = None, why: str = ""
    ) -> None:
        tried = message.attempts + 1 if attempts is None else attempts
        at = self.services.clock.now() + wait
        get_logger().warning("undelivered, will retry", kind=message.kind, attempt=tried)
        await self.store.write(
            lambda unit: unit.outbox.retry(message.id, at=at, attempts=tried, why=why)
        )

    async def _needless(self, message: OutboxMessage) -> None:
        now = self.services.clock.now()
        await self.store.write(lambda unit: unit.outbox.superseded(message.id, now=now))

    async def _mark(self, message_id: int) -> None:
        now, (message, receipt) = self.services.clock.now(), self._unmarked[message_id]
        await self.store.write(lambda unit: went(Work(unit, self.services, now), message, receipt))
        del self._unmarked[message_id]

    async def _put_off(self, message: OutboxMessage, fault: Exception) -> None:
        """Its case cannot be read: the others go on, and it is tried again until it is mended."""
        get_logger().error("notice not made", case=message.subject, kind=message.kind, error=fault)
        at = self.services.clock.now() + LONGEST_RETRY
        await self.store.write(
            lambda unit: unit.outbox.retry(message.id, at=at, attempts=message.attempts)
        )

    async def _send(self, message: OutboxMessage, shown: Shown) -> Receipt | None:
        match message.to:
            case ToMailbox(mailbox):
                await self.doorstep.mail(mailbox, shown, key=message.key)
            case ToUpload() as to if shown.file is not None:
                await self.doorstep.hand_over(to, shown.file)
            case ToCard(_, address, activity) | ToUpload(_, address, activity):
                await self.doorstep.update(address, activity, activity_of(shown))
            case ToPerson() | ToChat() as to:
                refresh = message.kind is MessageKind.NOTICE
                return await self.doorstep.send(to, activity_of(shown), refresh=refresh)
        return None

    async def _not_reached(self, message: OutboxMessage, failure: Undelivered) -> None:
        why = _WHY.get(type(failure), "unreachable")
        get_logger().warning("not reached", kind=message.kind, error=failure)
        now = self.services.clock.now()
        await self.store.write(lambda unit: unreached(Work(unit, self.services, now), message, why))


_WHY = {Blocked: "blocked", Gone: GONE, NotEncrypted: "not_encrypted"}
