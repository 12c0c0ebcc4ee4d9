"""Dates and instants as a deadline is worked out from: day first, on a London clock, in full.

A date has its year here: "last Monday" would give another deadline next week.
"""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dialogs.asking.readers.days import read_day
from governance.clocks.due import Span
from governance.moments import LONDON, from_london, say_moment, skipped_in_london

DATE_PATTERN = (
    r"\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})|\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}"
)
TIME_PATTERN = r"\d{1,2}[:.]\d{2}(?::\d{2})?"
_DAY = re.compile(DATE_PATTERN)
_MOMENT = re.compile(
    rf"({DATE_PATTERN})(?:[T\s]+(?:at\s+)?({TIME_PATTERN})\s*(\S+)?)?", re.IGNORECASE
)


class DateNotUnderstood(ValueError):
    """The words are not a day or a time we can read; the message is what the person sees."""


@dataclass(frozen=True, slots=True)
class Instant:
    """A moment in UTC, and what had to be assumed to find it."""

    at: datetime
    assumed: tuple[str, ...] = ()


def read_date(text: str) -> date:
    """Return the date typed: 2026-11-20, 20/11/2026 (day first) or 20 Nov 2026.

    Raises DateNotUnderstood for anything else; its message is what the person sees.
    """
    typed = text.strip()
    try:
        return _in_full(typed)
    except ValueError:
        raise DateNotUnderstood(
            "That is not a day we can read. Write the day first, like 20/11/2026 "
            "or 20 Nov 2026, or 2026-11-20."
        ) from None


def _in_full(typed: str) -> date:
    if not _DAY.fullmatch(typed):
        raise ValueError
    return read_day(typed.lower(), date.max)  # it has its year: seen from any day it is the same


def read_instant(text: str) -> Instant:
    """Return the instant typed: London time unless it has an offset; a day alone is its start.

    Raises DateNotUnderstood for anything else.
    """
    typed = _MOMENT.fullmatch(text.strip())
    if typed is None:
        raise DateNotUnderstood(
            "That is not a day and time we can read. Write it like 20/11/2026 16:40 "
            "or 2026-11-20T16:40."
        )
    day = read_date(typed[1])
    if typed[2] is None:
        start = from_london(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - made aware here
        return Instant(
            start, (f"No time was given, so we took the start of the day, {say_moment(start)}.",)
        )
    return _at(f"{day.isoformat()}T{_clock(typed[2])}", typed[3] or "")


def _clock(typed: str) -> str:
    """Return a time as ISO 8601 spells it: 9.05 is 09:05."""
    return typed.replace(".", ":").rjust(5, "0") if len(typed) < 6 else typed.rjust(8, "0")


def _at(wall: str, offset: str) -> Instant:
    try:
        moment = datetime.fromisoformat(wall + offset)
    except ValueError:
        raise DateNotUnderstood(
            "That is not a time we can read. Use the 24-hour clock, like 16:40; "
            "an offset looks like +01:00."
        ) from None
    if moment.tzinfo is not None:
        return Instant(moment.astimezone(UTC))
    return Instant(from_london(moment), tuple(_doubts(moment)))


def _doubts(wall: datetime) -> list[str]:
    at = from_london(wall)
    if skipped_in_london(wall):
        return [f"The clocks went forward over {wall:%H:%M}, so we took {say_moment(at)}."]
    if at != wall.replace(tzinfo=LONDON, fold=1).astimezone(UTC):
        return [f"The clocks went back, so {wall:%H:%M} came twice: we took the first."]
    return []


def read_span(text: str) -> Span:
    """Return the two days with dots between, asked and answered; no second one is not yet.

    Raises DateNotUnderstood for anything else.
    """
    start, dots, end = text.strip().partition("..")
    if not dots:
        raise DateNotUnderstood(
            "Those should be two days with two dots between them, like 2026-11-04..2026-11-11."
        )
    return Span(read_date(start), read_date(end) if end.strip() else None)
