"""A time of day as people write it: "16:40", "4.40pm", "1640hrs", "noon"."""

import re
from datetime import time

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


class NoSuchTime(ValueError):
    """It is written like a time, and no clock shows it."""


def take_time(text: str) -> tuple[str, time | None]:
    """`text` (lower case) without its first time of day, and that time; NoSuchTime for 25:00."""
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
