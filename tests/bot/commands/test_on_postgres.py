"""With an address of PostgreSQL in the settings, the records lie there, and commands know it."""

from contextlib import closing

import pytest

from adapters.clock import Clock
from bot.commands.doctor_answer import Finding
from bot.commands.doctor_store import UNPROVED, kept
from bot.commands.doctor_store import server as asked_of_server
from bot.config import Settings
from bot.store_keys import ServersOwn, kept_in, open_held, own_file
from storage.dialect import kept_at
from storage.errors import StoreInUse
from tests.a_server import AServer
from tests.bot.town import pristine_store, settings_in
from tests.storage.store_kit import open_case


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


def test_doctor_looks_at_it_and_leaves_its_backups_to_the_server(settings: Settings) -> None:
    found = kept(settings, Clock(), simulated=False)

    assert "all as they were written" in about(found, "store")[0]
    assert about(found, "backup") == [
        "the database's are PostgreSQL's own, and are not looked at here"
    ]


def test_doctor_says_where_the_server_may_be_anybody(settings: Settings) -> None:
    weak = f"{settings.database_url}&hostaddr=192.0.2.1&sslmode=require"
    found = asked_of_server(settings.model_copy(update={"database_url": weak}))

    assert about(found, "database server") == [UNPROVED]
    assert asked_of_server(settings) == []


def test_what_works_on_files_says_whose_business_it_is(settings: Settings) -> None:
    with pytest.raises(ServersOwn, match="the records lie in PostgreSQL") as told:
        own_file(settings)

    assert "docs/postgres.md" in told.value.advice
