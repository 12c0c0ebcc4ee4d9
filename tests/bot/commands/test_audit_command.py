"""`igdesk audit`: who read and did what, the chain walked, and a checkpoint that is kept."""

import json
import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from governance.access import Action
from governance.keys import PartyKey, TenantId
from governance.people.identity import Membership, PersonId, Role, Viewer
from storage.last_change import last_change_beside
from storage.marks import marks_beside
from storage.unit import Unit
from tests.bot.commands.doctor_kit import store_in
from tests.bot.commands.shell import beside_store
from tests.bot.town import NINE, REFERENCE, settings_in
from tests.outsider import outsiders_script
from tests.storage.store_kit import reported

SCC = PartyKey("SCC")
TENANT = TenantId("11111111-1111-4111-8111-111111111111")
PRIYA = Viewer(PersonId(TENANT, "a1000000-0000-4000-8000-000000000001"), ())
A_LEAD = Viewer(PersonId(TENANT, "unlisted"), (Membership(SCC, Role.IG_LEAD),))


def worked_on(unit: Unit) -> None:
    """One reports, a lead reads it twice."""
    case = unit.cases.open(
        actor=PRIYA,
        party=SCC,
        kind="breach",
        prefix="BR",
        opened=[reported(by=PRIYA.person)],
        now=NINE,
    )
    for _ in range(2):
        unit.cases.history(A_LEAD, case.header.id, Action.OPEN, now=NINE)


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A stopped bot's store, with a case that was read."""
    with closing(store_in(tmp_path, NINE)) as store:
        store.write(worked_on)
    return tmp_path


def by_hand(folder: Path, statement: str) -> None:
    with closing(sqlite3.connect(settings_in(folder).database)) as connection, connection:
        connection.execute(statement)


def test_it_shows_who_read_a_case_and_what_was_done(folder: Path) -> None:
    shown = beside_store(folder, "audit", "show", REFERENCE.lower())

    assert shown.returncode == 0, shown.stderr
    opened, read, _ = shown.stdout.splitlines()[1:]
    assert opened.endswith("opened     version 1    Priya Marlowe")
    assert "Mon 23 Nov 2026 09:00  read" in read
    assert f"{A_LEAD.person.text} (not in the roles file)" in read


def test_a_program_reads_it_too(folder: Path) -> None:
    shown = beside_store(folder, "audit", "show", REFERENCE, "--json")

    assert [(one["what"], one["actor"]) for one in json.loads(shown.stdout)] == [
        ("opened", PRIYA.person.text),
        *[("read", A_LEAD.person.text)] * 2,
    ]


def test_what_it_knows_nothing_about_is_said(folder: Path) -> None:
    shown = beside_store(folder, "audit", "show", "BR-2026-0099")

    assert (shown.returncode, shown.stdout) == (1, "")
    assert "The chain has nothing about BR-2026-0099" in shown.stderr


def test_a_whole_chain_is_right_and_holds_what_was_kept(folder: Path) -> None:
    kept = folder / "checkpoints.txt"
    kept.write_text(beside_store(folder, "audit", "checkpoint").stdout, encoding="utf-8")
    found = beside_store(folder, "audit", "verify", "--against", str(kept))

    assert found.returncode == 0, found.stderr
    assert "entries are as they were written" in found.stdout
    assert "every checkpoint that you kept (1)" in found.stdout


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("UPDATE audit SET what = 'read' WHERE sequence = 2", id="changed"),
        pytest.param("DELETE FROM audit WHERE sequence = 2", id="taken out"),
        pytest.param("UPDATE audit SET at = at + 1 WHERE sequence = 2", id="moved in time"),
    ],
)
def test_an_entry_that_was_touched_is_named(folder: Path, statement: str) -> None:
    by_hand(folder, statement)
    found = beside_store(folder, "audit", "verify", "--json")

    assert found.returncode == 1
    assert json.loads(found.stdout)["first_bad"] == 2


def test_an_end_that_was_cut_off_is_seen_by_the_marks(folder: Path) -> None:
    by_hand(folder, "DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)")
    found = beside_store(folder, "audit", "verify")

    assert (found.returncode, "not the newest" in found.stderr) == (1, True)


def test_where_the_marks_were_put_back_as_well_the_sum_sees_it(folder: Path) -> None:
    marks = marks_beside(settings_in(folder).ring)
    before = marks.read_bytes()
    with closing(store_in(folder, NINE)) as store:
        store.write(worked_on)
    marks.write_bytes(before)
    by_hand(folder, "DELETE FROM audit WHERE sequence = (SELECT max(sequence) FROM audit)")
    found = beside_store(folder, "audit", "verify", "--json")

    assert found.returncode == 1
    assert "newest" in json.loads(found.stdout)["damaged"]


def test_where_all_of_it_was_put_back_a_checkpoint_alone_sees_it(folder: Path) -> None:
    ring = settings_in(folder).ring
    files = (settings_in(folder).database, marks_beside(ring), last_change_beside(ring))
    before = [file.read_bytes() for file in files]
    with closing(store_in(folder, NINE)) as store:
        store.write(worked_on)
    kept = folder / "checkpoints.txt"
    kept.write_text(beside_store(folder, "audit", "checkpoint").stdout, encoding="utf-8")
    for file, data in zip(files, before, strict=True):
        file.write_bytes(data)
    alone = beside_store(folder, "audit", "verify")
    against = beside_store(folder, "audit", "verify", "--against", str(kept))

    assert (alone.returncode, "only a checkpoint kept elsewhere" in alone.stdout) == (0, True)
    assert (against.returncode, "no longer holds checkpoint" in against.stdout) == (1, True)


@pytest.mark.parametrize(
    ("statement", "where"),
    [
        pytest.param("DELETE FROM counters", "counters ", id="up to where references went"),
        pytest.param("DELETE FROM case_events", "cases ", id="what happened"),
        pytest.param(
            "UPDATE audit SET wrap = NULL WHERE sequence = 2",
            "audit 2 was emptied",
            id="the key of an entry",
        ),
    ],
)
def test_what_the_chain_is_about_is_looked_at_too(folder: Path, statement: str, where: str) -> None:
    by_hand(folder, statement)
    found = beside_store(folder, "audit", "verify")

    assert found.returncode == 1
    assert "entries are as they were written" in found.stdout
    assert where in found.stdout


def test_a_file_without_checkpoints_is_used_wrongly(folder: Path) -> None:
    empty = folder / "notes.txt"
    empty.write_text("nothing here", encoding="utf-8")

    assert beside_store(folder, "audit", "verify", "--against", str(empty)).returncode == 2


def test_it_works_beside_a_bot_that_runs(folder: Path) -> None:
    with closing(store_in(folder, NINE)):
        assert beside_store(folder, "audit", "verify").returncode == 0


def test_it_says_the_key_and_the_heads_that_outsiders_check(folder: Path) -> None:
    assert "No head was signed yet" in beside_store(folder, "audit", "heads").stdout
    with closing(store_in(folder, NINE)) as store:
        store.write(lambda unit: unit.heads.sign(now=NINE))
    key = beside_store(folder, "audit", "key").stdout.strip()
    heads = beside_store(folder, "audit", "heads").stdout

    assert key.startswith("igdesk/")
    logs, _, faults = outsiders_script().check_heads(key, [heads])
    assert (list(logs), faults) == ([key.split("+")[0]], [])
