"""What can happen to a lost key, and to no other kind of case. Each is sealed as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass
from types import MappingProxyType

from governance.cases.event import Fact
from governance.lost_keys.report import LostKeyReport


@dataclass(frozen=True, slots=True)
class LostKeyReported(Fact):
    """A key was reported lost: `ladder` is (id, version), frozen here for good."""

    report: LostKeyReport
    ladder: tuple[str, int]


@dataclass(frozen=True, slots=True)
class LostKeyCorrected(Fact):
    """The reporter corrected it. The old report stays in the history."""

    report: LostKeyReport


@dataclass(frozen=True, slots=True)
class LockChanged(Fact):
    """The lock was changed, which closes the case: the key opens nothing any more."""


LostKeyFact = LostKeyReported | LostKeyCorrected | LockChanged
"""Every fact of a lost key's own."""

LOST_KEY_EVENTS: Mapping[str, type[LostKeyFact]] = MappingProxyType(
    {
        "lost_key_reported": LostKeyReported,
        "lost_key_corrected": LostKeyCorrected,
        "lock_changed": LockChanged,
    }
)
"""The stored name of each."""
