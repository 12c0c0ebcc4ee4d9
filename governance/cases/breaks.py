"""The last working afternoon before a break, when it is asked who has what (LD-BREAK). Pure."""

from collections.abc import Collection, Iterable
from dataclasses import dataclass, replace
from datetime import UTC, date, datetime, time

from governance.calendars import ONE_DAY, Calendar, morning
from governance.cases.case import Case
from governance.cases.facts import HeldOver
from governance.moments import from_london, london
from governance.policy import (
    BREAK_ASKED_AT,
    BREAK_LOOKED_EVERY,
    BREAK_SIRO_AFTER,
    QUIET_FROM,
)


@dataclass(frozen=True, slots=True)
class Break:
    """A weekend, or bank holidays, that begins tonight. Instants in UTC.

    `asked_from` and `asked_until`: the afternoon before it; `ends`: the first working morning.
    """

    asked_from: datetime
    asked_until: datetime
    ends: datetime


def break_ahead(now: datetime, calendar: Calendar) -> Break | None:
    """Return the break before which this is the last working afternoon; None at any other time."""
    day = london(now).date()
    if not calendar.is_working_day(day) or calendar.is_working_day(day + ONE_DAY):
        return None
    begins, quiet = _at(day, BREAK_ASKED_AT), _at(day, QUIET_FROM)
    if not begins <= now < quiet:
        return None
    return Break(begins, quiet, morning(calendar.roll(day + ONE_DAY)))


@dataclass(frozen=True, slots=True)
class Asked:
    """A case of which it was asked who has it, and when (UTC); `above`: the SIRO has heard since
    that nobody is named.
    """

    case: str
    at: datetime
    above: bool = False


@dataclass(frozen=True, slots=True)
class BreakAsked:
    """What was asked before the break that `ends` then; `looked`: when for the last time (UTC)."""

    ends: datetime
    looked: datetime | None = None
    asked: tuple[Asked, ...] = ()

    def is_due(self, now: datetime) -> bool:
        """Return whether it is time to look again: once in each quarter of an hour."""
        return self.looked is None or _quarters(now) > _quarters(self.looked)

    def unanswered(self, ahead: Break, now: datetime) -> frozenset[str]:
        """Return the cases of which the SIRO is to hear now, if nobody is named: asked of an hour
        ago, or, as the day ends, at all.
        """
        ends = now + BREAK_LOOKED_EVERY >= ahead.asked_until
        return frozenset(
            one.case
            for one in self.asked
            if not one.above and (ends or now >= one.at + BREAK_SIRO_AFTER)
        )

    def after(self, now: datetime, new: Iterable[str], above: Collection[str]) -> "BreakAsked":
        """Return what was asked once these cases are too, and the SIRO has heard of those."""
        before = (replace(one, above=one.above or one.case in above) for one in self.asked)
        return replace(self, looked=now, asked=(*before, *(Asked(case, now) for case in new)))


def _quarters(at: datetime) -> int:
    return (at - datetime.min.replace(tzinfo=UTC)) // BREAK_LOOKED_EVERY


def _at(day: date, clock: time) -> datetime:
    return from_london(datetime.combine(day, clock))


def held_over(case: Case, since: datetime) -> HeldOver | None:
    """Return who was said to have it over the break, where anybody was since then (UTC)."""
    said = (event.fact for event in reversed(case.history) if event.at >= since)
    held = (fact for fact in said if isinstance(fact, HeldOver) and fact.person not in case.out)
    return next(held, None)
