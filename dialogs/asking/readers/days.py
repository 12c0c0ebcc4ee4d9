"""Reading a day as people write it: "yesterday", "last Monday", "20 Nov", "20/11/2026"."""

import re
from collections.abc import Callable
from datetime import date, timedelta

DAY = timedelta(days=1)
FIRST_YEAR = 1900  # an earlier year is a slip of the keyboard; years below 100 are this century's
YEAR_OF_WEEKS = 52 * 7 * DAY
LEAP_CYCLE = 8  # years: the longest wait for a 29 February

WEEKDAYS = ("mon", "tue", "wed", "thu", "fri", "sat", "sun")
MONTHS = ("jan", "feb", "mar", "apr", "may", "jun", "jul", "aug", "sep", "oct", "nov", "dec")
NUMBERS = ("zero", "one", "two", "three", "four", "five", "six", "seven", "eight", "nine", "ten")
_BY_NAME = {
    "today": 0,
    "now": 0,
    "earlier": 0,
    "earlier today": 0,
    "this": 0,
    "tonight": 0,
    "yesterday": 1,
    "last": 1,  # "last night", once the part of the day is gone
    "day before yesterday": 2,
    "tomorrow": -1,
}
"""How many days ago each name is."""
_UNITS = {"day": 1, "week": 7, "fortnight": 14}

_WEEKDAY = r"(?P<weekday>mon|tues?|wed(?:nes)?|thu(?:rs?)?|fri|sat(?:ur)?|sun)(?:day)?"
_MONTH = (
    r"(?P<month>jan(?:uary)?|feb(?:ruary)?|mar(?:ch)?|apr(?:il)?|may|june?|july?|aug(?:ust)?"
    r"|sept?(?:ember)?|oct(?:ober)?|nov(?:ember)?|dec(?:ember)?)"
)
_MONTH_NUMBER = r"(?P<month>\d{1,2})"
_DAY = r"(?P<day>\d{1,2})"
_YEAR = r"(?P<year>\d{4}|\d{2})"
_MANY = rf"(?P<many>an?|\d{{1,3}}|{'|'.join(NUMBERS)})"
_FILLERS = re.compile(
    r"\b(?:on|at|the|of|about|around|approx|roughly|in|just|early|late|sometime|maybe|circa"
    r"|morning|afternoon|evening|night|lunchtime)\b|,"
)
_ORDINAL = re.compile(r"\b(\d{1,2})(?:st|nd|rd|th)\b", re.ASCII)


class NoSuchDay(ValueError):
    """It is not written like any day we know, or no calendar has it."""


def read_day(text: str, today: date) -> date:
    """Return the day meant by `text` (lower case), seen from `today`.

    The past, where it is not said. Raises NoSuchDay.
    """
    bare = _FILLERS.sub(" ", _ORDINAL.sub(r"\1", text))
    said = " ".join(bare.split())
    if said in _BY_NAME:
        return today - _BY_NAME[said] * DAY
    for pattern, meant in _RULES:
        if found := pattern.fullmatch(said):
            return meant(found, today)
    raise NoSuchDay


def read_day_ahead(text: str, today: date) -> date:
    """Return the day meant by `text` (lower case), today or later where its year is not said.

    Raises NoSuchDay.
    """
    found, later = read_day(text, today), read_day(text, today + YEAR_OF_WEEKS)
    if found >= today or later == found:
        return found
    if later - found > YEAR_OF_WEEKS:  # a day and a month
        return later
    return found + 7 * DAY if text.strip()[:3] in WEEKDAYS else found


def _weekday(found: re.Match[str], today: date) -> date:
    """Return the latest such day: today counts, unless it was "last"."""
    back = (today.weekday() - WEEKDAYS.index(found["weekday"][:3])) % 7
    return today - (back or (7 if found["which"] == "last " else 0)) * DAY


def _ago(found: re.Match[str], today: date) -> date:
    return today - counted(found["many"]) * _UNITS[found["unit"]] * DAY


def counted(many: str) -> int:
    """Return "a", "three" or "3" as a number."""
    if many in ("a", "an"):
        return 1
    return NUMBERS.index(many) if many in NUMBERS else int(many)


def _dated(found: re.Match[str], today: date) -> date:
    month = found["month"]
    number = int(month) if month.isdecimal() else MONTHS.index(month[:3]) + 1
    year = found.groupdict().get("year")
    if year is None:
        return _latest(number, int(found["day"]), today)
    return _on(_full(int(year)), number, int(found["day"]))


def _full(year: int) -> int:
    if year < 100:
        return 2000 + year
    if year < FIRST_YEAR:
        raise NoSuchDay
    return year


def _latest(month: int, day: int, today: date) -> date:
    """Return the last such day that is not after today: breaches are told of after they happen."""
    if (month, day) == (2, 29):
        years = range(today.year, today.year - LEAP_CYCLE - 1, -1)
        leap = next(y for y in years if _is_leap(y) and date(y, 2, 29) <= today)
        return date(leap, 2, 29)
    this_year = _on(today.year, month, day)
    return this_year if this_year <= today else _on(today.year - 1, month, day)


def _is_leap(year: int) -> bool:
    return year % 4 == 0 and (year % 100 != 0 or year % 400 == 0)


def _on(year: int, month: int, day: int) -> date:
    try:
        return date(year, month, day)
    except ValueError:
        raise NoSuchDay from None


def _rule(pattern: str) -> re.Pattern[str]:
    return re.compile(pattern, re.ASCII)


_RULES: tuple[tuple[re.Pattern[str], Callable[[re.Match[str], date], date]], ...] = (
    (_rule(rf"(?P<which>last |this )?{_WEEKDAY}"), _weekday),
    (_rule(rf"{_MANY} (?P<unit>day|week|fortnight)s? ago"), _ago),
    (_rule(rf"(?P<year>\d{{4}})-{_MONTH_NUMBER}-{_DAY}"), _dated),
    (_rule(rf"(?:{_WEEKDAY} )?{_DAY}[/.-]{_MONTH_NUMBER}[/.-]{_YEAR}"), _dated),
    (_rule(rf"(?:{_WEEKDAY} )?{_DAY}/{_MONTH_NUMBER}"), _dated),
    (_rule(rf"(?:{_WEEKDAY} )?{_DAY}[ -]?{_MONTH}(?:[ -]?{_YEAR})?"), _dated),
    (_rule(rf"(?:{_WEEKDAY} )?{_MONTH} {_DAY}(?: {_YEAR})?"), _dated),
)
