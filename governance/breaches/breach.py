"""A breach case: what its history amounts to, and the clock that runs on it."""

from dataclasses import dataclass, replace
from datetime import datetime

from governance.breaches.facts import (
    AwarenessCorrected,
    BreachChange,
    Corrected,
    Decided,
    DetailsAdded,
    Reported,
)
from governance.breaches.ladders import LADDERS
from governance.breaches.report import (
    Awareness,
    BreachDetails,
    BreachReport,
    WentWrong,
    Where,
    together,
)
from governance.calendars import Calendars
from governance.cases.case import Case, Header, after_common
from governance.cases.event import Event
from governance.cases.facts import CommonFact
from governance.cases.ladders import find_ladder
from governance.cases.rung_days import Days, instants
from governance.cases.rungs import Situation
from governance.clocks.breach_clock import breach_notice_due
from governance.moments import london
from governance.people.identity import PersonId
from governance.tasks.facts import TaskFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach(Case):
    """A breach as it stands after its last event. Instants in UTC.

    `danger_at` is when danger to a person was first said: the report, or a correction of it.
    """

    report: BreachReport
    awareness: Awareness
    danger_at: datetime | None = None
    details: tuple[BreachDetails, ...] = ()

    @property
    def limit(self) -> datetime:
        """Return the 72-hour limit (UK GDPR Art. 33(1); DPA 2018 s.67), were this notifiable."""
        return breach_notice_due(self.awareness.at)

    @property
    def decision(self) -> Decided | None:
        """Return the recorded decision, if there is one."""
        fact = self.decided.fact if self.decided else None
        return fact if isinstance(fact, Decided) else None

    @property
    def urgent(self) -> bool:
        """Whether someone could be in danger, as the report stands."""
        return self.report.urgent

    @property
    def due(self) -> datetime | None:
        """Return what lists sort by: the limit, until there is a decision."""
        return None if self.decided else self.limit

    @property
    def known(self) -> BreachDetails:
        """Return all the details together."""
        return together(self.details)

    def timed(self, calendars: Calendars) -> Situation:
        """Return what the ladder needs to know, with the mornings of England and Wales."""
        calendar = calendars.england_and_wales
        days = Days(
            received=london(self.reported_at).date(),
            due=london(self.limit).date(),
            calendar=calendar,
        )
        by_day = instants(self.ladder, days, self.history)
        return replace(self.situation, by_day=by_day, calendar=calendar)

    @property
    def situation(self) -> Situation:
        """Return what the ladder needs to know: elapsed hours, on no calendar."""
        return replace(
            self.so_far,
            aware_at=self.awareness.at,
            limit=self.limit,
            never_quiet=self.report.urgent or self.report.went_wrong is WentWrong.CYBER,
            danger_at=self.danger_at,
            danger_undecided=self._danger_undecided,
        )

    @property
    def _danger_undecided(self) -> bool:
        """Danger was first said after the decision: whoever decided could not weigh it."""
        decided, danger = self.decided, self.danger_at
        return decided is not None and danger is not None and danger > decided.at

    @property
    def may_not_be_ours(self) -> bool:
        """Return whether it is a partner's own: then our 72 hours have not started (BR-WHOSE)."""
        return self.report.where is Where.PARTNER

    @property
    def joint(self) -> bool:
        """Return whether it is partnership information: joint controllers (agreement §2.1)."""
        return self.report.where is Where.PARTNERSHIP


def opened_breach(header: Header, first: Event, reporter: PersonId, said: Reported) -> Breach:
    """Return the breach that its report opens."""
    return Breach(
        header=header,
        reporter=reporter,
        reported_at=first.at,
        report=said.report,
        awareness=said.awareness,
        ladder=find_ladder(LADDERS, said.ladder),
        out=frozenset(said.kept_from),
        past_lead=bool(said.kept_from),
        danger_at=first.at if said.report.urgent else None,
        history=(first,),
    )


def after_breach(case: Breach, event: Event, fact: BreachChange | CommonFact | TaskFact) -> Breach:
    """Return the breach once `fact` has happened to it in `event`."""
    match fact:
        case DetailsAdded(details):
            return replace(case, details=(*case.details, details))
        case Corrected():
            return _corrected(case, fact, event.at)
        case AwarenessCorrected(new=new):
            return replace(case, awareness=replace(case.awareness, at=new, provisional=False))
        case Decided():
            return replace(case, decided=event)
        case _:
            return after_common(case, event, fact)


def _corrected(case: Breach, fact: Corrected, at: datetime) -> Breach:
    """Return the breach as corrected; one that says there is danger takes the urgent ladder."""
    return replace(
        case,
        report=fact.report,
        ladder=case.ladder if fact.ladder is None else find_ladder(LADDERS, fact.ladder),
        danger_at=case.danger_at or (at if fact.report.urgent else None),
    )
