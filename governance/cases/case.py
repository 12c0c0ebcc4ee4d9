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
    AcknowledgementLapsed,
    CommonFact,
    ConflictDeclared,
    HandedBack,
    HeldOver,
    LadderMoved,
    LeaderNamed,
    Linked,
    MessageSent,
    NameKept,
    NoteAdded,
    RungFired,
    Snoozed,
    Unlinked,
    Unreached,
    Withdrawn,
)
from governance.cases.ladders import REPORTER, Ladder, Silence
from governance.cases.recipients import Told
from governance.cases.rung_days import once_only, told_anew
from governance.cases.rungs import Situation
from governance.duties.duty import Duty, open_duties
from governance.keys import CaseId, PartyKey
from governance.people.identity import PersonId, Role
from governance.retention.facts import OfRetention
from governance.tasks.facts import TaskFact
from governance.tasks.task import Task, after_task
from governance.urgency import Pressing, Urgency


class Status(StrEnum):
    """Where a case stands; shown in lists, so it says nothing about anyone."""

    REPORTED = "reported"
    PICKED_UP = "picked_up"
    IN_HAND = "in_hand"  # decided, and something is still to be done
    DECIDED = "decided"
    JOINED = "joined"  # worked with another report of the same


OVER = (Status.DECIDED.value, Status.JOINED.value)
"""Where nothing more is to be done of a case itself, as its row says it."""


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
    `nobody_since`: since when nobody has it, where somebody had it before.
    `danger_at` is since when somebody could be in danger, None where nobody could; `danger_held`
    whether anybody said that they have it since then.
    """

    header: Header
    reporter: PersonId
    reported_at: datetime
    ladder: Ladder
    acknowledged: Event | None = None
    leader: PersonId | None = None
    nobody_since: datetime | None = None
    snoozes: tuple[Event, ...] = ()
    decided: Event | None = None
    withdrawn: Event | None = None
    out: frozenset[PersonId] = frozenset()
    past_lead: bool = False
    danger_at: datetime | None = None
    danger_held: bool = False
    tellings: tuple[Telling, ...] = ()
    settled: frozenset[str] = frozenset()
    unreached: tuple[Unreached, ...] = ()
    tasks: tuple[Task, ...] = field(default=(), repr=False)
    history: tuple[Event, ...] = field(default=(), repr=False)

    @property
    def status(self) -> Status:
        """Return where it stands."""
        if self.stands_since:
            return Status.JOINED
        if self.decided:
            return Status.IN_HAND if self.open_duties else Status.DECIDED
        return Status.PICKED_UP if self.acknowledged else Status.REPORTED

    @property
    def links(self) -> tuple[Linked, ...]:
        """Return what it is linked to, oldest first."""
        found: dict[CaseId, Linked] = {}
        for fact in (event.fact for event in self.history):
            if isinstance(fact, Linked):
                found[fact.case] = fact
            elif isinstance(fact, Unlinked):
                found.pop(fact.case, None)
        return tuple(found.values())

    @property
    def names(self) -> tuple[Event, ...]:
        """Return whom its letters go to and who was told: the events that say so now, by number."""
        found: dict[int, Event] = {}
        for event in self.history:
            if isinstance(event.fact, NameKept):
                found[event.fact.number] = event
        kept = (found[number] for number in sorted(found))
        return tuple(one for one in kept if isinstance(one.fact, NameKept) and one.fact.name)

    @property
    def stands_since(self) -> datetime | None:
        """Return since when (UTC) another case is worked for it; None for one that is its own."""
        return None

    @property
    def takes_no_answers(self) -> bool:
        """Return whether it is over, so that no other party need answer anything about it."""
        return self.decided is not None

    @property
    def urgent(self) -> bool:
        """Whether someone could be in danger, as the report stands."""
        return False

    @property
    def nobody_has_it(self) -> bool:
        """Return whether somebody is still to say that they have it, or have it since danger."""
        return self.acknowledged is None or (self.danger_at is not None and not self.danger_held)

    @property
    def danger_undecided(self) -> bool:
        """Danger was known only after the decision, or after it was worked with another case:
        whoever decided could not weigh it.
        """
        ends = [one for one in (self.decided and self.decided.at, self.stands_since) if one]
        return bool(ends) and self.danger_at is not None and self.danger_at > max(ends)

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
    def own_reference(self) -> str:
        """Return what its party calls it in a system of its own; empty where nobody said."""
        return ""

    @property
    def asks(self) -> frozenset[Role]:
        """Return the posts that it asks something of now, and whose holders see it therefore."""
        return frozenset()

    @property
    def met(self) -> frozenset[Silence]:
        """Return what has happened that silences rungs, besides being acknowledged and decided."""
        return frozenset()

    @property
    def duties(self) -> tuple[Duty, ...]:
        """Return what it asks of those who handle it, done or not, beside the decision itself."""
        return ()

    @property
    def to_tell(self) -> tuple[Duty, ...]:
        """Return what somebody is to be told of once, to know of it: nothing waits for that."""
        return ()

    @property
    def open_duties(self) -> tuple[Duty, ...]:
        """Return those still to be done, nearest first."""
        return open_duties(self.duties)

    def legal_date(self, calendars: Calendars) -> datetime | None:  # noqa: ARG002  a kind may ask
        """Return the instant at which what the law asks of it is late; None where nothing is."""
        return self.due

    def timed(self, calendars: Calendars) -> Situation:
        """Return what the ladder needs to know; `calendars` for rungs counted in working days."""
        raise NotImplementedError

    @property
    def so_far(self) -> Situation:
        """Return what the ladder needs to know of any case; a kind adds its limit, or its days."""
        duties = {duty.id: duty for duty in (*self.open_duties, *self.to_tell)}
        return Situation(
            reported_at=self.reported_at,
            aware_at=self.reported_at,
            limit=None,
            acknowledged=self.acknowledged is not None,
            decided=self.decided is not None or self.stands_since is not None,
            fired=once_only(self.ladder, self.settled)
            - told_anew(self.ladder, duties, self.history),
            duties=duties,
            danger_at=self.danger_at,
            danger_held=self.danger_held,
            danger_undecided=self.danger_undecided,
            met=self.met,
            nobody_since=self.nobody_since,
            snoozed_until=self.snoozed_until,
            head_start=self.ladder.head_start,
        )

    @property
    def owner(self) -> PersonId | None:
        """Return whoever has it: named to lead, or the one who said that they have it."""
        had = self.acknowledged.by if self.acknowledged else None
        return self.leader or (had if isinstance(had, PersonId) else None)

    @property
    def snoozed_until(self) -> datetime | None:
        """Return until when (UTC) its owner holds what may wait; a snooze ends with its owner."""
        theirs = [one.fact for one in self.snoozes[-1:] if one.by == self.owner]
        return next((fact.until for fact in theirs if isinstance(fact, Snoozed)), None)

    @property
    def proved_at(self) -> datetime:
        """Return when somebody who handles it last did anything that is on record (LD-PROVE)."""
        theirs = (one.at for one in self.history if self._handles(one.by))
        return max(theirs, default=self.reported_at)

    def _handles(self, by: PersonId | str) -> bool:
        return isinstance(by, PersonId) and (by != self.reporter or by == self.owner)

    @property
    def unanswered(self) -> bool:
        """Return whether whoever was named to lead has not said yet that they have it."""
        named = [e for e in self.history if e.fact == LeaderNamed(self.leader or self.reporter)]
        if self.leader is None or not named or named[-1].by == self.leader:
            return False
        return not any(e.by == self.leader and e.at >= named[-1].at for e in self.history)

    @property
    def reminded(self) -> bool:
        """Return whether its owner was reminded, and nothing came of it since."""
        since, owner = self.proved_at, self.owner
        theirs = (t.told.rung for t in self.tellings if t.told.person == owner and t.at > since)
        return owner is not None and any(self.ladder.rung(rung).asks_proof for rung in theirs)

    @property
    def told(self) -> frozenset[PersonId]:
        """Return everyone whom any rung has told of it, but for its reporter as such."""
        return frozenset(
            t.told.person for t in self.tellings if t.told.person and t.told.role != REPORTER
        )

    @property
    def told_nobody_has_it(self) -> frozenset[PersonId | None]:
        """Return everyone whom a "nobody has it" rung has told, so that the next goes further.

        None stands for the IG mailbox: telling it twice would leave a person untold.
        """
        rungs = {r.id for r in self.ladder.rungs if r.silenced_by is Silence.ACKNOWLEDGED}
        return frozenset(
            t.told.person for t in self.tellings if t.told.rung in rungs and t.told.role != REPORTER
        )


AnyCase = TypeVar("AnyCase", bound=Case)


def after_common(  # noqa: PLR0911  one line a fact
    case: AnyCase, event: Event, fact: CommonFact | TaskFact
) -> AnyCase:
    """Return the case once `fact`, which any kind can have, has happened to it in `event`."""
    match fact:
        case Acknowledged() | LeaderNamed() | HandedBack() | AcknowledgementLapsed() | Snoozed():
            return _held(case, event, fact)
        case ConflictDeclared(person):
            return _without(case, person, event.at)
        case RungFired():
            return _told(case, fact, event.at)
        case Unreached():
            return replace(case, unreached=(*case.unreached, fact))
        case Withdrawn():
            return replace(case, withdrawn=event)
        case (
            MessageSent()
            | HeldOver()
            | LadderMoved()
            | NoteAdded()
            | Linked()
            | Unlinked()
            | NameKept()
            | OfRetention()
        ):  # what a ladder is, `governance.folding` knows
            return case
        case _:
            return replace(case, tasks=after_task(case.tasks, event, fact))


Held = Acknowledged | LeaderNamed | HandedBack | AcknowledgementLapsed | Snoozed


def _held(case: AnyCase, event: Event, fact: Held) -> AnyCase:
    """Return the case as it is had from here on, or put off."""
    match fact:
        case Acknowledged():
            return replace(case, acknowledged=case.acknowledged or event, danger_held=True)
        case LeaderNamed(leader):
            taken = case.acknowledged or event
            return replace(case, leader=leader, acknowledged=taken, danger_held=True)
        case HandedBack():
            return _handed_back(case, event)
        case AcknowledgementLapsed():
            return _nobody_has(case, event.at)
        case Snoozed():
            return replace(case, snoozes=(*case.snoozes, event))


def _without(case: AnyCase, person: PersonId, at: datetime) -> AnyCase:
    """Out at every level: not leader, not the one who has it. Whoever else has it keeps it."""
    out = case.out | {person}
    leader = None if case.leader == person else case.leader
    had = case.acknowledged
    if had is None or leader is not None or _had_it(had) not in out:
        return replace(case, out=out, leader=leader)
    return replace(_nobody_has(case, at), out=out)


def _handed_back(case: AnyCase, event: Event) -> AnyCase:
    """Not leader any more, nor the one who has it. Whoever else had it before keeps it."""
    leader = None if case.leader == event.by else case.leader
    had = case.acknowledged
    if had is not None and (leader is not None or _had_it(had) != event.by):
        return replace(case, leader=leader)
    return _nobody_has(case, event.at)


def _nobody_has(case: AnyCase, at: datetime) -> AnyCase:
    return replace(case, leader=None, acknowledged=None, danger_held=False, nobody_since=at)


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
