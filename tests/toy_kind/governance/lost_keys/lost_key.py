"""A lost key as a case: folded from its facts, and climbing its ladder in working days."""

from dataclasses import dataclass, replace

from governance.calendars import Calendars
from governance.cases.case import Case, Header, after_common
from governance.cases.event import Event
from governance.cases.facts import CommonFact
from governance.cases.ladders import find_ladder
from governance.cases.rung_days import Days, instants
from governance.cases.rungs import Situation
from governance.lost_keys.facts import LockChanged, LostKeyCorrected, LostKeyReported
from governance.lost_keys.ladders import LADDERS
from governance.lost_keys.report import LostKeyReport
from governance.moments import london
from governance.people.identity import PersonId
from governance.tasks.facts import TaskFact


@dataclass(frozen=True, slots=True, kw_only=True)
class LostKeyCase(Case):
    """A lost key as it stands after its last event."""

    report: LostKeyReport

    def timed(self, calendars: Calendars) -> Situation:
        """Return what the ladder needs to know: working days of England and Wales."""
        received = london(self.reported_at).date()
        days = Days(received=received, due=None, calendar=calendars.england_and_wales)
        return replace(self.so_far, by_day=instants(self.ladder, days, self.history))


def opened_lost_key(
    header: Header, first: Event, reporter: PersonId, said: LostKeyReported
) -> LostKeyCase:
    """Return the case that its report opens."""
    return LostKeyCase(
        header=header,
        reporter=reporter,
        reported_at=first.at,
        report=said.report,
        ladder=find_ladder(LADDERS, said.ladder),
        history=(first,),
    )


def after_lost_key(
    case: LostKeyCase, event: Event, fact: LostKeyCorrected | LockChanged | CommonFact | TaskFact
) -> LostKeyCase:
    """Return the case once `fact` has happened to it in `event`."""
    match fact:
        case LostKeyCorrected(report):
            return replace(case, report=report)
        case LockChanged():
            return replace(case, decided=event)
        case _:
            return after_common(case, event, fact)
