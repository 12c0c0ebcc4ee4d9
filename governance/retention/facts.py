"""What can happen to a record because of how long it is kept. Any case can have these."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from governance.cases.event import Fact
from governance.people.identity import PersonId


class HoldFor(StrEnum):
    """Why a record must not go, whatever its years (RQ-HOLD, RT-HOLD). The first is commonest."""

    REQUEST = "request"  # somebody has asked for it
    COURT = "court"
    INQUIRY = "inquiry"
    APPEAL = "appeal"  # a review, the regulator, a tribunal
    OTHER = "other"


class OfRetention(Fact):
    """What happens to a record for how long it is kept."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class Held(OfRetention):
    """It must not go, and why. `look_on`: the London day on which somebody is asked whether it is
    still needed; it holds until somebody ends it.
    """

    why: HoldFor
    reason: str = field(repr=False)
    look_on: date


@dataclass(frozen=True, slots=True)
class HoldEnded(OfRetention):
    """Nothing holds it any more, and why."""

    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class EndForetold(OfRetention):
    """Its party was told that it goes after that London day, unless somebody holds it."""

    last_day: date


@dataclass(frozen=True, slots=True)
class LookedAgain(OfRetention):
    """Somebody looked at a serious record before it goes, and says that it may (RT-SECOND-LOOK)."""


@dataclass(frozen=True, slots=True)
class Delivery:
    """What became of one message that told somebody: a person, or None for the IG mailbox.

    `rung` is empty where no rung told it; `channel` and `state` are words of ours. `at` is when
    that was settled and `seen` when it was on their screen, where that is known (UTC).
    """

    rung: str
    person: PersonId | None
    channel: str
    state: str
    at: datetime | None = None
    seen: datetime | None = None


@dataclass(frozen=True, slots=True)
class Delivered(OfRetention):
    """Who was told of it, by what channel, when, and when they saw it: what the messages knew, of
    which nothing but a digest is kept from here on.
    """

    deliveries: tuple[Delivery, ...]


RetentionFact = Held | HoldEnded | EndForetold | LookedAgain | Delivered

RETENTION_EVENTS: Mapping[str, type[RetentionFact]] = MappingProxyType(
    {
        "held": Held,
        "hold_ended": HoldEnded,
        "end_foretold": EndForetold,
        "looked_again": LookedAgain,
        "delivered": Delivered,
    }
)
"""The stored name of each."""
