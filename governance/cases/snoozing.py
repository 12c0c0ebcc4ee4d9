"""For how long whoever has a case can put off what may wait (LD-SNOOZE, docs/law.md)."""

from datetime import datetime, timedelta

from governance.cases.case import Case
from governance.cases.event import Event
from governance.cases.facts import Snoozed
from governance.policy import SNOOZES


def lengths(case: Case, legal_date: datetime | None, now: datetime) -> tuple[timedelta, ...]:
    """Return the lengths on offer: never up to a legal date or past it, each time less than before.

    Nothing of a case without a clock is put off for longer than the longest of them.
    """
    before = min(map(_length, case.snoozes), default=timedelta.max)
    return tuple(
        one
        for one in SNOOZES
        if one < before and (legal_date is None or now + one < legal_date) and not case.decided
    )


def _length(event: Event) -> timedelta:
    fact = event.fact
    return fact.until - event.at if isinstance(fact, Snoozed) else timedelta.max
