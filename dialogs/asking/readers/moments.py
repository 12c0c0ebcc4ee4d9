"""Reading a day, a time of day, or both: as cards send them and as people type them.

Times are on the London clock: "16:40", "4.40pm", "1640hrs", "noon".
"""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dialogs.asking.readers.days import NUMBERS, NoSuchDay, counted, read_day
from dialogs.asking.readers.reader import NotUnderstood, Plain, ReplyContext, short
from governance.moments import london

ODD_DAY = "I can't read that date. Please write it like 20/11/2026, or leave it out."
ODD_TIME = "I can't read that time. Please write it like 16:40, or leave it out."
ODD_MOMENT = 'I can\'t read that. Please write it like "yesterday 4pm" or "20/11/2026 16:40".'

_SPELLED = ((re.compile(r"\b([ap])\.m\b\.?"), r"\1m"), (re.compile(r"\b(\d) o'?clock\b"), r"\1:00"))
_NAMED = {"noon": time(12), "midday": time(12), "midnight": time(0)}  # midnight: that day's start
_TIMES = re.compile(
    r"""(?<![\d./-])(?:
        (?P<hour>\d{1,2})[:.](?P<minute>\d{2})(?::\d{2}(?:\.\d{1,6})?)?\s?(?P<half>[ap]m)?
      | (?P<bare>\d{1,2})\s?(?P<bare_half>[ap]m)
      | (?P<clock>\d{4})\s?(?:hrs?|hours)
      | (?P<named>\bnoon|\bmidday|\bmidnight)
    )(?![\w/]|\.\d)""",
    re.ASCII | re.VERBOSE,
)
_AGO = re.compile(
    rf"(?:about )?(?P<many>half an|(?:a )?couple of|an?|\d{{1,4}}|{'|'.join(NUMBERS)})"
    r" (?P<unit>hour|hr|minute|min)s? ago",
    re.ASCII,
)
_LOOSELY = {"half an": 0.5, "couple of": 2, "a couple of": 2}
_ONLY_A_TIME = ("", "at", "about", "around", "at about", "at around")
_ISO_JOIN = re.compile(r"(?<=\d)t(?=\d)")


class NoSuchTime(ValueError):
    """It is written like a time, and no clock shows it."""


@dataclass(frozen=True, slots=True)
class DayAndTime:
    """A London day, a London time, or both: whichever was said. Never neither."""

    day: date | None
    at: time | None


def read_moment(text: str, now: datetime) -> DayAndTime:
    """Return what `text` says of a day and a time, seen from `now`. Raises NotUnderstood."""
    typed = " ".join(short(text, ODD_MOMENT).lower().split())
    try:
        found = _ago(typed, now) or _moment(typed, london(now).date())
    except (NoSuchDay, NoSuchTime, OverflowError):
        raise NotUnderstood(ODD_MOMENT) from None
    return found


def _ago(typed: str, now: datetime) -> DayAndTime | None:
    found = _AGO.fullmatch(typed)
    if found is None:
        return None
    unit = timedelta(hours=1) if found["unit"][0] == "h" else timedelta(minutes=1)
    many = _LOOSELY.get(found["many"]) or counted(found["many"])
    then = london(now - many * unit)
    return DayAndTime(then.date(), then.time().replace(second=0, microsecond=0))


def _moment(typed: str, today: date) -> DayAndTime:
    rest, at = _take_time(_ISO_JOIN.sub(" ", typed))
    rest = rest.strip(" ,.;")
    if at and rest in _ONLY_A_TIME:
        return DayAndTime(None, at)
    return DayAndTime(read_day(rest, today), at)


def day(text: str, asked: ReplyContext) -> Plain:
    """Read a day; return an ISO date. Raises NotUnderstood."""
    try:
        said = read_moment(text, asked.now)
    except NotUnderstood:
        raise NotUnderstood(ODD_DAY) from None
    if said.day is None or said.at is not None:
        raise NotUnderstood(ODD_DAY)
    return said.day.isoformat()


def time_of_day(text: str, asked: ReplyContext) -> Plain:
    """Read a time of day; return HH:MM on the London clock. Raises NotUnderstood."""
    try:
        said = read_moment(text, asked.now)
    except NotUnderstood:
        raise NotUnderstood(ODD_TIME) from None
    if said.at is None or said.day is not None:
        raise NotUnderstood(ODD_TIME)
    return said.at.isoformat("minutes")


def _take_time(text: str) -> tuple[str, time | None]:
    """Return `text` (lower case) without its first time of day, and that time.

    Raises NoSuchTime for 25:00.
    """
    for pattern, instead in _SPELLED:
        text = pattern.sub(instead, text)
    found = _TIMES.search(text)
    if found is None:
        return text, None
    return f"{text[: found.start()]} {text[found.end() :]}", _time(found)


def _time(found: re.Match[str]) -> time:
    if name := found["named"]:
        return _NAMED[name]
    if clock := found["clock"]:
        return _clock(int(clock[:2]), int(clock[2:]), None)
    half = found["half"] or found["bare_half"]
    return _clock(int(found["hour"] or found["bare"]), int(found["minute"] or 0), half)


def _clock(hour: int, minute: int, half: str | None) -> time:
    if half and not 1 <= hour <= 12:
        raise NoSuchTime
    if half:
        hour = hour % 12 + (12 if half == "pm" else 0)
    if hour > 23 or minute > 59:
        raise NoSuchTime
    return time(hour, minute)
