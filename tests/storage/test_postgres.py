"""What only a server can do to a store: be away, be cut off, be a standby, be made otherwise."""

import threading
from collections.abc import Iterator
from contextlib import closing
from itertools import count
from pathlib import Path

import pytest

from storage.engines import ServerAddress
from storage.errors import (
    NOT_ALLOWED,
    TRY_AGAIN,
    Locked,
    ServerAway,
    ServerRefuses,
    StoreInUse,
    StoreUnavailable,
)
from storage.postgres import _WRITES, UNFIT
from storage.store import Store
from storage.unit import Unit
from tests.a_server import AServer, running
from tests.storage.another_process import begun
from tests.storage.store_kit import PLANTED, ServerPlace, a_turn, cut, open_case, seen


@pytest.fixture
def engine() -> str:
    """The one that these tests are about."""
    return "postgres"


@pytest.fixture
def there(server: AServer, tmp_path: Path) -> Iterator[ServerPlace]:
    """A place on the server."""
    place = ServerPlace(tmp_path, server=server)
    yield place
    place.go()


def test_a_server_that_was_started_anew_is_gone_on_with(there: ServerPlace) -> None:
    with closing(there.open()) as store:
        kept = store.write(open_case)
        with cut(there):
            assert store.read(lambda unit: seen(unit, kept.id)).header.id == kept.id
            more = store.write(open_case)

    assert more.reference == "BR-2026-0002"


def test_a_connection_that_ends_in_the_middle_keeps_nothing_of_it(there: ServerPlace) -> None:
    def cut_off(unit: object) -> None:
        a_turn(unit)  # type: ignore[arg-type]
        with cut(there):
            pass

    with closing(there.open()) as store:
        before = there.copy()
        with pytest.raises(ServerAway, match="nothing was lost") as told:
            store.write(cut_off)

        assert there.copy() == before
        assert told.value.exit_code == TRY_AGAIN
        assert store.damaged == frozenset()
        assert store.write(open_case).reference == "BR-2026-0001"


def test_a_server_that_is_stopped_is_said_to_be_away(tmp_path: Path) -> None:
    with running() as server:
        place = ServerPlace(tmp_path, server=server)
        store = place.open()
        store.write(open_case)
    with pytest.raises(ServerAway, match="cannot be reached"):
        store.write(open_case)
    with pytest.raises(ServerAway):
        place.open()
    store.close()


def test_whoever_lost_the_connection_may_find_the_store_taken(there: ServerPlace) -> None:
    with closing(there.open()) as first:
        with cut(there), closing(there.open()), pytest.raises(StoreInUse):
            first.write(open_case)

        assert first.write(open_case).reference == "BR-2026-0001"  # the other has ended


def test_writers_stand_in_line_and_give_up_where_one_is_stuck(there: ServerPlace) -> None:
    slow = ServerAddress(f"{there.server.address(there.name).url}&options=-clock_timeout%3D100")
    with (
        closing(there.open(database=slow)) as store,
        closing(there.server.connect(there.name)) as other,
    ):
        other.execute("SELECT pg_advisory_lock(%s)", (_WRITES,))
        with pytest.raises(Locked, match="another program holds it"):
            store.write(open_case)

        letting_go = threading.Timer(0.02, lambda: other.execute("SELECT pg_advisory_unlock_all()"))
        letting_go.start()
        letting_go.join()
        assert store.write(open_case).reference == "BR-2026-0001"


def test_a_reader_sees_one_moment_while_others_write(there: ServerPlace) -> None:
    def twice(unit: object) -> tuple[int, int]:
        first = len(unit.audit.of_subject("s"))  # type: ignore[attr-defined]
        store.write(open_case)
        return first, len(unit.audit.of_subject("s"))  # type: ignore[attr-defined]

    with closing(there.open()) as store:
        before, after = store.read(twice)

    assert before == after


@pytest.mark.parametrize(
    "made", ["LOCALE_PROVIDER icu ICU_LOCALE 'en-GB'", "ENCODING 'LATIN1'", "ENCODING 'SQL_ASCII'"]
)
def test_a_database_of_another_order_is_refused(server: AServer, tmp_path: Path, made: str) -> None:
    with closing(server.connect()) as admin:
        admin.execute(f"CREATE DATABASE odd TEMPLATE template0 {made}".encode())
    place = ServerPlace.there(tmp_path, server.folder, "odd")
    try:
        with pytest.raises(StoreUnavailable) as told:
            place.open()
    finally:
        server.drop("odd")

    assert str(told.value) == UNFIT


@pytest.mark.parametrize("who", ["nobody@/postgres", "postgres@/elsewhere"])
def test_a_server_that_does_not_let_us_in_is_said(there: ServerPlace, who: str) -> None:
    url = f"postgresql+psycopg://{who}?host={there.server.folder}"
    with pytest.raises(ServerRefuses) as told:
        there.open(database=ServerAddress(url, password=PLANTED))

    assert told.value.exit_code == NOT_ALLOWED
    assert PLANTED not in f"{told.value}{told.value.__context__}"


def test_a_password_is_in_no_words_about_the_address() -> None:
    assert PLANTED not in repr(ServerAddress("postgresql+psycopg://igdesk@db/igdesk", PLANTED))


def test_a_database_that_takes_no_writes_is_said_to_be_a_standby(there: ServerPlace) -> None:
    there.open().close()
    there.tamper(f"ALTER DATABASE {there.name} SET default_transaction_read_only = on")
    with pytest.raises(StoreUnavailable, match="can be read and not written") as told:
        there.open()

    assert "primary" in told.value.advice
    there.server.connect().execute(
        f"ALTER DATABASE {there.name} SET default_transaction_read_only = off".encode()
    ).connection.close()


def test_commits_wait_for_the_disk_whatever_the_server_is_set_to(there: ServerPlace) -> None:
    there.tamper(f"ALTER DATABASE {there.name} SET synchronous_commit = off")
    with closing(there.open()) as store:
        assert _said(store, "synchronous_commit") == "on"


WRITES_ON = """
store = {place}.open()
while True:
    print(store.write(open_case).reference, flush=True)
"""


def test_whoever_is_killed_loses_nothing_that_was_acknowledged(there: ServerPlace) -> None:
    there.open().close()
    with begun(WRITES_ON.format(place=there.again)) as process:
        assert process.stdout is not None
        said = [process.stdout.readline().strip() for _ in range(20)]
        process.kill()
        said += process.stdout.read().split()

    there.numbers = count(1_000_000)  # its ids began at nothing, as ours would
    with closing(there.open()) as store:
        kept = [row[0] for row in there.peek("SELECT reference FROM cases ORDER BY reference")]
        assert kept[: len(said)] == said
        assert len(kept) - len(said) in (0, 1)  # one may be kept, and not be said yet
        assert store.inspect().damaged == ()
        assert store.write(open_case).reference > kept[-1]


def _said(store: Store, setting: str) -> str:
    with store._writer.connect() as connection:
        return str(connection.exec_driver_sql(f"SHOW {setting}").scalar())


@pytest.mark.parametrize("odd", ["a\x00b", "\x00", "zebra \U0001f993"])
def test_what_somebody_sends_with_odd_characters_is_not_found_and_no_failure(
    there: ServerPlace, odd: str
) -> None:
    def looked_for(unit: Unit) -> tuple[object, ...]:
        return unit.due.of_subject(odd), unit.audit.of_subject(odd), unit.outbox.of_subject(odd)

    with closing(there.open()) as store:
        assert store.read(looked_for) == ((), (), ())
