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

from storage.engines import ServerAddress
from storage.errors import StoreUnavailable
from tests.a_server import WHO, AServer, running
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
        until, first_again = began + SECONDS, 0.0
        while len(acknowledged) < BEFORE + AFTER and time.monotonic() < until:
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
