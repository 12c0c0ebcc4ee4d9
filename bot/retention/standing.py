"""How a case stands to the schedule today, with what is linked to it and who asks for what."""

from dataclasses import dataclass

from bot.showing.viewing import UNREADABLE, case_of
from bot.work import TIMER, Work
from governance.cases.case import OVER, Case
from governance.keys import PartyKey
from governance.moments import end_of
from governance.people.identity import System
from governance.retention.kept_as import KeptAs
from governance.retention.schedule import Record
from governance.retention.standing import Plan, Standing, kept_until, plan, standing
from storage.periods import month_of, retention_key

RETENTION = System("retention")
"""The product itself, because a record's time is over."""

REQUESTS = frozenset({Record.REQUEST, Record.INFORMATION_REQUEST})


@dataclass(frozen=True, slots=True)
class Matter:
    """A case, what it is kept as, how it stands, and what is to be done about it."""

    case: Case
    kept: KeptAs
    stands: Standing
    plan: Plan

    def key(self, work: Work) -> str:
        """Name the key of the month until which it is kept."""
        return retention_key(self.case.header.party, month_of(kept_until(self.stands, work.now)))

    def part_key(self, work: Work, party: PartyKey) -> str:
        """Name the key of the month until which another party keeps its part: by its own years,
        and as long as the case is there.
        """
        own = _standing(work, self.case, self.kept, party)
        until = max(kept_until(one, work.now) for one in (own, self.stands))
        return retention_key(party, month_of(until))

    def part_goes_too(self, work: Work, party: PartyKey) -> bool:
        """Return whether another party keeps its part no longer than the case is kept."""
        own, ours = _standing(work, self.case, self.kept, party).last_day, self.stands.last_day
        return own is not None and ours is not None and own <= ours

    def part_is_over(self, work: Work, party: PartyKey) -> bool:
        """Return whether the years of another party for its part are over, too."""
        last_day = _standing(work, self.case, self.kept, party).last_day
        return last_day is not None and end_of(last_day) <= work.now


def _kept(work: Work, case: Case) -> KeptAs:
    kept: KeptAs = work.services.kinds.of(case).words.rules.kept_as(case)
    return kept


def _standing(work: Work, case: Case, kept: KeptAs, party: PartyKey) -> Standing:
    return standing(case, kept, work.services.schedule, party)


def matter(work: Work, case: Case, *, asked: bool) -> Matter:
    """Return how a case stands. `asked`: its party has requests that are open."""
    kept = _kept(work, case)
    stands = _standing(work, case, kept, case.header.party)
    needed = stands.last_day is not None and _needed(work, case, kept)
    return Matter(case, kept, stands, plan(stands, work.now, needed=needed, asked=asked))


def _needed(work: Work, case: Case, kept: KeptAs) -> bool:
    """Return whether anything that it is linked to, or goes with, is open; also where one of those
    cannot be read.
    """
    linked = {one.case for one in case.links} | ({kept.goes_with} if kept.goes_with else set())
    try:
        others = [other for one in linked if (other := case_of(work, one))]
    except UNREADABLE:
        return True
    return any(str(other.status) not in OVER for other in others)


def open_requests(work: Work, party: PartyKey) -> tuple[str, ...]:
    """Return the references of what a party is asked for now (RQ-HOLD)."""
    rows = work.unit.cases.open_in(TIMER, party)
    cases = (case_of(work, row.id) for row in rows)
    return tuple(
        case.header.reference for case in cases if case and _kept(work, case).record in REQUESTS
    )
