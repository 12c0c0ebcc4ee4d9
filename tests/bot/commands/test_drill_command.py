"""`igdesk drill`: a drill begun, scored and ended, while the bot is stopped and while it runs."""

import asyncio
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.clock import new_id
from adapters.root_key import FileRootKey
from adapters.slips import Slips
from bot.commands import drill as command
from bot.commands.drill import DPIA, app
from bot.config import Settings
from bot.drills.by_shell import Refused, Shell
from bot.service_files import read_agreement
from governance.policy import SLIP_ANSWERED_WITHIN
from storage.lock import StoreLock
from storage.open_store import open_store
from tests.adapters.hand_clock import HandClock
from tests.bot.town import NINE, Town, settings_in


def test_help_shows_an_example() -> None:
    said = " ".join(CliRunner().invoke(app, ["--help"]).output.split())

    assert "Example: igdesk drill SCC" in said


def test_a_drill_wants_the_word_that_the_dpia_knows_of_it() -> None:
    result = CliRunner().invoke(app, ["SCC", "--begin"])

    assert result.exit_code == 1
    assert DPIA in result.output


def test_without_settings_it_says_what_is_missing() -> None:
    result = CliRunner().invoke(app, ["SCC"])

    assert result.exit_code == 1
    assert "IGDESK_" in result.output


@pytest.fixture
def settings(tmp_path: Path) -> Settings:
    """A stopped bot's settings, with a store that is nobody's simulation."""
    made = settings_in(tmp_path)
    for folder in (made.database.parent, made.ring.parent, made.root_key_file.parent):
        folder.mkdir(parents=True)
    store = open_store(
        database=made.database,
        ring=made.ring,
        root_key=FileRootKey(made.root_key_file, make_if_missing=True).load,
        parties=read_agreement(made.agreement).keys,
        now=NINE,
        ids=new_id,
    )
    store.close()
    return made


def test_a_drill_is_planned_scored_and_ended_while_the_bot_is_stopped(settings: Settings) -> None:
    clock = HandClock(NINE)
    planned = command.run_on(settings, clock, "scc", command.BEGIN)
    so_far = command.run_on(settings, clock, "SCC", command.SHOW)
    in_the_end = command.run_on(settings, clock, "SCC", command.END)

    assert planned.startswith("DRILL: planned at Staffordshire County Council.")
    assert "So far, as it is still running:" in so_far
    assert "0 of 5 reached, no post vacant." in so_far
    assert "**" not in so_far
    assert "So far" not in in_the_end


@pytest.mark.parametrize(
    ("do", "party", "says"),
    [
        pytest.param(command.SHOW, "SCC", "There is no drill there", id="no score"),
        pytest.param(command.END, "SCC", "There is no drill there", id="none to end"),
        pytest.param(command.SHOW, "XYZ", "The agreement has no party XYZ", id="no party"),
    ],
)
def test_what_cannot_be_done_is_refused_and_said(
    settings: Settings, do: str, party: str, says: str
) -> None:
    with pytest.raises(Refused, match=says):
        command.run_on(settings, HandClock(NINE), party, do)


def test_none_is_planned_too_late_in_the_day_or_twice(settings: Settings) -> None:
    evening = HandClock(NINE + timedelta(hours=10))
    with pytest.raises(Refused, match="between 08:00 and 18:18"):
        command.run_on(settings, evening, "SCC", command.BEGIN)
    command.run_on(settings, HandClock(NINE), "SCC", command.BEGIN)
    with pytest.raises(Refused, match="running there already"):
        command.run_on(settings, HandClock(NINE), "SCC", command.BEGIN)


async def by_shell(town: Town, word: str) -> str:
    """What the command says, beside the bot that runs."""
    settings = settings_in(town.folder)
    return await asyncio.to_thread(command.run_on, settings, town.clock, "SCC", word)


@pytest.mark.sqlite_alone
async def test_while_the_bot_runs_it_does_what_a_shell_asks_for(town: Town) -> None:
    begun = await by_shell(town, command.BEGIN)
    await town.settle()
    told = [who for _, who, line in town.heard() if line.startswith("DRILL")]
    with pytest.raises(Refused, match="running there already"):
        await by_shell(town, command.BEGIN)
    score = await by_shell(town, command.END)

    assert begun == (
        "DRILL: it has begun at Staffordshire County Council. It ends by 10:42 at the latest."
    )
    assert "Tom" in told
    assert "0 of 5 reached" in score
    with pytest.raises(Refused, match="There is no drill there"):
        await by_shell(town, command.END)


@pytest.mark.parametrize(
    ("taken", "says"),
    [
        pytest.param(False, "does not answer, so nothing was done", id="nobody looks"),
        pytest.param(True, "has not said yet how it went", id="taken and not answered"),
    ],
)
def test_whoever_holds_the_store_and_does_not_answer_is_waited_for_no_longer_than_is_said(
    settings: Settings, taken: bool, says: str
) -> None:
    waited, held = list[float](), StoreLock(settings.database)

    def wait(seconds: float) -> None:
        waited.append(seconds)
        if taken:
            Slips(settings.database).asked()

    with pytest.raises(Refused, match=says):
        command.run_on(settings, HandClock(NINE), "SCC", command.BEGIN, wait=wait)
    held.release()

    assert Slips(settings.database).asked() is None
    assert sum(waited) == SLIP_ANSWERED_WITHIN.total_seconds()
    assert command.run_on(settings, HandClock(NINE), "SCC", command.BEGIN).startswith("DRILL")


@pytest.mark.parametrize("words", ["", "begin", "begin XYZ", "shred SCC", "begin SCC POL", "\0"])
async def test_what_nobody_knows_is_refused(town: Town, words: str) -> None:
    slips = Slips(settings_in(town.folder).database)
    store, services = town.running.store, town.running.services
    slips.ask(words)
    await Shell(store, services, slips, lambda: None).look()

    answer = slips.answer()
    assert answer is None or answer.startswith("refused\n")
    assert await town.look(lambda unit: unit.due.of_subject("drill:SCC")) == ()
