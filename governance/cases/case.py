"""What every kind of case has: who reported it, who was told, who has it, who is out of it.

Each kind adds fields of its own. Nothing here is stored: the events are, and
`governance.folding` makes the case from them.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from governance.calendars import Calendars
from governance.cases.event import Event
from governance.cases.facts import (
    Acknowledged,
    CommonFact,
    ConflictDeclared,
    LeaderNamed,
    MessageSent,
    RungFired,
    Unreached,
    Withdrawn,
)
from governance.cases.ladders import Ladder, Silence
from governance.cases.recipients import Told
from governance.cases.rung_days import once_only
from governance.cases.rungs import Situation
from governance.keys import CaseId, PartyKey
from governance.people.identity import PersonId
from governance.tasks.facts import TaskFact
from governance.tasks.task import Task, after_task
from governance.urgency import Pressing, Urgency


class Status(StrEnum):
    """Where a case stands; shown in lists, so it says nothing about anyone."""

    REPORTED = "reported"
    PICKED_UP = "picked_up"
    DECIDED = "decided"


@dataclass(frozen=True, slots=True)
class Header:
    """What the case's row says of it: ids, owner party, kind and version, nothing personal."""

    id: CaseId
    reference: str
    party: PartyKey
    kind: str
    version: int


@dataclass(frozen=True, slots=True)
class Telling:
    """Someone was told, when (UTC), by which rung."""

    told: Told
    at: datetime


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case of any kind, as it stands after its last event. Instants in UTC.

    `out` are the people who are out of it, `past_lead` whether whoever reported it asked for it
    not to go to the IG lead, `settled` the ids of the rungs that are told or overtaken.
    """

    header: Header
    reporter: PersonId
    reported_at: datetime
    ladder: Ladder
    acknowledged: Event | None = None
    leader: PersonId | None = None
    decided: Event | None = None
    withdrawn: Event | None = None
    out: frozenset[PersonId] = frozenset()
    past_lead: bool = False
    tellings: tuple[Telling, ...] = ()
    settled: frozenset[str] = frozenset()
    unreached: tuple[Unreached, ...] = ()
    tasks: tuple[Task, ...] = field(default=(), repr=False)
    history: tuple[Event, ...] = field(default=(), repr=False)

    @property
    def status(self) -> Status:
        """Return where it stands."""
        if self.decided:
            return Status.DECIDED
        return Status.PICKED_UP if self.acknowledged else Status.REPORTED

    @property
    def urgent(self) -> bool:
        """Whether someone could be in danger, as the report stands."""
        return False

    @property
    def due(self) -> datetime | None:
        """Return what lists sort by; None where nothing is due."""
        return None

    @property
    def pressing(self) -> Pressing:
        """Return how pressing it is that somebody hears of it."""
        danger = self.urgent and self.decided is None
        return Pressing(Urgency.DANGER if danger else Urgency.CLOCK, self.due)

    @property
    def met(self) -> frozenset[Silence]:
        """Return what has happened that silences rungs, besides being acknowledged and decided."""
        return frozenset()

    def timed(self, calendars: Calendars) -> Situation:
        """Return what the ladder needs to know; `calendars` for rungs counted in working days."""
        raise NotImplementedError

    @property
    def so_far(self) -> Situation:
        """Return what the ladder needs to know of any case; a kind adds its limit, or its days."""
        return Situation(
            reported_at=self.reported_at,
            aware_at=self.reported_at,
            limit=None,
            acknowledged=self.acknowledged is not None,
            decided=self.decided is not None,
            fired=once_only(self.ladder, self.settled),
            met=self.met,
        )

    @property
    def told(self) -> frozenset[PersonId]:
        """Return everyone whom any rung has told."""
        return frozenset(t.told.person for t in self.tellings if t.told.person)

    @property
    def told_nobody_has_it(self) -> frozenset[PersonId | None]:
        """Return everyone whom a "nobody has it" rung has told, so that the next goes further.

        None stands for the IG mailbox: telling it twice would leave a person untold.
        """
        rungs = {r.id for r in self.ladder.rungs if r.silenced_by is Silence.ACKNOWLEDGED}
        return frozenset(t.told.person for t in self.tellings if t.told.rung in rungs)


AnyCase = TypeVar("AnyCase", bound=Case)


def after_common(  # noqa: PLR0911  one line a fact
    case: AnyCase, event: Event, fact: CommonFact | TaskFact
) -> AnyCase:
    """Return the case once `fact`, which any kind can have, has happened to it in `event`."""
    match fact:
        case Acknowledged():
            return replace(case, acknowledged=case.acknowledged or event)
        case LeaderNamed(leader):
            return replace(case, leader=leader, acknowledged=case.acknowledged or event)
        case ConflictDeclared(person):
            return _without(case, person)
        case RungFired():
            return _told(case, fact, event.at)
        case Unreached():
            return replace(case, unreached=(*case.unreached, fact))
        case Withdrawn():
            return replace(case, withdrawn=event)
        case MessageSent():
            return case
        case _:
            return replace(case, tasks=after_task(case.tasks, event, fact))


def _without(case: AnyCase, person: PersonId) -> AnyCase:
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


def _told(case: AnyCase, fired: RungFired, at: datetime) -> AnyCase:
    return replace(
        case,
        tellings=(*case.tellings, *(Telling(told, at) for told in fired.told)),
        settled=case.settled | {*fired.rungs, *fired.overtaken},
    )
