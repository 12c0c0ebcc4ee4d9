"""Evidence packs: that a copy of a case was made, for whom, why, and of what (BR-PACK).

A file is never stored: what a pack held then is made again from the case as it stood.
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from enum import StrEnum
from hashlib import sha256
from types import MappingProxyType

from governance.cases.event import Fact
from governance.keys import NO_PARTY, PartyKey

GROUPS, DIGITS = 6, 5  # of a passphrase: 99 bits, and easy to read out on a phone


class Ticked(StrEnum):
    """What stays out of a pack unless it is ticked by name."""

    LEGAL_ADVICE = "legal_advice"
    REPORTER = "reporter"  # by name; else "the reporter"
    OTHER_CASES = "other_cases"
    READ_MARKS = "read_marks"


@dataclass(frozen=True, slots=True)
class PackMade(Fact):
    """A copy of the case was made. `party`: of that party's own part alone.

    The passphrase is kept, sealed, for as long as the file may still be asked for.
    """

    for_whom: str = field(repr=False)
    why: str = field(repr=False)
    ticked: tuple[Ticked, ...]
    passphrase: str = field(repr=False)
    party: PartyKey = NO_PARTY


PACK_EVENTS: Mapping[str, type[PackMade]] = MappingProxyType({"pack_made": PackMade})
"""The stored name of it."""


def passphrase(random: str) -> str:
    """Return groups of digits from an opaque id.

    >>> passphrase("any")
    '75286-65614-64529-29935-55178-76221'
    """
    count = GROUPS * DIGITS
    digits = str(int(sha256(random.encode()).hexdigest(), 16) % 10**count).zfill(count)
    return "-".join(digits[n : n + DIGITS] for n in range(0, count, DIGITS))
