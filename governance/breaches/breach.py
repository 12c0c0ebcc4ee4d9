"""A breach case: what its history amounts to, and the clock that runs on it."""

from dataclasses import dataclass, field, replace
from datetime import datetime

from governance.breaches.advice import AdviceGiven
from governance.breaches.closing import Closing, ClosingFact, OfClosing, after_closing
from governance.breaches.containment import (
    NOTHING_DONE,
    Containment,
    OfContainment,
    after_containment,
)
from governance.breaches.danger import SAFE_HANDS, Exposure, is_worse, whereabouts
from governance.breaches.duties import breach_duties
from governance.breaches.facts import (
    AwarenessCorrected,
    BreachChange,
    Corrected,
    DangerArose,
    Decided,
    DetailsAdded,
    HelpSaid,
    NotYet,
    Outcome,
    Reported,
    StoodDown,
    WhereaboutsSaid,
    Work,
)
from governance.breaches.ladders import LADDERS
from governance.breaches.packs import PackMade
from governance.breaches.partners import (
    BetweenParties,
    OtherParties,
    PartnerFact,
    PassedFrom,
    after_partners,
)
from governance.breaches.people_told import NOBODY_CHOSEN, OfThePeople, People, after_people
from governance.breaches.regulator import (
    OfTheRegulator,
    Regulator,
    RegulatorFact,
    after_regulator,
)
from governance.breaches.report import (
    Awareness,
    BreachDetails,
    BreachReport,
    WentWrong,
    Where,
    together,
)
from governance.breaches.same_incident import OfTheSame, SameFact, SameIncident, after_same
from governance.breaches.second_eyes import (
    NOT_ASKED,
    OfSecondEyes,
    SecondEyes,
    SecondFact,
    after_second,
)
from governance.breaches.supplier import OfTheSupplier, Supplier, SupplierFact, after_supplier
from governance.breaches.told_quietly import to_tell
from governance.breaches.weighing import NOTHING_WEIGHED, Weighed
from governance.calendars import Calendars
from governance.cases.case import Case, Header, after_common
from governance.cases.danger import Danger
from governance.cases.event import Event
from governance.cases.facts import CommonFact
from governance.cases.ladders import OF_DANGER, find_ladder
from governance.cases.rung_days import Days, instants
from governance.cases.rungs import Situation
from governance.cases.yes_no import YesNo
from governance.clocks.breach_clock import breach_notice_due
from governance.duties.duty import Duty
from governance.moments import london
from governance.people.identity import PersonId, Role
from governance.tasks.facts import TaskFact


