"""Instants and days as people in London say them, and their quiet hours; no locale, no clock."""

from datetime import UTC, date, datetime, time, timedelta
from zoneinfo import ZoneInfo

from governance.policy import QUIET_FROM, QUIET_UNTIL

LONDON = ZoneInfo("Europe/London")

# Spelled here, not asked of the locale: a card must read the same on every machine.
_DAYS = ("Mon", "Tue", "Wed", "Thu", "Fri", "Sat", "Sun")
_MONTHS = ("Jan", "Feb", "Mar", "Apr", "May", "Jun", "Jul", "Aug", "Sep", "Oct", "Nov", "Dec")


class NaiveMoment(ValueError):
    """A moment needs an offset: without one nobody can say when it was."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def london(instant: datetime) -> datetime:
    """Return the same instant on a London clock."""
    if instant.tzinfo is None:
        raise NaiveMoment
    return instant.astimezone(LONDON)


def say_date(day: date) -> str:
    """Say a day as people write it: "Tue 29 Dec 2026"."""
    return f"{_DAYS[day.weekday()]} {day.day} {_MONTHS[day.month - 1]} {day.year}"


def say_moment(instant: datetime) -> str:
    """Say an instant by the London clock: "Mon 23 Nov 2026 16:40"."""
    there = london(instant)
    return f"{say_date(there)} {there:%H:%M}"


def say_zoned(instant: datetime) -> str:
    """Say an instant by the London clock, and which clock that is: "… 16:40 GMT"."""
    return f"{say_moment(instant)} {london(instant):%Z}"


def say_length(length: timedelta, unit: str) -> str:
    """Say a length in "day"s, "hour"s or "minute"s: "24 hours", "15 minutes", "one hour"."""
    count = length // timedelta(**{f"{unit}s": 1})
    return f"one {unit}" if count == 1 else f"{count} {unit}s"


def from_london(wall: datetime) -> datetime:
    """Return the instant, in UTC, that a London clock showed; the earlier of two."""
    return wall.replace(tzinfo=LONDON, fold=0).astimezone(UTC)


def end_of(day: date) -> datetime:
    """Return the midnight (UTC) that ends a London day: the first instant that is not in it."""
    return from_london(datetime.combine(day + timedelta(days=1), time()))


def say_until(instant: datetime) -> str:
    """Say a date as an instant: one that is the end of a day by that day alone."""
    there = london(instant)
    if there.time() != time():
        return say_moment(instant)
    return f"the end of {say_date(there.date() - timedelta(days=1))}"


def skipped_in_london(wall: datetime) -> bool:
    """Return whether that time never came, because the clocks went forward over it."""
    return from_london(wall).astimezone(LONDON).replace(tzinfo=None) != wall


def quiet(instant: datetime) -> bool:
    """Return whether people are left alone then (LD-QUIET): from QUIET_FROM, until QUIET_UNTIL."""
    at = london(instant).time()
    return at >= QUIET_FROM or at < QUIET_UNTIL


def quiet_ends(instant: datetime) -> datetime:
    """Return when quiet hours end next (UTC), after `instant`: 08:00 in London.

    >>> quiet_ends(datetime(2026, 11, 23, 8, 0, tzinfo=UTC)).isoformat()
    '2026-11-24T08:00:00+00:00'
    """
    there = london(instant)
    day = there.date() + timedelta(days=0 if there.time() < QUIET_UNTIL else 1)
    return datetime.combine(day, QUIET_UNTIL, tzinfo=LONDON).astimezone(UTC)


def next_loud(instant: datetime) -> datetime:
    """Return the first instant (UTC) at or after `instant` that is not in quiet hours."""
    if not quiet(instant):
        return instant
    return quiet_ends(instant)
