"""What the desk lists, until when something is due, and how much of it there is."""

import re
from dataclasses import dataclass, field
from datetime import datetime, timedelta
from enum import StrEnum
from typing import NamedTuple, Self

from governance.calendars import Calendars
from governance.cases.case import Case
from governance.moments import end_of, london
from governance.policy import DESK_AHEAD, DESK_COUNTED
from governance.urgency import Urgency


class Which(StrEnum):
    """Which cases are listed. Cards carry the values."""

    ALL = "all"  # that are open
    DUE = "due"  # within DESK_AHEAD, or late
    MINE = "mine"
    NOBODY = "nobody"
    LATE = "late"
    WAITING = "waiting"
    CLOSED = "closed"


_KIND, _SOUGHT, _AFTER = "kind:", "find:", "@"
_PLACE = re.compile(r"(\d{1,2}):(\d{1,19}):([A-Z]{2,4}-\d{4}-\d{4,9})", re.ASCII)


class After(NamedTuple):
    """The case after which a page begins, as it stood in the list's order: it may have moved since.

    `then` is in microseconds since 1970 in UTC.
    """

    first: int
    then: int
    reference: str

    @property
    def text(self) -> str:
        """Return it as a card carries it, and as `read` reads it."""
        return ":".join(map(str, self))

    @classmethod
    def read(cls, text: str) -> Self | None:
        """Return the place that a text names; None where it names none.

        >>> After.read("2:1796029200000000:BR-2026-0004")
        After(first=2, then=1796029200000000, reference='BR-2026-0004')
        >>> After.read("the end")
        """
        found = _PLACE.fullmatch(text)
        if found is None or int(found[2]) > LAST:
            return None
        return cls(int(found[1]), int(found[2]), found[3])


LAST = 2**63 - 1
"""Where a case without a date stands in a list: behind every date."""


@dataclass(frozen=True, slots=True)
class Asked:
    """A list that is asked for; of one kind of case where `kind` says which.

    `sought` is a reference, ours or a party's own: then it is of all cases, open or closed, that
    have it. `after`: the list from there on.
    """

    which: Which = Which.ALL
    kind: str = ""
    sought: str = field(default="", repr=False)
    after: After | None = None

    @property
    def newest_first(self) -> bool:
        """Return whether what was opened last comes first, and not what is due first."""
        return bool(self.sought) or self.which is Which.CLOSED

    @property
    def text(self) -> str:
        """Return it as a card carries it, and as `read` reads it: what is sought, or a kind, or one
        of the lists.
        """
        listed = f"{_KIND}{self.kind}" if self.kind else str(self.which)
        what = f"{_SOUGHT}{self.sought}" if self.sought else listed
        return f"{what}{_AFTER}{self.after.text}" if self.after else what

    @classmethod
    def read(cls, text: str) -> Self:
        """Return what a card's text asks for: all that is open where it says nothing we know."""
        what, _, place = text.partition(_AFTER)
        after = After.read(place)
        if what.startswith(_SOUGHT):
            return cls(sought=what.removeprefix(_SOUGHT), after=after)
        if what.startswith(_KIND):
            return cls(kind=what.removeprefix(_KIND), after=after)
        return cls(Which(what) if what in [*Which] else Which.ALL, after=after)


def how_many(count: int) -> str:
    """Return a count as it is said: beyond DESK_COUNTED nobody counted further.

    >>> how_many(7), how_many(100)
    ('7', '99+')
    """
    return str(count) if count <= DESK_COUNTED else f"{DESK_COUNTED}+"


@dataclass(frozen=True, slots=True)
class Ends:
    """Until when a case is late, due today or due soon, at `now`. All in UTC."""

    now: datetime
    today: datetime
    soon: datetime

    @classmethod
    def at(cls, now: datetime) -> Self:
        """Return the ends of today and of the days ahead, by the London calendar."""
        today = london(now).date()
        return cls(now, end_of(today), end_of(today + DESK_AHEAD - timedelta(days=1)))


@dataclass(frozen=True, slots=True)
class Counts:
    """How many open cases somebody sees, up to one more than DESK_COUNTED: `how_many` says it.
    `soon` counts those of today too, and nothing late.
    """

    open: int = 0
    late: int = 0
    today: int = 0
    soon: int = 0
    waiting: int = 0
    mine: int = 0
    nobody: int = 0


def is_danger(case: Case) -> bool:
    """Return whether somebody could be in danger and nobody has weighed that yet."""
    return case.urgent and (case.decided is None or case.danger_undecided)


def list_urgency(case: Case) -> Urgency:
    """Return what comes first in a list."""
    return Urgency.DANGER if is_danger(case) else Urgency.CLOCK


PRESSING = (Urgency.DANGER, Urgency.CLOCK)
"""All that `list_urgency` says."""


def next_due(case: Case, calendars: Calendars) -> datetime | None:
    """Return when the next thing that a case asks is due (UTC); None where no date is set."""
    return case.due or case.legal_date(calendars)
