"""A start is on the newest store that there was, or says what is lost; and it can always go on."""

import shutil
from collections.abc import Callable
from contextlib import closing
from dataclasses import replace
from pathlib import Path

import pytest

from governance.policy import REFERENCES_MARKED
from storage import keyring
from storage.checking import whole_store
from storage.dialect import kept_at
from storage.errors import (
    MarksUnusable,
    StoreDamaged,
    StoreMissing,
    StoreNotNewest,
    StoreUnavailable,
)
from storage.marks import End, Marks
from storage.migrate import KNOWN
from storage.open_store import Start, open_to_read
from storage.store import Store
from storage.store_files import StoreFiles
from tests.storage.store_kit import ROOT_KEY, Place, a_turn, open_case, put

NEW, AS_IT_IS = Start(new=True), Start(as_it_is=True)
SINGLE = Path(__file__).parents[1] / "data" / "golden_store_0e42c97"


def checked(store: Store) -> frozenset[str]:
    """What a whole check finds."""
    for look in whole_store():
        more = store.look(look)
        while more is not None:
            more = store.look(more)
    return store.damaged


def entries(store: Store) -> list[str]:
    return [one.what for one in store.read(lambda unit: unit.audit.of_subject("store"))]


def worked(place: Place) -> None:
    with closing(place.open()) as store:
        store.write(a_turn)


def reference(store: Store) -> str:
    return store.write(open_case).reference


def test_a_store_that_is_lost_is_no_first_start(place: Place) -> None:
    worked(place)
    place.lose()

    for _ in range(2):
        with pytest.raises(StoreMissing, match=r"the key ring ring\.json was used before") as lost:
            place.open()
        assert not kept_at(place.where).has_content
    assert "igdesk serve --new" in lost.value.advice


def test_who_begins_anew_gives_no_reference_twice(place: Place) -> None:
    worked(place)
    place.lose()

    with closing(place.open(start=NEW)) as store:
        assert reference(store) == f"BR-2026-{REFERENCES_MARKED + 1:04d}"
    with closing(place.open()) as store:
        assert reference(store) == f"BR-2026-{REFERENCES_MARKED + 2:04d}"
        assert checked(store) == frozenset()


def test_to_begin_anew_takes_nothing_away(place: Place) -> None:
    worked(place)
    with pytest.raises(StoreUnavailable, match="there is a store here already"):
        place.open(start=NEW)

    with closing(place.open()) as store:
        assert reference(store) == "BR-2026-0002"


def test_an_older_copy_is_gone_on_with_where_somebody_says_so_and_that_is_written_down(
    place: Place,
) -> None:
    worked(place)
    older = place.copy()
    with closing(place.open()) as store:
        assert [reference(store) for _ in range(3)][-1] == "BR-2026-0004"
    newest = place.copy()
    place.take_back(older)
    with pytest.raises(StoreNotNewest):
        place.open()

    with closing(place.open(start=AS_IT_IS)) as store:
        assert entries(store) == ["taken_as_it_is"]
        assert reference(store) == f"BR-2026-{REFERENCES_MARKED + 1:04d}"
        assert "store taken_as_it_is" in store.damaged
    with closing(place.open()) as store:
        assert checked(store) == frozenset()
    place.take_back(newest)  # it was found after all: but the other went on
    with pytest.raises(StoreNotNewest):
        place.open()


def test_lost_marks_stop_the_start_until_somebody_says_so(place: Place) -> None:
    worked(place)
    place.marks.unlink()
    with pytest.raises(MarksUnusable):
        place.open()

    with closing(place.open(start=AS_IT_IS)) as store:
        assert entries(store) == ["taken_as_it_is"]
        assert reference(store) == f"BR-2026-{REFERENCES_MARKED + 2:04d}"
    with closing(place.open()) as store:
        assert entries(store) == ["taken_as_it_is"]


@pytest.fixture
def killed(place: Place, tmp_path_factory: pytest.TempPathFactory) -> Place:
    """A store as a kill leaves it."""
    folder = tmp_path_factory.mktemp("killed") / "place"
    worked(place)
    with closing(place.open()) as store:
        store.write(lambda unit: put(unit, "k2", "s"))
        shutil.copytree(place.folder, folder)
    return Place(folder, place.numbers)


@pytest.mark.sqlite_alone
def test_what_a_kill_leaves_is_gone_on_with(killed: Place) -> None:
    with closing(killed.open()) as store:
        assert reference(store) == "BR-2026-0002"
        assert checked(store) == frozenset()
        assert entries(store) == []


