"""A server and its standby: the first is killed in the midst of it, the second takes its place.

What docs/postgres.md tells an administrator to do is done here; nothing that was acknowledged goes.
"""

import threading
import time
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path

import pytest

from bot.commands.doctor_answer import State
from bot.commands.doctor_store import standby
from storage.engines import ServerAddress
from storage.errors import StoreUnavailable
from tests.a_server import WHO, AServer, running
from tests.crash.waiting import until
from tests.storage.store_kit import ServerPlace, open_case

BEFORE, AFTER = 60, 20
"""Commits that are acknowledged before the kill, and after it."""
SECONDS = 60.0
"""In which the bot must go on."""


@dataclass(frozen=True)
class Pair:
    """Two servers, and a store on the first that finds the second by itself."""

    first: AServer
    second: AServer
    place: ServerPlace

    @property
    def both(self) -> ServerAddress:
        """One address: of the two, the one that takes writes is meant."""
        hosts = f"{self.first.folder},{self.second.folder}"
        return ServerAddress(f"postgresql+psycopg://{WHO}@/{self.place.name}?host={hosts}")


@pytest.fixture
def pair(tmp_path: Path) -> Iterator[Pair]:
    """They run, and the second follows the first."""
    with running() as first:
        place = ServerPlace(tmp_path, server=first)
        place.open().close()
        with running(standby_of=first) as second:
            with closing(first.connect()) as admin:
                admin.execute("ALTER SYSTEM SET synchronous_standby_names = '*'")
                admin.execute("SELECT pg_reload_conf()")
            yield Pair(first, second, place)


def test_the_first_is_killed_and_the_second_goes_on_with_all_that_was_acknowledged(
    pair: Pair,
) -> None:
    acknowledged: list[str] = []
    killed = threading.Event()
    failed = 0

    def fall() -> None:
        pair.first.kill()
        killed.set()
        pair.second.promote()

    falls = threading.Thread(target=fall)
    with closing(pair.place.open(database=pair.both)) as store:
        while len(acknowledged) < BEFORE:
            acknowledged.append(store.write(open_case).reference)
        falls.start()
        began = time.monotonic()
        ends, first_again = began + SECONDS, 0.0
        while len(acknowledged) < BEFORE + AFTER and time.monotonic() < ends:
            try:
                acknowledged.append(store.write(open_case).reference)
            except StoreUnavailable:
                failed += 1
                continue
            if killed.is_set() and failed and not first_again:
                first_again = time.monotonic() - began
        falls.join()
        looked = store.inspect(None)

    with closing(pair.second.connect(pair.place.name)) as there:
        kept = {row[0] for row in there.execute("SELECT reference FROM cases")}
    print(f"\n{first_again:.1f} s from the kill to the next commit; {failed} were refused")
    assert failed
    assert len(acknowledged) == BEFORE + AFTER
    assert len(set(acknowledged)) == len(acknowledged)
    assert set(acknowledged) <= kept
    assert (looked.damaged, looked.first_bad_entry) == ((), None)


def test_the_server_tells_who_follows_it_and_whether_it_is_waited_for(pair: Pair) -> None:
    with closing(pair.place.open(database=pair.both)) as store:
        store.write(open_case)
        (waited_for,) = store.standbys()
        with closing(pair.first.connect()) as admin:
            admin.execute("ALTER SYSTEM RESET synchronous_standby_names")
            admin.execute("SELECT pg_reload_conf()")
            until(lambda: not store.standbys()[0].waits, "the server to wait no more")
        (not_waited_for,) = store.standbys()

    assert waited_for.waits
    assert standby(waited_for).state is State.OK
    assert f"{waited_for.name} follows the database server" in standby(waited_for).says
    assert standby(not_waited_for).state is State.NOTE
    assert "synchronous_standby_names" in standby(not_waited_for).do


def test_a_server_alone_has_nobody_that_follows_it(server: AServer, tmp_path: Path) -> None:
    place = ServerPlace(tmp_path, server=server)
    with closing(place.open()) as store:
        assert list(store.standbys()) == []
    place.go()
