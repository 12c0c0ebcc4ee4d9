"""A look at every kind of record, for `igdesk doctor`: is each of them as we wrote it?

A kind with very many records is looked at in part; the audit chain is walked whole.
"""

from collections.abc import Iterator
from dataclasses import dataclass
from functools import partial

from sqlalchemy import Table, bindparam, func, select

from storage.audit import Audit
from storage.bare import Bare, is_bare
from storage.checking import Look, beside_the_chain
from storage.dialect import dialect
from storage.errors import KeyMissing, StoreDamaged
from storage.heads import Heads
from storage.histories import Histories
from storage.listing import Listing
from storage.progress import Counted, Progress, unheard
from storage.rollback_guard import ROWS_AT_A_LOOK
from storage.session import Row, Session
from storage.shapes import shape_of
from storage.tables import audit, cases, metadata, newest

# Taps alone have no MAC: there is nothing in them but that something was pressed.
KINDS = tuple(table for table in metadata.sorted_tables if "mac" in table.c)
MOST = 10_000  # records of one kind: a few seconds

_COUNTS = {one: select(func.count().label("rows")).select_from(one) for one in KINDS}
_EVERY = {one: select(one) for one in KINDS}
_IN_ORDER = {
    one: query.order_by(next(iter(one.primary_key.columns))).limit(bindparam("most"))
    for one, query in _EVERY.items()
}


@dataclass(frozen=True, slots=True)
class Inspection:
    """How many records were looked at, and what was found: tables and opaque ids, never content."""

    looked_at: int = 0
    damaged: tuple[str, ...] = ()
    without_key: int = 0
    first_bad_entry: int | None = None
    """The number of the audit chain's first entry that is wrong."""
    in_part: tuple[str, ...] = ()
    """Kinds with more records than were looked at."""


def inspect(session: Session, most: int | None = MOST, hears: Progress = unheard) -> Inspection:
    """Look at up to `most` records of each kind (all without one), at the whole audit chain and
    every note. `hears` is told how far it has come.
    """
    return _Inspecting(session, most, hears).inspect()


class _Inspecting:
    """A look at a store."""

    def __init__(self, session: Session, most: int | None, hears: Progress) -> None:
        self._session = session
        self._audit = Audit(session)
        self._most = most
        self._there = {table: session.rows(_COUNTS[table])[0]["rows"] for table in KINDS}
        looks = [*map(self._most_of, KINDS), 2 * self._there[audit], 2 * self._there[newest]]
        self._counted = Counted(hears, "reading", sum(looks))
        self._damaged: dict[str, None] = {}
        self._looked_at = self._without_key = 0

    def _most_of(self, table: Table) -> int:
        there: int = self._there[table]
        return there if self._most is None else min(self._most, there)

    def inspect(self) -> Inspection:
        first_bad = self._audit.verify(self._counted.on).first_bad
        for table in KINDS:
            self._look(table)
        for where in self._whole():
            self._damaged[where] = None
        return Inspection(
            looked_at=self._looked_at,
            damaged=tuple(self._damaged),
            without_key=self._without_key,
            first_bad_entry=first_bad,
            in_part=tuple(one.name for one in KINDS if self._most_of(one) < self._there[one]),
        )

    def _whole(self) -> Iterator[str]:
        """Yield what is wrong beyond the single records: put back, taken away, or none of ours."""
        driver, goes_on = self._session.driver, partial(self._counted.on, 0)
        yield from dialect(type(driver)).spoiled_pages(driver, goes_on)
        yield from Heads(self._session, self._audit).verify(self._counted.on)
        for look in beside_the_chain():
            yield from self._all_of(look)

    def _all_of(self, look: Look) -> Iterator[str]:
        following: Look | None = look
        while following is not None:
            try:
                wrong, following = following(self._session)
            except StoreDamaged as damaged:
                wrong, following = (damaged.where,), None
            self._counted.on(ROWS_AT_A_LOOK)
            yield from wrong

    def _look(self, table: Table) -> None:
        """Look at records one by one: there may be a million."""
        rows = self._session.each(_EVERY[table])
        if self._most is not None:
            rows = self._session.each(_IN_ORDER[table], most=self._most)
        for count, row in enumerate(rows, start=1):
            try:
                self._open(table, row)
            except StoreDamaged as damaged:
                self._damaged[damaged.where] = None
            except KeyMissing:
                self._without_key += 1
            self._looked_at += 1
            if count % ROWS_AT_A_LOOK == 0:
                self._counted.on(ROWS_AT_A_LOOK)

    def _open(self, table: Table, row: Row) -> None:
        """Open a record as far as it opens by itself; a case with its history, as the chain saw
        it.
        """
        envelopes = self._session.envelopes
        envelopes.checked(table, row)
        if is_bare(table, row):
            if not Bare(self._session).may_be(table, row):
                raise StoreDamaged(f"{table.name} {row[shape_of(table).key]} was emptied")
        elif table is cases:
            case, _ = Histories(self._session, self._audit).load(row)
            if not Listing(self._session).is_right(case):
                raise StoreDamaged(f"case_index of {row['id']}")
        elif "wrap" in row:
            envelopes.open(table, row)
