"""A limit that falls at a weekend or on a bank holiday is told that day; of what is counted in days
the law moves each to a working day, so that there none falls (LD-OVERDUE).
"""

from datetime import date, datetime, timedelta

import pytest

from governance.calendars import Calendar
from governance.cases.rungs import instant
from governance.clocks.complaint_clock import ACKNOWLEDGE
from governance.moments import london
from governance.requests.rights import Right
from tests.complaints import complaint
from tests.governance.calendars_in_print import CALENDARS
from tests.governance.climbing import breach
from tests.requests_made import request

EVERY_DAY = [date(2026, 7, 1) + timedelta(days=count) for count in range(500)]
INFORMATION = (Right.FOI, Right.EIR)


def passes_on(limit: datetime | None) -> date | None:
    """The last day of it: what is counted in days is late from the midnight after."""
    return london(limit - timedelta(seconds=1)).date() if limit else None


def test_no_complaint_is_late_from_a_day_on_which_nobody_works() -> None:
    calendar = CALENDARS.england_and_wales
    days = [passes_on(complaint(received=day).legal_date(CALENDARS)) for day in EVERY_DAY]

    assert all(day and calendar.is_working_day(day) for day in days)
    raw = [day + ACKNOWLEDGE for day in EVERY_DAY]
    assert any(not calendar.is_working_day(day) for day in raw)  # it is the law that moves them


@pytest.mark.parametrize("right", [right for right in Right if right is not Right.DECEASED])
def test_no_request_is_late_from_a_day_on_which_nobody_works(right: Right) -> None:
    calendar: Calendar = CALENDARS.uk_wide if right in INFORMATION else CALENDARS.england_and_wales
    days = [passes_on(request(right, f"{day}").legal_date(CALENDARS)) for day in EVERY_DAY]

    assert all(calendar.is_working_day(day) for day in days if day)


@pytest.mark.parametrize(
    ("received", "told"),
    [
        pytest.param("2026-11-03", "Sat 12 Dec 08:30", id="a Saturday"),
        pytest.param("2026-11-16", "Fri 25 Dec 08:30", id="Christmas Day"),
        pytest.param("2026-11-05", None, id="a Monday"),
    ],
)
def test_a_date_that_the_law_does_not_move_is_told_that_morning(
    received: str, told: str | None
) -> None:
    case = request(Right.DECEASED, received)
    at = case.timed(CALENDARS).by_day.get("due_today")

    assert (f"{london(at):%a %-d %b %H:%M}" if at else None) == told


@pytest.mark.parametrize(
    "reported",
    ["2026-12-22 09:00", "2026-11-25 10:00", "2027-03-26 03:00"],
    ids=["on Christmas Day", "on a Saturday", "on Easter Monday, at night"],
)
def test_the_72_hours_are_told_whenever_they_end(reported: str) -> None:
    case = breach(reported)
    situation = case.timed(CALENDARS)

    assert instant(case.ladder.rung("limit_past"), situation) == case.limit
    assert not CALENDARS.england_and_wales.is_working_day(london(case.limit).date())
