"""Getting it back: who may make contact, and how it ended (BR-CONTAIN, docs/law.md)."""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from enum import StrEnum
from types import MappingProxyType

from governance.cases.event import Event, Fact
from governance.duties.duty import Duty, done_if
from governance.policy import CONTAIN_WITHIN

CONTAINED = "contained"


class Holder(StrEnum):
    """Who had it, or has it still, as far as their word counts."""

    PARTY = "party"  # of the agreement
    REGULATED = "regulated"  # another public or regulated body
    PROFESSIONAL = "professional"  # bound to secrecy, such as a solicitor
    OTHER = "other"
    NOT_KNOWN = "not_known"


TRUSTED = frozenset({Holder.PARTY, Holder.REGULATED, Holder.PROFESSIONAL})
"""Those whose word that it is deleted lowers the risk."""


class Ended(StrEnum):
    """How far it could be got back."""

    BACK = "back"
    DELETED = "deleted"  # as whoever had it says
    TAKEN_DOWN = "taken_down"  # from where it could be seen
    UNREADABLE = "unreadable"  # wiped or locked from afar
    PUT_RIGHT = "put_right"  # whole again, or to be got at again
    CANNOT = "cannot"


class OfContainment(Fact):
    """What is done to get it back."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ContactCleared(OfContainment):
    """Whoever leads says that contact with whoever has it is safe, and which post makes it.

    Until then a recall, a second e-mail and a call back are not offered: each is contact.
    """

    by: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class ContainmentRecorded(OfContainment):
    """How it ended, as somebody wrote it down. A later one stands in its place.

    `said_by`: the post or office that says so, where somebody does.
    """

    ended: Ended
    holder: Holder
    said_by: str = field(default="", repr=False)
    note: str = field(default="", repr=False)


ContainmentFact = ContactCleared | ContainmentRecorded

CONTAINMENT_EVENTS: Mapping[str, type[ContainmentFact]] = MappingProxyType(
    {"contact_cleared": ContactCleared, "containment_recorded": ContainmentRecorded}
)
"""The stored name of each."""


@dataclass(frozen=True, slots=True)
class Containment:
    """How far getting it back is."""

    cleared: Event | None = None
    recorded: Event | None = None

    @property
    def end(self) -> ContainmentRecorded | None:
        """Return how it ended, as it was written down last."""
        fact = self.recorded.fact if self.recorded else None
        return fact if isinstance(fact, ContainmentRecorded) else None

    @property
    def from_trusted(self) -> bool:
        """Return whether it is back, or deleted, on the word of somebody whose word counts."""
        end = self.end
        if end is None or end.ended not in (Ended.BACK, Ended.DELETED):
            return False
        return end.holder in TRUSTED

    @property
    def only_promised(self) -> bool:
        """Return whether all we have is the word of somebody whose word lowers nothing."""
        end = self.end
        return end is not None and end.ended is Ended.DELETED and not self.from_trusted


NOTHING_DONE = Containment()


def after_containment(state: Containment, event: Event, fact: ContainmentFact) -> Containment:
    """Return the state once `fact` has happened in `event`."""
    match fact:
        case ContactCleared():
            return replace(state, cleared=event)
        case ContainmentRecorded():
            return replace(state, recorded=event)


def contained(state: Containment, since: datetime) -> Duty:
    """Return the duty to get it back, or to write down that it cannot be. `since`: the decision."""
    return Duty(CONTAINED, since + CONTAIN_WITHIN, done_if(state.recorded), since=since)
