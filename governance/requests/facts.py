"""What can happen to a rights request. Each is sealed as it stands, and never changed since.

Dates are London days. `binds` is the day that binds as it was worked out then (None while a
clock waits), and `moved` what moved and why: history keeps the old date.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from governance.clocks.moves import Moved
from governance.people.identity import PersonId
from governance.requests.asked_facts import (
    ClarificationAnswered,
    ClarificationAsked,
    FeeAsked,
    FeePaid,
    IdentityAsked,
    IdentityConfirmed,
)
from governance.requests.found_facts import DayCorrected, HoldingFound, RightChanged
from governance.requests.rights import Right
from governance.requests.taken import Taken

__all__ = [
    "REQUEST_KINDS",
    "Check",
    "ClarificationAnswered",
    "ClarificationAsked",
    "Clocked",
    "DayCorrected",
    "Extended",
    "FeeAsked",
    "FeePaid",
    "HoldingFound",
    "IdentityAsked",
    "IdentityConfirmed",
    "PassedInside",
    "Redirected",
    "Refused",
    "ReplySent",
    "RequestFact",
    "RequestReceived",
    "RightChanged",
]


class Check(StrEnum):
    """What is ticked before a subject access reply goes out (FACTS 15.10)."""

    EXEMPTIONS = "exemptions"
    AUTHORITY = "authority"
    ADDRESS = "address"
    SECOND_READER = "second_reader"


@dataclass(frozen=True, slots=True)
class RequestReceived:
    """A request was taken down. `ladder` is (id, version), frozen here.

    `from_party` and `from_reference`: the partner that first had it, where it came inside;
    `kept_from`: who was out of it there.
    """

    taken: Taken
    right: Right
    ladder: tuple[str, int]
    binds: date | None = None
    moved: tuple[Moved, ...] = ()
    from_party: str = ""
    from_reference: str = ""
    kept_from: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class Extended:
    """More time, and why. `on` is the day the person was told: inside the first period."""

    on: date
    reason: str = field(repr=False)
    binds: date | None = None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class Refused:
    """Refused, with reasons, and the person told where they can take it."""

    on: date
    reason: str = field(repr=False)
    rights_told: bool
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class ReplySent:
    """The answer went out. `checks`: what was ticked first."""

    on: date
    checks: tuple[Check, ...] = ()


@dataclass(frozen=True, slots=True)
class Redirected:
    """The person was told whom to ask instead (§8.0), or agreed to a transfer (s.45 Code)."""

    on: date
    to: str
    transferred: bool = False
    consent: bool = False


@dataclass(frozen=True, slots=True)
class PassedInside:
    """Joint data: the lead partner answers it, from the day it first reached any of us."""

    to: str
    reference: str


RequestFact = (
    RequestReceived
    | IdentityAsked
    | IdentityConfirmed
    | ClarificationAsked
    | ClarificationAnswered
    | FeeAsked
    | FeePaid
    | Extended
    | Refused
    | ReplySent
    | HoldingFound
    | Redirected
    | PassedInside
    | RightChanged
    | DayCorrected
)
"""Every fact of a request's own."""

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

REQUEST_KINDS: Mapping[str, type[RequestFact]] = MappingProxyType(
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
