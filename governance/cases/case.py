"""What every kind of case has: who reported it, who was told, who has it, who is out of it.

A breach and a near miss are matters with facts of their own. Nothing here is stored: the
events are, and `governance.folding` makes the matter from them.
"""

from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from typing import TypeVar

from governance.calendars import Calendars
from governance.cases.events import Event
from governance.cases.facts import (
    Acknowledged,
    ConflictDeclared,
    LeaderNamed,
    MessageSent,
    NearMissReported,
    Reported,
    RungFired,
    Unreached,
    Withdrawn,
)
from governance.cases.ladders import Ladder, Silence
from governance.cases.recipients import Told
from governance.cases.rungs import Situation
from governance.people.identity import PersonId
from governance.tasks.facts import TaskAnswered, TaskAsked, TaskCancelled, TaskTold, TaskUnreached
from governance.tasks.task import Task, after_task


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


@dataclass(frozen=True, slots=True, kw_only=True)
class Case:
    """A case of any kind, as it stands after its last event. Instants in UTC."""

    header: Header
    reporter: PersonId
    reported_at: datetime
    ladder: Ladder
    acknowledged: Event | None = None
    leader: PersonId | None = None
    decided: Event | None = None
    withdrawn: Event | None = None
    out: frozenset[PersonId] = frozenset()
    tellings: tuple[Telling, ...] = ()
    settled: frozenset[str] = frozenset()
    unreached: tuple[Unreached, ...] = ()
    tasks: tuple[Task, ...] = field(default=(), repr=False)
    history: tuple[Event, ...] = field(default=(), repr=False)

    @property
    def status(self) -> Status:
        """Where it stands."""
        if self.decided:
            return Status.DECIDED
        return Status.PICKED_UP if self.acknowledged else Status.REPORTED

    @property
    def due(self) -> datetime | None:
        """What lists sort by; None where nothing is due."""
        return None

    @property
    def met(self) -> frozenset[Silence]:
        """What has happened that silences rungs, besides an acknowledgement and a decision."""
        return frozenset()

    def timed(self, calendars: Calendars) -> Situation:
        """What the ladder needs to know; `calendars` for rungs counted in working days."""
        raise NotImplementedError

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


M = TypeVar("M", bound=Case)


def went_past_lead(case: Case) -> bool:
    """Whether whoever reported it asked for it not to go to the IG lead."""
    filed = case.history[0].fact
    return isinstance(filed, Reported | NearMissReported) and bool(filed.kept_from)


def after_common(matter: M, event: Event) -> M | None:  # noqa: PLR0911  one line a kind
    """The matter once an event that any kind can have has happened; None for another event."""
    match event.fact:
        case Acknowledged():
            return replace(matter, acknowledged=matter.acknowledged or event)
        case LeaderNamed(leader):
            return replace(matter, leader=leader, acknowledged=matter.acknowledged or event)
        case ConflictDeclared(person):
            return _without(matter, person)
        case RungFired() as fired:
            return _told(matter, fired, event.at)
        case Unreached() as unreached:
            return replace(matter, unreached=(*matter.unreached, unreached))
        case Withdrawn():
            return replace(matter, withdrawn=event)
        case MessageSent():
            return matter
        case _:
            return _asked_of_others(matter, event)


def _asked_of_others(matter: M, event: Event) -> M | None:
    """What other parties were asked of it and what they said; None for another event."""
    match event.fact:
        case TaskAsked() | TaskTold() | TaskUnreached() | TaskAnswered() | TaskCancelled() as fact:
            return replace(matter, tasks=after_task(matter.tasks, event, fact))
        case _:
            return None


def _without(matter: M, person: PersonId) -> M:
    """Out at every level: not leader, not the one who has it. Whoever else has it keeps it."""
    out = matter.out | {person}
    leader = None if matter.leader == person else matter.leader
    had = matter.acknowledged
    has_it = had is not None and (leader is not None or _had_it(had) not in out)
    return replace(matter, out=out, leader=leader, acknowledged=had if has_it else None)


def _had_it(acknowledged: Event) -> PersonId | str:
    """Whoever was named to lead; else the one who said "I have it"."""
    fact = acknowledged.fact
    return fact.leader if isinstance(fact, LeaderNamed) else acknowledged.by


def _told(matter: M, fired: RungFired, at: datetime) -> M:
    return replace(
        matter,
        tellings=(*matter.tellings, *(Telling(told, at) for told in fired.told)),
        settled=matter.settled | {*fired.rungs, *fired.overtaken},
    )
