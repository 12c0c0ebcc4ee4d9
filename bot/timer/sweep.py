"""The sweep: does everything that has fallen due, the most pressing first, a slice at a time.

What is due is worked out from the store, so a night switched off loses nothing. After each slice
the courier sends what it put in the outbox, so that danger does not wait for ten thousand others.
One case that cannot be read does not stop the rest; it stays due and is logged by its id.
"""

import asyncio
from collections.abc import Awaitable, Callable, Collection, Sequence
from dataclasses import dataclass
from datetime import datetime
from functools import partial

from adapters.logs import get_logger
from bot.async_store import AsyncStore
from bot.cases import breaks, filling, going_away
from bot.cases.case_kind import KindTable
from bot.cases.escalation import RUNG
from bot.services import Services
from bot.work import Work
from governance.cases.breaks import Break
from governance.cases.rungs import TOLD_IN_DOUBT
from governance.keys import PartyKey
from governance.moments import london
from governance.people.absence import leaving
from governance.plain import UnknownHistory
from governance.policy import ABSENCE_KEPT_FOR, ANSWERS_KEPT_FOR, DUE_AT_A_LOOK
from storage.due import DueRow
from storage.errors import NotThere, StoreUnavailable, VersionConflict
from storage.unit import Unit


@dataclass(frozen=True, slots=True)
class Sweep:
    """One run of the timer."""

    store: AsyncStore
    services: Services
    wake_courier: Callable[[], None]
    look_at_time: Callable[[], Awaitable[datetime]]
    """Returns the time, once it is known whether it can be trusted (`bot.watch`)."""

    async def run(self) -> None:
        """Make keys (nothing can be sealed without), do what is due, and forget old answers."""
        now = await self.look_at_time()
        await self._top_up(now)
        if self.services.held.on:  # what is due by a restored store may have been done
            return
        await self._posts_filled(now)
        stays: set[int] = set()
        look = partial(self._due, now, stays)
        while due := await self.store.read(look):
            stays.update(await self._settle(one_of_each(due), now))
            self.wake_courier()
        if not self.services.hold.on:
            await self.store.write(lambda unit: unit.turns.forget_before(now - ANSWERS_KEPT_FOR))
            await self._before_a_break(now)
            await self._before_leave(now)
        self.wake_courier()

    def _due(self, now: datetime, stays: Collection[int], unit: Unit) -> tuple[DueRow, ...]:
        """Return the next slice, without the rows that stay due; while the time is in doubt only
        what is told all the same.
        """
        if self.services.hold.on:
            among = told_in_doubt(self.services.kinds)
            return unit.due.before_among(now, among, DUE_AT_A_LOOK, but=stays)
        return unit.due.before(now, DUE_AT_A_LOOK, but=stays)

    async def _posts_filled(self, now: datetime) -> None:
        """Plan to tell whoever is new in a post of what is open there."""
        if await self.store.read(lambda unit: filling.changed(unit, self.services)):
            await self.store.write(lambda unit: filling.look(Work(unit, self.services, now)))

    async def _before_a_break(self, now: datetime) -> None:
        """Ask who has what, on each party's last working afternoon."""
        for party, ahead in breaks.ahead_of(self.services, now).items():
            look = partial(_before_a_break, self.services, now, party, ahead)
            await self.store.write(look)

    async def _before_leave(self, now: datetime) -> None:
        """Offer whoever leaves their hand-over card, and forget absences that are long over."""
        services, day = self.services, london(now).date()
        away = leaving(services.directory, now, services.working_days)
        if away:
            await self.store.write(
                lambda unit: going_away.before_leave(Work(unit, services, now), away)
            )
        if services.people.long_back(day):
            before = day - ABSENCE_KEPT_FOR
            await self.store.write(lambda unit: unit.absences.forget_before(before, now=now))
            await services.people.follow(self.store)

    async def _top_up(self, now: datetime) -> None:
        """Make the coming months' keys. A ring that cannot be written today stops nothing today."""
        try:
            await self.store.run_on_writer(lambda store: store.top_up_keys(now))
        except StoreUnavailable as fault:
            get_logger().error("keys not topped up", error=fault)

    async def _settle(self, due: Sequence[DueRow], now: datetime) -> set[int]:
        """Do what these rows ask for; they share a commit. Returns those that stay due."""
        settled = await asyncio.gather(*(self._fall_due(row, now) for row in due))
        return {row.id for row, done in zip(due, settled, strict=True) if not done}

    async def _fall_due(self, row: DueRow, now: datetime) -> bool:
        try:
            return await self.store.write(
                lambda unit: fall_due(Work(unit, self.services, now), row)
            )
        except (NotThere, StoreUnavailable, VersionConflict, ValueError, LookupError) as fault:
            get_logger().error("due row failed", case=row.subject, kind=row.what, error=fault)
            return False


def _before_a_break(
    services: Services, now: datetime, party: PartyKey, ahead: Break, unit: Unit
) -> None:
    breaks.look(Work(unit, services, now), party, ahead)


def one_of_each(due: Sequence[DueRow]) -> list[DueRow]:
    """Return the first row of each subject: doing it may do, or plan anew, the others of it."""
    firsts: dict[str, DueRow] = {}
    for row in due:
        firsts.setdefault(row.subject, row)
    return list(firsts.values())


def fall_due(work: Work, row: DueRow) -> bool:
    """Do what one due row asks for. Returns False where it must wait; raises UnknownHistory for a
    row of a newer release.

    A row's name is its room's own, whole or up to and with the colon.
    """
    if not work.unit.due.claim(row.id):
        return True
    due, (head, colon, _) = work.services.kinds.due, row.what.partition(":")
    falls_due = due.get(row.what) or due.get(head + colon)
    if falls_due is None:
        raise UnknownHistory
    return falls_due(work, row)


def told_in_doubt(kinds: KindTable) -> frozenset[str]:
    """Return the due rows of the rungs that are told also while the time is in doubt."""
    ladders = (ladder for kind in kinds.by_name.values() for ladder in kind.words.rules.ladders)
    return frozenset(
        RUNG + rung.id
        for ladder in ladders
        for rung in ladder.rungs
        if rung.counted in TOLD_IN_DOUBT
    )
