"""Days and moments as people type them, day first, in London."""

import re
from dataclasses import dataclass
from datetime import UTC, date, datetime

from dialogs.asking.readers.days import read_day as in_words
from governance.clocks.due import Span
from governance.moments import LONDON, from_london, say_moment, skipped_in_london

DAY_PATTERN = (
    r"\d{4}-\d{2}-\d{2}|\d{1,2}[/.]\d{1,2}[/.](?:\d{4}|\d{2})|\d{1,2}\s+[A-Za-z]{3,9}\s+\d{4}"
)
TIME_PATTERN = r"\d{1,2}[:.]\d{2}(?::\d{2})?"
_DAY = re.compile(DAY_PATTERN)
_MOMENT = re.compile(
    rf"({DAY_PATTERN})(?:[T\s]+(?:at\s+)?({TIME_PATTERN})\s*(\S+)?)?", re.IGNORECASE
)


class DayNotUnderstood(ValueError):
    """The words are not a day or a time we can read; the message is what the person sees."""


@dataclass(frozen=True, slots=True)
class Moment:
    """An instant, and what had to be assumed to find it."""

    at: datetime
    assumed: tuple[str, ...] = ()


def read_day(text: str) -> date:
    """The day typed: 2026-11-20, 20/11/2026 (day first) or 20 Nov 2026."""
    typed = text.strip()
    try:
        return _day(typed)
    except ValueError:
        raise DayNotUnderstood(
            "That is not a day we can read. Write the day first, like 20/11/2026 "
            "or 20 Nov 2026, or 2026-11-20."
        ) from None


def _day(typed: str) -> date:
    if not _DAY.fullmatch(typed):
        raise ValueError
    return in_words(typed.lower(), date.max)  # it has its year: seen from any day it is the same


def read_moment(text: str) -> Moment:
    """The instant typed, on a London clock unless an offset is given; a day alone is its start."""
    typed = _MOMENT.fullmatch(text.strip())
    if typed is None:
        raise DayNotUnderstood(
            "That is not a day and time we can read. Write it like 20/11/2026 16:40 "
            "or 2026-11-20T16:40."
        )
    day = read_day(typed[1])
    if typed[2] is None:
        start = from_london(datetime(day.year, day.month, day.day))  # noqa: DTZ001 - made aware here
        return Moment(
            start, (f"No time was given, so we took the start of the day, {say_moment(start)}.",)
        )
    return _at(f"{day.isoformat()}T{_clock(typed[2])}", typed[3] or "")


def _clock(typed: str) -> str:
    """A time as ISO 8601 spells it: 9.05 is 09:05."""
    return typed.replace(".", ":").rjust(5, "0") if len(typed) < 6 else typed.rjust(8, "0")


def _at(wall: str, offset: str) -> Moment:
    try:
        moment = datetime.fromisoformat(wall + offset)
    except ValueError:
        raise DayNotUnderstood(
            "That is not a time we can read. Use the 24-hour clock, like 16:40; "
            "an offset looks like +01:00."
        ) from None
    if moment.tzinfo is not None:
        return Moment(moment.astimezone(UTC))
    return Moment(from_london(moment), tuple(_doubts(moment)))


def _doubts(wall: datetime) -> list[str]:
    at = from_london(wall)
    if skipped_in_london(wall):
        return [f"The clocks went forward over {wall:%H:%M}, so we took {say_moment(at)}."]
    if at != wall.replace(tzinfo=LONDON, fold=1).astimezone(UTC):
        return [f"The clocks went back, so {wall:%H:%M} came twice: we took the first."]
    return []


def read_span(text: str) -> Span:
    """Two days with dots between, asked and answered; nothing after the dots means not yet."""
    start, dots, end = text.strip().partition("..")
    if not dots:
        raise DayNotUnderstood(
            "Those should be two days with two dots between them, like 2026-11-04..2026-11-11."
        )
    return Span(read_day(start), read_day(end) if end.strip() else None)
