"""Several reports of one incident: one of them is worked, with one clock (BR-SAME, docs/law.md).

The earliest awareness counts. A report that is joined to another climbs no ladder of its own, but
for danger that is known only after that; each of its events stays, and joining can be undone.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import datetime
from types import MappingProxyType
from typing import TYPE_CHECKING

from governance.breaches.closing import Closing
from governance.cases.event import Event, Fact
from governance.keys import CaseId

if TYPE_CHECKING:  # a breach has its joined reports
    from governance.breaches.breach import Breach


class OfTheSame(Fact):
    """What happens between reports of one incident."""

    __slots__ = ()


@dataclass(frozen=True, slots=True)
class ReportJoined(OfTheSame):
    """Another report is of the same incident, known at `aware_at`; ours was at `old` (UTC)."""

    case: CaseId
    reference: str
    aware_at: datetime
    old: datetime


@dataclass(frozen=True, slots=True)
class ReportParted(OfTheSame):
    """It is of another incident after all; we count from `new` again, no more from `old` (UTC)."""

    case: CaseId
    reference: str
    old: datetime
    new: datetime


@dataclass(frozen=True, slots=True)
class JoinedInto(OfTheSame):
    """This report is of the incident of that case, which is worked for both."""

    case: CaseId
    reference: str


@dataclass(frozen=True, slots=True)
class PartedFrom(OfTheSame):
    """This report is of an incident of its own after all: its clock runs as if never joined."""

    case: CaseId
    reference: str


SameFact = ReportJoined | ReportParted | JoinedInto | PartedFrom

SAME_EVENTS: Mapping[str, type[SameFact]] = MappingProxyType(
    {
        "report_joined": ReportJoined,
        "report_parted": ReportParted,
        "joined_into": JoinedInto,
        "parted_from": PartedFrom,
    }
)
"""The stored name of each."""


@dataclass(frozen=True, slots=True)
class SameIncident:
    """The reports that are joined to this one, or the case that this one is joined to.

    `since` is when that was (UTC), and `decided` and `closing` what it had of its own till then.
    """

    joined: tuple[ReportJoined, ...] = ()
    into: JoinedInto | None = None
    since: datetime | None = None
    decided: Event | None = None
    closing: Closing = field(default_factory=Closing)


def after_same(case: "Breach", event: Event, fact: SameFact) -> "Breach":
    """Return the breach once `fact` has happened in `event`."""
    same = case.same
    match fact:
        case ReportJoined(aware_at=theirs):
            at = min(case.awareness.at, theirs)
            same = replace(same, joined=(*same.joined, fact))
            return replace(case, same=same, awareness=replace(case.awareness, at=at))
        case ReportParted(other, new=new):
            left = tuple(one for one in same.joined if one.case != other)
            aware = replace(case.awareness, at=new)
            return replace(case, same=replace(same, joined=left), awareness=aware)
        case JoinedInto():
            since = replace(same, into=fact, since=event.at)
            own = replace(since, decided=case.decided, closing=case.closing)
            return replace(case, same=own)
        case PartedFrom():
            if same.into is None:  # it was joined to none
                return case
            alone = SameIncident(same.joined)
            return replace(case, same=alone, decided=same.decided, closing=same.closing)


def awareness_without(case: "Breach", other: CaseId) -> datetime:
    """Return what is counted from (UTC) once a report is joined no more: as it stands where the
    lead has moved it since (BR-MOVE), else the earliest of what remains.
    """
    joined = case.same.joined
    if not joined or case.awareness.at != min(joined[0].old, *(one.aware_at for one in joined)):
        return case.awareness.at
    left = [one.aware_at for one in joined if one.case != other]
    return min([joined[0].old, *left])


def may_join(case: "Breach", other: "Breach") -> bool:
    """Return whether another report of the party's can be joined to this one."""
    alone = other.same == SameIncident() and case.same.into is None
    ours = other.header.party == case.header.party and other.header.id != case.header.id
    return alone and ours
