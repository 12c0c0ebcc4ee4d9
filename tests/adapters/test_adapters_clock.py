"""The clock tells UTC and only goes forward; ids are opaque."""

import re
from datetime import UTC, timedelta

import pytest

from adapters.clock import Clock, OffsetClock, WentBack, new_id


def test_now_is_aware_and_in_utc() -> None:
    assert Clock().now().tzinfo is UTC


def test_an_offset_clock_is_ahead_by_its_offset_and_real_time_is_not_fooled() -> None:
    clock = OffsetClock(timedelta(hours=1))
    clock.forward(timedelta(hours=24))
    before, ahead, after = Clock().now(), clock.now(), Clock().now()

    assert clock.offset == timedelta(hours=25)
    assert before + clock.offset <= ahead <= after + clock.offset
    assert Clock().monotonic() - clock.monotonic() < 1


@pytest.mark.parametrize("by", [timedelta(microseconds=-1), timedelta(days=-1)])
def test_time_never_goes_back(by: timedelta) -> None:
    clock = OffsetClock()

    with pytest.raises(WentBack):
        clock.forward(by)
    with pytest.raises(WentBack):
        OffsetClock(by)
    assert clock.offset == timedelta()


def test_an_id_is_22_url_safe_characters_and_never_met_twice() -> None:
    ids = [new_id() for _ in range(1000)]

    assert all(re.fullmatch(r"[A-Za-z0-9_-]{22}", made) for made in ids)
    assert len(set(ids)) == 1000
