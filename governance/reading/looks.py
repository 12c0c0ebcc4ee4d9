"""Looks at a case: those of one person on one day are one line (RL-LOOKS, docs/law.md).

One press may read a case twice, to find it and to show it: at one instant there is one look.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import datetime

from governance.moments import london
from governance.people.identity import PersonId


@dataclass(frozen=True, slots=True)
class Look:
    """Somebody opened a case, or asked for it and was refused. `at` in UTC."""

    by: PersonId
    at: datetime


@dataclass(frozen=True, slots=True)
class Looks:
    """One person's looks of a London day: the first and the last (UTC), and how many."""

    by: PersonId
    first: datetime
    last: datetime
    count: int


def together(looks: Iterable[Look]) -> tuple[Looks, ...]:
    """Put each person's looks of a day together; in the order of the first of each.

    >>> from datetime import UTC
    >>> from governance.keys import TenantId
    >>> me = PersonId(TenantId("t"), "me")
    >>> [one.count for one in together(
    ...     Look(me, datetime(2026, 12, day, 9, tzinfo=UTC)) for day in (1, 1, 2))]
    [2, 1]
    """
    found: dict[tuple[PersonId, object], set[datetime]] = {}
    for look in looks:
        found.setdefault((look.by, london(look.at).date()), set()).add(look.at)
    made = (Looks(by, min(at), max(at), len(at)) for (by, _), at in found.items())
    return tuple(sorted(made, key=lambda one: one.first))
