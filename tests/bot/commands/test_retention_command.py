"""`igdesk retention`: what would go is listed and nothing done; a look at once does it."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest
from typer.testing import CliRunner, Result

from adapters.clock import Clock
from bot.commands.shell import app
from bot.store_keys import open_held
from governance.calendars import add_months
from governance.cases.event import Event
from governance.cases.facts import LessonRecorded
from governance.keys import CaseId, PartyKey
from governance.moments import london
from governance.retention.facts import EndForetold, Held, HoldFor
from storage.unit import Unit
from tests.bot.commands.doctor_kit import store_in
from tests.bot.town import NOBODY, ROLES, settings_in
from tests.cases import TOM
from tests.governance.climbing import near_miss

TODAY = Clock().now()
SCC = PartyKey("SCC")
LONG_AGO = TODAY - timedelta(days=3 * 366 + 20)
LAST_DAY = add_months(london(LONG_AGO + timedelta(hours=1)).date(), 36)
FORETOLD = Event(TODAY - timedelta(days=31), "retention", EndForetold(LAST_DAY))
HELD = Event(TODAY, TOM, Held(HoldFor.COURT, "Proceedings.", add_months(TODAY.date(), 3)))


def closed_long_ago(unit: Unit, *then: Event) -> CaseId:
    """A near miss whose three years are over."""
    opened = Event(LONG_AGO, TOM, near_miss("2026-11-23 09:00").history[0].fact)
    lesson = Event(LONG_AGO + timedelta(hours=1), TOM, LessonRecorded("Ask twice."))
    return unit.cases.open(
        actor=NOBODY,
        party=SCC,
        kind="near_miss",
        prefix="NM",
        opened=[opened, lesson, *then],
        now=TODAY,
    ).header.id


def shell(folder: Path, *words: str) -> Result:
    settings = settings_in(folder)
    given = {
        "IGDESK_ANONYMOUS": "1",
        "IGDESK_DATABASE": str(settings.database),
        "IGDESK_RING": str(settings.ring),
        "IGDESK_ROOT_KEY_FILE": str(settings.root_key_file),
        "IGDESK_ROLES": str(ROLES),
    }
    return CliRunner().invoke(app, ["retention", *words], env=given)


def make(folder: Path, *then: Event) -> None:
    with closing(store_in(folder, TODAY)) as store:
        store.write(lambda unit: closed_long_ago(unit, *then))


def listed(folder: Path) -> list[dict[str, object]]:
    found: list[dict[str, object]] = json.loads(shell(folder, "preview", "--json").stdout)
    return found


STEPS = [
    ((), "foretell", "1 foretold to their IG leads"),
    ((FORETOLD,), "go", "1 destroyed"),
    ((FORETOLD, HELD), "wait", "1 kept"),
]


@pytest.mark.parametrize(("then", "step", "said"), STEPS, ids=["not warned", "warned", "held"])
def test_a_preview_says_what_a_look_then_does(
    tmp_path: Path, then: tuple[Event, ...], step: str, said: str
) -> None:
    make(tmp_path, *then)
    (row,) = listed(tmp_path)
    again = listed(tmp_path)

    assert (row["step"], row["last_day"], row["years"]) == (step, LAST_DAY.isoformat(), 3)
    assert again == [row]
    ran = shell(tmp_path, "run")
    assert ran.exit_code == 0, ran.output
    assert said in ran.stdout


def test_what_was_destroyed_is_listed_no_more_and_its_backups_are_named(tmp_path: Path) -> None:
    make(tmp_path, FORETOLD)

    ran = shell(tmp_path, "run")

    assert "Keep neither for longer than 35 days" in ran.stdout
    assert listed(tmp_path) == []
    assert "No record's time is over" in shell(tmp_path, "preview").stdout


def test_another_day_shows_what_goes_until_then(tmp_path: Path) -> None:
    make(tmp_path, HELD)
    shell(tmp_path, "run")

    later = shell(tmp_path, "preview", "--until", "2039-01-01").stdout

    assert f"until {LAST_DAY.day} " not in later.split(", held")[1]
    assert "3 years (ours)" in later


def test_it_looks_at_nothing_while_the_bot_runs(tmp_path: Path) -> None:
    make(tmp_path)
    with closing(open_held(settings_in(tmp_path), TODAY)):
        ran = shell(tmp_path, "run")

    assert ran.exit_code != 0
    assert "stop" in ran.output.lower()


def test_what_cannot_be_read_is_said(tmp_path: Path) -> None:
    make(tmp_path, FORETOLD)
    with closing(open_held(settings_in(tmp_path), TODAY)) as store:
        store.write(lambda unit: closed_long_ago(unit, FORETOLD))
    with closing(sqlite3.connect(settings_in(tmp_path).database)) as database, database:
        database.execute(
            "UPDATE case_events SET payload = x'00' WHERE case_id IN (SELECT id FROM"
            " cases ORDER BY reference LIMIT 1)"
        )

    ran = shell(tmp_path, "run")

    assert ran.exit_code == 1
    assert "1 not looked at" in ran.stdout
    assert "the store is damaged" in ran.stderr
    assert "1 destroyed" in ran.stdout
