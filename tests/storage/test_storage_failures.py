"""Clear failures: full, locked, read-only, spoiled: a sentence, what to do, an exit code; nothing
is lost, and the same open store goes on once the cause is gone.
"""

import sqlite3
from collections.abc import Callable, Iterator
from contextlib import AbstractContextManager, closing, contextmanager
from dataclasses import dataclass

import pytest

from storage.errors import (
    IO_FAILED,
    NOT_ALLOWED,
    TRY_AGAIN,
    CorruptPage,
    DiskFull,
    Locked,
    ReadOnly,
    StoreUnavailable,
)
from storage.sqlite import BUSY_MILLISECONDS
from storage.store import Store
from tests.storage.store_kit import PLANTED, Place, a_turn, open_case, seen

pytestmark = pytest.mark.sqlite_alone
Spoils = Callable[[Store, Place], AbstractContextManager[None]]


def pragma(store: Store, words: str) -> None:
    """Tell the writer's own connection, outside any transaction."""
    with closing(store._writer.raw_connection()) as connection:
        connection.cursor().execute(f"PRAGMA {words}")


@contextmanager
def full(store: Store, place: Place) -> Iterator[None]:
    """No page may be added."""
    ((pages,),) = place.peek("PRAGMA page_count")
    pragma(store, f"max_page_count = {pages}")
    yield
    pragma(store, "max_page_count = 100000")


@contextmanager
def locked(store: Store, place: Place) -> Iterator[None]:
    """Somebody's SQL shell is in the middle of something."""
    pragma(store, "busy_timeout = 0")
    with closing(sqlite3.connect(place.database, isolation_level=None)) as other:
        other.execute("BEGIN IMMEDIATE")
        yield
        other.execute("ROLLBACK")
    pragma(store, f"busy_timeout = {BUSY_MILLISECONDS}")


@contextmanager
def read_only(store: Store, _place: Place) -> Iterator[None]:
    """SQLite answers as on a disk that is mounted so."""
    pragma(store, "query_only = ON")
    yield
    pragma(store, "query_only = OFF")


@dataclass(frozen=True)
class Failure:
    """What is done, and what is to be said of it."""

    spoils: Spoils
    kind: type[StoreUnavailable]
    code: int
    says: str
    advice: str


FAILURES = (
    Failure(full, DiskFull, TRY_AGAIN, "disk is full", "Make room"),
    Failure(locked, Locked, TRY_AGAIN, "another program holds it", "close it"),
    Failure(read_only, ReadOnly, NOT_ALLOWED, "read and not written", "read-only"),
)


@pytest.mark.parametrize("failure", FAILURES, ids=lambda failure: failure.spoils.__name__)
def test_each_failure_is_said_loses_nothing_and_passes(
    store: Store, place: Place, failure: Failure
) -> None:
    kept = store.write(open_case)
    before = place.rows("case_events"), place.rows("audit")
    with failure.spoils(store, place), pytest.raises(failure.kind, match=failure.says) as told:
        store.write(lambda unit: open_case(unit, text="x" * 20_000))
    after = place.rows("case_events"), place.rows("audit")

    assert told.value.exit_code == failure.code
    assert failure.advice in told.value.advice
    assert after == before
    assert store.damaged == frozenset()
    more = store.write(lambda unit: open_case(unit, text="x" * 20_000))
    assert store.read(lambda unit: seen(unit, kept.id)).report.what_happened == PLANTED
    assert store.read(lambda unit: seen(unit, more.id)).header.id == more.id


def spoil_a_page(place: Place, table: str) -> None:
    """Overwrite the first page of a table, as a failing disk would."""
    with closing(sqlite3.connect(place.database)) as connection:
        connection.execute("PRAGMA wal_checkpoint(TRUNCATE)")
        ((page,),) = connection.execute(
            "SELECT rootpage FROM sqlite_master WHERE name = ?", (table,)
        ).fetchall()
        ((size,),) = connection.execute("PRAGMA page_size").fetchall()
    with place.database.open("r+b") as file:
        file.seek((page - 1) * size)
        file.write(b"\xaa" * size)


def test_a_spoiled_page_is_said_counts_as_damage_and_leaves_the_rest(place: Place) -> None:
    with closing(place.open()) as store:
        kept = store.write(a_turn)
    spoil_a_page(place, "parts")
    with closing(place.open()) as again:
        with pytest.raises(CorruptPage, match="damaged") as told:
            again.inspect()

        assert told.value.exit_code == IO_FAILED
        assert "restore the last backup" in told.value.advice
        assert again.damaged == frozenset({"the database file"})
        assert again.read(lambda unit: seen(unit, kept)).report.what_happened == PLANTED


def test_every_failure_says_what_to_do_next() -> None:
    every = [StoreUnavailable]
    for kind in every:
        every += kind.__subclasses__()

    assert len(every) > 10
    assert all(kind.advice.endswith(".") and len(kind.advice) < 220 for kind in every)
    assert {kind.exit_code for kind in every} == {1, IO_FAILED, TRY_AGAIN, NOT_ALLOWED}
