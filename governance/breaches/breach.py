"""A breach case: what its history amounts to, and the clock that runs on it."""

from dataclasses import dataclass, replace
from datetime import datetime

from governance.breaches.report import (
    Awareness,
    BreachDetails,
    BreachReport,
    WentWrong,
    Where,
    together,
)
from governance.calendars import Calendars
from governance.cases.case import Case, Header, Status, Telling, after_common
from governance.cases.events import Event
from governance.cases.facts import AwarenessCorrected, Corrected, Decided, DetailsAdded
from governance.cases.ladder_rows import find_ladder
from governance.cases.ladders import Ladder
from governance.cases.rungs import Situation
from governance.clocks.breach_clock import breach_notice_due

__all__ = ["Case", "Header", "Status", "Telling", "after_breach"]


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
        """The 72-hour limit (UK GDPR Art. 33(1); DPA 2018 s.67), were this notifiable."""
        return breach_notice_due(self.awareness.at)

    @property
    def decision(self) -> Decided | None:
        """The recorded decision, if there is one."""
        fact = self.decided.fact if self.decided else None
        return fact if isinstance(fact, Decided) else None

    @property
    def due(self) -> datetime | None:
        """What lists sort by: the limit, until there is a decision."""
        return None if self.decided else self.limit

    @property
    def known(self) -> BreachDetails:
        """All the details together."""
        return together(self.details)

    @property
    def situation(self) -> Situation:
        """What the ladder needs to know."""
        return Situation(
            reported_at=self.reported_at,
            aware_at=self.awareness.at,
            limit=self.limit,
            acknowledged=self.acknowledged is not None,
            decided=self.decided is not None,
            fired=self.settled,
            never_quiet=self.report.urgent or self.report.went_wrong is WentWrong.CYBER,
            danger_at=self.danger_at,
            danger_undecided=self._danger_undecided,
        )

    @property
    def _danger_undecided(self) -> bool:
        """Danger was first said after the decision: whoever decided could not weigh it."""
        decided, danger = self.decided, self.danger_at
        return decided is not None and danger is not None and danger > decided.at

    def timed(self, calendars: Calendars) -> Situation:  # noqa: ARG002  hours need no calendar
        """What the ladder needs to know: elapsed hours, on no calendar."""
        return self.situation

    @property
    def may_not_be_ours(self) -> bool:
        """A partner's own mistake: our 72 hours have not started (FACTS 15.2)."""
        return self.report.where is Where.PARTNER

    @property
    def joint(self) -> bool:
        """Partnership information: joint controllers under §2.1 of the agreement."""
        return self.report.where is Where.PARTNERSHIP


def after_breach(case: Breach, event: Event) -> Breach | None:
    """The breach once `event` has happened to it; None for an event it cannot have."""
    match event.fact:
        case DetailsAdded(details):
            return replace(case, details=(*case.details, details))
        case Corrected(report, ladder):
            return _corrected(case, report, ladder, event.at)
        case AwarenessCorrected(new=new):
            return replace(case, awareness=replace(case.awareness, at=new, provisional=False))
        case Decided():
            return replace(case, decided=event)
        case _:
            return after_common(case, event)


def _corrected(
    case: Breach, report: BreachReport, ladder: tuple[str, int] | None, at: datetime
) -> Breach:
    """A correction that says there is danger takes the urgent ladder from then on."""
    danger_at = case.danger_at or (at if report.urgent else None)
    moved: Ladder = case.ladder if ladder is None else find_ladder(ladder)
    return replace(case, report=report, ladder=moved, danger_at=danger_at)
