"""What is shredded is gone: from the rows, the file and its log.

What backups hold of it is in test_backup.py.
"""

import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import select

from governance.access import Action
from governance.keys import CaseId, PartId, PartyKey
from governance.people.identity import System
from storage.dialect import kept_at
from storage.emptied import EMPTIED, SAY_SHREDDED
from storage.errors import NotThere, VersionConflict
from storage.pins import records_by_key
from storage.session import Session
from storage.shredding import bare_of
from storage.store import Store
from storage.tables import case_events, cases
from storage.unit import Unit
from tests.storage.store_kit import (
    LEAD,
    NOW,
    REPORTER,
    ROOT_KEY,
    STRANGER,
    TIMER,
    Place,
    a_turn,
    acknowledge,
    open_case,
    put,
    seen,
)
from tests.storage.stranger import Stranger

RETENTION = System("retention")
LATER = NOW + timedelta(days=4000)


def shred(store: Store, case_id: str) -> None:
    store.write(lambda unit: unit.shredder.case(CaseId(case_id), actor=RETENTION, now=NOW))


def case_of_two(store: Store) -> str:
    """A case with two events, a message, something planned, and a read; its id."""
    case_id = store.write(a_turn)
    store.write(lambda unit: acknowledge(unit, seen(unit, case_id)))
    store.write(lambda unit: unit.cases.history(LEAD, CaseId(case_id), Action.OPEN, now=NOW))
    return case_id


def sealed_bytes(place: Place, case_id: str) -> list[bytes]:
    """Everything sealed, and every wrapped key, of one case, as it lies in the file."""
    wanted = [
        ("SELECT wrap FROM cases WHERE id = ?", case_id),
        ("SELECT payload FROM case_events WHERE case_id = ?", case_id),
        ("SELECT content FROM outbox WHERE subject = ?", case_id),
        ("SELECT wrap FROM outbox WHERE subject = ?", case_id),
        ("SELECT value FROM case_index WHERE case_id = ?", case_id),
    ]
    found = [row[0] for query, of in wanted for row in place.peek(query, of)]
    assert len(found) == 7
    return found


def holding(folder: Path, secrets: list[bytes]) -> list[str]:
    """The files of a folder that hold any of these bytes."""
    files = [path for path in folder.iterdir() if path.is_file()]
    return [path.name for path in files if any(one in path.read_bytes() for one in secrets)]


@pytest.mark.sqlite_alone
def test_not_one_byte_of_it_is_left_in_the_file_or_its_log(store: Store, place: Place) -> None:
    case_id = case_of_two(store)
    secrets, folder = sealed_bytes(place, case_id), place.database.parent
    store.truncate_log()
    assert holding(folder, secrets) == ["igdesk.db"]

    shred(store, case_id)

    assert store.truncate_log()
    assert holding(folder, secrets) == []
    assert (folder / "igdesk.db-wal").stat().st_size == 0


@pytest.mark.sqlite_alone
def test_the_log_alone_would_still_hold_it(store: Store, place: Place) -> None:
    """Why the log is emptied: it holds what was written before."""
    case_id = case_of_two(store)
    secrets = sealed_bytes(place, case_id)
    shred(store, case_id)

    assert "igdesk.db-wal" in holding(place.database.parent, secrets)


@pytest.mark.sqlite_alone
def test_its_log_waits_for_whoever_reads(store: Store, place: Place) -> None:
    case_id = case_of_two(store)
    with closing(sqlite3.connect(place.database)) as reader:
        reader.execute("BEGIN")
        reader.execute("SELECT * FROM cases").fetchall()
        shred(store, case_id)
        place_busy = store.truncate_log()

    assert not place_busy
    assert store.truncate_log()


def test_who_looks_at_it_finds_that_it_is_not_there(store: Store) -> None:
    case_id = case_of_two(store)
    before = store.read(lambda unit: seen(unit, case_id))
    shred(store, case_id)

    for look in (
        lambda unit: unit.cases.history(TIMER, CaseId(case_id), Action.OPEN, now=NOW),
        lambda unit: unit.cases.find(LEAD, before.header.reference, Action.OPEN, now=NOW),
        lambda unit: acknowledge(unit, before),
    ):
        with pytest.raises(NotThere):
            store.write(look)


def test_no_list_has_it_and_the_others_stay(store: Store) -> None:
    gone, stays = case_of_two(store), store.write(open_case).id
    shred(store, gone)

    def lists(unit: Unit) -> list[Any]:
        mine = [row.id for row in unit.cases.mine(REPORTER)]
        since = [*unit.cases.opened_since(PartyKey("acorn"), "breach", NOW)]
        return [mine, since, [row.id for row in unit.cases.open_in(LEAD, PartyKey("acorn"))]]

    assert store.read(lists) == [[stays], [stays], [stays]]


def test_it_is_shredded_once(store: Store) -> None:
    case_id = case_of_two(store)
    shred(store, case_id)

    with pytest.raises(NotThere):
        shred(store, case_id)


