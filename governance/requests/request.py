"""A rights request as it stands after its last event: docs/law.md, DSR to EIR; agreement §8.0."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime
from enum import StrEnum

from governance.calendars import Calendar, Calendars, morning, mornings
from governance.cases.case import Case, Header, after_common
from governance.cases.event import Event
from governance.cases.facts import CommonFact
from governance.cases.ladders import BY_DAY, Silence, find_ladder
from governance.cases.rung_days import Days, instants, last_told
from governance.cases.rungs import Situation
from governance.clocks.due import Outcome, overdue_from
from governance.keys import NO_PARTY, PartyKey
from governance.people.identity import PersonId
from governance.policy import REMIND_WHILE_WAITING, WAITING_AFTER
from governance.requests.clock import RequestClock, binding, clock_after
from governance.requests.facts import (
    Clocked,
    DayCorrected,
    Ending,
    HoldingFound,
    PassedInside,
    Redirected,
    Refused,
    ReplySent,
    RequestReceived,
    RightChanged,
)
from governance.requests.ladders import LADDERS, WAITING
from governance.requests.rights import INFORMATION, SUBJECT_ACCESS, Right, Taken, Whose
from governance.tasks.facts import TaskFact


class Ended(StrEnum):
    """How a request's clock ended: never without one of these."""

    REPLIED = "replied"
    REFUSED = "refused"
    REDIRECTED = "redirected"
    TRANSFERRED = "transferred"
    PASSED_INSIDE = "passed_inside"
    NOT_A_REQUEST = "not_a_request"


@dataclass(frozen=True, slots=True, kw_only=True)
class RequestCase(Case):
    """A request. `whose` is as found by whoever handles it, else as taken down.

    `binds`: the day that bound when it was last worked out. Lists sort by it and nothing else
    reads it: the date itself is worked out afresh from the clock.
    """

    taken: Taken
    clock: RequestClock
    whose: Whose
    found: bool = False
    from_party: PartyKey = NO_PARTY
    from_reference: str = ""
    binds: date | None = None
    change_reason: str = field(default="", repr=False)
    day_reason: str = field(default="", repr=False)

    @property
    def own_reference(self) -> str:
        """Return what its party calls it in a system of its own."""
        return self.taken.own_reference

    @property
    def right(self) -> Right:
        """Return what it is, as it stands now."""
        return self.clock.right

    @property
    def access(self) -> bool:
        """Return whether someone asks to see their own data."""
        return self.right in SUBJECT_ACCESS

    @property
    def information(self) -> bool:
        """Return whether it is FOI or EIR, which anybody may ask."""
        return self.right in INFORMATION

    @property
    def ended(self) -> Ended | None:
        """Return how it ended; None while it is open."""
        fact = self.decided.fact if self.decided else None
        return ended_by(fact) if isinstance(fact, Clocked | Ending) else None

    @property
    def due(self) -> datetime | None:
        """Return what lists sort by: the end of the day that binds, until it is closed."""
        return None if self.decided or self.binds is None else overdue_from(self.binds)

    def legal_date(self, calendars: Calendars) -> datetime | None:
        """Return when the day that binds is over, as it is now; None while its clock waits."""
        day = binding(self.outcomes(calendars))
        return None if day is None else overdue_from(day)

    def outcomes(self, calendars: Calendars) -> tuple[Outcome, ...]:
        """Return its dates as they are now; none once it has ended."""
        return () if self.decided else self.clock.outcomes(calendars)

    def calendar(self, calendars: Calendars) -> Calendar:
        """Return the calendar that counts: the UK's for FOI and EIR, else England and Wales."""
        return calendars.uk_wide if self.information else calendars.england_and_wales

    def timed(self, calendars: Calendars) -> Situation:
        """Count days from receipt or to the day that binds; "nobody has it" from the report."""
        days = Days(
            received=self.clock.received,
            due=binding(self.outcomes(calendars)),
            calendar=self.calendar(calendars),
        )
        return replace(self.so_far, by_day=self._by_day(days), calendar=days.calendar)

    def _by_day(self, days: Days) -> Mapping[str, datetime]:
        found = {**instants(self.ladder, days, self.history), **self._unclaimed(days.calendar)}
        known = found.pop(WAITING, None)
        again = self._asked_again() if known and days.due is None else None
        return found | ({WAITING: again} if again else {})

    def _asked_again(self) -> datetime | None:
        """When whoever handles it is next reminded (UTC) that the person is waited for.

        RQ-WAIT (docs/law.md), a partnership target: counted from the newest question that has no
        answer yet, and only while there is one. A clock that waits forgets nobody.
        """
        spans = (self.clock.identity, self.clock.fee, *self.clock.clarifications)
        since = max((span.start for span in spans if span and span.end is None), default=None)
        if since is None:
            return None
        told = last_told(self.history).get(WAITING, date.min)
        due = (since + after for after in REMIND_WHILE_WAITING)
        asked = next((day for day in due if day > told), None)
        if asked is None and self.ladder.rung(WAITING).again:
            asked = told + WAITING_AFTER
        return morning(asked) if asked else None

    def _unclaimed(self, calendar: Calendar) -> Mapping[str, datetime]:
        rungs = {
            rung.id: rung.days
            for rung in self.ladder.rungs
            if rung.counted in BY_DAY and rung.silenced_by is Silence.ACKNOWLEDGED
        }
        return mornings(self.reported_at, rungs, calendar)


def opened_request(
    header: Header, first: Event, reporter: PersonId, said: RequestReceived
) -> RequestCase:
    """Return the request that its first event opens."""
    return RequestCase(
        header=header,
        reporter=reporter,
        reported_at=first.at,
        taken=said.taken,
        clock=RequestClock(received=said.taken.received, right=said.right),
        whose=said.taken.whose,
        from_party=said.from_party,
        from_reference=said.from_reference,
        binds=said.binds,
        out=frozenset(said.kept_from),
        ladder=find_ladder(LADDERS, said.ladder),
        history=(first,),
    )


def ended_by(fact: Clocked | Ending) -> Ended | None:
    """Return how a fact ends a request; None for one that does not."""
    match fact:
        case ReplySent():
            return Ended.REPLIED
        case Refused():
            return Ended.REFUSED
        case Redirected(transferred=transferred):
            return Ended.TRANSFERRED if transferred else Ended.REDIRECTED
        case PassedInside():
            return Ended.PASSED_INSIDE
        case RightChanged(right=Right.CORRESPONDENCE):
            return Ended.NOT_A_REQUEST
        case _:
            return None


def after_request(
    case: RequestCase, event: Event, fact: Clocked | Ending | CommonFact | TaskFact
) -> RequestCase:
    """Return the request once `fact` has happened to it in `event`.

    Once it has ended nothing moves its clock, and it does not end again.
    """
    if isinstance(fact, CommonFact | TaskFact):
        return after_common(case, event, fact)
    if case.decided is not None:
        return case
    if isinstance(fact, Clocked):
        case = _moved(case, fact)
    return replace(case, decided=event) if ended_by(fact) else case


def _moved(case: RequestCase, fact: Clocked) -> RequestCase:
    case = replace(case, clock=clock_after(case.clock, fact), binds=fact.binds)
    match fact:
        case HoldingFound(whose):
            return replace(case, whose=whose, found=True)
        case RightChanged(reason=reason, ladder=ladder):
            climbed = case.ladder if ladder is None else find_ladder(LADDERS, ladder)
            return replace(case, ladder=climbed, change_reason=reason)
        case DayCorrected(reason=reason):
            return replace(case, day_reason=reason)
        case _:
            return case
