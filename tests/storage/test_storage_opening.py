"""Opening, transactions, threads: all or nothing, one process, and nothing in the clear."""

import asyncio
import base64
import logging
import re
import sqlite3
import traceback
from contextlib import closing
from typing import Any

import psycopg
import pytest
from alembic.autogenerate import compare_metadata
from alembic.config import Config
from alembic.migration import MigrationContext
from alembic.script import ScriptDirectory

from governance.access import Action
from governance.keys import CaseId
from storage.dialect import kept_at
from storage.errors import (
    NeedsWriting,
    SimulatedMismatch,
    StoreInUse,
    StoreUnavailable,
    VersionConflict,
)
from storage.migrate import HEAD, KNOWN
from storage.open_store import open_to_read
from storage.store import Store
from storage.tables import metadata
from storage.threads import StoreThreads
from storage.unit import Unit
from tests.storage.another_process import said_by
from tests.storage.store_kit import (
    LEAD,
    NOW,
    PLANTED,
    REPORTER,
    ROOT_KEY,
    Place,
    a_turn,
    acknowledge,
    breach,
    open_case,
    seen,
)

SECOND_PROCESS = """
from storage.errors import StoreInUse
try:
    {place}.open()
except StoreInUse as refused:
    print(refused)
"""


def test_a_second_process_is_refused(store: Store, place: Place) -> None:
    told = said_by(SECOND_PROCESS.format(place=place.again))

    assert told == "the store is in use by another process\n"


def test_a_closed_store_can_be_opened_again_and_holds_what_was_written(place: Place) -> None:
    first = place.open()
    row = first.write(open_case)
    with pytest.raises(StoreInUse):
        place.open()
    first.close()

    with closing(place.open()) as again:
        assert again.read(lambda unit: seen(unit, row.id)).report.what_happened == PLANTED


def test_a_store_that_failed_to_open_holds_no_lock(place: Place) -> None:
    place.open().close()
    with pytest.raises(StoreUnavailable):
        place.open(root_key=lambda: bytes(32))

    place.open().close()


@pytest.mark.parametrize("made_simulated", [True, False])
def test_a_simulated_store_and_a_real_bot_refuse_each_other(
    place: Place, *, made_simulated: bool
) -> None:
    place.open(simulated=made_simulated).close()

    with pytest.raises(SimulatedMismatch):
        place.open(simulated=not made_simulated)
    place.open(simulated=made_simulated).close()


def test_a_store_that_should_be_there_is_not_made(place: Place) -> None:
    with pytest.raises(StoreUnavailable, match="there is no store"):
        place.open(create=False)

    assert not place.database.exists()
    with pytest.raises(StoreUnavailable, match="there is no store"):
        place.open(create=False)


def test_a_store_of_a_newer_release_is_refused(place: Place) -> None:
    place.open().close()
    place.tamper("UPDATE alembic_version SET version_num = '9999'")

    with pytest.raises(StoreUnavailable, match="newer release"):
        place.open()


@pytest.mark.filterwarnings("ignore:.*expression-based index")
def test_the_migrations_make_exactly_the_tables_of_this_release(place: Place) -> None:
    place.open().close()
    engine = kept_at(place.where).readers(1)
    with engine.connect() as connection:
        found = compare_metadata(MigrationContext.configure(connection), metadata)
    engine.dispose()

    assert found == []


def test_the_release_knows_its_own_migrations() -> None:
    config = Config()
    config.set_main_option("script_location", "storage:migrations")
    scripts = ScriptDirectory.from_config(config)

    assert scripts.get_current_head() == HEAD
    assert {script.revision for script in scripts.walk_revisions()} == set(KNOWN)


def test_alembic_is_not_imported_when_there_is_nothing_to_move(place: Place) -> None:
    place.open().close()
    program = f"{place.again}.open().close()\nimport sys\nprint('alembic' in sys.modules)"

    assert said_by(program) == "False\n"


@pytest.mark.sqlite_alone
def test_the_database_is_set_up_to_lose_nothing(store: Store) -> None:
    def pragmas(engine: Any, *names: str) -> list[Any]:
        with engine.connect() as connection:
            return [connection.exec_driver_sql(f"PRAGMA {name}").scalar() for name in names]

    kept = ("journal_mode", "synchronous", "foreign_keys", "secure_delete")
    assert pragmas(store._writer, *kept) == ["wal", 2, 1, 1]
    assert pragmas(store._readers, "query_only") == [1]


def everything(place: Place) -> list[Any]:
    tables = ("cases", "case_events", "case_index", "audit", "outbox", "due", "turns", "counters")
    return [place.rows(table) for table in tables]


def test_a_turn_that_fails_leaves_nothing_behind(store: Store, place: Place) -> None:
    before = everything(place)

    def fail(unit: Unit) -> None:
        a_turn(unit)
        raise VersionConflict("at the very end")

    with pytest.raises(VersionConflict, match="very end"):
        store.write(fail)
    assert everything(place) == before
    store.write(a_turn)


