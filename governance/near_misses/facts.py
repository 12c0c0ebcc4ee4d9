"""What is asked about a near miss, and what can happen to one. Each is sealed as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from types import MappingProxyType

from governance.cases.event import Fact
from governance.people.identity import PersonId


class WhatItWas(StrEnum):
    """§7.1: a near miss, or "identified bad practice"."""

    NEAR_MISS = "near_miss"
    POOR_PRACTICE = "poor_practice"


class GotOut(StrEnum):
    """Did information reach the wrong person or get lost, even briefly?

    Anything but certain is a breach until the IG lead says otherwise.
    """

    NO = "certain_not"
    YES = "yes"
    NOT_SURE = "not_sure"


class Stopped(StrEnum):
    """What stopped it?"""

    CHECK = "check"
    SYSTEM = "system"
    LUCK = "luck"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NearMissReport:
    """The one card."""

    what: WhatItWas
    what_happened: str = field(repr=False)
    got_out: GotOut
    stopped: Stopped | None = None
    would_prevent: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class NearMissReported(Fact):
    """A near miss or poor practice was reported: `ladder` is (id, version), frozen here
    for good. `kept_from` are the people whom "not to my IG lead" takes out of the case.
    """

    report: NearMissReport
    ladder: tuple[str, int]
    kept_from: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class NearMissCorrected(Fact):
    """The reporter corrected it. The old one stays in the history."""

    report: NearMissReport


NearMissFact = NearMissReported | NearMissCorrected
"""Every fact of a near miss's own."""

NEAR_MISS_EVENTS: Mapping[str, type[NearMissFact]] = MappingProxyType(
    {"near_miss_reported": NearMissReported, "near_miss_corrected": NearMissCorrected}
)
"""The stored name of each."""
