"""A drill: its steps on a faster clock, when one may begin, and what it comes to."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest

from governance.breaches.ladders import breach_ladder
from governance.cases.danger import Danger
from governance.cases.ladders import MAILBOX
from governance.drills.drill import (
    Drill,
    Reached,
    ladder,
    latest_begin,
    may_begin,
    minutes,
    posts,
    read_subject,
    score,
    step,
)
from governance.drills.rows import END
from governance.keys import PartyKey
from governance.policy import DRILL_FASTER, DRILL_WAITS

NINE = datetime(2026, 11, 23, 9, tzinfo=UTC)
DRILL = Drill(PartyKey("SCC"), NINE)


def test_its_steps_are_those_of_the_real_ladder_an_hour_in_a_minute() -> None:
    real = {rung.id: rung for rung in breach_ladder(Danger.YES).rungs}

    assert {rung.id for rung in ladder().rungs} <= set(real)
    assert all(replace(real[rung.id], quietly=False) == rung for rung in ladder().rungs)
    at = {rung.id: DRILL.at(rung) - NINE for rung in ladder().rungs}
    assert at["report"] == timedelta()
    assert at["nobody_1h"] == timedelta(minutes=1)
    assert at["undecided_24h"] == timedelta(minutes=24)
    assert at["limit_past"] == timedelta(minutes=72)
    assert DRILL_FASTER == 60


def test_every_step_has_a_row_and_the_end_comes_after_the_last() -> None:
    rows = dict(DRILL.rows)
    end = rows.pop(END)

    assert set(rows) == {f"drill:{rung.id}" for rung in ladder().rungs}
    assert end == max(rows.values()) + DRILL_WAITS == DRILL.ends


def test_every_post_of_the_ladder_is_counted_once_and_no_mailbox() -> None:
    assert {"ig_lead", "deputy", "siro", "dpo", "on_call", "safeguarding_lead", "caldicott"} == set(
        posts()
    )
    assert len(posts()) == len(set(posts()))
    assert MAILBOX not in posts()


@pytest.mark.parametrize(
    ("hour", "minute", "may"),
    [
        pytest.param(7, 59, False, id="still quiet"),
        pytest.param(8, 0, True, id="from eight"),
        pytest.param(18, 18, True, id="over at eight in the evening"),
        pytest.param(18, 19, False, id="a minute too late"),
        pytest.param(21, 0, False, id="at night"),
    ],
)
def test_a_drill_is_over_before_the_quiet_hours(hour: int, minute: int, may: bool) -> None:
    at = datetime(2026, 11, 23, hour, minute, tzinfo=UTC)

    assert may_begin(at) is may
    assert latest_begin(at) == datetime(2026, 11, 23, 18, 18, tzinfo=UTC)


@pytest.mark.parametrize("text", ["", "-", "c1", "drill:SCC", "drill:SCC:soon", "SSCB-ISA-2023"])
def test_what_is_about_something_else_is_no_drill(text: str) -> None:
    assert read_subject(text) is None
    assert read_subject(DRILL.subject) == DRILL


def test_a_step_of_another_release_is_passed_over() -> None:
    assert step("told_by_pigeon") is None
    assert step("report") in ladder().rungs


def test_the_score_counts_people_and_never_names_one() -> None:
    soon = Reached(NINE, NINE + timedelta(minutes=3, seconds=1))
    slow = Reached(NINE, NINE + timedelta(minutes=41))
    gone, silent = Reached(NINE, failed=True), Reached(NINE)
    # somebody answered although one of the messages to them did not get there
    late = Reached(NINE, NINE + timedelta(minutes=1), failed=True)

    found = score([soon, slow, gone, silent, late], ["siro", "caldicott"])
    assert (found.told, found.reached, found.failed) == (5, 3, 1)
    assert found.slowest == timedelta(minutes=41)
    assert found.vacant == ("siro", "caldicott")
    assert score([], []).slowest is None


def test_a_length_is_said_in_whole_minutes_rounded_up() -> None:
    lengths = (timedelta(), timedelta(seconds=1), timedelta(minutes=1), timedelta(seconds=61))

    assert [minutes(one) for one in lengths] == [0, 1, 1, 2]
