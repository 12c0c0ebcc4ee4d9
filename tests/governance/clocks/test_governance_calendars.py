"""Calendars as values, and the day the confirmed holidays run out."""

from datetime import date

import pytest

from governance.calendars import Division, add_months, calendar_of, horizon_warning, with_one_off
from tests.governance.calendars_in_print import CALENDARS, day


def test_a_calendar_with_another_day_has_another_version() -> None:
    changed = with_one_off(CALENDARS, day("2027-05-07"), Division.ENGLAND_AND_WALES)

    assert changed.england_and_wales.version != CALENDARS.england_and_wales.version
    assert changed.uk_wide.version != CALENDARS.uk_wide.version


def test_a_holiday_in_scotland_leaves_england_and_wales_alone() -> None:
    changed = with_one_off(CALENDARS, day("2027-05-07"), Division.SCOTLAND)

    assert changed.england_and_wales is CALENDARS.england_and_wales
    assert day("2027-05-07") in changed.uk_wide.days


def test_a_holiday_already_known_changes_nothing() -> None:
    assert with_one_off(CALENDARS, day("2026-06-15"), Division.SCOTLAND) == CALENDARS


def test_the_version_does_not_depend_on_the_order_of_the_days() -> None:
    days = [day("2026-12-25"), day("2026-12-28")]

    forward = calendar_of(days, confirmed_through=day("2028-12-31"))

    assert forward == calendar_of(reversed(days), confirmed_through=day("2028-12-31"))


@pytest.mark.parametrize(
    ("today", "warned"),
    [
        pytest.param("2027-12-30", False, id="a year and a day before"),
        pytest.param("2027-12-31", True, id="twelve months before"),
        pytest.param("2029-01-01", True, id="after"),
    ],
)
def test_the_warning_starts_twelve_months_before_the_holidays_run_out(
    today: str, warned: bool
) -> None:
    warning = horizon_warning(CALENDARS.uk_wide, today=day(today))

    assert bool(warning) == warned


@pytest.mark.parametrize(
    ("start", "months", "end"),
    [
        pytest.param("2027-01-31", 1, "2027-02-28", id="month end"),
        pytest.param("2028-01-31", 1, "2028-02-29", id="leap year"),
        pytest.param("2026-11-30", 3, "2027-02-28", id="over the year"),
        pytest.param("2028-12-31", -12, "2027-12-31", id="backwards"),
        pytest.param("2026-12-15", 0, "2026-12-15", id="nothing"),
    ],
)
def test_months_keep_the_day_or_take_the_last(start: str, months: int, end: str) -> None:
    assert add_months(day(start), months) == date.fromisoformat(end)
