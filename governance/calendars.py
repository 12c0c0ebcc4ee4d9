"""Working days as values, and their mornings; which are bank holidays, and known how far ahead."""

from calendar import monthrange
from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import UTC, date, datetime, timedelta
from enum import StrEnum
from hashlib import sha256

from governance.moments import LONDON, london, say_date
from governance.policy import HOLIDAYS_WARNING_MONTHS, MORNING

ONE_DAY = timedelta(days=1)
_SATURDAY = 5


class Division(StrEnum):
    """The parts of the UK that have bank holidays of their own, as gov.uk names them."""

    ENGLAND_AND_WALES = "england-and-wales"
    SCOTLAND = "scotland"
    NORTHERN_IRELAND = "northern-ireland"


@dataclass(frozen=True, slots=True)
class Calendar:
    """The bank holidays that stop one kind of clock; `version` changes whenever a day does."""

    days: frozenset[date]
    confirmed_through: date
    version: str

    def why_closed(self, day: date) -> str | None:
        """Say in a few words why `day` is not a working day; None when it is one."""
        if day.weekday() >= _SATURDAY:
            return "at the weekend"
        return "a bank holiday" if day in self.days else None

    def is_working_day(self, day: date) -> bool:
        """Monday to Friday, and not a bank holiday."""
        return self.why_closed(day) is None

    def roll(self, day: date) -> date:
        """`day` itself if it is a working day, otherwise the next one."""
        while not self.is_working_day(day):
            day += ONE_DAY
        return day

    def working_day_before(self, day: date) -> date:
        """Return the last working day earlier than `day`."""
        day -= ONE_DAY
        while not self.is_working_day(day):
            day -= ONE_DAY
        return day

    def add_working_days(
        self, day: date, count: int, *, disregarding: frozenset[date] = frozenset()
    ) -> date:
        """Return the `count`-th working day after `day`, passing over any day to be disregarded."""
        while count:
            day += ONE_DAY
            if self.is_working_day(day) and day not in disregarding:
                count -= 1
        return day

    def weekday_holidays(self, *, after: date, through: date) -> tuple[date, ...]:
        """Return the bank holidays from Monday to Friday that a count passes over, in order."""
        return tuple(
            sorted(d for d in self.days if after < d <= through and d.weekday() < _SATURDAY)
        )


@dataclass(frozen=True, slots=True)
class Calendars:
    """The two calendars the law asks for; mixing them up gives a wrong date.

    `england_and_wales`: data-protection periods (Reg 1182/71 Art 2) and safeguarding.
    `uk_wide`: FOI and EIR, a bank holiday in *any* part of the UK (FOIA s.10(6)).
    """

    england_and_wales: Calendar
    uk_wide: Calendar
    elsewhere: Mapping[Division, Calendar] = field(default_factory=dict)
    """Scotland's and Northern Ireland's own: when people there are at work, and no clock of law."""

    def at_work(self, division: Division) -> Calendar:
        """Return the calendar by which people in that part of the UK are at work."""
        return self.elsewhere.get(division, self.england_and_wales)


def calendar_of(days: Iterable[date], *, confirmed_through: date) -> Calendar:
    """Return a calendar whose version is worked out from its days, so no change goes unnoticed."""
    kept = frozenset(days)
    written = "\n".join(day.isoformat() for day in (*sorted(kept), confirmed_through))
    digest = sha256(written.encode()).hexdigest()[:12]
    return Calendar(days=kept, confirmed_through=confirmed_through, version=digest)


def with_one_off(calendars: Calendars, day: date, division: Division) -> Calendars:
    """Return the calendars after an administrator adds a bank holiday in one part of the UK."""
    at_home = division is Division.ENGLAND_AND_WALES
    here, anywhere = calendars.england_and_wales, calendars.uk_wide
    others = {
        other: _with(calendar, day) if other is division else calendar
        for other, calendar in calendars.elsewhere.items()
    }
    home = _with(here, day) if at_home else here
    return Calendars(home, _with(anywhere, day), others)


def _with(calendar: Calendar, day: date) -> Calendar:
    if day in calendar.days:
        return calendar
    return calendar_of(calendar.days | {day}, confirmed_through=calendar.confirmed_through)


def add_months(day: date, months: int) -> date:
    """Return the same day of the month, or that month's last day where there is none (Toeters)."""
    years, month = divmod(day.year * 12 + day.month - 1 + months, 12)
    return date(years, month + 1, min(day.day, monthrange(years, month + 1)[1]))


def horizon_warning(calendar: Calendar, *, today: date) -> str | None:
    """Return what to tell an administrator in the last year of confirmed bank holidays, or None."""
    if today < add_months(calendar.confirmed_through, -HOLIDAYS_WARNING_MONTHS):
        return None
    return (
        f"Bank holidays are confirmed up to {say_date(calendar.confirmed_through)} only. "
        "Update IG Desk to get the next years; later dates are shown as provisional."
    )


def morning(day: date) -> datetime:
    """Return when that London day's rungs and digest are told, in UTC."""
    return datetime.combine(day, MORNING, tzinfo=LONDON).astimezone(UTC)


def next_morning(instant: datetime, calendar: Calendar) -> datetime:
    """Return the first working morning (UTC) at or after an instant."""
    day = calendar.roll(london(instant).date())
    at = morning(day)
    return at if at >= instant else morning(calendar.roll(day + ONE_DAY))


def mornings(
    since: datetime, days: Mapping[str, int], calendar: Calendar
) -> Mapping[str, datetime]:
    """Return, by name, the morning (UTC) of the n-th working day after the day of `since`."""
    start = london(since).date()
    return {name: morning(calendar.add_working_days(start, count)) for name, count in days.items()}
