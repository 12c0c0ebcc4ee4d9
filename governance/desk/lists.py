"""What the desk lists, until when something is due, and how much of it there is."""

from dataclasses import dataclass
from datetime import datetime, timedelta
from enum import StrEnum
from typing import Self

from governance.calendars import Calendars
from governance.cases.case import Case
from governance.moments import end_of, london
from governance.policy import DESK_AHEAD
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


_KIND = "kind:"


@dataclass(frozen=True, slots=True)
class Asked:
    """A list that is asked for; of one kind of case where `kind` says which."""

    which: Which = Which.ALL
    kind: str = ""

    @property
    def text(self) -> str:
        """Return it as a card carries it, and as `read` reads it: one or the other of both."""
        return f"{_KIND}{self.kind}" if self.kind else str(self.which)

    @classmethod
    def read(cls, text: str) -> Self:
        """Return what a card's text asks for: all that is open where it says nothing we know."""
        if text.startswith(_KIND):
            return cls(kind=text.removeprefix(_KIND))
        known = text in [*Which]
        return cls(Which(text) if known else Which.ALL)


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
    """How many open cases somebody sees. `soon` counts those of today too, and nothing late."""

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


def next_due(case: Case, calendars: Calendars) -> datetime | None:
    """Return when the next thing that a case asks is due (UTC); None where no date is set."""
    return case.due or case.legal_date(calendars)
