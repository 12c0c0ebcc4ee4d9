"""A transaction below the repositories: rows read and written, each checked and noted.

`storage.unit` is the same transaction above them: what the work is given.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Select, Table, Update, select

from storage.envelope import Envelopes
from storage.errors import NeedsWriting, StoreDamaged
from storage.keyring import same
from storage.rollback_notes import WATCHED, Notes, name_of, said
from storage.statements import (
    AT_ONCE,
    WAS,
    delete_returning,
    each_found,
    found,
    found_among,
    insert_into,
    run,
    run_each,
    select_by,
    update_by,
)
from storage.tables import newest

Row = Mapping[str, Any]
Opened = Mapping[str, Mapping[str, Any]]

_NOTES = select(newest)


def nobody(_counter: str, _upto: int) -> None:
    """Raise NeedsWriting: a transaction that reads takes no reference."""
    raise NeedsWriting("a reference is taken, and this was run as a read")


@dataclass(frozen=True, slots=True)
class Session:
    """The connection, the keys and the maker of opaque ids of one transaction.

    A statement that is given values is one that is made once, with `bindparam`s of those names.
    `reserve` marks a reference beside the key ring, before the transaction that takes it.
    """

    connection: Connection
    envelopes: Envelopes
    ids: Callable[[], str]
    writing: bool
    reserve: Callable[[str, int], object] = nobody
    notes: Notes = field(default_factory=Notes)

    def rows(self, query: Select[Any], **values: object) -> list[Row]:
        """Return every row of the query, by column name, as stored: not yet checked."""
        if values:
            return found(self.connection, query, values)
        return [row._asdict() for row in self.connection.execute(query)]

    def each(self, query: Select[Any], **values: object) -> Iterator[Row]:
        """Yield the rows of the query one by one, as stored: not yet checked."""
        return each_found(self.connection, query, values)

    def row(self, table: Table, column: str, value: object) -> Row | None:
        """Return the row whose `column` is `value`, checked; None where there is none."""
        rows = found(self.connection, select_by(table, column), {WAS: value})
        return next(self._each_genuine(table, rows), None)

    def checked(self, table: Table, query: Select[Any], **values: object) -> list[Row]:
        """Return every row of the query. Raises StoreDamaged at the first that is not genuine."""
        return [*self._each_genuine(table, self.rows(query, **values))]

    def intact(
        self, table: Table, query: Select[Any], **values: object
    ) -> Iterator[tuple[Row, Opened]]:
        """Open the rows of the query, but for damaged ones, which `Store.damaged` shows."""
        for row in self.genuine_among(table, self.rows(query, **values)):
            try:
                yield row, self.envelopes.open(table, row)
            except StoreDamaged as damaged:
                self.envelopes.damaged.add(damaged.where)

    def genuine_among(self, table: Table, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield those of the rows that are genuine; `Store.damaged` shows the others."""
        for noted in self._with_notes(table, rows):
            try:
                yield self._genuine(table, *noted)
            except StoreDamaged as damaged:
                self.envelopes.damaged.add(damaged.where)

    def _each_genuine(self, table: Table, rows: Iterable[Row]) -> Iterator[Row]:
        return (self._genuine(table, *noted) for noted in self._with_notes(table, rows))

    def _genuine(self, table: Table, row: Row, name: str, note: Row | None) -> Row:
        """Return the same row. Raises StoreDamaged unless its MAC holds and it is the newest."""
        self.envelopes.checked(table, row)
        if name and not self._is_newest(name, row["mac"], note):
            raise StoreDamaged(f"{said(name)} is not as it was last written")
        return row

    def _is_newest(self, name: str, mac: bytes, note: Row | None) -> bool:
        if name in self.notes.owed:
            last = self.notes.owed[name]
            return last is not None and same(last, mac)
        if note is None or not same(self.envelopes.checked(newest, note)["digest"], mac):
            return False
        if self.writing:
            self.notes.seen[name] = note
        return True

    def _with_notes(
        self, table: Table, rows: Iterable[Row]
    ) -> Iterator[tuple[Row, str, Row | None]]:
        """Yield each row with its note's name and its note; without, where nobody watches it."""
        if table not in WATCHED:
            yield from ((row, "", None) for row in rows)
            return
        left = iter(rows)
        while some := [*islice(left, AT_ONCE)]:
            names = [name_of(table, row) for row in some]
            notes = self.noted([name for name in names if name not in self.notes.owed])
            yield from zip(some, names, map(notes.get, names), strict=True)

    def noted(self, names: Iterable[str]) -> dict[str, Row]:
        """Return notes by their names, as stored: not yet checked."""
        notes = found_among(self.connection, _NOTES, ("id",), zip(names))
        return {note["id"]: note for note in notes}

    def wrote(self, table: Table, row: Row) -> None:
        """Note what a row is now, if the rollback guard watches its table."""
        if table in WATCHED:
            self.notes.owed[name_of(table, row)] = row["mac"]

    def insert(self, table: Table, row: Row) -> None:
        """Write a new row."""
        self.write(table, insert_into(table), row)

    def insert_if_absent(self, table: Table, row: Row) -> bool:
        """Write a new row, unless its key is taken. Returns whether it was written."""
        return self.write(table, insert_into(table, unless_there=True), row)

    def replace(self, table: Table, column: str, row: Row) -> None:
        """Write `row` over the row with the same `column`."""
        self.write(table, update_by(table, column), row, was=row[column])

    def write(self, table: Table, statement: Insert | Update, row: Row, **found_by: object) -> bool:
        """Write a row by a statement that is made once. Returns whether it did."""
        self.writes()
        written = bool(run(self.connection, statement, {**row, **found_by}).rowcount == 1)
        if written:
            self.wrote(table, row)
        return written

    def replace_each(self, table: Table, column: str, rows: Sequence[Row]) -> None:
        """Write each of the rows, all of the same columns, over the row with the same `column`."""
        self.writes()
        run_each(
            self.connection, update_by(table, column), [{**row, WAS: row[column]} for row in rows]
        )
        for row in rows:
            self.wrote(table, row)

    def insert_each(self, table: Table, rows: Sequence[Row]) -> None:
        """Write new rows, all of the same columns."""
        self.writes()
        run_each(self.connection, insert_into(table), rows)
        for row in rows:
            self.wrote(table, row)

    def execute_each(self, statement: Update | Delete, each: Sequence[Row]) -> None:
        """Run a change of rows that nobody watches, once with each of these values."""
        self.writes()
        run_each(self.connection, statement, each)

    def drop(self, table: Table, statement: Delete, **values: object) -> int:
        """Delete rows of a watched table, and note that. Returns how many there were."""
        self.writes()
        columns = WATCHED[table]
        gone = run(self.connection, delete_returning(statement, columns), values).fetchall()
        for row in gone:
            self.notes.owed[name_of(table, dict(zip(columns, row, strict=True)))] = None
        return len(gone)

    def execute(self, statement: Update | Delete, **values: object) -> int:
        """Run a change of rows that nobody watches. Returns how many it touched."""
        self.writes()
        if values:
            return int(run(self.connection, statement, values).rowcount)
        return int(self.connection.execute(statement).rowcount)

    def writes(self) -> None:
        """Raise NeedsWriting in a transaction that only reads."""
        if not self.writing:
            raise NeedsWriting("this writes, and was run as a read")
