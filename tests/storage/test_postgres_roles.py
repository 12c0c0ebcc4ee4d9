"""The bot's own role on a server reads and writes rows, and can make, change or drop nothing."""

from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import psycopg
import pytest

from storage.engines import ServerAddress
from storage.errors import TablesNotOurs
from storage.migrate import HEAD
from tests.a_server import AServer, running
from tests.storage.store_kit import NOW, ServerPlace, a_turn, fill, open_case

SCRIPT = Path(__file__).parents[2] / "deploy" / "postgres-roles.sql"


@pytest.fixture(scope="module")
def prepared() -> Iterator[AServer]:
    """A server on which the administrator's script was run."""
    first, second = SCRIPT.read_text("utf-8").split("\\connect igdesk")
    with running() as server:
        for database, words in (("postgres", first), ("igdesk", second)):
            with closing(server.connect(database)) as admin:
                for statement in words.split(";")[:-1]:
                    admin.execute(statement.encode())
        yield server


def address(server: AServer, role: str) -> ServerAddress:
    """The database, as one of its roles."""
    return ServerAddress(server.address("igdesk").url.replace("postgres@", f"{role}@"))


@pytest.fixture(scope="module")
def place(prepared: AServer, tmp_path_factory: pytest.TempPathFactory) -> ServerPlace:
    """Its tables were made by their owner."""
    place = ServerPlace.there(tmp_path_factory.mktemp("roles"), prepared.folder, "igdesk")
    bot = address(prepared, "igdesk")
    with pytest.raises(TablesNotOurs, match="owns"):
        place.open(database=bot, shared=True)
    place.open(database=address(prepared, "igdesk_owner"), shared=True).close()
    return place


def test_the_bot_does_all_its_work_as_a_role_that_owns_nothing(
    place: ServerPlace, prepared: AServer
) -> None:
    with closing(place.open(database=address(prepared, "igdesk"), shared=True)) as store:
        store.write(a_turn)
        store.write(fill)
        store.top_up_keys(NOW + timedelta(days=40))
        store.write(lambda unit: unit.turns.forget_before(NOW + timedelta(days=2)))
        assert store.standing().does_rounds
        assert store.inspect(most=None).damaged == ()
        assert len(store.processes()) == 1
        assert store.standbys() == []


@pytest.mark.parametrize(
    "words",
    [
        "DROP TABLE audit",
        "TRUNCATE audit",
        "ALTER TABLE audit DROP COLUMN mac",
        "CREATE TABLE more (id int)",
        "CREATE TRIGGER t AFTER INSERT ON audit EXECUTE FUNCTION f()",
        "DROP INDEX outbox_order",
        "CREATE ROLE another",
        "CREATE DATABASE another",
    ],
)
def test_what_it_may_not(place: ServerPlace, prepared: AServer, words: str) -> None:
    url = address(prepared, "igdesk").url.replace("+psycopg", "")
    with closing(psycopg.connect(url, autocommit=True)) as bot, pytest.raises(psycopg.Error) as no:
        bot.execute(words.encode())

    assert no.value.sqlstate in ("42501", "42883")  # no right to it; or to the function


def test_an_upgrade_says_whose_work_it_is(place: ServerPlace, prepared: AServer) -> None:
    with closing(prepared.connect("igdesk")) as admin:
        admin.execute("UPDATE alembic_version SET version_num = '0014'")
    with pytest.raises(TablesNotOurs) as told:
        place.open(database=address(prepared, "igdesk"), shared=True)
    with closing(prepared.connect("igdesk")) as admin:
        admin.execute("UPDATE alembic_version SET version_num = %s", (HEAD,))

    assert "owns the tables" in str(told.value)
    with closing(place.open(database=address(prepared, "igdesk"), shared=True)) as store:
        store.write(open_case)
