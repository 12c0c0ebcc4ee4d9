"""A thief of the disk who also writes to it: nothing they change is ever believed."""

import hashlib
from contextlib import closing
from itertools import combinations
from typing import Any

import pytest
from sqlalchemy import Table, select

from governance.access import Action
from storage.encoding import dumps
from storage.envelope import Envelopes
from storage.errors import StoreDamaged, StoreUnavailable
from storage.keyring import KeyRing
from storage.ringfile import read
from storage.store import Store
from storage.tables import (
    case_events,
    cases,
    metadata,
    outbox,
    parts,
)
from tests.storage.store_kit import (
    LEAD,
    NOW,
    RECEIPT,
    REPORTER,
    ROOT_KEY,
    Place,
    acknowledge,
    fill,
    open_case,
    seen,
)


@pytest.fixture
def vault(store: Store, place: Place) -> Envelopes:
    """The envelopes of a filled store."""
    store.write(fill)
    ring = read(place.ring)
    assert ring is not None
    return Envelopes(KeyRing(place.ring, ROOT_KEY, ring))


def rows_of(store: Store, table: Table) -> list[dict[str, Any]]:
    with store._readers.connect() as connection:
        return [dict(row._asdict()) for row in connection.execute(select(table))]


OPENED = [table for table in metadata.sorted_tables if "wrap" in table.c and table is not cases]
"""Every table whose rows are records with a sealed column."""

MOVED = {"id": "elsewhere", "sequence": 9, "party": "elm", "version": 9}


@pytest.mark.parametrize("table", OPENED, ids=str)
def test_even_with_a_good_row_mac_a_moved_row_does_not_open(
    store: Store, vault: Envelopes, table: Table
) -> None:
    row = rows_of(store, table)[0]
    place = [column for column in MOVED if column in table.c]
    if "id" in place and "sequence" in place:
        place.remove("sequence")  # it is in the id
    assert len(place) >= 2

    for column in place:
        with pytest.raises(StoreDamaged):
            vault.open(table, vault.stamped(table, {**row, column: MOVED[column]}))


@pytest.mark.parametrize("table", OPENED, ids=str)
def test_even_with_a_good_row_mac_nothing_changes_places_between_two_rows(
    store: Store, vault: Envelopes, table: Table
) -> None:
    one, other = rows_of(store, table)[:2]
    sealed = [c.name for c in table.columns if c.info.get("role") == "sealed" and one[c.name]]
    columns = (*sealed, "wrap", "commitment")

    for size in range(1, len(columns) + 1):
        for some in combinations(columns, size):
            swapped = {**one, **{name: other[name] for name in some}}
            with pytest.raises(StoreDamaged):
                vault.open(table, vault.stamped(table, swapped))


def test_even_with_a_good_row_mac_an_event_opens_in_no_other_place_and_under_no_other_case(
    store: Store, vault: Envelopes
) -> None:
    one, other = rows_of(store, case_events)[:2]
    keys = {row["id"]: vault.key_of(cases, row) for row in rows_of(store, cases)}
    mine, theirs = keys[one["case_id"]], keys[other["case_id"]]

    vault.open_within(case_events, one, key=mine)
    for bad, key in ((one, theirs), ({**one, "payload": other["payload"]}, mine)):
        with pytest.raises(StoreDamaged):
            vault.open_within(case_events, vault.stamped(case_events, bad), key=key)


@pytest.mark.parametrize(
    "columns",
    [
        ("payload",),
        ("wrap",),
        ("wrap", "kek"),
        ("wrap", "commitment"),
        ("commitment",),
        ("wrap", "kek", "commitment", "payload"),
    ],
)
def test_even_with_a_good_row_mac_columns_swapped_between_rows_do_not_open(
    store: Store, vault: Envelopes, columns: tuple[str, ...]
) -> None:
    one, other = rows_of(store, parts)
    swapped = {**one, **{name: other[name] for name in columns}}

    with pytest.raises(StoreDamaged):
        vault.open(parts, vault.stamped(parts, swapped))


def test_two_sealed_columns_of_one_row_cannot_change_places(store: Store, vault: Envelopes) -> None:
    store.write(lambda unit: unit.outbox.sent(1, now=NOW, receipt=RECEIPT))
    row = next(row for row in rows_of(store, outbox) if row["receipt"])
    swapped = {**row, "content": row["receipt"], "receipt": row["content"]}

    vault.open(outbox, row)
    with pytest.raises(StoreDamaged):
        vault.open(outbox, vault.stamped(outbox, swapped))


def test_a_row_cannot_claim_to_be_shredded_to_pass_other_content(
    store: Store, vault: Envelopes
) -> None:
    row = rows_of(store, parts)[0]
    stone = dumps({"payload": hashlib.sha256(row["payload"]).hexdigest()})
    shredded = {**row, "payload": None, "tombstone": stone}

    vault.checked(parts, shredded)
    with pytest.raises(StoreDamaged):
        vault.open(parts, shredded)


