"""The counting that several rules share, each step with the line that explains it."""

from datetime import date

from governance.calendars import Calendar, add_months
from governance.moments import say_date

_MONTHS = {1: "One month", 3: "Three months", 6: "Six months", 12: "Twelve months"}


ENGLAND_AND_WALES = "England and Wales"
WHOLE_UK = "any part of the UK"


def say_rolled(lead: str, raw: date, calendar: Calendar) -> tuple[date, tuple[str, ...]]:
    """`raw`, moved on to a working day if it is not one, and the lines that say so."""
    closed = calendar.why_closed(raw)
    if closed is None:
        return raw, (f"{lead}: {say_date(raw)}, a working day.",)
    due = calendar.roll(raw)
    return due, (f"{lead}: {say_date(raw)}, {closed}.", f"Next working day: {say_date(due)}.")


def say_months(start: date, months: int) -> tuple[date, str]:
    """Return the corresponding date and how to say it: "One month later", or why it is short."""
    end = add_months(start, months)
    lead = f"{_MONTHS[months]} later"
    if end.day != start.day:
        lead += f" (that month has no day {start.day}, so its last day)"
    return end, lead


def say_working_days(
    start: date,
    count: int,
    calendar: Calendar,
    *,
    where: str,
    disregarding: frozenset[date] = frozenset(),
) -> tuple[date, tuple[str, ...]]:
    """Return the `count`-th working day after `start`, with the bank holidays it passed over."""
    due = calendar.add_working_days(start, count, disregarding=disregarding)
    passed = calendar.weekday_holidays(after=start, through=due)
    days = "1 working day" if count == 1 else f"{count} working days"
    lines = [f"Count {days}: Monday to Friday, no bank holidays in {where}."]
    if passed:
        lines.append(f"Bank holidays passed over: {', '.join(map(say_date, passed))}.")
    return due, (*lines, f"Working day {count}: {say_date(due)}.")
