"""What a look would find, and do, without doing it: for `igdesk retention preview`."""

from dataclasses import dataclass
from datetime import date, datetime

from bot.retention.standing import Matter, matter, open_requests
from bot.showing.viewing import case_of
from bot.work import Work
from governance.keys import PartyKey
from governance.moments import london
from governance.retention.standing import Step
from storage.periods import month_of


@dataclass(frozen=True, slots=True)
class Previewed:
    """A closed record: by which row it is kept, until when, and what a look today would do."""

    reference: str
    party: PartyKey
    record: str
    years: int
    source: str
    last_day: date
    step: Step
    held: bool
    serious: bool


def preview(work: Work, until: datetime) -> tuple[Previewed, ...]:
    """Return the closed records whose last day is before an instant, the first to go first; and
    whatever waits for somebody.
    """
    every = work.unit.shredder.closed(month_of(until))
    asked = {party: bool(open_requests(work, party)) for party in {whose for _, whose in every}}
    found = [
        _previewed(matter(work, case, asked=asked[party]))
        for case_id, party in every
        if (case := case_of(work, case_id))
    ]
    last = london(until).date()
    soon = [one for one in found if one and (one.last_day <= last or one.held)]
    return tuple(sorted(soon, key=lambda one: (one.last_day, one.reference)))


def _previewed(one: Matter) -> Previewed | None:
    stands, header = one.stands, one.case.header
    if stands.last_day is None:
        return None
    return Previewed(
        reference=header.reference,
        party=header.party,
        record=str(stands.row.record),
        years=stands.row.years,
        source=stands.row.source,
        last_day=stands.last_day,
        step=one.plan.step,
        held=stands.held is not None,
        serious=stands.serious,
    )
