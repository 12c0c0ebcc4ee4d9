"""What every form of a breach's duties is read with."""

from collections.abc import Iterable, Mapping
from datetime import UTC, date, datetime, time
from enum import StrEnum
from typing import TypeVar

from dialogs.breaches.sentences import say
from dialogs.cards.elements import Element, text
from dialogs.cards.inputs import input_date, input_time
from governance.moments import LONDON, london

LONGEST_WORDS = 4000  # characters

E = TypeVar("E", bound=StrEnum)


class NotFilledIn(ValueError):
    """Something on the card is missing or cannot be; the message is the sentence they see."""


def chosen(values: Mapping[str, str], name: str, of: Iterable[E]) -> E | None:
    """Return what is chosen of those that there are; None for none, and for what is not there."""
    return next((one for one in of if one == values.get(name)), None)


def day_in(values: Mapping[str, str], name: str) -> date | None:
    """Return the day of a date box; None where it is empty or no date."""
    try:
        return date.fromisoformat(values.get(name, ""))
    except ValueError:
        return None


def moment_in(values: Mapping[str, str], day: str, clock: str) -> datetime | None:
    """Return a London date and time in UTC; a date alone is the start of that day. None without a
    date.
    """
    on = day_in(values, day)
    try:
        at = time.fromisoformat(values[clock]) if values.get(clock) else time()
    except ValueError:
        return None
    return datetime.combine(on, at, tzinfo=LONDON).astimezone(UTC) if on else None


def past_moment(values: Mapping[str, str], now: datetime) -> datetime:
    """Return when something was done, of the inputs `on` and `at`. Raises NotFilledIn for none, or
    one that is still to come.
    """
    done = moment_in(values, "on", "at")
    if done is None:
        raise NotFilledIn(say("form.error_when"))
    if done > now:
        raise NotFilledIn(say("form.error_future"))
    return done


def when_done(values: Mapping[str, str], now: datetime) -> datetime:
    """Return the same of a form that asks by `asked_when`: `now` where both inputs are empty, and
    today where only the day is.
    """
    if not values.get("on") and not values.get("at"):
        return now
    return past_moment({**values, "on": values.get("on") or f"{london(now):%Y-%m-%d}"}, now)


def asked_when(values: Mapping[str, str]) -> list[Element]:
    """Return the questions when something was done: on, at. A form may wait in a chat for hours, so
    the time at which it was made stands in neither.
    """
    return [
        input_date("on", say("form.on"), value=values.get("on", "")),
        input_time("at", say("form.at"), value=values.get("at", "")),
    ]


def words_in(values: Mapping[str, str], name: str, missing: str) -> str:
    """Return what is written in a box; NotFilledIn with the sentence `missing` where nothing is."""
    said = values.get(name, "").strip()
    if not said:
        raise NotFilledIn(say(missing))
    if len(said) > LONGEST_WORDS:
        raise NotFilledIn(say("decide.error_long"))
    return said


def put_right(inputs: Iterable[Element], problems: Mapping[str, str]) -> list[Element]:
    """Return the inputs with each problem right above the one that it is about."""
    shown: list[Element] = []
    for one in inputs:
        if problem := problems.get(one.get("id", "")):
            shown.append(text(problem, colour="attention"))
        shown.append(one)
    return shown
