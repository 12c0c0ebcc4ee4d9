"""What can happen to a rights request. Each is sealed as it stands, and never changed since.

Dates are London days. `binds` is the day that binds as it was worked out then (None while a
clock waits), and `moved` what moved and why: history keeps the old date.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from governance.cases.event import Fact
from governance.clocks.work import Moved
from governance.keys import NO_PARTY, PartyKey
from governance.people.identity import PersonId
from governance.requests.rights import Right, Taken, Whose


class Check(StrEnum):
    """What is ticked before a subject access reply goes out (DSR-CHECKS, docs/law.md)."""

    EXEMPTIONS = "exemptions"
    AUTHORITY = "authority"
    ADDRESS = "address"
    SECOND_READER = "second_reader"


@dataclass(frozen=True, slots=True)
class RequestReceived(Fact):
    """A request was taken down. `ladder` is (id, version), frozen here.

    `from_party` and `from_reference`: the partner that first had it, where it came inside;
    `kept_from`: who was out of it there.
    """

    taken: Taken
    right: Right
    ladder: tuple[str, int]
    binds: date | None = None
    moved: tuple[Moved, ...] = ()
    from_party: PartyKey = NO_PARTY
    from_reference: str = ""
    kept_from: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class OnADay(Fact):
    """What is asked of the person, or comes from them, on a day."""

    on: date
    binds: date | None = None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class IdentityAsked(OnADay):
    """We have reasonable doubts who is asking (Art 12(6); s.52(4))."""


@dataclass(frozen=True, slots=True)
class IdentityConfirmed(OnADay):
    """It is known who is asking: the month starts again, in full (Art 12A(2))."""


@dataclass(frozen=True, slots=True)
class ClarificationAsked(OnADay):
    """What do they want? Art 12A(5) for access alone; FOIA s.1(3); EIR reg 9(2)."""


@dataclass(frozen=True, slots=True)
class ClarificationAnswered(OnADay):
    """They have said."""


@dataclass(frozen=True, slots=True)
class FeeAsked(OnADay):
    """Art 12(5) and s.53; FOIA s.9; EIR reg 8."""


@dataclass(frozen=True, slots=True)
class FeePaid(OnADay):
    """It was paid."""


@dataclass(frozen=True, slots=True)
class HoldingFound(Fact):
    """Whether we hold it, or answer for it: `whose`, as whoever handles it found."""

    whose: Whose
    law_enforcement: bool = False
    binds: date | None = None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class RightChanged(Fact):
    """It is another right than was taken down, and why. `ladder` where that is another too."""

    right: Right
    reason: str = field(repr=False)
    ladder: tuple[str, int] | None = None
    binds: date | None = None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class DayCorrected(Fact):
    """It was first received on another day than was taken down, and how that is known."""

    received: date
    reason: str = field(repr=False)
    binds: date | None = None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class Extended(Fact):
    """More time, and why. `on` is the day the person was told: inside the first period."""

    on: date
    reason: str = field(repr=False)
    binds: date | None = None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused(Fact):
    """Refused, with reasons, and the person told where they can take it."""

    on: date
    reason: str = field(repr=False)
    rights_told: bool
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplySent(Fact):
    """The answer went out. `checks`: what was ticked first."""

    on: date
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Redirected(Fact):
    """The person was told whom to ask instead (§8.0), or agreed to a transfer (s.45 Code)."""

    on: date
    to: PartyKey
    transferred: bool = False
    consent: bool = False


@dataclass(frozen=True, slots=True)
class PassedInside(Fact):
    """Joint data: the lead partner answers it, from the day it first reached any of us."""

    to: PartyKey
    reference: str


Clocked = (
    IdentityAsked
    | IdentityConfirmed
    | ClarificationAsked
    | ClarificationAnswered
    | FeeAsked
    | FeePaid
    | Extended
    | HoldingFound
    | RightChanged
    | DayCorrected
)
"""What can move a date."""

Ending = Refused | ReplySent | Redirected | PassedInside
"""What always ends a request; finding that it is no request in law (RightChanged) does too."""

RequestFact = RequestReceived | Clocked | Ending
"""Every fact of a request's own."""

REQUEST_EVENTS: Mapping[str, type[RequestFact]] = MappingProxyType(
    {
        "request_received": RequestReceived,
        "identity_asked": IdentityAsked,
        "identity_confirmed": IdentityConfirmed,
        "clarification_asked": ClarificationAsked,
        "clarification_answered": ClarificationAnswered,
        "fee_asked": FeeAsked,
        "fee_paid": FeePaid,
        "request_extended": Extended,
        "request_refused": Refused,
        "reply_sent": ReplySent,
        "holding_found": HoldingFound,
        "request_redirected": Redirected,
        "passed_inside": PassedInside,
        "right_changed": RightChanged,
        "day_corrected": DayCorrected,
    }
)
"""The stored name of each."""