@pytest.mark.sqlite_alone
@pytest.mark.parametrize("then", ["it had written nothing", "its log was emptied"])
def test_a_kill_when_nothing_is_in_the_log_is_no_loss(
    place: Place, tmp_path_factory: pytest.TempPathFactory, then: str
) -> None:
    folder = tmp_path_factory.mktemp("killed") / "place"
    worked(place)
    with closing(place.open()) as store:
        if then == "its log was emptied":
            store.write(lambda unit: put(unit, "k2", "s"))
            assert store.truncate_log()
        shutil.copytree(place.folder, folder)

    killed = Place(folder, place.numbers)
    reader = open_to_read(database=killed.database, ring=killed.ring, root_key=lambda: ROOT_KEY)
    with closing(reader):
        assert not reader.log_gone
    with closing(killed.open()) as store:
        assert store.damaged == frozenset()
        assert entries(store) == []
        assert reference(store) == "BR-2026-0002"


@pytest.mark.sqlite_alone
def test_where_the_log_is_gone_something_may_be_lost_and_that_is_said(killed: Place) -> None:
    killed.peek("SELECT * FROM meta")  # as another program may, which leaves no log
    assert not killed.database.with_name("igdesk.db-wal").exists()
    reader = open_to_read(database=killed.database, ring=killed.ring, root_key=lambda: ROOT_KEY)
    with closing(reader):
        assert reader.log_gone

    with closing(killed.open()) as store:
        assert store.damaged == {"store log_gone"}
        assert entries(store) == ["log_gone"]
        assert reference(store) == f"BR-2026-{REFERENCES_MARKED + 1:04d}"
    with closing(killed.open()) as store:
        assert store.damaged == frozenset()


def test_what_a_running_bot_writes_and_marks_meanwhile_is_no_loss(place: Place) -> None:
    with closing(place.open()) as store:
        store.write(lambda unit: put(unit, "k1", "s"))

        def meanwhile() -> bytes:
            store.write(lambda unit: put(unit, "k2", "s"))
            store.keep_marks()
            return ROOT_KEY

        reader = open_to_read(database=place.where, ring=place.ring, root_key=meanwhile)
        with closing(reader):
            assert reader.damaged == frozenset()


def files(place: Place) -> StoreFiles:
    return StoreFiles(kept_at(place.where), place.ring, lambda: ROOT_KEY)


def ring_alone(place: Place) -> None:
    keyring.open_or_create(place.ring, ROOT_KEY, new_id=place.new_id)


def ring_and_marks(place: Place) -> None:
    """As far as a first start writes before its first transaction."""
    with closing(place.open()):
        pass
    ring = keyring.open_or_create(place.ring, ROOT_KEY, new_id=place.new_id)
    marks = Marks.beside(place.ring, ring)
    known = marks.load()
    assert known is not None
    marks.begin(replace(known, counters={}, end=End(), running=True))
    place.lose()


@pytest.mark.parametrize("cut_short", [ring_alone, ring_and_marks])
def test_a_first_start_that_was_cut_short_is_taken_up(
    place: Place, cut_short: Callable[[Place], None]
) -> None:
    cut_short(place)
    files(place).refuse_if_gone()

    with closing(place.open()) as store:
        assert reference(store) == "BR-2026-0001"
        assert checked(store) == frozenset()


def test_a_start_that_is_refused_leaves_the_marks_as_they_were(place: Place) -> None:
    worked(place)
    before = place.marks.read_bytes()
    place.make_trigger("t", "audit")

    with pytest.raises(StoreDamaged, match="trigger t is none of ours"):
        place.open()
    assert place.marks.read_bytes() == before


def test_a_new_store_has_its_notes_from_its_first_transaction(place: Place) -> None:
    place.open().close()

    assert place.peek("SELECT sequence, what FROM audit") == [(1, "notes_begun")]
    place.tamper("DELETE FROM newest")
    for said in (KNOWN[-1], "0011", "0004", "0003"):
        place.tamper("UPDATE alembic_version SET version_num = ?", said)
        with pytest.raises(StoreDamaged):
            place.open()


def earlier(place: Place) -> Store:
    """The store of an earlier release with one sum over all notes."""
    key = bytes.fromhex((SINGLE / "root_key.hex").read_text())
    return place.open(root_key=lambda: key, simulated=True)


def about_notes(store: Store) -> list[str]:
    return [one.what for one in store.read(lambda unit: unit.audit.of_subject("newest"))]


@pytest.mark.sqlite_alone
def test_the_one_sum_of_an_earlier_release_becomes_parts_once(place: Place) -> None:
    place.take_in(SINGLE)
    notes = len(place.rows("newest"))
    for _ in range(2):
        with closing(earlier(place)) as store:
            assert about_notes(store) == ["notes_in_parts"]
            assert checked(store) == frozenset()
    assert len(place.rows("newest")) >= notes + len(place.rows("key_pins"))


@pytest.mark.sqlite_alone
def test_what_did_not_add_up_before_does_not_afterwards(place: Place) -> None:
    place.take_in(SINGLE)
    ((gone,),) = place.peek("SELECT id FROM turns LIMIT 1")
    place.tamper("DELETE FROM turns WHERE id = ?", gone)
    place.tamper("DELETE FROM newest WHERE id = ?", f"turns/{gone}")  # so that nothing misses it

    for _ in range(2):
        with closing(earlier(place)) as store:
            assert checked(store) == {"newest 00"}
