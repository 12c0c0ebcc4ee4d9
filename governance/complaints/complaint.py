"""A complaint: what its history amounts to, and the clocks that run on it.

CP-ACK runs for the party that received it from the day any employee did, whatever is decided
later (CP-ACK, CP-WHERE, docs/law.md). Only an outcome closes it.
"""

from dataclasses import dataclass, field, replace
from datetime import date, datetime

from governance.calendars import Calendars
from governance.cases.case import Case, Header, after_common
from governance.cases.event import Event
from governance.cases.facts import CommonFact, LessonRecorded
from governance.cases.ladders import Silence, find_ladder
from governance.cases.rung_days import Days, instants
from governance.cases.rungs import Situation
from governance.clocks.complaint_clock import Complaint
from governance.clocks.due import Due, overdue_from
from governance.clocks.work import Working
from governance.complaints.facts import (
    AcknowledgementSent,
    ComplaintAnswered,
    ComplaintChange,
    ComplaintReceived,
    ComplaintReport,
    GroupAsked,
    GroupDecided,
    PassedOn,
    ProgressNoted,
    ReceivedCorrected,
)
from governance.complaints.ladders import LADDERS
from governance.complaints.routing import Route, route, shape_of
from governance.people.identity import PersonId
from governance.tasks.facts import TaskFact


@dataclass(frozen=True, slots=True, kw_only=True)
class ComplaintCase(Case):
    """A complaint as it stands after its last event. `received` is a London day.

    `letter` is the first event by which the person who complained was written to.
    """

    report: ComplaintReport
    received: date
    passed_from: str = ""
    lado_told: bool = False
    letter: Event | None = None
    notes: tuple[Event, ...] = ()
    lesson: str = field(default="", repr=False)
    passed: PassedOn | None = None
    asked: GroupAsked | None = None
    asked_at: datetime | None = None
    chosen: Event | None = None

    @property
    def own_reference(self) -> str:
        """Return what its party calls it in a system of its own."""
        return self.report.own_reference

    @property
    def route(self) -> Route:
        """Return where the table of CP-WHERE (docs/law.md) sends it, why, and by which clause."""
        return route(shape_of(self.report, receiver=self.header.party))

    @property
    def outcome(self) -> ComplaintAnswered | None:
        """Return the recorded outcome, if there is one."""
        fact = self.decided.fact if self.decided else None
        return fact if isinstance(fact, ComplaintAnswered) else None

    @property
    def decision(self) -> GroupDecided | None:
        """Return what the group decided last, if it has."""
        fact = self.chosen.fact if self.chosen else None
        return fact if isinstance(fact, GroupDecided) else None

    @property
    def acknowledged_on(self) -> date | None:
        """Return the day the person was written to; an outcome is an acknowledgement too."""
        match self.letter.fact if self.letter else None:
            case AcknowledgementSent(on):
                return on
            case ComplaintAnswered(told_on=on):
                return on
            case _:
                return None

    @property
    def met(self) -> frozenset[Silence]:
        """Return what silences rungs besides an acknowledgement inside and an outcome."""
        return frozenset({Silence.LETTER_SENT} if self.acknowledged_on else ())

    def working(self, calendars: Calendars) -> Working:
        """Return its clocks: derived, whatever has happened since."""
        return Working(Complaint(received=self.received), calendars)

    def binding(self, calendars: Calendars) -> Due:
        """Return the date of CP-ACK; where the law was not in force yet, our target."""
        return next(one for one in self.working(calendars).outcomes if isinstance(one, Due))

    def late(self, calendars: Calendars, now: datetime) -> bool:
        """Return whether the day for acknowledging it is over, and nobody has."""
        day = self.binding(calendars).due
        return self.acknowledged_on is None and overdue_from(day) <= now

    def legal_date(self, calendars: Calendars) -> datetime | None:
        """Return when it is late to acknowledge it (s.164A(3)); None once that is done."""
        day = self.binding(calendars).due
        return None if self.acknowledged_on or self.decided else overdue_from(day)

    def timed(self, calendars: Calendars) -> Situation:
        """Return what the ladder needs to know: days of England and Wales."""
        day = self.binding(calendars).due
        days = Days(
            received=self.received,
            due=day if not isinstance(day, datetime) else None,
            calendar=calendars.england_and_wales,
        )
        by_day = instants(self.ladder, days, self.history)
        return replace(self.so_far, by_day=by_day, calendar=calendars.england_and_wales)


def is_routed(case: ComplaintCase) -> bool:
    """Return whether it is where it belongs: with the group, passed on, or answered."""
    return case.decided is not None or case.asked is not None or case.passed is not None


def opened_complaint(
    header: Header, first: Event, reporter: PersonId, said: ComplaintReceived
) -> ComplaintCase:
    """Return the complaint that its first event opens."""
    return ComplaintCase(
        header=header,
        reporter=reporter,
        reported_at=first.at,
        report=said.report,
        received=said.report.received,
        passed_from=said.passed_from,
        lado_told=said.lado_told,
        ladder=find_ladder(LADDERS, said.ladder),
        out=frozenset(said.kept_from),
        history=(first,),
    )


def after_complaint(  # noqa: C901, PLR0911  one line a fact
    case: ComplaintCase,
    event: Event,
    fact: ComplaintChange | LessonRecorded | CommonFact | TaskFact,
) -> ComplaintCase:
    """Return the complaint once `fact` has happened to it in `event`."""
    match fact:
        case ReceivedCorrected(new=new):
            return replace(case, received=new)
        case AcknowledgementSent():
            return replace(case, letter=case.letter or event)
        case ProgressNoted():
            return replace(case, notes=(*case.notes, event))
        case ComplaintAnswered():
            return replace(case, decided=event, letter=case.letter or event)
        case LessonRecorded(lesson):
            return replace(case, lesson=lesson)
        case PassedOn():
            return replace(case, passed=fact)
        case GroupAsked():
            return replace(case, asked=fact, asked_at=event.at)
        case GroupDecided():
            return replace(case, chosen=event)
        case _:
            return after_common(case, event, fact)
