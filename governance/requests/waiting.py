"""While a clock waits for the person, whoever handles it is reminded (partnership targets).

RQ-WAIT (docs/law.md): counted from the asking. A clock that waits forgets nobody.
"""

from collections.abc import Iterable
from datetime import date, datetime

from governance.cases.event import Event
from governance.cases.facts import RungFired
from governance.moments import london
from governance.policy import REMIND_WHILE_WAITING
from governance.requests.clock import RequestClock
from governance.working_days import morning

RUNG = "waiting"


def reminder(clock: RequestClock, history: Iterable[Event]) -> datetime | None:
    """Return when whoever handles it is next reminded (UTC); None where nothing is waited for."""
    since = _since(clock)
    if since is None:
        return None
    told = max(_told(history), default=date.min)
    due = (since + after for after in REMIND_WHILE_WAITING)
    return next((morning(day) for day in due if day > told), None)


def _since(clock: RequestClock) -> date | None:
    """The day of the newest question that has no answer yet."""
    spans = (clock.identity, clock.fee, *clock.clarifications)
    return max((span.start for span in spans if span and span.end is None), default=None)


def _told(history: Iterable[Event]) -> Iterable[date]:
    """The London days on which that was said already."""
    return (
        london(event.at).date()
        for event in history
        if isinstance(event.fact, RungFired) and RUNG in event.fact.rungs
    )
