"""A disclosure request as it stands after its last event (DC-FIRST, docs/law.md)."""

from dataclasses import dataclass, replace
from datetime import date, datetime

from governance.calendars import Calendars
from governance.cases.case import Case, Header, after_common
from governance.cases.danger import Danger
from governance.cases.event import Event
from governance.cases.facts import CommonFact
from governance.cases.ladders import find_ladder
from governance.cases.rung_days import Days, instants
from governance.cases.rungs import Situation
from governance.clocks.due import overdue_from
from governance.disclosures.facts import (
    AskerChecked,
    AskWeighed,
    Decision,
    DisclosureDecided,
    DisclosureSent,
    DisclosureTaken,
    Footing,
    LegalAsked,
    Step,
    TellingDecided,
)
from governance.disclosures.ladders import LADDERS
from governance.disclosures.report import Really, Taken
from governance.moments import london
from governance.people.identity import PersonId
from governance.tasks.facts import TaskFact


@dataclass(frozen=True, slots=True, kw_only=True)
class DisclosureCase(Case):
    """A disclosure request. `decision` and what follows are the events, by whom and when."""

    taken: Taken
    really: Really
    by: date | None
    weighed: AskWeighed | None = None
    legal: LegalAsked | None = None
    decision: Event | None = None
    sent: tuple[DisclosureSent, ...] = ()
    telling: TellingDecided | None = None

    @property
    def own_reference(self) -> str:
        """Return what its party calls it in a system of its own."""
        return self.taken.own_reference

    @property
    def urgent(self) -> bool:
        """ "Yes" and "not sure" are both danger (BR-DANGER, docs/law.md)."""
        return self.taken.danger is not Danger.NO

    @property
    def known(self) -> bool:
        """Return whether it is known that it is really them."""
        return self.really is not Really.NOT_YET

    @property
    def must(self) -> bool:
        """Return whether we must: it is not ours to refuse."""
        return self.weighed is not None and self.weighed.footing is Footing.MUST

    @property
    def decided_as(self) -> Decision | None:
        """Return what was decided; None before that."""
        fact = self.decision.fact if self.decision else None
        return fact.decision if isinstance(fact, DisclosureDecided) else None

    @property
    def to_send(self) -> bool:
        """Return whether something is to go, and nothing has."""
        return self.decided_as in (Decision.SHARE, Decision.PART) and not self.sent

    @property
    def complete(self) -> bool:
        """Return whether nothing more is to be done: it is decided, what goes has gone, what was
        asked is on record (DC-RECORD), and so is whether the person is told.
        """
        on_record = self.weighed is not None and self.telling is not None
        return self.decision is not None and not self.to_send and on_record

    @property
    def due(self) -> datetime | None:
        """Return when the day that it names itself is over; None once it is closed."""
        return None if self.decided or self.by is None else overdue_from(self.by)

    def timed(self, calendars: Calendars) -> Situation:
        """Count days from the report, and to the day that it names (no law of ours sets one)."""
        calendar = calendars.england_and_wales
        days = Days(received=london(self.reported_at).date(), due=self.by, calendar=calendar)
        by_day = instants(self.ladder, days, self.history)
        return replace(self.so_far, by_day=by_day, calendar=calendar, never_quiet=self.urgent)


def opened_disclosure(
    header: Header, first: Event, reporter: PersonId, said: DisclosureTaken
) -> DisclosureCase:
    """Return the case that its first event opens."""
    taken = said.taken
    return DisclosureCase(
        header=header,
        reporter=reporter,
        reported_at=first.at,
        taken=taken,
        really=taken.really,
        by=taken.by,
        danger_at=None if taken.danger is Danger.NO else first.at,
        ladder=find_ladder(LADDERS, said.ladder),
        out=frozenset(said.kept_from),
        history=(first,),
    )


def after_disclosure(
    case: DisclosureCase, event: Event, fact: Step | CommonFact | TaskFact
) -> DisclosureCase:
    """Return the case once `fact` has happened to it in `event`. Once it is closed nothing of its
    own moves it.
    """
    if not isinstance(fact, Step):
        return after_common(case, event, fact)
    if case.decided is not None:
        return case
    case = _stepped(case, event, fact)
    return replace(case, decided=event) if case.complete else case


def _stepped(case: DisclosureCase, event: Event, fact: Step) -> DisclosureCase:
    match fact:
        case AskerChecked(really):
            return replace(case, really=really)
        case AskWeighed():
            # what was decided of something else is decided anew, unless it has gone
            decision = case.decision if case.sent else None
            return replace(case, weighed=fact, by=fact.by, decision=decision)
        case LegalAsked():
            return replace(case, legal=fact)
        case DisclosureDecided():
            return replace(case, decision=event)
        case DisclosureSent():
            return replace(case, sent=(*case.sent, fact))
        case TellingDecided():
            return replace(case, telling=fact)
