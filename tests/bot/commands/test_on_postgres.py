"""With an address of PostgreSQL in the settings, the records lie there, and commands know it."""

from contextlib import closing
from pathlib import Path

import pytest

from adapters.clock import Clock, new_id
from bot.commands.doctor_answer import Finding
from bot.commands.doctor_store import UNPROVED, kept
from bot.commands.doctor_store import server as asked_of_server
from bot.config import Settings
from bot.service_files import read_agreement
from bot.store_keys import kept_in, open_held, open_ring
from bot.watch.restored import restore_of
from storage.backup import back_up
from storage.backup_folders import Places
from storage.dialect import kept_at
from storage.errors import StoreInUse, StoreThere
from storage.proving import prove
from storage.restore import Place, restore
from tests.a_server import AServer
from tests.bot.town import pristine_store, settings_in
from tests.storage.store_kit import open_case, seen


@pytest.fixture
def settings(tmp_path_factory: pytest.TempPathFactory, server: AServer) -> Settings:
    """Those of a bot that was started once with an address of PostgreSQL."""
    folder = tmp_path_factory.mktemp("served")
    changes = {"database_url": server.address(server.make()).url}
    return settings_in(pristine_store(folder, changes=changes, simulated=False), **changes)


def about(findings: list[Finding], what: str) -> list[str]:
    """What doctor says of it."""
    return [one.says for one in findings if one.about == what]


def test_a_command_finds_what_the_bot_kept_there_and_no_file_is_made(settings: Settings) -> None:
    with closing(open_held(settings, Clock().now())) as store:
        row = store.write(lambda unit: open_case(unit, party="SCC"))
        with pytest.raises(StoreInUse):
            kept_at(kept_in(settings)).lock()

    kept_at(kept_in(settings)).lock().release()
    assert row.reference.startswith("BR-2026-")
    assert not settings.database.exists()


def test_doctor_looks_at_it_and_at_its_backups_as_at_a_file_of_ours(settings: Settings) -> None:
    found = kept(settings, Clock(), simulated=False)

    assert "all as they were written" in about(found, "store")[0]
    assert len(about(found, "backup")) == 1


def test_doctor_says_where_the_server_may_be_anybody(settings: Settings) -> None:
    weak = f"{settings.database_url}&hostaddr=192.0.2.1&sslmode=require"
    found = asked_of_server(settings.model_copy(update={"database_url": weak}))

    assert about(found, "database server") == [UNPROVED]
    assert asked_of_server(settings) == []


def test_its_backup_is_made_proved_and_restored_into_another_database(
    settings: Settings, server: AServer, tmp_path: Path
) -> None:
    with closing(open_held(settings, Clock().now())) as store:
        row = store.write(lambda unit: open_case(unit, party="SCC"))
        to = Places(tmp_path / "backups", tmp_path / "rings")
        made = back_up(
            database=kept_in(settings),
            beside=settings.database,
            ring_file=settings.ring,
            ring=store.ring,
            to=to,
            now=Clock().now(),
        )
    proof = prove(made.path, beside=settings.database, ring=open_ring(settings))
    assert proof.holds
    assert [one.name for one in settings.database.parent.iterdir()] == []

    elsewhere = server.address(server.make())
    place = Place(
        database=settings.database,
        ring_file=settings.ring,
        ring=open_ring(settings),
        parties=read_agreement(settings.agreement).keys,
        prefixes=("BR",),
        server=elsewhere,
    )
    done = restore(made.path, place, now=Clock().now(), ids=new_id)

    assert done.proof.holds
    there = settings.model_copy(update={"database_url": elsewhere.url})
    with closing(open_held(there, Clock().now())) as store:
        assert store.read(lambda unit: seen(unit, row.id)).header.reference == row.reference
        assert not store.inspect(None).damaged
        assert store.read(restore_of)
        assert store.write(lambda unit: open_case(unit, party="SCC")).reference > row.reference
    with pytest.raises(StoreThere):
        restore(made.path, place, now=Clock().now(), ids=new_id)


def test_what_is_written_meanwhile_is_in_the_next_and_what_a_kill_left_goes(
    settings: Settings, tmp_path: Path
) -> None:
    left = settings.database.with_name(f"{settings.database.name}.copy")
    left.write_bytes(b"half")
    with closing(open_held(settings, Clock().now())) as store:
        late: list[str] = []

        def works_on(what: str, _share: float) -> None:
            if what == "copying" and not late:
                late.append(store.write(lambda unit: open_case(unit, party="SCC")).reference)

        made = back_up(
            database=kept_in(settings),
            beside=settings.database,
            ring_file=settings.ring,
            ring=store.ring,
            to=Places(tmp_path / "backups", tmp_path / "rings"),
            now=Clock().now(),
            progress=works_on,
        )
        there = store.end().sequence

    assert late
    assert not left.exists()
    assert prove(made.path, beside=settings.database, ring=open_ring(settings)).holds
    assert made.entries < there