def test_the_tombstone_and_the_chain_stay_whole(store: Store, place: Place) -> None:
    case_id = case_of_two(store)
    shred(store, case_id)
    found = store.inspect()

    assert (found.damaged, found.first_bad_entry) == ((), None)
    assert not store.damaged
    last = place.peek("SELECT what, subject FROM audit ORDER BY sequence DESC LIMIT 1")
    assert last == [(EMPTIED, case_id)]
    assert place.peek("SELECT what FROM due WHERE subject = ?", case_id) == [(SAY_SHREDDED,)]


def test_what_an_earlier_release_shredded_is_believed_as_it_was(store: Store) -> None:
    """It wrote one entry, `shredded`, with the tombstone."""
    case_id = store.write(open_case).id

    def as_then(session: Session) -> None:
        for table, key, of in ((cases, "id", "id"), (case_events, "id", "case_id")):
            (row,) = session.rows(select(table).where(table.c[of] == case_id))
            session.replace(table, key, session.envelopes.checked(table, bare_of(table, row)))
        emptied = Unit(session).emptied
        emptied.say_shredded(case_id, PartyKey("acorn"), actor=RETENTION, now=NOW)

    store.write_below(as_then)
    found = store.inspect()

    assert (found.damaged, found.first_bad_entry) == ((), None)


def test_a_tombstone_needs_its_key_no_more(store: Store, place: Place) -> None:
    """It still names it; a store opens without the keys that nothing but tombstones name."""
    case_id = case_of_two(store)
    kek = place.peek("SELECT kek FROM cases WHERE id = ?", case_id)[0][0]
    before = _needing(place, kek)
    shred(store, case_id)
    store.write(lambda unit: unit.shredder.entries(case_id, before=LATER))

    assert before - _needing(place, kek) == 1 + 1 + 3  # the case, its message, its entries


def _needing(place: Place, kek: str) -> int:
    engine = kept_at(place.where).readers(1)
    try:
        with closing(engine.connect()) as connection:
            return records_by_key(connection)[kek]
    finally:
        engine.dispose()


@pytest.mark.parametrize("column", ["payload", "tombstone"])
def test_a_forged_tombstone_is_seen(store: Store, place: Place, column: str) -> None:
    case_id = case_of_two(store)
    shred(store, case_id)
    place.tamper(f"UPDATE case_events SET {column} = x'7b7d' WHERE case_id = ?", case_id)  # noqa: S608

    assert any(where.startswith("case_events") for where in store.inspect().damaged)


def test_a_message_that_was_put_is_not_put_again(store: Store) -> None:
    """A tombstone keeps the digest of its key, so that nothing is told twice."""
    case_id = case_of_two(store)
    shred(store, case_id)

    assert not store.write(lambda unit: put(unit, "k", case_id))
    assert store.read(lambda unit: unit.outbox.of_subject(case_id)) == ()
    assert not store.damaged


def test_a_part_is_shredded_by_itself(store: Store, place: Place) -> None:
    case_id = case_of_two(store)
    ((part, _),) = store.read(lambda unit: unit.shredder.parts_of(CaseId(case_id)))

    store.write(lambda unit: unit.shredder.part(part, actor=RETENTION, now=NOW))

    with pytest.raises(NotThere):
        store.write(lambda unit: unit.parts.load(STRANGER, PartId(part), now=NOW))
    assert store.read(lambda unit: unit.shredder.parts_of(CaseId(case_id))) == ()
    assert store.inspect().damaged == ()
    assert store.read(lambda unit: seen(unit, case_id)).header.id == case_id


def test_who_did_and_read_it_goes_and_that_somebody_did_stays(store: Store, place: Place) -> None:
    case_id = case_of_two(store)
    shred(store, case_id)  # until then nothing may be missing of who did it
    before = len(place.rows("audit"))

    gone = store.write(lambda unit: unit.shredder.entries(case_id, before=NOW + timedelta(days=1)))

    assert gone == 4
    assert len(place.rows("audit")) == before
    left = store.read(lambda unit: unit.audit.of_subject(case_id))
    assert [entry.actor for entry in left] == ["", "", "", ""]
    assert store.read(lambda unit: unit.audit.verify()).first_bad is None
    assert store.inspect().damaged == ()


def test_a_change_that_was_under_way_is_refused(store: Store) -> None:
    case_id = case_of_two(store)
    before = store.read(lambda unit: seen(unit, case_id))
    shred(store, case_id)

    with pytest.raises((NotThere, VersionConflict)):
        store.write(lambda unit: acknowledge(unit, before))


@pytest.mark.sqlite_alone
def test_a_stranger_reads_past_what_is_shredded(store: Store, place: Place) -> None:
    """docs/format.md says all that it takes."""
    gone, stays = case_of_two(store), store.write(open_case)
    store.write(lambda unit: unit.shredder.entries(gone, before=LATER))
    shred(store, gone)
    reader = Stranger(str(place.database), str(place.ring), ROOT_KEY)
    with closing(reader.db):
        found = reader.everything()

    assert list(found["cases"]) == [stays.reference]
    assert found["outbox"] == []
