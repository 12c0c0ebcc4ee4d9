"""When a head of the log leaves: each month, the morning after a case was closed; and who is asked.

Every date is ours (docs/decisions/0029).
"""

from datetime import date, datetime, timedelta

from governance.moments import from_london, london
from governance.policy import HEAD_ASKED_IN, MORNING

SUBJECT, DUE = "log", "log:head"
"""The one due row: when the next head leaves."""


def next_month(now: datetime) -> datetime:
    """Return the morning (UTC) of the first day of the next month.

    >>> from datetime import UTC
    >>> next_month(datetime(2026, 12, 31, 23, tzinfo=UTC)).isoformat()
    '2027-01-01T08:30:00+00:00'
    """
    first = london(now).date().replace(day=1)
    return _morning((first + timedelta(days=32)).replace(day=1))


def next_morning(now: datetime) -> datetime:
    """Return the first morning (UTC) after an instant."""
    day = london(now).date()
    return _morning(day) if _morning(day) > now else _morning(day + timedelta(days=1))


def _morning(day: date) -> datetime:
    return from_london(datetime.combine(day, MORNING))


def asks(due: datetime) -> bool:
    """Return whether people are asked, too, by what leaves on that day: once a quarter."""
    day = london(due).date()
    return day.day == 1 and day.month in HEAD_ASKED_IN
