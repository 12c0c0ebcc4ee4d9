"""A near miss, or poor practice that someone saw (the agreement's §7.1).

An event that could have but did not compromise data (ICO Accountability Framework: log
near misses too). No 72-hour clock runs; if anything got out, it is a breach (BR-NEAR, docs/law.md).
"""

from dataclasses import dataclass, field, replace

from governance.calendars import Calendars
from governance.cases.case import Case, Header, after_common
from governance.cases.event import Event
from governance.cases.facts import CommonFact, LessonRecorded
from governance.cases.ladders import find_ladder
from governance.cases.rung_days import Days, instants
from governance.cases.rungs import Situation
from governance.moments import london
from governance.near_misses.facts import NearMissCorrected, NearMissReport, NearMissReported
from governance.near_misses.ladders import LADDERS
from governance.people.identity import PersonId
from governance.tasks.facts import TaskFact


@dataclass(frozen=True, slots=True, kw_only=True)
class NearMissCase(Case):
    """A near miss as it stands after its last event. `lesson` is what the reporter hears."""

    report: NearMissReport
    lesson: str = field(default="", repr=False)

    def timed(self, calendars: Calendars) -> Situation:
        """Count its rungs in working days of England and Wales (partnership targets)."""
        received = london(self.reported_at).date()
        days = Days(received=received, due=None, calendar=calendars.england_and_wales)
        by_day = instants(self.ladder, days, self.history)
        return replace(self.so_far, by_day=by_day, calendar=calendars.england_and_wales)


def opened_near_miss(
    header: Header, first: Event, reporter: PersonId, said: NearMissReported
) -> NearMissCase:
    """Return the near miss that its report opens."""
    return NearMissCase(
        header=header,
        reporter=reporter,
        reported_at=first.at,
        report=said.report,
        ladder=find_ladder(LADDERS, said.ladder),
        out=frozenset(said.kept_from),
        past_lead=bool(said.kept_from),
        history=(first,),
    )


def after_near_miss(
    case: NearMissCase,
    event: Event,
    fact: NearMissCorrected | LessonRecorded | CommonFact | TaskFact,
) -> NearMissCase:
    """Return the near miss once `fact` has happened to it in `event`."""
    match fact:
        case NearMissCorrected(report):
            return replace(case, report=report)
        case LessonRecorded(lesson):
            return replace(case, lesson=lesson, decided=event)
        case _:
            return after_common(case, event, fact)
