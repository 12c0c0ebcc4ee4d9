"""While a request is open nothing it concerns may be shredded (RQ-HOLD, docs/law.md).

Asked by whatever would delete: it gets the holds there are, each with the law behind it.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass
from datetime import date
from types import MappingProxyType

from governance.cases.case import Case
from governance.clocks.catalogue import Tag
from governance.keys import PartyKey
from governance.requests.request import RequestCase
from governance.requests.rights import DATA_PROTECTION, Right

LAW: Mapping[Right, tuple[str, Tag]] = MappingProxyType(
    {
        **dict.fromkeys(DATA_PROTECTION, ("DPA 2018 s.173", Tag.SECONDARY)),
        Right.FOI: ("FOIA 2000 s.77", Tag.VERIFIED),
        Right.EIR: ("EIR 2004 reg 19", Tag.KNOWLEDGE),
        Right.DECEASED: ("Partnership policy: a request is open", Tag.DESIGN),
    }
)
"""The offence of destroying what someone has asked for, by the right they use."""


@dataclass(frozen=True, slots=True)
class Hold:
    """What is held: a case, by its id, since a London day, and why."""

    case: str
    reference: str
    party: PartyKey
    since: date
    law: str
    tag: Tag


def hold_of(matter: Case) -> Hold | None:
    """Return the hold that an open request is; None for anything else, and once it has ended."""
    if not isinstance(matter, RequestCase) or matter.decided is not None:
        return None
    law, tag = LAW[matter.right]
    header = matter.header
    return Hold(header.id, header.reference, header.party, matter.clock.received, law, tag)


def held(matter: Case) -> bool:
    """Return whether nothing it concerns may be shredded."""
    return hold_of(matter) is not None


def holds(matters: Iterable[Case], party: PartyKey) -> tuple[Hold, ...]:
    """Return the holds of a party's open requests: with one, ask a person before deleting."""
    found = (hold_of(matter) for matter in matters)
    return tuple(hold for hold in found if hold and hold.party == party)
