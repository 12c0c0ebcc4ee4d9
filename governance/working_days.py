"""Working days as instants: half past eight in the morning of the n-th working day after."""

from collections.abc import Mapping
from datetime import UTC, date, datetime, time

from governance.calendars import Calendar
from governance.moments import LONDON, london

MORNING = time(8, 30)  # after quiet hours, before the day's meetings; our own choice


def morning(day: date) -> datetime:
    """Half past eight on that London day, in UTC."""
    return datetime.combine(day, MORNING, tzinfo=LONDON).astimezone(UTC)


def mornings(
    since: datetime, days: Mapping[str, int], calendar: Calendar
) -> Mapping[str, datetime]:
    """For each name, the morning (UTC) of its n-th working day after the London day of `since`."""
    start = london(since).date()
    return {name: morning(calendar.add_working_days(start, count)) for name, count in days.items()}
