"""What a working-out gives back: a date with its reasons, or the reason there is none."""

from dataclasses import dataclass
from datetime import UTC, date, datetime, time, timedelta
from enum import StrEnum

from governance.moments import LONDON, say_date

EARLIEST = date(2005, 1, 1)  # FOIA and EIR in force: nothing we count is older
LATEST = date(2100, 12, 31)
DATA_PROTECTION_STARTS = date(2018, 5, 25)  # DPA 2018 and GDPR; before it, other periods ran


class Standing(StrEnum):
    """How binding a rule is. A number of ours is always a partnership target.

    What is passed and not in force is shown where it will matter, and never counted (LW-STANDING).
    """

    STATUTORY = "statutory"
    GUIDANCE = "guidance"
    TARGET = "target"
    TO_COME = "to_come"


class FactsDoNotFit(ValueError):
    """The facts given cannot all be true; the message is the sentence a person sees."""


@dataclass(frozen=True, slots=True)
class Due:
    """A day or an instant (UTC) by which a rule asks for something, and how it was found."""

    rule: str
    due: date | datetime
    standing: Standing
    source: str
    explanation: tuple[str, ...]
    provisional: bool = False
    confirm: bool = False  # the source is tagged [S] or [K]: an IG lead should check it


@dataclass(frozen=True, slots=True)
class NoDate:
    """A rule that gives no date as things stand: the clock waits, or there is no duty."""

    rule: str
    standing: Standing
    source: str
    explanation: tuple[str, ...]
    days_left: int | None = None  # when the clock waits; working days where the rule counts those
    confirm: bool = False


Outcome = Due | NoDate


@dataclass(frozen=True, slots=True, order=True)
class Span:
    """From the day something was asked for to the day it came, both counted; None: not yet."""

    start: date
    end: date | None = None

    def __post_init__(self) -> None:
        """Refuse an answer that came before its question."""
        if self.end is not None and self.end < self.start:
            raise FactsDoNotFit(
                f"The answer ({say_date(self.end)}) cannot come before the question "
                f"({say_date(self.start)})."
            )

    def days(self) -> frozenset[date]:
        """Return every day of the span; none while it is open."""
        if self.end is None:
            return frozenset()
        length = (self.end - self.start).days + 1
        return frozenset(self.start + timedelta(days=n) for n in range(length))


def in_range(what: str, day: date | None, *, earliest: date = EARLIEST) -> None:
    """Refuse a day no clock of ours could start on: usually a mistyped year."""
    if day is None or earliest <= day <= LATEST:
        return
    raise FactsDoNotFit(
        f"{what} is {say_date(day)}. IG Desk counts from {say_date(earliest)} "
        f"to {say_date(LATEST)}: is the year right?"
    )


def not_before(what: str, day: date | None, *, first: str, on: date) -> None:
    """Refuse a day out of range, and two days in an order that cannot have happened."""
    in_range(what, day)
    if day is not None and day < on:
        raise FactsDoNotFit(f"{what} ({say_date(day)}) cannot be before {first} ({say_date(on)}).")


def not_in_the_future(what: str, day: date, *, today: date) -> None:
    """Refuse a day that has not come yet: for what is recorded, not for planning ahead."""
    if day > today:
        raise FactsDoNotFit(f"{what} ({say_date(day)}) has not happened yet.")


def overdue_from(due: date | datetime) -> datetime:
    """Return the first instant, in UTC, at which `due` has been missed.

    A day lasts until the next London midnight; an instant is over when it comes.
    """
    if isinstance(due, datetime):
        return due.astimezone(UTC)
    return datetime.combine(due + timedelta(days=1), time(), LONDON).astimezone(UTC)
