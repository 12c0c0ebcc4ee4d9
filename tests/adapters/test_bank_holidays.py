"""The package's bank holidays are the printed ones, and an administrator can add to them."""

import json
from datetime import date
from pathlib import Path

import pytest

from adapters.bank_holidays import (
    CONFIRMED_THROUGH,
    OneOff,
    OneOffNotUnderstood,
    bank_holidays,
    division_days,
    read_one_offs,
)
from governance.calendars import Division

PRINTED = json.loads(
    (Path(__file__).parents[1] / "data" / "bank_holidays_2023_2028.json").read_text("utf-8")
)
MAY_DAY = date(2027, 5, 7)


def _weekdays(days: frozenset[date]) -> list[str]:
    return [str(d) for d in sorted(days) if 2023 <= d.year <= 2028 and d.weekday() < 5]


@pytest.mark.parametrize("division", list(Division))
def test_each_part_of_the_uk_has_the_printed_holidays(division: Division) -> None:
    printed = [day for day in PRINTED[division] if date.fromisoformat(day).weekday() < 5]

    assert _weekdays(division_days(division)) == printed


def test_the_calendars_have_as_many_weekday_holidays_as_the_law_counts() -> None:
    calendars = bank_holidays()

    assert len(_weekdays(calendars.england_and_wales.days)) == 49
    assert len(_weekdays(calendars.uk_wide.days)) == 80


@pytest.mark.parametrize(
    ("day", "at_home"),
    [
        pytest.param("2026-04-06", True, id="Easter Monday, which plain GB leaves out"),
        pytest.param("2026-08-31", True, id="the summer holiday, which plain GB leaves out"),
        pytest.param("2026-03-17", False, id="St Patrick's Day"),
        pytest.param("2026-06-15", False, id="the World Cup holiday, Scotland alone"),
        pytest.param("2026-11-30", False, id="St Andrew's Day"),
        pytest.param("2027-01-04", False, id="2 January's substitute in Scotland"),
    ],
)
def test_a_holiday_anywhere_stops_foi_and_only_some_stop_data_protection(
    day: str, at_home: bool
) -> None:
    calendars, on = bank_holidays(), date.fromisoformat(day)

    assert not calendars.uk_wide.is_working_day(on)
    assert calendars.england_and_wales.is_working_day(on) is not at_home


def test_the_horizon_is_ours_though_the_package_answers_for_any_year() -> None:
    calendars = bank_holidays()

    assert date(2028, 12, 31) == CONFIRMED_THROUGH == calendars.uk_wide.confirmed_through
    assert max(calendars.uk_wide.days).year > 2099


def test_an_administrator_adds_a_one_off() -> None:
    calendars = bank_holidays([OneOff(MAY_DAY, Division.SCOTLAND)])

    assert MAY_DAY in calendars.uk_wide.days
    assert MAY_DAY not in calendars.england_and_wales.days
    assert calendars.uk_wide.version != bank_holidays().uk_wide.version


def test_one_offs_are_read_from_a_setting() -> None:
    text = "2027-05-07 england-and-wales, 2027-06-14 scotland,"

    assert read_one_offs(text) == (
        OneOff(MAY_DAY, Division.ENGLAND_AND_WALES),
        OneOff(date(2027, 6, 14), Division.SCOTLAND),
    )
    assert read_one_offs("") == ()


@pytest.mark.parametrize("text", ["2027-05-07", "7 May scotland", "2027-05-07 wales"])
def test_a_one_off_that_cannot_be_read_is_refused_with_an_example(text: str) -> None:
    with pytest.raises(OneOffNotUnderstood, match="2027-05-07 england-and-wales"):
        read_one_offs(text)
