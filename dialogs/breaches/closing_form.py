"""Reading the cards of closing: a fact, or NotFilledIn with what is missing."""

from collections.abc import Collection, Mapping
from dataclasses import replace
from datetime import date, datetime

from dialogs.breaches.closing import NO, YES
from dialogs.breaches.filled_in import NotFilledIn, chosen, day_in, words_in
from dialogs.breaches.sentences import say
from governance.breaches.closing import Cause, Closed, Reopened
from governance.moments import london

LONGEST_ROLE = 200  # characters


def read_closed(
    values: Mapping[str, str], now: datetime, *, short: bool, teams: Collection[str]
) -> Closed:
    """Return that it is closed, the short way or the whole. A team: only where it is of `teams`."""
    fact = _read_closed(values, now, short=short)
    team = values.get("team", "")
    return replace(fact, team=team if team in teams else "")


def _read_closed(values: Mapping[str, str], now: datetime, *, short: bool) -> Closed:
    cause = chosen(values, "cause", Cause)
    questions = ("back", "harmed") if short else ("broken",)
    if cause is None or any(values.get(name) not in (YES, NO) for name in questions):
        raise NotFilledIn(say("close.error_choose"))
    if short:
        return _short(values, cause)
    effect = words_in(values, "effect", "close.error_effect")
    lesson = words_in(values, "lesson", "close.error_line")
    action = values.get("action", "").strip()
    by = _action_by(values, now) if action else None
    return Closed(
        cause=cause,
        lesson=lesson,
        effect=effect,
        action=action,
        action_who=values.get("action_who", "").strip()[:LONGEST_ROLE] if action else "",
        action_by=by,
        duties_broken=values.get("broken") == YES,
    )


def _short(values: Mapping[str, str], cause: Cause) -> Closed:
    """Only what is back and harmed nobody is closed so."""
    if values.get("back") != YES or values.get("harmed") != NO:
        raise NotFilledIn(say("close.error_long_way"))
    return Closed(cause=cause, lesson=words_in(values, "lesson", "close.error_line"), short=True)


def _action_by(values: Mapping[str, str], now: datetime) -> date:
    by = day_in(values, "action_by")
    if by is None or by < london(now).date() or not values.get("action_who", "").strip():
        raise NotFilledIn(say("close.error_action"))
    return by


def read_reopened(values: Mapping[str, str]) -> Reopened:
    """Return that it is opened again, and why."""
    return Reopened(words_in(values, "why", "reopen.error"))
