"""Every bit of every column of two rows of every table: flipped, cut, NULLed, swapped, retyped.

The hands are on the file, in tables without types or constraints, and the table is then read as
the store reads it. 0 of 263,682 are believed. In CI some bits of the longest values are left out;
IGDESK_SOAK=1 leaves out none.
"""

from collections.abc import Callable, Collection, Iterable, Iterator
from contextlib import ExitStack, closing
from datetime import timedelta
from functools import cache
from typing import Any

import pytest
from sqlalchemy import Table, select

from governance.keys import CaseId
from storage.audit import Audit
from storage.errors import StoreUnavailable
from storage.histories import Histories
from storage.session import Session
from storage.tables import (
    audit,
    case_events,
    cases,
    due,
    heads,
    metadata,
    outbox,
    parts,
    taps,
    tiles,
)
from storage.unit import Unit
from tests.storage.hands import EVERY, LONG, Hand, hands, loosen
from tests.storage.store_kit import LEAD, NOW, RECEIPT, Place, fill, fill_a_tile

Filled = Callable[[Unit], None]
OUTSIDE = {(due, "number"), (outbox, "number")}
"""The order of arrival, which proves nothing (docs/format.md)."""
PROOFS = (tiles, heads)
OTHERWISE = {taps, *PROOFS}
"""Taps prove nothing: there is nothing in them but that something was pressed."""
SHREDDED = (cases, case_events, parts, outbox, audit)
OPENS_NOTHING = {(audit, "kek"), (audit, "wrap")}
"""What re-wrapping changes under the chain: of an entry that is shredded, what nobody looks at."""


def everything(unit: Unit) -> None:
    """Two rows in every table, but for those over hundreds of entries of the chain."""
    fill(unit)
    unit.outbox.sent(1, now=NOW, receipt=RECEIPT)


def tiles_and_heads(unit: Unit) -> None:
    """Two tiles, and two heads."""
    for _ in range(2):
        fill_a_tile(unit)


def shredded(unit: Unit) -> None:
    """The cases, the parts and what is said of them, shredded."""
    everything(unit)
    for row in unit.drafts._session.rows(select(cases)):
        case_id = CaseId(row["id"])
        for part, _ in unit.shredder.parts_of(case_id):
            unit.shredder.part(part, actor=LEAD, now=NOW)
        unit.shredder.case(case_id, actor=LEAD, now=NOW)
        unit.shredder.entries(case_id, before=NOW + timedelta(days=1))


def columns(
    filled: Filled, tables: Iterable[Table], outside: Collection[tuple[Table, str]] = OUTSIDE
) -> Iterator[Any]:
    """Every column of these tables but some, as cases of the test."""
    for table in tables:
        for column in table.columns:
            if (table, column.name) not in outside:
                name = f"{filled.__name__}-{table.name}.{column.name}"
                yield pytest.param(filled, table, column.name, id=name)


COLUMNS = (
    *columns(everything, [one for one in metadata.sorted_tables if one not in OTHERWISE]),
    *columns(tiles_and_heads, PROOFS),
    *columns(shredded, SHREDDED, OUTSIDE | OPENS_NOTHING),
)


def read(session: Session, table: Table, filled: Filled) -> None:
    """Read a whole table as the store reads it: what can be opened, opened."""
    genuine = session.checked(table, select(table))
    if filled is shredded:
        return
    for row in session.checked(cases, select(cases)) if table is case_events else genuine:
        if table in (cases, case_events):
            Histories(session, Audit(session)).load(row)
        else:
            session.envelopes.open(table, row)
    if table is audit and Audit(session).verify().first_bad is not None:
        raise StoreUnavailable("the chain")


@pytest.fixture(scope="module")
def sessions(tmp_path_factory: pytest.TempPathFactory) -> Iterator[Callable[[Filled], Session]]:
    """A store so filled, whose tables take anything, read and written by one connection."""
    with ExitStack() as opened:

        @cache
        def session_of(filled: Filled) -> Session:
            place = Place(tmp_path_factory.mktemp("every_bit"))
            store = opened.enter_context(closing(place.open()))
            store.write(filled)
            loosen(place.database)
            connection = opened.enter_context(store._writer.connect())
            return store._session(connection, writing=False)

        yield session_of


def accepted(session: Session, filled: Filled, table: Table, column: str) -> tuple[int, list[str]]:
    """How many hands were tried on two rows of a column, and what those did that were believed."""
    driver = session.connection.connection.cursor()
    one, other = session.rows(select(table))[:2]
    tried, believed = 0, list[str]()
    for number, (row, beside) in enumerate(((one, other), (other, one)), start=1):
        for hand in hands(row, beside, column):
            driver.execute(*hand.change(table.name, column, number))
            tried += 1
            try:
                read(session, table, filled)
                believed.append(f"{hand.what} {hand.value!r}")
            except StoreUnavailable:
                pass
        driver.execute(*Hand("as it was", row[column]).change(table.name, column, number))
    return tried, believed


def size(value: Any) -> int:
    """In how many bytes a value is kept, a number in eight; of a long one, at least so many."""
    if value is None:
        return 0
    return 8 if isinstance(value, int) else min(len(value), LONG // EVERY)


@pytest.mark.parametrize(("filled", "table", "column"), COLUMNS)
def test_nothing_else_in_its_place_is_believed(
    sessions: Callable[[Filled], Session], filled: Filled, table: Table, column: str
) -> None:
    session = sessions(filled)
    read(session, table, filled)
    two = session.rows(select(table))[:2]
    tried, believed = accepted(session, filled, table, column)

    assert believed == []
    assert tried > 8 * sum(size(row[column]) for row in two)
    read(session, table, filled)
