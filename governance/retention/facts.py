"""What can happen to a record because of how long it is kept. Any case can have these."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from governance.cases.event import Fact


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


RetentionFact = Held | HoldEnded | EndForetold | LookedAgain

RETENTION_EVENTS: Mapping[str, type[RetentionFact]] = MappingProxyType(
    {
        "held": Held,
        "hold_ended": HoldEnded,
        "end_foretold": EndForetold,
        "looked_again": LookedAgain,
    }
)
"""The stored name of each."""
