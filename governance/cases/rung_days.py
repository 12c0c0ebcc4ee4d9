"""When the rungs that are counted in days are told: half past eight on the morning they fall on.

A rung that is told again and again has its next morning here, worked out from the last one.
"""

from collections.abc import Iterable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime, timedelta

from governance.calendars import ONE_DAY, Calendar, morning
from governance.cases.event import Event, Fact
from governance.cases.facts import LadderMoved, RungFired
from governance.cases.ladders import BY_DAY, Again, Counted, Ladder, Rung
from governance.duties.duty import Duty
from governance.moments import london


@dataclass(frozen=True, slots=True, kw_only=True)
class Days:
    """What the days are counted from: London dates; `due` is None while no day binds. `duties` are
    those that are open, by their ids.
    """

    received: date
    due: date | None
    calendar: Calendar
    duties: Mapping[str, Duty] = field(default_factory=dict)


def instants(ladder: Ladder, days: Days, history: Iterable[Event]) -> Mapping[str, datetime]:
    """Return the instant (UTC) of each rung counted in days, less those that have no day."""
    last = last_told(history)
    found = {
        rung.id: _next(rung, days, last.get(rung.id))
        for rung in ladder.rungs
        if rung.counted in BY_DAY and (not rung.duty or rung.duty in days.duties)
    }
    return {rung: morning(day) for rung, day in found.items() if day is not None}


def once_only(ladder: Ladder, settled: frozenset[str]) -> frozenset[str]:
    """Return the rungs that are over for good: one that is told again and again never is."""
    return settled - ladder.repeating


def told_anew(
    ladder: Ladder, duties: Mapping[str, Duty], history: Iterable[Event]
) -> frozenset[str]:
    """Return the rungs of duties that began after they were last told: those come again."""
    of_duties = {rung.id: rung.duty for rung in ladder.rungs if rung.duty in duties}
    last = {id_: event.at for event in history for id_ in _settled_by(event.fact)}
    return frozenset(
        rung
        for rung, duty in of_duties.items()
        if rung in last and (since := duties[duty].since) and last[rung] < since
    )


def _next(rung: Rung, days: Days, last: date | None) -> date | None:
    first = _duty_day(rung, days) if rung.duty else _first(rung, days)
    if first is None:
        return None
    match rung.again:
        case Again.WORKING_DAY:
            return days.calendar.roll(max(first, last + ONE_DAY) if last else first)
        case Again.WEEK:
            return next_week(max(first, last + ONE_DAY) if last else first, days.calendar)
        case None:
            every = timedelta(days=rung.every)
            day = max(first, last + every) if last and rung.every else first
            return days.calendar.roll(day) if rung.quietly else day


def next_week(day: date, calendar: Calendar) -> date:
    """Return the first day, `day` or later, that is the first working day of its week."""
    monday = day - timedelta(days=day.weekday())
    first = calendar.roll(monday)
    return first if first >= day else calendar.roll(monday + timedelta(days=7))


def _duty_day(rung: Rung, days: Days) -> date | None:
    """The day so many after an open duty's date, or after it began where that is later."""
    duty = days.duties[rung.duty]
    if duty.due is None:
        return None
    return london(max(duty.due, duty.since or duty.due)).date() + timedelta(days=rung.days)


def _first(rung: Rung, days: Days) -> date | None:
    match rung.counted:
        case Counted.WORKING_DAYS:
            return days.calendar.add_working_days(days.received, rung.days)
        case Counted.DAYS:
            return days.received + timedelta(days=rung.days)
        case Counted.OVERDUE if days.due is not None:
            return days.due + timedelta(days=rung.days)
        case Counted.DUE_OFF if days.due and not days.calendar.is_working_day(days.due):
            return days.due
        case Counted.BEFORE_DUE if days.due is not None:
            return _working_days_before(days.due, rung.days, days.calendar)
        case _:
            return None


def _working_days_before(day: date, count: int, calendar: Calendar) -> date:
    for _ in range(count):
        day = calendar.working_day_before(day)
    return day


def last_told(history: Iterable[Event]) -> Mapping[str, date]:
    """Return the London day on which each rung was last told, or overtaken by a newer ladder."""
    return {rung: london(event.at).date() for event in history for rung in _settled_by(event.fact)}


def _settled_by(fact: Fact) -> tuple[str, ...]:
    match fact:
        case RungFired(rungs=rungs):
            return rungs
        case LadderMoved(overtaken=overtaken):
            return overtaken
        case _:
            return ()
