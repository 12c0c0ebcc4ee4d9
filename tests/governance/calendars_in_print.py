"""The calendars of law made from the printed bank holidays, for tests without the package."""

from datetime import date

from governance.calendars import Calendars, calendar_of
from tests.governance.second_opinion import ENGLISH, EVERYONE, LAST

CALENDARS = Calendars(
    england_and_wales=calendar_of(ENGLISH, confirmed_through=LAST),
    uk_wide=calendar_of(EVERYONE, confirmed_through=LAST),
)


def day(text: str) -> date:
    """A date, short enough for a table."""
    return date.fromisoformat(text)
