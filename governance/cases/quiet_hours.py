"""Quiet hours by the London clock (LD-QUIET, docs/law.md: a partnership target)."""

from datetime import UTC, datetime, timedelta

from governance.moments import LONDON, london
from governance.policy import QUIET_FROM, QUIET_UNTIL


def quiet(instant: datetime) -> bool:
    """Return whether people are left alone then: at QUIET_FROM they are, at QUIET_UNTIL not."""
    at = london(instant).time()
    return at >= QUIET_FROM or at < QUIET_UNTIL


def next_loud(instant: datetime) -> datetime:
    """Return the first instant (UTC) at or after `instant` that is not in quiet hours."""
    if not quiet(instant):
        return instant
    there = london(instant)
    day = there.date() + timedelta(days=1) if there.time() >= QUIET_FROM else there.date()
    return datetime.combine(day, QUIET_UNTIL, tzinfo=LONDON).astimezone(UTC)
