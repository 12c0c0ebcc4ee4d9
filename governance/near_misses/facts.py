"""What can happen to a near miss, and to no other kind of case. Each is sealed as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from governance.cases.event import Fact
from governance.near_misses.report import NearMissReport
from governance.people.identity import PersonId


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
