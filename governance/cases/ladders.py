"""What a ladder is: who is told when, what silences each rung, and how its rows are written.

Each kind's rows are in its room's `ladders.py`: partnership policy (docs/law.md, "The ladders"),
not law. A ladder's id and version are frozen into the case, so its rows are never edited: a change
is a new version beside the old.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, replace
from datetime import timedelta
from enum import StrEnum
from functools import cached_property

from governance.people.identity import Role
from governance.plain import UnknownHistory

MAILBOX = "mailbox"  # a party's monitored IG mailbox: told like a person, by mail
OWNER = "owner"  # whoever has the case: named to lead, or said that they have it
REPORTER = "reporter"  # whoever reported it


class Silence(StrEnum):
    """What stops a rung."""

    ACKNOWLEDGED = "acknowledged"
    LETTER_SENT = "letter_sent"  # the complainant has had their acknowledgement (s.164A(3))
    DECIDED = "decided"
    DONE = "done"  # the duty that the rung is of (`governance.duties`)


class Counted(StrEnum):
    """What a rung's time is counted from: in elapsed hours, or in the days of a calendar."""

    REPORT = "report"
    DANGER = "danger"  # from when danger was known: the report, or what came after it
    DANGER_MORNING = "danger_morning"  # from the end of quiet hours after that
    AWARENESS = "awareness"
    LIMIT = "limit"
    WORKING_DAYS = "working_days"  # from the report or receipt, of the case's own calendar
    DAYS = "days"  # from receipt, weekends and holidays included
    BEFORE_DUE = "before_due"  # working days before the day that binds
    OVERDUE = "overdue"  # days after the day that binds
    DUE_OFF = "due_off"  # the day that binds, where it is no working day
    OWED = "owed"  # from when the rung's duty began
    DUTY = "duty"  # to the duty's own date
    DUTY_OVERDUE = "duty_overdue"  # days after that date


class Again(StrEnum):
    """How often a rung that is counted in days is told again, until it is silenced."""

    WORKING_DAY = "working_day"  # every working day
    WEEK = "week"  # on the first working day of every week


OF_DANGER = frozenset({Counted.DANGER, Counted.DANGER_MORNING})
"""What is told only where somebody could be in danger."""

BY_DAY = frozenset(
    {
        *(Counted.WORKING_DAYS, Counted.DAYS, Counted.BEFORE_DUE, Counted.OVERDUE),
        *(Counted.DUE_OFF, Counted.DUTY_OVERDUE),
    }
)
"""What is counted in days: each such rung falls on a morning."""

TARGETS = frozenset({Counted.AWARENESS, Counted.WORKING_DAYS, Counted.DAYS})
"""What is counted to or from no legal date."""


@dataclass(frozen=True, slots=True)
class Rung:
    """One telling: `after` the instant named by `counted` (negative: before the limit).

    `days` is how many, for a rung that is counted in days (`governance.cases.rung_days`); a rung
    with `every` (calendar days) or `again` is told again and again until it is silenced. What is
    told `quietly` comes in the digest of a working morning, or before it where a limit does. `duty`
    is the id of the duty that it is of: it is told while that is open, and anew where it begins
    again.
    """

    id: str
    after: timedelta
    counted: Counted
    to: tuple[str, ...]
    silenced_by: Silence
    days: int = 0
    every: int = 0
    again: Again | None = None
    quietly: bool = False
    duty: str = ""

    @property
    def repeats(self) -> bool:
        """Return whether it is told again and again."""
        return bool(self.every or self.again)

    @property
    def may_wait(self) -> bool:
        """Return whether a snooze holds it: never what asks who has it, danger, or a legal date."""
        return self.counted in TARGETS and self.silenced_by is Silence.DECIDED

    @property
    def asks_proof(self) -> bool:
        """Return whether it reminds whoever has the case of what is theirs to do (LD-PROVE).

        A note on how it is going, or that somebody else is waited for, does not.
        """
        only_a_note = self.quietly and self.counted is Counted.DAYS
        return self.silenced_by is not Silence.ACKNOWLEDGED and not only_a_note

    @property
    def first(self) -> bool:
        """Return whether it is told at once, at any hour: the report, or danger (LD-QUIET)."""
        return self.counted in (Counted.REPORT, Counted.DANGER) and not self.after


@dataclass(frozen=True)
class Ladder:
    """Rungs in the order in which they come, as docs/ladders.md draws them.

    `head_start`: of a report that arrives late, how long the lead has before those above hear.
    """

    id: str
    version: int
    rungs: tuple[Rung, ...]
    head_start: timedelta = timedelta()

    def rung(self, rung_id: str) -> Rung:
        """Return the rung of that id. What was told beside the ladder (of a decision, say), or by
        one that the case has left, was told at once, of no day, and asks for nothing.
        """
        beside = Rung(rung_id, AT_ONCE, Counted.DAYS, (), Silence.ACKNOWLEDGED)
        return self._by_id.get(rung_id, beside)

    @cached_property
    def repeating(self) -> frozenset[str]:
        """The rungs that are told again and again."""
        return frozenset([rung.id for rung in self.rungs if rung.repeats])

    @cached_property
    def _by_id(self) -> Mapping[str, Rung]:
        return {rung.id: rung for rung in self.rungs}


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


def overdue(lead: str, counted: Counted, days: int, silenced_by: Silence) -> tuple[Rung, Rung]:
    """Return what follows a limit (LD-OVERDUE, docs/law.md): whoever has it and the lead hear every
    working day, the SIRO every week, in the digest, until it is done.
    """
    daily = Rung("overdue", AT_ONCE, counted, (OWNER, lead), silenced_by, days)
    weekly = Rung("overdue_siro", AT_ONCE, counted, (Role.SIRO,), silenced_by, days)
    return (
        replace(daily, again=Again.WORKING_DAY, quietly=True),
        replace(weekly, again=Again.WEEK, quietly=True),
    )


def owed(rung_id: str, duty: str, after: timedelta, *to: str) -> Rung:
    """Return a rung `after` a duty began, silenced by its being done."""
    return Rung(rung_id, after, Counted.OWED, to, Silence.DONE, duty=duty)


def by_its_date(rung_id: str, duty: str, after: timedelta, *to: str) -> Rung:
    """Return a rung `after` a duty's own date (negative: before it); one that was past when the
    duty began is not told.
    """
    return Rung(rung_id, after, Counted.DUTY, to, Silence.DONE, duty=duty)


def undone(duty: str, *to: str, siro: str) -> tuple[Rung, Rung]:
    """Return what follows a duty's date, as `overdue` does a limit (LD-OVERDUE)."""
    daily = Rung(f"{duty}_undone", AT_ONCE, Counted.DUTY_OVERDUE, to, Silence.DONE, 1, duty=duty)
    weekly = replace(daily, id=f"{duty}_undone_siro", to=(siro,))
    return (
        replace(daily, again=Again.WORKING_DAY, quietly=True),
        replace(weekly, again=Again.WEEK, quietly=True),
    )


def quiet(rung: Rung) -> Rung:
    """Return the same rung, told in the digest."""
    return replace(rung, quietly=True)
