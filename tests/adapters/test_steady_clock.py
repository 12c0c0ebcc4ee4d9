"""The clock that no jump of the machine's date moves, and that a date that is right puts right."""

from datetime import UTC, datetime, timedelta

import pytest

from adapters.clock import Machine, SteadyClock
from tests.adapters.hand_clock import T0
from tests.adapters.jumpy_clock import HandMachine

HOUR, NOTHING = timedelta(hours=1), timedelta()
DAYS = timedelta(days=40)


@pytest.mark.parametrize(
    ("apart", "teams", "off", "jumped"),
    [
        pytest.param(NOTHING, None, NOTHING, NOTHING, id="the date goes as time does"),
        pytest.param(timedelta(seconds=30), None, timedelta(seconds=30), NOTHING, id="put right"),
        pytest.param(DAYS, None, NOTHING, DAYS, id="40 days ahead: time goes on"),
        pytest.param(-DAYS, None, NOTHING, -DAYS, id="40 days back: time goes on"),
        pytest.param(DAYS, NOTHING, NOTHING, DAYS, id="40 days ahead, and Teams says no"),
        pytest.param(DAYS, DAYS, DAYS, NOTHING, id="40 days ahead, and Teams says so too"),
        pytest.param(-HOUR, -HOUR, -HOUR, NOTHING, id="an hour back, and Teams says so too"),
    ],
)
def test_a_jump_is_followed_only_where_teams_says_the_same(
    apart: timedelta, teams: timedelta | None, off: timedelta, jumped: timedelta
) -> None:
    machine = HandMachine(T0)
    clock = SteadyClock(machine)
    machine.on += HOUR
    machine.apart = apart
    if teams is not None:
        clock.heard(machine.true + teams)
    machine.on += HOUR

    assert clock.now() == T0 + 2 * HOUR + off
    assert clock.jumped == jumped


def test_a_date_that_jumped_for_a_moment_leaves_nothing_behind() -> None:
    machine = HandMachine(T0)
    clock = SteadyClock(machine)
    machine.apart = DAYS
    clock.now()
    machine.apart = NOTHING

    assert (clock.now(), clock.jumped) == (T0, NOTHING)


@pytest.mark.parametrize(
    ("boot_id", "off"),
    [
        pytest.param("a-start", NOTHING, id="a jump while nothing ran is a jump"),
        pytest.param("another", DAYS, id="the machine was started anew: the date is all we have"),
    ],
)
def test_it_goes_on_from_an_earlier_run(boot_id: str, off: timedelta) -> None:
    machine = HandMachine(T0)
    machine.apart = DAYS
    clock = SteadyClock(machine)
    clock.carry_on(boot_id, T0)

    assert clock.now() == T0 + off


def test_a_suspended_machine_is_no_jump() -> None:
    machine = HandMachine(T0)
    clock = SteadyClock(machine)
    machine.on += timedelta(days=3)  # CLOCK_BOOTTIME goes on, and so does the date

    assert (clock.now(), clock.jumped) == (T0 + timedelta(days=3), NOTHING)


def test_a_real_machine_says_what_time_it_is() -> None:
    machine = Machine()

    assert abs(SteadyClock(machine).now() - datetime.now(UTC)) < timedelta(minutes=5)
    assert machine.boot_id == Machine().boot_id


@pytest.mark.parametrize("off", [timedelta(hours=-3), timedelta(), timedelta(days=2)])
def test_the_database_s_clock_counts_where_several_machines_share_it(off: timedelta) -> None:
    machine = HandMachine(T0)
    clock, theirs = SteadyClock(machine), machine.true
    machine.apart = off
    clock.keep_to(theirs)
    machine.on += timedelta(minutes=5)

    assert clock.now() == theirs + timedelta(minutes=5)
    assert clock.jumped == timedelta()
    clock.keep_to(theirs + timedelta(minutes=5, milliseconds=30))  # the way there and back
    assert clock.now() == theirs + timedelta(minutes=5)
