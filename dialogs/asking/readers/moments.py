"""A day, a time, or both: as cards send them and as people type them, on the London clock."""

import re
from dataclasses import dataclass
from datetime import date, datetime, time, timedelta

from dialogs.asking.readers.asked import Asked, NotUnderstood, Plain, short
from dialogs.asking.readers.days import NUMBERS, NoSuchDay, counted, read_day
from dialogs.asking.readers.times import NoSuchTime, take_time
from governance.moments import london

ODD_DAY = "I can't read that date. Please write it like 20/11/2026, or leave it out."
ODD_TIME = "I can't read that time. Please write it like 16:40, or leave it out."
ODD_MOMENT = 'I can\'t read that. Please write it like "yesterday 4pm" or "20/11/2026 16:40".'

_AGO = re.compile(
    rf"(?:about )?(?P<many>an?|\d{{1,4}}|{'|'.join(NUMBERS)}) (?P<unit>hour|hr|minute|min)s? ago",
    re.ASCII,
)
_ONLY_A_TIME = ("", "at", "about", "around", "at about", "at around")
_ISO_JOIN = re.compile(r"(?<=\d)t(?=\d)")


@dataclass(frozen=True, slots=True)
class Moment:
    """A London day, a London time, or both: whichever was said. Never neither."""

    day: date | None
    at: time | None


def read_moment(text: str, now: datetime) -> Moment:
    """What `text` says of a day and a time, seen from `now`; NotUnderstood otherwise."""
    typed = " ".join(short(text, ODD_MOMENT).lower().split())
    try:
        found = _ago(typed, now) or _moment(typed, london(now).date())
    except (NoSuchDay, NoSuchTime, OverflowError):
        raise NotUnderstood(ODD_MOMENT) from None
    return found


def _ago(typed: str, now: datetime) -> Moment | None:
    found = _AGO.fullmatch(typed)
    if found is None:
        return None
    unit = timedelta(hours=1) if found["unit"][0] == "h" else timedelta(minutes=1)
    then = london(now - counted(found["many"]) * unit)
    return Moment(then.date(), then.time().replace(second=0, microsecond=0))


def _moment(typed: str, today: date) -> Moment:
    rest, at = take_time(_ISO_JOIN.sub(" ", typed))
    rest = rest.strip(" ,.;")
    if at and rest in _ONLY_A_TIME:
        return Moment(None, at)
    return Moment(read_day(rest, today), at)


def day(text: str, asked: Asked) -> Plain:
    """An ISO date."""
    try:
        said = read_moment(text, asked.now)
    except NotUnderstood:
        raise NotUnderstood(ODD_DAY) from None
    if said.day is None or said.at is not None:
        raise NotUnderstood(ODD_DAY)
    return said.day.isoformat()


def time_of_day(text: str, asked: Asked) -> Plain:
    """HH:MM on the London clock."""
    try:
        said = read_moment(text, asked.now)
    except NotUnderstood:
        raise NotUnderstood(ODD_TIME) from None
    if said.at is None or said.day is not None:
        raise NotUnderstood(ODD_TIME)
    return said.at.isoformat("minutes")
