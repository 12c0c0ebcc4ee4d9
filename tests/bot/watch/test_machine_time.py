"""The machine's clock goes wrong: nothing is told twice, nothing is skipped, nothing refused."""

from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from bot.commands.clock import accepting
from bot.watch.hold import Accepted, Doubt, doubt
from governance.keys import PartyKey
from tests.adapters.hand_clock import HandClock
from tests.adapters.jumpy_clock import JumpyClock
from tests.bot.town import NINE, Heard, Town, pristine_store
from tests.bot.town import town as make_town

LEADS_AND_ADMINISTRATORS = ["Tom", "Lena", "Imran"]
NOTHING, MINUTES, DAYS = timedelta(), timedelta(minutes=6), timedelta(days=40)


@pytest.mark.parametrize(
    ("written", "teams", "accepted", "why"),
    [
        pytest.param(None, None, Accepted(), None, id="a new store"),
        pytest.param(NOTHING, None, Accepted(), None, id="written just now"),
        pytest.param(timedelta(minutes=4), None, Accepted(), None, id="put right by a little"),
        pytest.param(MINUTES, None, Accepted(), Doubt.BEHIND, id="earlier than the records"),
        pytest.param(DAYS, NOTHING, Accepted(), None, id="records of the future, Teams says no"),
        pytest.param(DAYS, None, Accepted(NINE + DAYS), None, id="records that were accepted"),
        pytest.param(
            DAYS + MINUTES, None, Accepted(NINE + DAYS), Doubt.BEHIND, id="and one that was not"
        ),
        pytest.param(NOTHING, MINUTES, Accepted(), Doubt.TEAMS, id="ahead of Teams"),
        pytest.param(NOTHING, -MINUTES, Accepted(), Doubt.TEAMS, id="behind Teams"),
        pytest.param(NOTHING, MINUTES, Accepted(None, MINUTES), None, id="accepted as it is"),
        pytest.param(
            NOTHING, DAYS, Accepted(None, MINUTES), Doubt.TEAMS, id="further than was accepted"
        ),
        pytest.param(NOTHING, NOTHING, Accepted(None, DAYS), None, id="accepted, and right since"),
    ],
)
def test_when_the_time_is_in_doubt(
    written: timedelta | None, teams: timedelta | None, accepted: Accepted, why: Doubt | None
) -> None:
    found = doubt(
        NINE,
        written=None if written is None else NINE + written,
        ahead_of_teams=teams,
        accepted=accepted,
    )

    assert found is why


async def four_days(folder: Path, pristine: Path, clock: HandClock) -> list[Heard]:
    """What is heard of a report that nobody decides."""
    async with make_town(folder, pristine=pristine, clock=clock) as town:
        await town.reports("Priya")
        await town.goes_on(hours=1)
        if isinstance(clock, JumpyClock):
            clock.jumps(DAYS)
            await town.running.catch_up()
            assert "clock" in await alarms(town)
            clock.jumps(-DAYS)
            await town.running.catch_up()
            assert "clock" not in await alarms(town)
        await town.goes_on(days=4)
        return town.heard()


async def alarms(town: Town) -> list[str]:
    async with town.session.get(town.bot_url.replace("/api/messages", "/alarmz")) as answer:
        told = await answer.json()
        return list(told["alarms"])


async def test_a_clock_40_days_ahead_for_a_moment_tells_nobody_anything(
    tmp_path: Path, pristine: Path
) -> None:
    """It once told three people that the 72 hours had passed, of cases an hour old."""
    steady = await four_days(tmp_path / "a", pristine, HandClock(NINE))
    jumped = await four_days(tmp_path / "b", pristine, JumpyClock(NINE))

    assert jumped == steady
    assert len(steady) > 10


async def test_a_machine_that_was_paused_goes_on_at_the_time_that_teams_says(
    tmp_path: Path, pristine: Path
) -> None:
    clock = JumpyClock(NINE)
    async with make_town(tmp_path / "town", pristine=pristine, clock=clock) as town:
        await town.reports("Priya")
        clock.paused(timedelta(hours=30))
        clock.teams = NOTHING
        await town.running.catch_up()

        assert clock.now() == NINE + timedelta(hours=30)
        assert not town.running.services.time_in_doubt()
        assert [who for at, who, _ in town.heard() if at == "Tue 15:00"]


async def test_a_machine_started_anew_with_a_wrong_date_tells_nothing_before_teams_is_asked(
    tmp_path: Path, pristine: Path
) -> None:
    """Nothing else is there to compare it with: the machine counts from its own wrong date."""
    async with make_town(tmp_path / "town", pristine=pristine, clock=JumpyClock(NINE)) as town:
        await town.reports("Priya")
        before = town.heard()
    anew = JumpyClock(NINE, apart=DAYS)
    anew.machine.boot_id, anew.teams = "another start", NOTHING
    town.clock = anew
    async with make_town(tmp_path / "town", pristine=pristine, after=town) as town:
        await town.running.catch_up()

        assert town.running.services.hold.on is Doubt.TEAMS
        assert [line for _, _, line in town.heard() if "72 hours" in line] == []
    assert before


async def test_two_days_back_on_a_new_store_nothing_is_refused_and_it_goes_on_when_right(
    tmp_path: Path,
) -> None:
    """Across the end of a month, whose keys were once not there: every report failed."""
    first = datetime(2026, 12, 1, 9, tzinfo=UTC)
    pristine = pristine_store(tmp_path / "pristine", now=first)
    clock = HandClock(first - timedelta(days=2))
    async with make_town(tmp_path / "town", pristine=pristine, clock=clock) as town:
        assert town.running.services.hold.on is Doubt.BEHIND
        case = await town.reports("Priya")
        await town.running.catch_up()
        held = town.heard(but="Priya")
        await town.goes_on(days=2)

        assert not town.running.services.hold.on
        after = town.heard(but="Priya")[len(held) :]

    assert case.header.reference
    assert who_hears("may be wrong", held) == LEADS_AND_ADMINISTRATORS
    assert who_hears("clock is right", after) == LEADS_AND_ADMINISTRATORS
    told = [(who, line) for _, who, line in (*held, *after)]
    assert len(told) == len(set(told))


def who_hears(words: str, heard: list[Heard]) -> list[str]:
    return [who for _, who, line in heard if words in line]


async def test_where_teams_says_another_time_legal_rungs_wait_until_somebody_accepts_it(
    tmp_path: Path, pristine: Path
) -> None:
    clock = JumpyClock(NINE)
    clock.teams = -DAYS
    async with make_town(tmp_path / "town", pristine=pristine, clock=clock) as town:
        await town.reports("Priya", danger="not_sure")
        await town.goes_on(days=2)
        held = town.heard(but="Priya")
        assert town.running.services.hold.on is Doubt.TEAMS
        await town.running.store.write(accepting(PartyKey("SCC"), clock))
        await town.running.catch_up()
        after = town.heard(but="Priya")[len(held) :]

    assert [line for _, _, line in held if "decision" in line.lower()] == []
    assert [at for at, _, line in held if "nobody" in line.lower()]
    assert who_hears("clock is right", after) == LEADS_AND_ADMINISTRATORS
    assert [line for _, _, line in after if "decision" in line.lower()]
