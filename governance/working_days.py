"""Working days as instants: our `MORNING` of the n-th working day after."""

from collections.abc import Mapping
from datetime import UTC, date, datetime

from governance.calendars import Calendar
from governance.moments import LONDON, london
from governance.policy import MORNING


def morning(day: date) -> datetime:
    """Return when that London day's rungs and digest are told, in UTC."""
    return datetime.combine(day, MORNING, tzinfo=LONDON).astimezone(UTC)


def mornings(
    since: datetime, days: Mapping[str, int], calendar: Calendar
) -> Mapping[str, datetime]:
    """Return, by name, the morning (UTC) of the n-th working day after the day of `since`."""
    start = london(since).date()
    return {name: morning(calendar.add_working_days(start, count)) for name, count in days.items()}
