"""Days that are longer, shorter or rare: nothing is told twice, and nothing is skipped."""

from collections import Counter
from datetime import timedelta

import pytest

from governance.cases.rungs import TOLD_IN_DOUBT, in_doubt, rungs_due
from tests.governance.calendars_in_print import CALENDARS
from tests.governance.climbing import breach, climb, first_breach, swept_each_minute

FOUR_DAYS = timedelta(days=4)


@pytest.mark.parametrize(
    ("reported", "limit"),
    [
        pytest.param("2027-03-27 23:30", "Wed 00:30", id="the clocks go forward"),
        pytest.param("2026-10-24 23:30", "Tue 22:30", id="the clocks go back"),
        pytest.param("2028-02-28 23:30", "Thu 23:30", id="29 February"),
        pytest.param("2026-12-31 23:30", "Sun 23:30", id="the year ends"),
    ],
)
def test_72_hours_are_72_hours_and_each_rung_is_told_once(reported: str, limit: str) -> None:
    case = first_breach(reported)  # of which no rung is told again and again
    heard = climb(case)
    swept = swept_each_minute(case, last=case.reported_at + FOUR_DAYS, on=lambda _now: True)
    rungs = Counter(rung for _, rung, _ in heard)

    assert heard == swept
    assert set(rungs) == {rung.id for rung in case.ladder.rungs}
    assert set(rungs.values()) == {1}
    assert [at for at, rung, _ in heard if rung == "limit_past"] == [limit]


def test_while_the_time_is_in_doubt_only_what_counts_from_the_report_is_told() -> None:
    case = breach("2026-11-23 09:00")
    due = rungs_due(case.ladder, case.timed(CALENDARS), case.reported_at + FOUR_DAYS)
    told = in_doubt(due)

    assert {one.rung.counted for one in told.firings} == TOLD_IN_DOUBT - {"danger"}
    assert len(told.firings) < len(due.firings)
    assert told.overtaken == ()
