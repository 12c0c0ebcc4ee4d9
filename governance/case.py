"""A breach case, folded from its history. Nothing here is stored: the events are.

`governance.events` says what can happen; this says what follows from it.
"""

from collections.abc import Iterable
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum

from governance.breach import Awareness, BreachDetails, BreachReport, WentWrong, Where
from governance.clocks.breach import breach_notice_due
from governance.events import (
    Acknowledged,
    AwarenessCorrected,
    ConflictDeclared,
    Corrected,
    Decided,
    DetailsAdded,
    Event,
    LeaderNamed,
    Reported,
    RungFired,
    UnknownHistory,
    Unreached,
)
from governance.ladders import LADDERS, Ladder, Silence, Situation
from governance.people import PersonId
from governance.telling import Told


class Status(StrEnum):
    """Where a case stands; shown in lists, so it says nothing about anyone."""

    REPORTED = "reported"
    PICKED_UP = "picked_up"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Header:
    """What the case's row says of it: ids, owner party, kind and version, nothing personal."""

    id: str
    reference: str
    party: str
    kind: str
    version: int


@dataclass(frozen=True, slots=True)
class Telling:
    """Someone was told, when (UTC), by which rung."""

    told: Told
    at: datetime


@dataclass(frozen=True, slots=True)
class Case:
    """A case as it stands after its last event. Instants in UTC."""

    header: Header
    reporter: PersonId
    reported_at: datetime
    report: BreachReport
    awareness: Awareness
    ladder: Ladder
    details: tuple[BreachDetails, ...] = ()
    acknowledged: Event | None = None
    leader: PersonId | None = None
    decided: Event | None = None
    out: frozenset[PersonId] = frozenset()
    tellings: tuple[Telling, ...] = ()
    settled: frozenset[str] = frozenset()
    unreached: tuple[Unreached, ...] = ()
    history: tuple[Event, ...] = field(default=(), repr=False)

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
    def status(self) -> Status:
        """Where it stands."""
        if self.decided:
            return Status.DECIDED
        return Status.PICKED_UP if self.acknowledged else Status.REPORTED

    @property
    def due(self) -> datetime | None:
        """What lists sort by: the limit, until there is a decision."""
        return None if self.decided else self.limit

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
        )

    @property
    def told(self) -> frozenset[PersonId]:
        """Everyone whom any rung has told."""
        return frozenset(t.told.person for t in self.tellings if t.told.person)

    @property
    def told_nobody_has_it(self) -> frozenset[PersonId | None]:
        """Everyone whom a "nobody has it" rung has told, so that the next goes further.

        None stands for the IG mailbox: telling it twice would leave a person untold.
        """
        rungs = {r.id for r in self.ladder.rungs if r.silenced_by is Silence.ACKNOWLEDGED}
        return frozenset(t.told.person for t in self.tellings if t.told.rung in rungs)

    @property
    def may_not_be_ours(self) -> bool:
        """A partner's own mistake: our 72 hours have not started (FACTS 15.2)."""
        return self.report.where is Where.PARTNER

    @property
    def joint(self) -> bool:
        """Partnership information: joint controllers under §2.1 of the agreement."""
        return self.report.where is Where.PARTNERSHIP


class NoSuchHistory(ValueError):
    """A case's history starts with its report; this one does not."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def fold(header: Header, events: Iterable[Event]) -> Case:
    """The case that `events` (oldest first) amount to."""
    first, *rest = (*events,) or (None,)
    if not (first and isinstance(first.fact, Reported) and isinstance(first.by, PersonId)):
        raise NoSuchHistory
    case = Case(
        header=header,
        reporter=first.by,
        reported_at=first.at,
        report=first.fact.report,
        awareness=first.fact.awareness,
        ladder=_frozen_ladder(first.fact),
        out=frozenset(first.fact.kept_from),
        history=(first,),
    )
    for event in rest:
        case = replace(after(case, event), history=(*case.history, event))
    return case


def after(case: Case, event: Event) -> Case:  # noqa: C901, PLR0911  one line for each kind
    """The case once `event` has happened to it."""
    match event.fact:
        case Reported():
            raise NoSuchHistory
        case DetailsAdded(details):
            return replace(case, details=(*case.details, details))
        case Corrected(report):
            return replace(case, report=report)
        case Acknowledged():
            return replace(case, acknowledged=case.acknowledged or event)
        case LeaderNamed(leader):
            return replace(case, leader=leader, acknowledged=case.acknowledged or event)
        case ConflictDeclared(person):
            return _without(case, person)
        case AwarenessCorrected(new=new):
            return replace(case, awareness=replace(case.awareness, at=new, provisional=False))
        case Decided():
            return replace(case, decided=event)
        case RungFired() as fired:
            return _told(case, fired, event.at)
        case Unreached() as unreached:
            return replace(case, unreached=(*case.unreached, unreached))


def _without(case: Case, person: PersonId) -> Case:
    """Out at every level: not leader, not the one who has it. Whoever else has it keeps it."""
    out = case.out | {person}
    leader = None if case.leader == person else case.leader
    had = case.acknowledged
    has_it = had is not None and (leader is not None or _had_it(had) not in out)
    return replace(case, out=out, leader=leader, acknowledged=had if has_it else None)


def _had_it(acknowledged: Event) -> PersonId | str:
    """Whoever was named to lead; else the one who said "I have it"."""
    fact = acknowledged.fact
    return fact.leader if isinstance(fact, LeaderNamed) else acknowledged.by


def _frozen_ladder(reported: Reported) -> Ladder:
    ladder = LADDERS.get(reported.ladder)
    if ladder is None:
        raise UnknownHistory
    return ladder


def _told(case: Case, fired: RungFired, at: datetime) -> Case:
    return replace(
        case,
        tellings=(*case.tellings, *(Telling(told, at) for told in fired.told)),
        settled=case.settled | {*fired.rungs, *fired.overtaken},
    )
