"""With an address of PostgreSQL in the settings, the records lie there, and commands know it."""

from collections.abc import Callable
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
from storage.engines import ServerAddress
from storage.errors import BackupUnusable, StoreInUse, StoreThere
from storage.proving import prove
from storage.restore import Place, Restored, restore
from tests.a_server import AServer
from tests.bot.town import pristine_store, settings_in
from tests.storage.store_kit import open_case, seen

Wanted = Callable[[Settings, AServer], Settings]


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


def backed_up(settings: Settings, to: Path) -> Path:
    """The file of a backup of where the records are."""
    ring = open_ring(settings)
    made = back_up(
        database=kept_in(settings),
        beside=settings.database,
        ring_file=settings.ring,
        ring=ring,
        to=Places(to / "backups", to / "rings"),
        now=Clock().now(),
    )
    return made.path


def restored(settings: Settings, backup: Path, *, with_damage: bool = False) -> Restored:
    """What a backup is restored to, where the records of these settings are to be."""
    where = kept_in(settings)
    place = Place(
        database=settings.database,
        ring_file=settings.ring,
        ring=open_ring(settings),
        parties=read_agreement(settings.agreement).keys,
        prefixes=("BR",),
        server=where if isinstance(where, ServerAddress) else None,
    )
    return restore(backup, place, now=Clock().now(), ids=new_id, with_damage=with_damage)


def in_a_file(settings: Settings, _server: AServer) -> Settings:
    return settings.model_copy(update={"database_url": ""})


def in_a_database(settings: Settings, server: AServer) -> Settings:
    return settings.model_copy(update={"database_url": server.address(server.make()).url})


@pytest.mark.parametrize("second", [in_a_database, in_a_file], ids=lambda one: one.__name__)
def test_its_backup_is_proved_and_restored_wherever_it_is_wanted(
    settings: Settings, server: AServer, tmp_path: Path, second: Wanted
) -> None:
    with closing(open_held(settings, Clock().now())) as store:
        row = store.write(lambda unit: open_case(unit, party="SCC"))
    backup = backed_up(settings, tmp_path)
    assert prove(backup, beside=settings.database, ring=open_ring(settings)).holds
    assert [*settings.database.parent.iterdir()] == []

    there = second(settings, server)
    assert restored(there, backup).proof.holds

    gone_on_with(there, row.id, row.reference)
    with pytest.raises(StoreThere):
        restored(there, backup)


def test_what_was_restored_into_a_file_is_backed_up_and_goes_back_to_a_server(
    settings: Settings, server: AServer, tmp_path: Path
) -> None:
    with closing(open_held(settings, Clock().now())) as store:
        row = store.write(lambda unit: open_case(unit, party="SCC"))
    file = in_a_file(settings, server)
    restored(file, backed_up(settings, tmp_path / "first"))
    backup = backed_up(file, tmp_path / "second")
    for left in settings.database.parent.iterdir():
        left.unlink()

    there = in_a_database(settings, server)
    assert restored(there, backup).proof.holds

    gone_on_with(there, row.id, row.reference)


def test_what_is_not_as_it_was_written_comes_only_where_that_is_asked_for(
    settings: Settings, server: AServer, tmp_path: Path
) -> None:
    with closing(open_held(settings, Clock().now())) as store:
        row = store.write(lambda unit: open_case(unit, party="SCC"))
    name = settings.database_url.split("/")[3].split("?")[0]
    with closing(server.connect(name)) as hands:
        hands.execute("UPDATE cases SET status = 'closed'")
    backup, there = backed_up(settings, tmp_path), in_a_database(settings, server)

    with pytest.raises(BackupUnusable):
        restored(there, backup)
    assert not restored(there, backup, with_damage=True).proof.holds

    with closing(open_held(there, Clock().now())) as store:
        assert f"cases {row.id}" in store.inspect(None).damaged


def gone_on_with(there: Settings, case_id: str, reference: str) -> None:
    """It has what was backed up, sends nothing yet, and gives no reference twice."""
    with closing(open_held(there, Clock().now())) as store:
        assert store.read(lambda unit: seen(unit, case_id)).header.reference == reference
        assert not store.inspect(None).damaged
        assert store.read(restore_of)
        assert store.write(lambda unit: open_case(unit, party="SCC")).reference > reference


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
