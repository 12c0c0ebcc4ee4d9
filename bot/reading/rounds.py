"""A look a month at who read what, for parties whose DPIA and staff privacy notice say so.

It begins with the day on which the party switches it on: what was read before is never looked at,
nor what was read while it was off.
"""

from collections.abc import Callable, Iterable
from dataclasses import dataclass, field
from datetime import date
from functools import partial

from adapters.logs import get_logger
from bot.async_store import AsyncStore
from bot.reading.monthly import BEGUN, ENDED, FOUND, newest, subject_of, tell
from bot.services import Services
from bot.showing.viewing import case_of
from bot.work import Work
from governance.keys import CaseId, PartyKey
from governance.moments import london
from governance.people.identity import PersonId, System
from governance.policy import MORNING, READS_AT_A_LOOK
from governance.reading.unusual import Read, Unusual, read_of, unusual
from storage.errors import StoreUnavailable
from storage.unit import Unit

READING = System("reading")


@dataclass(slots=True)
class ReadingRounds:
    """One round after the other (see `adapters.timer`); whatever there is to do, once a day."""

    store: AsyncStore
    services: Services
    wake_courier: Callable[[], None]
    _looked: date | None = field(default=None, init=False)

    async def look(self) -> None:
        """Look at each party, not before the morning, nor while the time is in doubt."""
        now = london(self.services.clock.now())
        early = now.time() < MORNING or self.services.time_in_doubt()
        if early or self._looked == now.date():
            return
        for party in self.services.agreement.keys:
            try:
                await self._party(party)
            except (StoreUnavailable, ValueError, LookupError) as fault:
                get_logger().error("reading not looked at", party=party, error=fault)
        self._looked = now.date()
        self.wake_courier()

    async def _party(self, party: PartyKey) -> None:
        """Begin, end, or look at what was read since the last look, once the month is over."""
        on = self.services.directory.watching(party).unusual_reading
        last = await self.store.read(lambda unit: newest(unit, party))
        runs = last is not None and last.what != ENDED
        if on and last is not None and runs:
            at = london(self.services.clock.now()).date().replace(day=1)
            if london(last.at).date() < at:
                await self._month(party, last.detail["read_to"])
        elif on != runs:
            await self.store.write(
                lambda unit: _note(self._work(unit), party, BEGUN if on else ENDED)
            )

    async def _month(self, party: PartyKey, read_to: int) -> None:
        reads: list[Read] = []
        while True:
            more = await self.store.read(partial(self._some, party, read_to))
            if not more:
                break
            read_to = more[-1][0]
            reads += (read for _, read in more if read)
        found = unusual(reads)
        await self.store.write(lambda unit: _keep(self._work(unit), party, found))

    def _some(self, party: PartyKey, after: int, unit: Unit) -> list[tuple[int, Read | None]]:
        """Return the next looks with their numbers; None for one of which nothing is left."""
        work = self._work(unit)
        entries = unit.audit.read_after(after, party, READS_AT_A_LOOK)
        found: list[tuple[int, Read | None]] = []
        for one in entries:
            case = case_of(work, CaseId(one.subject)) if one.actor else None
            read = read_of(case, PersonId.parse(one.actor), one.at) if case else None
            found.append((one.sequence, read))
        return found

    def _work(self, unit: Unit) -> Work:
        return Work(unit, self.services, self.services.clock.now())


def _keep(work: Work, party: PartyKey, found: Iterable[Unusual]) -> None:
    """Write down what was found, and tell the DPO where there is something that they may see."""
    _note(work, party, FOUND, found)
    tell(work, party)


def _note(work: Work, party: PartyKey, what: str, found: Iterable[Unusual] = ()) -> None:
    work.unit.audit.append(
        actor=READING,
        what=what,
        subject=subject_of(party),
        party=party,
        version=0,
        digest=b"",
        detail={
            "read_to": work.unit.audit.head()[0],
            "found": [[one.why.value, one.by.text, [*one.cases]] for one in found],
        },
        now=work.now,
    )
