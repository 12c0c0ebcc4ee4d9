"""The last working afternoon before a break, when it is asked who has what (LD-BREAK). Pure."""

from dataclasses import dataclass
from datetime import date, datetime, time

from governance.calendars import ONE_DAY, Calendar, morning
from governance.cases.case import Case
from governance.cases.facts import HeldOver
from governance.moments import from_london, london
from governance.policy import BREAK_ASKED_AT, QUIET_FROM


@dataclass(frozen=True, slots=True)
class Break:
    """A weekend, or bank holidays, that begins tonight. Instants in UTC.

    `asked_from`: the afternoon before it; `ends`: the first working morning.
    """

    asked_from: datetime
    ends: datetime


def break_ahead(now: datetime, calendar: Calendar) -> Break | None:
    """Return the break before which this is the last working afternoon; None at any other time."""
    day = london(now).date()
    if not calendar.is_working_day(day) or calendar.is_working_day(day + ONE_DAY):
        return None
    begins, quiet = _at(day, BREAK_ASKED_AT), _at(day, QUIET_FROM)
    if not begins <= now < quiet:
        return None
    return Break(begins, morning(calendar.roll(day + ONE_DAY)))


def _at(day: date, clock: time) -> datetime:
    return from_london(datetime.combine(day, clock))


def held_over(case: Case, since: datetime) -> HeldOver | None:
    """Return who was said to have it over the break, where anybody was since then (UTC)."""
    said = (event.fact for event in reversed(case.history) if event.at >= since)
    held = (fact for fact in said if isinstance(fact, HeldOver) and fact.person not in case.out)
    return next(held, None)
