"""Instants and days as people in London say them."""

from datetime import UTC, date, datetime

import pytest

from governance.moments import (
    NaiveMoment,
    from_london,
    london,
    say_date,
    say_moment,
    skipped_in_london,
)


def test_a_day_is_said_without_a_leading_nought() -> None:
    assert say_date(date(2026, 12, 1)) == "Tue 1 Dec 2026"


@pytest.mark.parametrize(
    ("instant", "said"),
    [
        pytest.param(datetime(2026, 11, 23, 16, 40, tzinfo=UTC), "Mon 23 Nov 2026 16:40", id="GMT"),
        pytest.param(datetime(2026, 6, 30, 23, 30, tzinfo=UTC), "Wed 1 Jul 2026 00:30",
                     id="BST: the day after in London"),
    ],
)  # fmt: skip
def test_an_instant_is_said_by_the_london_clock(instant: datetime, said: str) -> None:
    assert say_moment(instant) == said


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(NaiveMoment, match="needs an offset"):
        london(datetime(2026, 11, 23, 16, 40))  # noqa: DTZ001 - the point of the test


def test_a_time_that_came_twice_is_the_first() -> None:
    twice = datetime(2026, 10, 25, 1, 30)  # noqa: DTZ001 - a wall clock has no zone

    assert from_london(twice) == datetime(2026, 10, 25, 0, 30, tzinfo=UTC)


def test_a_time_that_never_came_is_known() -> None:
    assert skipped_in_london(datetime(2027, 3, 28, 1, 30))  # noqa: DTZ001 - as above
    assert not skipped_in_london(datetime(2027, 3, 28, 2, 30))  # noqa: DTZ001 - as above
