"""`igdesk drill`: a drill planned, scored and ended while the bot is stopped."""

from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner

from adapters.clock import new_id
from adapters.root_key import FileRootKey
from bot.commands import drill as command
from bot.commands.drill import DPIA, app
from bot.config import Settings
from bot.service_files import read_agreement
from storage.open_store import open_store
from tests.adapters.hand_clock import HandClock
from tests.bot.town import NINE, settings_in


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
    planned = command.run_on(settings, clock, "scc", command.begun)
    so_far = command.run_on(settings, clock, "SCC", command.shown)
    in_the_end = command.run_on(settings, clock, "SCC", command.ended)

    assert planned.startswith("DRILL: planned at Staffordshire County Council.")
    assert "So far, as it is still running:" in so_far
    assert "0 of 5 reached, no post vacant." in so_far
    assert "**" not in so_far
    assert "So far" not in in_the_end


@pytest.mark.parametrize(
    ("do", "party", "says"),
    [
        pytest.param(command.shown, "SCC", "There is no drill there", id="no score"),
        pytest.param(command.ended, "SCC", "There is no drill there", id="none to end"),
        pytest.param(command.shown, "XYZ", "The agreement has no party XYZ", id="no party"),
    ],
)
def test_what_cannot_be_done_is_refused_and_said(
    settings: Settings, do: command.Do, party: str, says: str
) -> None:
    with pytest.raises(command.Refused, match=says):
        command.run_on(settings, HandClock(NINE), party, do)


def test_none_is_planned_too_late_in_the_day_or_twice(settings: Settings) -> None:
    evening = HandClock(NINE + timedelta(hours=10))
    with pytest.raises(command.Refused, match="between 08:00 and 18:18"):
        command.run_on(settings, evening, "SCC", command.begun)
    command.run_on(settings, HandClock(NINE), "SCC", command.begun)
    with pytest.raises(command.Refused, match="running there already"):
        command.run_on(settings, HandClock(NINE), "SCC", command.begun)