@pytest.fixture
def grown(store: Store, place: Place) -> tuple[str, dict[str, list[tuple[Any, ...]]]]:
    """A case of two events, and copies of its rows from when it had one."""
    row = store.write(open_case)
    before = {table: place.rows(table) for table in ("cases", "case_events", "audit")}
    case = store.read(lambda unit: seen(unit, row.id))
    store.write(lambda unit: acknowledge(unit, case))
    return row.id, before


@pytest.mark.parametrize(
    "tables",
    [
        pytest.param(("cases",), id="the case's row alone"),
        pytest.param(("case_events",), id="its events alone"),
        pytest.param(("cases", "case_events"), id="the whole case"),
    ],
)
def test_an_old_row_put_back_whole_is_seen(
    store: Store, place: Place, grown: tuple[str, Any], tables: tuple[str, ...]
) -> None:
    case_id, before = grown
    for table in tables:
        place.put_back(table, before[table])

    with pytest.raises(StoreDamaged):
        store.read(lambda unit: seen(unit, case_id))


def test_a_case_put_back_cannot_be_appended_to(store: Store, place: Place) -> None:
    row = store.write(open_case)
    old = store.read(lambda unit: seen(unit, row.id))
    before = {table: place.rows(table) for table in ("cases", "case_events")}
    store.write(lambda unit: acknowledge(unit, old))
    for table in ("case_events", "cases"):
        place.put_back(table, before[table])

    with pytest.raises(StoreDamaged):
        store.write(lambda unit: acknowledge(unit, old))


def test_the_end_of_the_chain_cut_off_is_seen_against_a_checkpoint(
    store: Store, place: Place, grown: tuple[str, Any]
) -> None:
    checkpoint = store.read(lambda unit: unit.audit.checkpoint())
    assert store.read(lambda unit: unit.audit.reaches(checkpoint))
    for table, rows in grown[1].items():
        place.put_back(table, rows)

    assert store.read(lambda unit: unit.audit.verify()).first_bad is None
    assert not store.read(lambda unit: unit.audit.reaches(checkpoint))


@pytest.mark.parametrize(
    ("statement", "first_bad"),
    [
        pytest.param("DELETE FROM audit WHERE sequence = 2", 2, id="one removed"),
        pytest.param("UPDATE audit SET what = 'changed' WHERE sequence = 2", 2, id="one changed"),
        pytest.param("UPDATE audit SET at = at + 1 WHERE sequence = 1", 1, id="the first redated"),
        pytest.param("UPDATE audit SET sequence = 9 WHERE sequence = 3", 3, id="one renumbered"),
        pytest.param("DELETE FROM audit WHERE sequence = 1", 1, id="the first removed"),
    ],
)
def test_the_audit_chain_says_which_entry_is_the_first_bad_one(
    store: Store, place: Place, statement: str, first_bad: int
) -> None:
    row = store.write(open_case)
    for _ in range(2):
        store.write(lambda unit: unit.cases.history(LEAD, row.id, Action.OPEN, now=NOW))
    assert store.read(lambda unit: unit.audit.verify()).entries == 4
    place.tamper(statement)

    assert store.read(lambda unit: unit.audit.verify()).first_bad == first_bad


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_events SET payload = substr(payload, 1, length(payload) - 1)",
        "UPDATE case_events SET party = 'birch'",
        "UPDATE case_events SET sequence = sequence + 1",
        "UPDATE cases SET party = 'birch'",
        "UPDATE cases SET status = 'decided'",
        "UPDATE cases SET due = NULL",
        "DELETE FROM audit",
        "DELETE FROM case_events",
    ],
)
def test_a_changed_file_is_refused_by_everyone_who_reads_the_case(
    store: Store, place: Place, statement: str
) -> None:
    row = store.write(open_case)
    place.tamper(statement)

    with pytest.raises(StoreDamaged):
        store.read(lambda unit: seen(unit, row.id))
    with pytest.raises(StoreDamaged):
        store.write(lambda unit: unit.cases.mine(REPORTER))


@pytest.mark.sqlite_alone
def test_a_database_that_is_not_one_is_refused_in_a_sentence(place: Place) -> None:
    with closing(place.open()) as store:
        store.write(open_case)
    place.database.write_bytes(b"not a database" * 1000)

    with pytest.raises(StoreUnavailable, match="damaged"):
        place.open()


def test_errors_name_a_table_and_an_id_and_nothing_of_the_content(
    store: Store, vault: Envelopes
) -> None:
    row = rows_of(store, parts)[0]

    with pytest.raises(StoreDamaged) as refused:
        vault.open(parts, {**row, "party": "acorn"})

    assert str(refused.value) == f"the store is damaged or was changed: parts {row['id']}"


@pytest.mark.parametrize(
    ("table", "left"),
    [pytest.param("due", "due 1", id="due"), pytest.param("outbox", "outbox", id="outbox")],
)
def test_one_damaged_row_is_left_out_shown_and_stops_no_other(
    store: Store, place: Place, table: str, left: str
) -> None:
    store.write(fill)
    place.tamper(f"UPDATE {table} SET party = 'birch' WHERE number = 1")  # noqa: S608

    swept = store.read(lambda unit: (unit.due.before(NOW), unit.outbox.waiting(NOW)))
    assert sorted(len(found) for found in swept) == [1, 2]
    assert [where.startswith(left) for where in store.damaged] == [True]
