"""The counting that several rules share, and the making of a worked-out date from it."""

from collections.abc import Sequence
from datetime import date, datetime

from governance.calendars import Calendar, add_months
from governance.clocks.catalogue import RULES, Counts
from governance.clocks.due import Due, NoDate
from governance.moments import say_date

_MONTHS = {1: "One month", 3: "Three months", 6: "Six months", 12: "Twelve months"}
_WHERE = {Counts.ENGLAND_AND_WALES: "England and Wales", Counts.UK_WIDE: "any part of the UK"}


def due(
    rule_id: str,
    on: date | datetime,
    lines: Sequence[str],
    *,
    calendar: Calendar | None = None,
    source: str | None = None,
    confirm: bool = False,
) -> Due:
    """Return a worked-out date under a rule; provisional when it lies beyond the calendar's days.

    `source` and `confirm` are for a date whose law differs from the rule's own row.
    """
    rule = RULES[rule_id]
    provisional = calendar is not None and on > calendar.confirmed_through
    return Due(
        rule=rule_id,
        due=on,
        standing=rule.standing,
        source=source or rule.source,
        explanation=(*lines, *(_beyond(calendar) if calendar and provisional else ())),
        provisional=provisional,
        confirm=confirm or rule.confirm,
    )


def no_date(rule_id: str, lines: Sequence[str], *, days_left: int | None = None) -> NoDate:
    """Return the reasons why a rule gives no date as things stand."""
    rule = RULES[rule_id]
    return NoDate(
        rule=rule_id,
        standing=rule.standing,
        source=rule.source,
        explanation=tuple(lines),
        days_left=days_left,
        confirm=rule.confirm,
    )


def _beyond(calendar: Calendar) -> tuple[str]:
    through = say_date(calendar.confirmed_through)
    return (f"Bank holidays are confirmed up to {through} only, so this date is provisional.",)


def working_days_due(
    rule_id: str, start: date, days: int, calendar: Calendar, said: str, *more: str
) -> Due:
    """Return the `days`-th working day after `start`: `said` of it, the count, then `more`."""
    on, counted = say_working_days(rule_id, start, days, calendar)
    return due(rule_id, on, (said, *counted, *more), calendar=calendar)


def say_working_days(
    rule_id: str,
    start: date,
    count: int,
    calendar: Calendar,
    *,
    disregarding: frozenset[date] = frozenset(),
) -> tuple[date, tuple[str, ...]]:
    """Return the `count`-th working day after `start`, with the bank holidays it passed over."""
    on = calendar.add_working_days(start, count, disregarding=disregarding)
    passed = calendar.weekday_holidays(after=start, through=on)
    days = "1 working day" if count == 1 else f"{count} working days"
    where = _WHERE[RULES[rule_id].counts]
    lines = [f"Count {days}: Monday to Friday, no bank holidays in {where}."]
    if passed:
        lines.append(f"Bank holidays passed over: {', '.join(map(say_date, passed))}.")
    return on, (*lines, f"Working day {count}: {say_date(on)}.")


def say_rolled(lead: str, raw: date, calendar: Calendar) -> tuple[date, tuple[str, ...]]:
    """Return `raw`, moved on to a working day if it is not one, and the lines that say so."""
    closed = calendar.why_closed(raw)
    if closed is None:
        return raw, (f"{lead}: {say_date(raw)}, a working day.",)
    on = calendar.roll(raw)
    return on, (f"{lead}: {say_date(raw)}, {closed}.", f"Next working day: {say_date(on)}.")


def say_months(start: date, months: int) -> tuple[date, str]:
    """Return the corresponding date and how to say it: "One month later", or why it is short."""
    end = add_months(start, months)
    lead = f"{_MONTHS[months]} later"
    if end.day != start.day:
        lead += f" (that month has no day {start.day}, so its last day)"
    return end, lead
