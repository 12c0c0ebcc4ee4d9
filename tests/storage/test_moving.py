"""A store moves from its file to a server: all of it, once, however often it is cut off."""

from collections.abc import Iterator
from contextlib import closing, suppress
from itertools import count
from pathlib import Path

import pytest

from governance.keys import PartyKey
from storage import copying
from storage.dialect import kept_at
from storage.errors import MoveSpoiled, StoreMoved, StoreMoving, StoreThere
from storage.moving import Moved, move, settle
from storage.progress import Progress, unheard
from storage.tables import metadata
from tests.a_server import AServer
from tests.storage.store_kit import (
    DATA,
    FROZEN,
    NOW,
    PLANTED,
    Place,
    ServerPlace,
    fill,
    fill_a_tile,
    open_case,
    put,
    seen,
)

TABLES = [table.name for table in metadata.sorted_tables]


@pytest.fixture
def old(tmp_path: Path) -> Place:
    """A store in a file, with something in every table."""
    place = Place(tmp_path)
    with closing(place.open()) as store:
        store.write(fill)
        store.write(fill_a_tile)
    return place


@pytest.fixture
def new(tmp_path: Path, server: AServer) -> Iterator[ServerPlace]:
    """Where it is to go."""
    place = ServerPlace(tmp_path, server=server)
    yield place
    place.go()


@pytest.fixture(autouse=True)
def _a_few_rows_at_a_time(monkeypatch: pytest.MonkeyPatch) -> None:
    monkeypatch.setattr(copying, "AT_A_TIME", 7)


def moved(old: Place, new: Place, hears: Progress = unheard) -> Moved:
    """Move it."""
    with closing(old.open()) as store:
        return move(store, new.where, hears=hears)


class Killed(BaseException):
    """What stands for a kill: nothing of ours tidies up after it."""


def after(steps: int) -> Progress:
    """Be killed at that step of the way."""
    numbers = count()

    def hear(_what: str, _share: float) -> None:
        if next(numbers) >= steps:
            raise Killed

    return hear


def at_comparing(what: str, _share: float) -> None:
    """Be killed when all has come."""
    if what == "comparing":
        raise Killed


def test_every_row_is_there_and_the_store_goes_on(old: Place, new: ServerPlace) -> None:
    before = {table: sorted(old.rows(table)) for table in TABLES}

    done = moved(old, new)

    assert {table: sorted(new.rows(table)) for table in TABLES} == before
    assert done.rows == sum(map(len, before.values()))
    assert done.before == 0
    with closing(new.open()) as store:
        assert not store.inspect(None).damaged
        assert store.write(open_case).reference == "BR-2026-0002"
        assert store.write(lambda unit: put(unit, "more", "BR-2026-0002"))


def test_numbers_go_on_behind_every_one_that_was_given_out(old: Place, new: ServerPlace) -> None:
    with closing(old.open()) as store:
        store.write(
            lambda unit: unit.due.put(subject="s", what="w", party=PartyKey("acorn"), at=NOW)
        )
        store.write(lambda unit: unit.due.clear("s"))
    given = old.peek("SELECT seq FROM sqlite_sequence WHERE name = 'due'")[0][0]

    moved(old, new)

    with closing(new.open()) as store:
        store.write(
            lambda unit: unit.due.put(subject="s", what="x", party=PartyKey("acorn"), at=NOW)
        )
    assert new.peek("SELECT max(number) FROM due") == [(given + 1,)]


def test_the_old_one_says_where_it_went_and_is_not_opened_again(
    old: Place, new: ServerPlace
) -> None:
    moved(old, new)

    with pytest.raises(StoreMoved, match="moved to") as told:
        old.open()
    assert told.value.place == kept_at(new.where).place
    assert "IGDESK_DATABASE_URL" in told.value.advice


@pytest.mark.parametrize("steps", [0, 1, 5, 20, 40, 60])
def test_cut_off_anywhere_it_goes_on_and_nothing_comes_twice(
    old: Place, new: ServerPlace, steps: int
) -> None:
    before = {table: sorted(old.rows(table)) for table in TABLES}
    with suppress(Killed):
        moved(old, new, after(steps))
    with pytest.raises(StoreMoving):
        new.open()

    done = moved(old, new)

    assert {table: sorted(new.rows(table)) for table in TABLES} == before
    assert done.before > 0
    with closing(new.open()) as store:
        assert not store.inspect(None).damaged


def test_what_the_old_one_did_since_comes_too(old: Place, new: ServerPlace) -> None:
    with suppress(Killed):
        moved(old, new, after(30))
    with closing(old.open()) as store:
        late = store.write(lambda unit: open_case(unit, text=f"{PLANTED} late"))

    done = moved(old, new)

    assert done.before == 0
    with closing(new.open()) as store:
        assert store.read(lambda unit: seen(unit, late.id)).header.reference == late.reference


def test_it_moves_over_no_other_store(old: Place, new: ServerPlace, tmp_path: Path) -> None:
    other = ServerPlace(tmp_path / "other", server=new.server)
    other.open().close()
    there = other.copy()

    with pytest.raises(StoreThere):
        moved(old, other)

    assert other.copy() == there
    old.open().close()
    other.go()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE cases SET status = 'closed'",
        "DELETE FROM audit WHERE sequence = 2",
        "INSERT INTO taps VALUES ('one more', 1)",
    ],
    ids=["a row changed", "a row gone", "a row more"],
)
def test_what_is_not_as_it_went_is_seen_and_the_old_one_stands(
    old: Place, new: ServerPlace, statement: str
) -> None:
    with suppress(Killed):
        moved(old, new, at_comparing)
    new.tamper(statement)

    with pytest.raises(MoveSpoiled) as told:
        moved(old, new)

    assert "The old store is as it was" in told.value.advice
    old.open().close()


def test_cut_off_between_the_last_two_words_only_the_last_is_said(
    old: Place, new: ServerPlace
) -> None:
    moved(old, new)
    with closing(new.connect()) as connection:
        connection.execute("CREATE TABLE moving (of TEXT)")
        connection.commit()
    with pytest.raises(StoreMoving):
        new.open()

    settle(new.where)

    new.open().close()


@pytest.mark.parametrize("name", FROZEN)
def test_what_earlier_releases_left_moves_once_it_was_started(
    tmp_path: Path, new: ServerPlace, name: str
) -> None:
    old, golden = Place(tmp_path), DATA / f"golden_store_{name}"
    old.take_in(golden)
    theirs = {
        "root_key": lambda: bytes.fromhex((golden / "root_key.hex").read_text("utf-8")),
        "simulated": True,
    }
    with closing(old.open(**theirs)) as store:
        move(store, new.where)

    with closing(new.open(**theirs)) as store:
        assert not store.inspect(None).damaged
