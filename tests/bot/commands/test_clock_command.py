"""`igdesk clock` and doctor's line: whether the time can be trusted, and the word of who looked."""

from collections.abc import Callable
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from adapters.clock import Clock
from bot.commands.clock import ACCEPTED
from bot.commands.doctor_answer import State
from bot.commands.doctor_clock import clock
from bot.watch.hold import Doubt
from bot.watch.machine_time import ClockNote
from governance.keys import PartyKey
from storage.unit import Unit
from tests.bot.commands.doctor_kit import store_in
from tests.bot.commands.shell import beside_store
from tests.bot.town import NINE, NOBODY

AN_HOUR = timedelta(hours=1)


@pytest.mark.parametrize(
    ("then", "written", "state", "says"),
    [
        pytest.param(ClockNote(), None, State.OK, "is not behind", id="a new store"),
        pytest.param(ClockNote(ahead_of_teams=2), NINE, State.OK, "and with Teams", id="all agree"),
        pytest.param(ClockNote(), NINE + AN_HOUR, State.WRONG, "newest record", id="behind"),
        pytest.param(
            ClockNote(accepted_until=NINE + AN_HOUR),
            NINE + AN_HOUR,
            State.OK,
            "is not behind",
            id="behind, and accepted",
        ),
        pytest.param(
            ClockNote(held=Doubt.TEAMS, since=NINE),
            NINE,
            State.WRONG,
            "Teams says: what counts towards legal limits waits (the bot, since 23 November 2026",
            id="held by the bot",
        ),
        pytest.param(
            ClockNote(jumped=3600), NINE, State.WRONG, "jumped by 1:00:00", id="jumped, not held"
        ),
    ],
)
def test_doctor_says_whether_the_time_can_be_trusted(
    then: ClockNote, written: datetime | None, state: State, says: str
) -> None:
    found = clock(then, written, NINE)

    assert found.state is state
    assert says in found.says


def written(at: datetime) -> Callable[[Unit], None]:
    return lambda unit: unit.audit.append(
        actor=NOBODY,
        what="opened",
        subject="x",
        party=PartyKey("SCC"),
        version=0,
        digest=b"",
        detail={},
        now=at,
    )


def test_records_of_the_future_are_in_doubt_until_an_administrator_accepts_them(
    tmp_path: Path,
) -> None:
    with closing(store_in(tmp_path, Clock().now())) as store:
        store.write(written(Clock().now() + timedelta(days=40)))
    first = beside_store(tmp_path, "clock")
    accepted = beside_store(tmp_path, "clock", "--accept")
    second = beside_store(tmp_path, "clock")

    assert (first.returncode, "earlier than the newest record" in first.stdout) == (1, True)
    assert (accepted.returncode, "Accepted" in accepted.stdout) == (0, True), accepted.stderr
    assert (second.returncode, "All is well." in second.stdout) == (0, True)
    with closing(store_in(tmp_path, Clock().now())) as store:
        entries = store.read(lambda unit: unit.audit.of_subject("clock"))
    assert [entry.what for entry in entries] == [ACCEPTED]


def test_a_running_bot_keeps_its_store_and_the_command_says_so(tmp_path: Path) -> None:
    with closing(store_in(tmp_path, NINE)):
        asked = beside_store(tmp_path, "clock", "--accept")

    assert asked.returncode == 75
    assert "another" in asked.stderr