@dataclass(frozen=True, slots=True, kw_only=True)
class Breach(Case):
    """A breach as it stands after its last event. Instants in UTC.

    `danger` is what is known of it, until the lead stands it down: a correction lowers nothing.
    `help` is who phoned, as was said last.
    """

    report: BreachReport
    awareness: Awareness
    danger: Danger = Danger.NO
    whereabouts_said: YesNo | None = None
    help: Event | None = None
    stood_down: Event | None = None
    details: tuple[BreachDetails, ...] = ()
    not_yet: Event | None = None
    advice: tuple[Event, ...] = ()
    regulator: Regulator = field(default_factory=Regulator)
    closing: Closing = field(default_factory=Closing)
    passed_from: PassedFrom | None = None
    parties: OtherParties = field(default_factory=OtherParties)
    same: SameIncident = field(default_factory=SameIncident)
    weighed: Weighed = NOTHING_WEIGHED
    containment: Containment = NOTHING_DONE
    people: People = NOBODY_CHOSEN
    supplier: Supplier = field(default_factory=Supplier)
    second: SecondEyes = NOT_ASKED

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
    def reference_given(self) -> str:
        """Return the regulator's reference, however it was written down."""
        return self.regulator.reference or (self.decision.ico_reference if self.decision else "")

    @property
    def urgent(self) -> bool:
        """ "Yes" and "not sure" are both danger (BR-DANGER, docs/law.md)."""
        return self.danger is not Danger.NO

    @property
    def exposure(self) -> Exposure:
        """Return who may have it, and whether it shows where anyone lives."""
        shows = whereabouts(self.whereabouts_said, self.known)
        return Exposure(self.report.who_has_it, shows)

    @property
    def stands_since(self) -> datetime | None:
        """Return since when it is worked with another report of the same incident (BR-SAME)."""
        return self.same.since

    @property
    def takes_no_answers(self) -> bool:
        """Return whether it is over: what other parties were told outlives the decision."""
        no_breach = self.decision is not None and self.decision.outcome is Outcome.NOT_A_BREACH
        return no_breach or self.closing.closed is not None

    @property
    def due(self) -> datetime | None:
        """Return what lists sort by: the limit until there is a decision, then the nearest duty."""
        if self.decided is None and self.stands_since is None:
            return self.limit
        return next((duty.due for duty in self.open_duties), None)

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Return what the decision asks of those who handle it (BR-AFTER), unless another case is
        worked for it.
        """
        return breach_duties(self) if self.stands_since is None else ()

    def legal_date(self, calendars: Calendars) -> datetime | None:  # noqa: ARG002  a kind may ask
        """Return the limit until it is decided, then the nearest date that the law sets a duty."""
        if self.decided is None and self.stands_since is None:
            return self.limit
        return next((duty.due for duty in self.open_duties if duty.legal), None)

    @property
    def known(self) -> BreachDetails:
        """Return all the details together."""
        return together(self.details)

    def timed(self, calendars: Calendars) -> Situation:
        """Return what the ladder needs to know, with the mornings of England and Wales."""
        calendar, situation = calendars.england_and_wales, self.situation
        days = Days(
            received=london(self.reported_at).date(),
            due=london(self.limit).date(),
            calendar=calendar,
            duties=situation.duties,
        )
        by_day = instants(self.ladder, days, self.history)
        return replace(situation, by_day=by_day, calendar=calendar)

    @property
    def situation(self) -> Situation:
        """Return what the ladder needs to know: elapsed hours, on no calendar."""
        return replace(
            self.so_far,
            aware_at=self.awareness.at,
            limit=self.limit,
            never_quiet=self.urgent or self.report.went_wrong is WentWrong.CYBER,
        )

    @property
    def to_tell(self) -> tuple[Duty, ...]:
        """Return what those above are told of, to know of it (RL-TOLD)."""
        return to_tell(self)

    @property
    def advised(self) -> str:
        """Return what the newest advice that says so would decide; "" where none does."""
        said = (one.fact for one in reversed(self.advice))
        return next((one.points for one in said if isinstance(one, AdviceGiven) and one.points), "")

    @property
    def may_close_short(self) -> bool:
        """Return whether it can be closed with a cause and a line: recorded only, nobody in danger,
        with a worker or back, and it shows where nobody lives (BR-CLOSE). People say the rest.
        """
        outcome = self.decision.outcome if self.decision else None
        who, shows = self.exposure.who_has_it, self.exposure.whereabouts
        safe = who in SAFE_HANDS and shows in (None, YesNo.NO)
        return outcome is Outcome.RECORD_ONLY and safe and not self.urgent

    @property
    def asks(self) -> frozenset[Role]:
        """Return the safeguarding lead, once it is asked whether telling somebody is safe, and the
        post that reads the decision second (BR-SECOND).
        """
        safe = Role.SAFEGUARDING_LEAD if self.people.chosen else None
        return frozenset(role for role in (safe, self.second.post) if role)

    def reads_second(self, person: PersonId) -> bool:
        """Return whether they may say if they agree: the decision waits for that, and they neither
        made it nor reported the breach.
        """
        waits = self.second.asked is not None and self.second.said is None
        return waits and self.decided is not None and person not in (self.decided.by, self.reporter)

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
        passed_from=said.passed_from,
        past_lead=bool(said.kept_from),
        danger=said.report.danger,
        danger_at=None if said.report.danger is Danger.NO else first.at,
        history=(first,),
    )


def after_breach(  # noqa: C901, PLR0911  one line a fact
    case: Breach, event: Event, fact: BreachChange | CommonFact | TaskFact
) -> Breach:
    """Return the breach once `fact` has happened to it in `event`."""
    match fact:
        case DetailsAdded(details):
            return replace(case, details=(*case.details, details))
        case Corrected():
            return _corrected(case, fact, event.at)
        case AwarenessCorrected(new=new):
            return replace(case, awareness=replace(case.awareness, at=new, provisional=False))
        case Decided():
            return replace(case, decided=event, second=NOT_ASKED)
        case NotYet():
            return replace(case, not_yet=event)
        case AdviceGiven():
            return replace(case, advice=(*case.advice, event))
        case WhereaboutsSaid() | DangerArose() | HelpSaid() | StoodDown():
            return _after_safety(case, event, fact)
        case (
            OfTheRegulator()
            | OfTheSame()
            | BetweenParties()
            | OfClosing()
            | PackMade()
            | OfTheSupplier()
            | OfSecondEyes()
        ):
            return _after_part(case, event, fact)
        case _:
            return _after_work(case, event, fact)


def _after_work(case: Breach, event: Event, fact: Work | CommonFact | TaskFact) -> Breach:
    """Return the breach once what is done about it is written down, or what any case can have."""
    match fact:
        case Weighed():
            return replace(case, weighed=fact)
        case OfContainment():
            return replace(case, containment=after_containment(case.containment, event, fact))
        case OfThePeople():
            return replace(case, people=after_people(case.people, event, fact))
        case _:
            return after_common(case, event, fact)


Part = RegulatorFact | SameFact | PartnerFact | ClosingFact | PackMade | SupplierFact | SecondFact
"""What happens to one part of a case, each in its own module."""


def _after_part(  # noqa: PLR0911  one line a part
    case: Breach, event: Event, fact: Part
) -> Breach:
    match fact:
        case OfClosing():
            return replace(case, closing=after_closing(case.closing, event, fact))
        case OfTheRegulator():
            return replace(case, regulator=after_regulator(case.regulator, event, fact))
        case OfTheSame():
            return after_same(case, event, fact)
        case BetweenParties():
            return replace(case, parties=after_partners(case.parties, event, fact))
        case OfTheSupplier():
            return replace(case, supplier=after_supplier(case.supplier, event, fact))
        case OfSecondEyes():
            return replace(case, second=after_second(case.second, event, fact))
        case PackMade():  # that there is a copy stands in the history
            return case


def _after_safety(
    case: Breach, event: Event, fact: WhereaboutsSaid | DangerArose | HelpSaid | StoodDown
) -> Breach:
    match fact:
        case WhereaboutsSaid(shows):
            return replace(case, whereabouts_said=shows)
        case DangerArose(ladder, danger):
            worse = is_worse(danger, case.danger)
            return _endangered(case, danger, ladder, event.at) if worse else case
        case HelpSaid():
            return replace(case, help=event)
        case StoodDown():
            return replace(case, danger=Danger.NO, danger_at=None, stood_down=event)


def _corrected(case: Breach, fact: Corrected, at: datetime) -> Breach:
    """Return the breach as corrected; graver danger takes its ladder, and none is stood down."""
    said, before = fact.report.danger, case.report.danger
    case = replace(case, report=fact.report)
    if said is before or not is_worse(said, case.danger):
        return case
    if fact.ladder is None:  # of a release that had one ladder for both
        return replace(case, danger=said)
    return _endangered(case, said, fact.ladder, at)


def _endangered(case: Breach, danger: Danger, ladder: tuple[str, int], at: datetime) -> Breach:
    """Return the breach in that danger: all that is told of danger is told (again) from now on."""
    taken = find_ladder(LADDERS, ladder)
    again = {rung.id for rung in taken.rungs if rung.counted in OF_DANGER}
    return replace(
        case,
        danger=danger,
        danger_at=at,
        danger_held=False,
        ladder=taken,
        settled=case.settled - again,
        stood_down=None,
        help=None if case.stood_down else case.help,
    )
