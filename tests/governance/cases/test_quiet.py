"""Quiet hours: 20:00 to 08:00 by the London clock, half-open, through both clock changes."""

from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.moments import NaiveMoment, london, next_loud, quiet
from tests.governance.climbing import moment

INSTANTS = st.datetimes(
    min_value=datetime(2020, 1, 1),  # noqa: DTZ001  Hypothesis adds the zone
    max_value=datetime(2040, 1, 1),  # noqa: DTZ001  Hypothesis adds the zone
    timezones=st.just(UTC),
)


@pytest.mark.parametrize(
    ("at", "is_quiet"),
    [
        pytest.param("2026-11-23 19:59", False, id="a minute before"),
        pytest.param("2026-11-23 20:00", True, id="20:00 is quiet"),
        pytest.param("2026-11-24 00:00", True, id="midnight"),
        pytest.param("2026-11-24 07:59", True, id="the last minute"),
        pytest.param("2026-11-24 08:00", False, id="08:00 is not"),
        pytest.param("2026-07-01 19:59", False, id="in summer, 18:59 in UTC"),
        pytest.param("2026-07-01 20:00", True, id="in summer, 19:00 in UTC"),
    ],
)
def test_quiet_hours_go_by_the_london_clock(at: str, is_quiet: bool) -> None:
    assert quiet(moment(at)) is is_quiet


@pytest.mark.parametrize(
    ("at", "loud"),
    [
        pytest.param("2026-11-23 12:00", "2026-11-23 12:00", id="by day: itself"),
        pytest.param("2026-11-23 20:00", "2026-11-24 08:00", id="evening: tomorrow"),
        pytest.param("2026-11-24 00:00", "2026-11-24 08:00", id="after midnight: today"),
        pytest.param("2026-12-31 23:00", "2027-01-01 08:00", id="over the year's end"),
        pytest.param("2026-10-24 23:00", "2026-10-25 08:00", id="the clocks go back: 10 hours"),
        pytest.param("2027-03-27 23:00", "2027-03-28 08:00", id="the clocks go forward: 8 hours"),
    ],
)
def test_quiet_hours_end_at_eight(at: str, loud: str) -> None:
    assert next_loud(moment(at)) == moment(loud)


@given(INSTANTS)
def test_the_next_loud_instant_is_the_first(instant: datetime) -> None:
    loud = next_loud(instant)

    assert not quiet(loud)
    assert loud == instant or (
        london(loud).strftime("%H:%M:%S") == "08:00:00"
        and quiet(loud - timedelta(microseconds=1))
        and timedelta() < loud - instant <= timedelta(hours=13)
    )


def test_a_moment_without_an_offset_is_refused() -> None:
    with pytest.raises(NaiveMoment):
        quiet(datetime(2026, 11, 23, 9))  # noqa: DTZ001  that is the point
