"""A look a day at what is closed: what is settled of each case, and the keys whose month is over.

Nothing is planned by rows. A closed case stays under the key of the month until which it is kept,
so that the cases of months to come are passed over unopened; whatever happens to a case puts it
under the open month's key again, and so it is looked at anew.
"""

import asyncio
from collections import Counter
from collections.abc import Callable, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from adapters.logs import get_logger
from bot.async_store import AsyncStore
from bot.retention.foretelling import look_at_left
from bot.retention.others import Kept, forget_some, messages_kept, reduce_some
from bot.retention.settling import keys_wanted, settle
from bot.retention.standing import open_requests
from bot.services import Services
from bot.work import Work
from governance.keys import CaseId, PartyKey
from governance.moments import london
from governance.policy import MORNING, REWRAP_PAUSE, WARNED_BEFORE_END
from governance.retention.standing import Step
from storage.errors import NotThere, StoreUnavailable, VersionConflict
from storage.key_lives import end_keys
from storage.periods import PUT_BACK, month_of
from storage.store import Store
from storage.unit import Unit

LOOKED = "retention_looked"
"""Under which name of the store's own settings the London day of the last look stands."""


PROGRESS_EVERY = 100


@dataclass(frozen=True, slots=True)
class RetentionRounds:
    """One round after the other (see `adapters.timer`)."""

    store: AsyncStore
    services: Services
    swept: Callable[[], bool]
    """Returns whether the sweep has run: before that nobody has looked at the clock."""
    wake_courier: Callable[[], None]

    async def look(self) -> None:
        """Look at what is closed, once a day and not before the morning.

        Nothing while the time is in doubt: what a wrong clock destroyed is gone for good.
        """
        now = self.services.clock.now()
        trusted = self.swept() and not self.services.time_in_doubt()
        if not trusted or london(now).time() < MORNING or not await self._is_due(now):
            return
        found = await self.store.read(partial(to_look_at, now))
        asked = await self.store.read(partial(parties_asked, self.services, now, found))
        for case_id, party in found:
            one = partial(
                settle_one, self.services, case_id, now, asked=party in asked, failed=_log
            )
            await self.store.run_on_writer(one)
            await asyncio.sleep(REWRAP_PAUSE.total_seconds())
        await self._forget(now)
        await self.store.run_on_writer(partial(end_months, self.services, now))
        await self.store.write(lambda unit: unit.meta.set(LOOKED, _day(now)))
        self.wake_courier()

    async def _forget(self, now: datetime) -> None:
        """Forget what is over of everything else, a little at a time."""
        for kept in messages_kept(self.services):
            after: int | None = 0
            while after is not None:
                after = await self.store.write(partial(_reduce, self.services, now, kept, after))
        while await self.store.write(lambda unit: forget_some(Work(unit, self.services, now))):
            await asyncio.sleep(REWRAP_PAUSE.total_seconds())

    async def _is_due(self, now: datetime) -> bool:
        return await self.store.read(lambda unit: unit.meta.get(LOOKED)) != _day(now)


def _reduce(services: Services, now: datetime, kept: Kept, after: int, unit: Unit) -> int | None:
    return reduce_some(Work(unit, services, now), kept, after)


def _log(case_id: CaseId, fault: Exception) -> None:
    get_logger().error("retention failed", case=case_id, error=fault)


def _day(now: datetime) -> str:
    return london(now).date().isoformat()


Failed = Callable[[CaseId, Exception], None]
"""Is told which case cannot be read, and why."""

Found = Sequence[tuple[CaseId, PartyKey]]
"""Cases, each with its party."""


def to_look_at(now: datetime, unit: Unit) -> Found:
    """Return the closed cases to be looked at: what was closed or changed since, and what is kept
    no longer than this month and the next.
    """
    return unit.shredder.closed(month_of(now + WARNED_BEFORE_END))


def parties_asked(
    services: Services, now: datetime, found: Found, unit: Unit
) -> frozenset[PartyKey]:
    """Return those parties of the cases that have requests which are open."""
    work = Work(unit, services, now)
    return frozenset(party for party in {whose for _, whose in found} if open_requests(work, party))


def settle_one(
    services: Services, case_id: CaseId, now: datetime, store: Store, *, asked: bool, failed: Failed
) -> Step | None:
    """Settle one case, with its keys made first, on the thread that writes.

    Returns None for one that cannot be read, which `failed` is told: it does not stop the rest.
    """

    def at(unit: Unit) -> Work:
        return Work(unit, services, now)

    try:
        store.make_keys(store.read(lambda u: keys_wanted(at(u), case_id, asked=asked)), now)
        return store.write(lambda unit: settle(at(unit), case_id, asked=asked))
    except (NotThere, StoreUnavailable, VersionConflict, ValueError, LookupError) as fault:
        failed(case_id, fault)
        return None


def end_months(services: Services, now: datetime, store: Store) -> int:
    """Look at the parts whose case is gone, destroy the keys of past months that nothing is under,
    and empty the write-ahead log. Returns how many keys.

    From then on no copy of the database that was ever made can be read under them.
    """
    store.write(lambda unit: look_at_left(Work(unit, services, now)))
    over = month_of(now - PUT_BACK)
    gone = store.read(lambda unit: unit.shredder.months_over(over))
    end_keys(store, gone, now)
    if gone:
        get_logger().info("retention keys destroyed", count=len(gone))
    store.truncate_log()
    return len(gone)


def settle_all(
    services: Services,
    now: datetime,
    store: Store,
    *,
    progress: Callable[[int, int], None],
    failed: Failed,
) -> Counter[Step | None]:
    """Settle every case that is to be looked at; for a shell. Returns how many had which step.

    `progress` is told how many are done, of how many.
    """
    found = store.read(partial(to_look_at, now))
    asked = store.read(partial(parties_asked, services, now, found))
    done = Counter[Step | None]()
    for count, (case_id, party) in enumerate(found, 1):
        theirs = party in asked
        done[settle_one(services, case_id, now, store, asked=theirs, failed=failed)] += 1
        if count % PROGRESS_EVERY == 0:
            progress(count, len(found))
    end_months(services, now, store)
    return done
