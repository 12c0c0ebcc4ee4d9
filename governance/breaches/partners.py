"""The other parties of a breach: who is told of it, and whose it is (agreement §7.1, §2.1).

Whom a party is told by, and what it answers, is in its task (`governance.tasks`). Each separate
controller has a clock of its own: being told of a breach by another makes it nobody else's.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from governance.cases.event import Event, Fact
from governance.duties.duty import Duty, done_if
from governance.keys import CaseId, PartyKey
from governance.policy import TELL_PARTIES
from governance.tasks.facts import TaskKind
from governance.tasks.task import Task

if TYPE_CHECKING:  # a breach has its duties, which are worked out from the breach
    from governance.breaches.breach import Breach


@dataclass(frozen=True, slots=True)
class PassedFrom:
    """The case of another party from which one was opened, as its own, by one press."""

    party: PartyKey
    reference: str
    case: CaseId


class BetweenParties(Fact):
    """What happens between a case's party and the others."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class PartiesChosen(BetweenParties):
    """Whoever leads it chose whom else to tell; nobody, and why, where there are none."""

    parties: tuple[PartyKey, ...]
    why: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class OwnerTold(BetweenParties):
    """`party` was told that it may be its own: a case of its own is open there."""

    party: PartyKey
    reference: str
    case: CaseId


@dataclass(frozen=True, slots=True)
class OwnerSaid(BetweenParties):
    """The party that was told so said whether it is theirs. Both cases have it."""

    ours: bool


@dataclass(frozen=True, slots=True)
class RingAsked(BetweenParties):
    """In danger nobody at `party` had answered: whoever leads the case was asked to phone it."""

    party: PartyKey


PartnerFact = PartiesChosen | OwnerTold | OwnerSaid | RingAsked

PARTNER_EVENTS: Mapping[str, type[PartnerFact]] = MappingProxyType(
    {
        "parties_chosen": PartiesChosen,
        "owner_told": OwnerTold,
        "owner_said": OwnerSaid,
        "ring_asked": RingAsked,
    }
)
"""The stored name of each."""


@dataclass(frozen=True, slots=True)
class OtherParties:
    """Whom the lead chose to tell, and whose it is said to be, as things stand.

    `nobody` is why nobody else is to be told; `owner` the party that was told that it may be its
    own, and `said` what it answered.
    """

    chosen: tuple[PartyKey, ...] = ()
    nobody: Event | None = None
    owner: OwnerTold | None = None
    said: OwnerSaid | None = None


def after_partners(parties: OtherParties, event: Event, fact: PartnerFact) -> OtherParties:
    """Return how things stand once `fact` has happened in `event`."""
    match fact:
        case PartiesChosen(()):
            return replace(parties, nobody=event)
        case PartiesChosen(chosen):
            every = dict.fromkeys((*parties.chosen, *chosen))
            return replace(parties, chosen=tuple(every), nobody=None)
        case OwnerTold():
            return replace(parties, owner=fact, said=None)
        case OwnerSaid():
            return replace(parties, said=fact)
        case RingAsked():  # that it was stands in the history
            return parties


def told_of(tasks: Iterable[Task]) -> tuple[Task, ...]:
    """Return what other parties were told of this breach, oldest first."""
    return tuple(one for one in tasks if one.kind is TaskKind.TOLD and one.cancelled is None)


def heard_of(tasks: Iterable[Task]) -> frozenset[PartyKey]:
    """Return the parties where somebody was reached, as far as we know, or has answered."""
    return frozenset(
        one.party for one in told_of(tasks) if one.answers or (one.told and not one.nobody_reached)
    )


TELL_OTHERS = "parties_told"
NO_PARTIES = frozenset({"supplier", "only_us", "not_sure"})
"""What card 2 offers beside the parties, where it asks whose information it is."""


@dataclass(frozen=True, slots=True)
class ToldSoFar:
    """How far the telling of other parties is: who is to be told, and who has heard."""

    owed: frozenset[PartyKey]
    heard: frozenset[PartyKey]
    confirmed: bool

    @property
    def done(self) -> bool:
        """Return whether its lead has said whom, and each of them has heard."""
        return self.confirmed and self.owed <= self.heard


def telling(case: "Breach") -> ToldSoFar:
    """Return how far it is: those the report points to count until the lead has said whom."""
    decision, tasks = case.decision, told_of(case.tasks)
    before = frozenset(PartyKey(key) for key in decision.partners_told) if decision else frozenset()
    heard = heard_of(tasks) | before
    said = case.parties.nobody is not None or bool(case.parties.chosen)
    named = {PartyKey(key) for key in case.known.organisations if key not in NO_PARTIES}
    points_to = frozenset() if said else frozenset(named - {case.header.party})
    owed = points_to | {task.party for task in tasks} | before
    return ToldSoFar(frozenset(owed), heard, said or points_to <= heard)


def partner_duties(case: "Breach", since: datetime | None) -> tuple[Duty, ...]:
    """Return the duty to tell the other parties: none where it is of nobody's but our own (§7.1).

    When it is due is a partnership target (BR-ISA).
    """
    told = telling(case)
    if not told.owed and case.parties.nobody is None:
        return ()
    due = case.awareness.at + TELL_PARTIES
    standing = done_if(told.done)
    count = (len(told.owed & told.heard), len(told.owed)) if told.owed else None
    return (Duty(TELL_OTHERS, due, standing, of=count, since=since),)
