"""What a ladder is: who is told when, what silences each rung, and how its rows are written.

Each kind's rows are in its room's `ladders.py`: partnership policy (docs/law.md, "The ladders"),
not law. A ladder's id and version are frozen into the case, so its rows are never edited: a change
is a new version beside the old.
"""

from collections.abc import Iterable
from dataclasses import dataclass
from datetime import timedelta
from enum import StrEnum

from governance.people.identity import Role
from governance.plain import UnknownHistory

MAILBOX = "mailbox"  # a party's monitored IG mailbox: told like a person, by mail


class Silence(StrEnum):
    """What stops a rung."""

    ACKNOWLEDGED = "acknowledged"
    LETTER_SENT = "letter_sent"  # the complainant has had their acknowledgement (s.164A(3))
    DECIDED = "decided"


class Counted(StrEnum):
    """What a rung's time is counted from: in elapsed hours, or in the days of a calendar."""

    REPORT = "report"
    DANGER = "danger"  # from when danger was first said: the report, or a correction of it
    AWARENESS = "awareness"
    LIMIT = "limit"
    WORKING_DAYS = "working_days"  # from the report or receipt, of the case's own calendar
    DAYS = "days"  # from receipt, weekends and holidays included
    BEFORE_DUE = "before_due"  # working days before the day that binds
    OVERDUE = "overdue"  # days after the day that binds


BY_DAY = frozenset({Counted.WORKING_DAYS, Counted.DAYS, Counted.BEFORE_DUE, Counted.OVERDUE})
"""What is counted in days: each such rung falls on a morning."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One telling: `after` the instant named by `counted` (negative: before the limit).

    `days` is how many, for a rung that is counted in days (`governance.cases.rung_days`); a rung
    with `every` (calendar days) is told again and again until it is silenced.
    """

    id: str
    after: timedelta
    counted: Counted
    to: tuple[str, ...]
    silenced_by: Silence
    days: int = 0
    every: int = 0

    @property
    def first(self) -> bool:
        """Return whether it is told at once, at any hour: the report, or danger (LD-QUIET)."""
        return self.counted in (Counted.REPORT, Counted.DANGER) and not self.after


@dataclass(frozen=True, slots=True)
class Ladder:
    """Rungs in the order in which they come, as docs/ladders.md draws them."""

    id: str
    version: int
    rungs: tuple[Rung, ...]

    def rung(self, rung_id: str) -> Rung:
        """Return the rung of that id; KeyError if this ladder has none."""
        return {rung.id: rung for rung in self.rungs}[rung_id]


def newest(ladders: Iterable[Ladder], ladder_id: str) -> Ladder:
    """Return the newest version of the ladder of that id."""
    versions = (ladder for ladder in ladders if ladder.id == ladder_id)
    return max(versions, key=lambda ladder: ladder.version)


def find_ladder(ladders: Iterable[Ladder], frozen: tuple[str, int]) -> Ladder:
    """Return the ladder of that id and version; UnknownHistory for one of a newer release."""
    found = (ladder for ladder in ladders if (ladder.id, ladder.version) == frozen)
    ladder = next(found, None)
    if ladder is None:
        raise UnknownHistory
    return ladder


AT_ONCE = timedelta()
TO_THE_LEAD = (Role.IG_LEAD, Role.DEPUTY, MAILBOX)


def hours(count: float) -> timedelta:
    """Return so many hours."""
    return timedelta(hours=count)


def nobody_has_it(rung_id: str, after: timedelta, *to: str) -> Rung:
    """Return a rung counted from the report, until somebody has the case."""
    return Rung(rung_id, after, Counted.REPORT, to, Silence.ACKNOWLEDGED)


def by_working_day(rung_id: str, days: int, silenced_by: Silence, *to: str) -> Rung:
    """Return a rung on the morning of the n-th working day from the report or receipt."""
    return Rung(rung_id, AT_ONCE, Counted.WORKING_DAYS, to, silenced_by, days)


def until_decided(rung_id: str, counted: Counted, days: int, *to: str, every: int = 0) -> Rung:
    """Return a rung counted in days, and told again `every` so many, until there is an outcome."""
    return Rung(rung_id, AT_ONCE, counted, to, Silence.DECIDED, days, every)
