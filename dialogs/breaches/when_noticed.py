"""When a breach was noticed: reading it, and what card 1 says first where that is odd."""

import re
from collections.abc import Mapping, Sequence
from datetime import datetime

from dialogs.asking.flow import Answers
from dialogs.asking.readers.moments import ODD_MOMENT, DayAndTime, read_moment
from dialogs.asking.readers.options import exactly, nearly, please_choose
from dialogs.asking.readers.reader import NotUnderstood, Reader, ReplyContext, Several, short
from governance.breaches.report import Doubt, Noticed
from governance.moments import london


def when_noticed(text: str, asked: ReplyContext) -> Several:
    """Read one of the options ("earlier today"), or a day and time, which chooses the option.

    A new answer takes the place of the old one whole: its date and time go with it.
    """
    typed = short(text, please_choose(asked.choices))
    if option := exactly(typed, asked.choices):
        return _noticed(option.value)
    if said := _moment_in(typed, asked.now) or _moment_in(_in_figures(typed), asked.now):
        return _dated(said, asked.now)
    if option := nearly(typed, asked.choices):
        return _noticed(option.value)
    raise NotUnderstood(f"{please_choose(asked.choices)} Or give a date: {EXAMPLE}.")


def _moment_in(text: str, now: datetime) -> DayAndTime | None:
    try:
        return read_moment(text, now)
    except NotUnderstood:
        return None


def roughly(day_in: str, time_in: str) -> Reader:
    """Return the reader of a day, a time or both, as people say them: "Tuesday, about 4"."""

    def read(text: str, asked: ReplyContext) -> Several:
        said = read_moment(_in_figures(short(text, ODD_MOMENT)), asked.now)
        day = said.day.isoformat() if said.day else None
        return Several({day_in: day, time_in: said.at.isoformat("minutes") if said.at else None})

    return read


_BARE_HOUR = re.compile(r"\b(?:at|about|around|roughly)\s+(\d{1,2})$|\b(\d{1,2})\s?ish$", re.ASCII)
_HEDGES = re.compile(r"\b(?:at|a?bout|around|roughly|maybe|probably|on|only|just|i think)\b")
OFFICE_HOURS = range(8, 13)
"""A bare number up to noon; any other is of the afternoon: "about 4" is 16:00."""


def _in_figures(text: str) -> str:
    """Return the text with its bare hour as a clock shows it, without the hedges."""
    typed = " ".join(text.lower().replace(",", " ").split())
    if (found := _BARE_HOUR.search(typed)) and 1 <= (hour := int(found[1] or found[2])) <= 12:
        clock = hour if hour in OFFICE_HOURS else hour + 12
        typed = f"{typed[: found.start()]} {clock}:00"
    return " ".join(_HEDGES.sub(" ", typed).split()) or text


EXAMPLE = '"yesterday 4pm" or "20/11/2026 16:40"'


def _noticed(value: str, day: str | None = None, at: str | None = None) -> Several:
    return Several({"noticed": value, "noticed_on": day, "noticed_at": at})


def _dated(said: DayAndTime, now: datetime) -> Several:
    today = london(now).date()
    meant = said.day or today
    days_ago = (today - meant).days
    near = {0: Noticed.TODAY, 1: Noticed.YESTERDAY}
    word = near.get(days_ago, Noticed.BEFORE if days_ago > 0 else Noticed.NOT_SURE)
    at = said.at.isoformat("minutes") if said.at else None
    return _noticed(word.value, meant.isoformat(), at)


IT_GOT_OUT = (
    "Thank you for saying so. Information may have got out, so this is a breach report now."
    " For when it was first noticed, say when someone here first realised that information may"
    " have got out."
)
STORY_KEPT = "What you wrote is kept: you need not write it again."

QUERIES: Mapping[Doubt, str] = {
    Doubt.FUTURE: "That date is in the future. If it is right, press Send again.",
    Doubt.BEFORE_EVENT: (
        "By these dates it was noticed before it happened. If that is right, press Send again."
    ),
}


def got_out_note(answers: Answers) -> str:
    """Say why someone who reported a near miss sees the breach card."""
    return " ".join((IT_GOT_OUT, *([STORY_KEPT] if answers.get("what_happened") else [])))


def date_query(doubts: Sequence[Doubt]) -> str:
    """Return what to ask, once, about odd dates; "" where there is nothing to ask."""
    return " ".join(QUERIES[doubt] for doubt in doubts if doubt in QUERIES)