def test_a_shell_command_reads_beside_the_bot_and_after_it_and_writes_nothing(
    place: Place,
) -> None:
    def look() -> str:
        reader = open_to_read(database=place.where, ring=place.ring, root_key=lambda: ROOT_KEY)
        with closing(reader):
            with pytest.raises(NeedsWriting):
                reader.read(lambda u: u.cases.history(LEAD, row.id, Action.OPEN, now=NOW))
            return reader.read(lambda unit: seen(unit, row.id)).report.what_happened

    with closing(place.open()) as store:
        row = store.write(open_case)
        assert look() == PLANTED
    before = everything(place)

    assert look() == PLANTED
    assert everything(place) == before


def test_a_shell_command_does_not_make_or_move_a_store(place: Place) -> None:
    def look(*, simulated: bool = False) -> None:
        open_to_read(
            database=place.where, ring=place.ring, root_key=lambda: ROOT_KEY, simulated=simulated
        )

    with pytest.raises(StoreUnavailable, match="there is no store"):
        look()
    place.open().close()
    with pytest.raises(SimulatedMismatch):
        look(simulated=True)
    place.tamper("UPDATE alembic_version SET version_num = '0000'")
    with pytest.raises(StoreUnavailable, match="start the bot once"):
        look()


def test_a_read_cannot_write(store: Store) -> None:
    with pytest.raises(NeedsWriting):
        store.read(open_case)


@pytest.mark.sqlite_alone
def test_a_full_disk_is_said_loses_nothing_and_passes(store: Store, place: Place) -> None:
    kept = store.write(open_case)
    with store._writer.connect() as connection:
        pages = connection.exec_driver_sql("PRAGMA page_count").scalar()
        connection.exec_driver_sql(f"PRAGMA max_page_count = {pages}")
    before = everything(place)

    with pytest.raises(StoreUnavailable, match="the disk is full"):
        store.write(lambda unit: open_case(unit, text="x" * 20_000))
    assert everything(place) == before
    with store._writer.connect() as connection:
        connection.exec_driver_sql("PRAGMA max_page_count = 100000")

    store.write(lambda unit: open_case(unit, text="x" * 20_000))
    assert store.read(lambda unit: seen(unit, kept.id)).report.what_happened == PLANTED


def spellings(text: str) -> list[bytes]:
    return [
        text.encode(),
        text.encode("utf-16-le"),
        text.encode("utf-16-be"),
        *(base64.b64encode(b"x" * n + text.encode())[4:-4] for n in range(3)),
        text.encode().hex().encode(),
    ]


@pytest.mark.sqlite_alone
def test_nothing_that_was_sealed_and_nobody_is_found_in_any_file(
    store: Store, place: Place
) -> None:
    case_id = store.write(a_turn)
    case = store.read(lambda unit: seen(unit, case_id))
    store.write(lambda unit: acknowledge(unit, case))
    opened = store.write(
        lambda unit: unit.cases.history(LEAD, CaseId(case_id), Action.OPEN, now=NOW)
    )
    assert breach(opened).report.what_happened == PLANTED
    files = [path for path in place.folder.rglob("*") if path.is_file()]
    assert any(path.name.endswith("-wal") for path in files)

    for path in files:
        data = path.read_bytes()
        for text in (PLANTED, REPORTER.person.object_id, LEAD.person.text):
            assert not any(spelling in data for spelling in spellings(text)), path.name


async def test_the_event_loops_store_writes_in_order_and_reads_beside(place: Place) -> None:
    threads = StoreThreads(place.open())
    rows = await asyncio.gather(*(threads.write(open_case) for _ in range(5)))
    found = await asyncio.gather(
        *(threads.read(lambda unit, at=row.id: seen(unit, at)) for row in rows)  # type: ignore[misc]
    )

    assert [case.header.reference for case in found] == [f"BR-2026-000{n}" for n in range(1, 6)]
    assert await threads.run_on_writer(lambda store: store.top_up_keys(NOW)) == 0
    threads.close()


def test_debug_logs_and_database_errors_hold_nothing_that_was_said(
    place: Place, caplog: pytest.LogCaptureFixture
) -> None:
    caplog.set_level(logging.DEBUG)
    twice = iter(["same", "index", "same", "index"])

    with closing(place.open()) as store:
        store._ids = lambda: next(twice)
        store.write(open_case)
        with pytest.raises((sqlite3.IntegrityError, psycopg.IntegrityError)) as refused:
            store.write(open_case)

    told = "".join(traceback.format_exception(refused.value)) + caplog.text
    assert re.search("cases.id|cases_pkey", told)
    assert PLANTED not in told
    assert REPORTER.person.object_id not in told
