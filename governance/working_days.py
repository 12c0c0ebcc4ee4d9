"""Working days as instants: half past eight in the morning of the n-th working day after."""

from collections.abc import Mapping
from datetime import UTC, datetime, time

from governance.calendars import Calendar
from governance.moments import LONDON, london

MORNING = time(8, 30)  # after quiet hours, before the day's meetings; our own choice


def mornings(
    since: datetime, days: Mapping[str, int], calendar: Calendar
) -> Mapping[str, datetime]:
    """For each name, the morning (UTC) of its n-th working day after the London day of `since`."""
    start = london(since).date()
    return {
        name: datetime.combine(
            calendar.add_working_days(start, count), MORNING, tzinfo=LONDON
        ).astimezone(UTC)
        for name, count in days.items()
    }
