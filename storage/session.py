"""A transaction below the repositories: rows read and written, each checked and noted.

`storage.unit` is the same transaction above them: what the work is given.
"""

from collections.abc import Callable, Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from itertools import islice
from typing import Any

from sqlalchemy import Connection, Delete, Insert, Select, Table, Update, func, select
from sqlalchemy.engine.interfaces import DBAPIConnection

from storage.encoding import maybe_instant
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
    insert_over,
    insert_unless_there,
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
    driver: DBAPIConnection = field(init=False)
    """The connection as the driver has it: asked for once, and not for each statement."""

    def __post_init__(self) -> None:
        """Take the driver's own connection."""
        object.__setattr__(self, "driver", self.connection.connection.driver_connection)

    def rows(self, query: Select[Any], **values: object) -> list[Row]:
        """Return every row of the query, by column name, as stored: not yet checked."""
        if values:
            return found(self.driver, query, values)
        return [row._asdict() for row in self.connection.execute(query)]

    def count_and_newest(self, table: Table) -> tuple[int, datetime | None]:
        """Return how many rows a table has, and when the newest was kept, as stored."""
        query = select(func.count(), func.max(table.c.kept_at)).select_from(table)
        count, newest = self.connection.execute(query).one()
        return count, maybe_instant(newest)

    def each(self, query: Select[Any], **values: object) -> Iterator[Row]:
        """Yield the rows of the query one by one, as stored: not yet checked."""
        return each_found(self.driver, query, values)

    def row(self, table: Table, column: str, value: object) -> Row | None:
        """Return the row whose `column` is `value`, checked; None where there is none."""
        rows = found(self.driver, select_by(table, column), {WAS: value})
        return self._genuine(table, rows[0]) if rows else None

    def checked(self, table: Table, query: Select[Any], **values: object) -> list[Row]:
        """Return every row of the query. Raises StoreDamaged at the first that is not genuine."""
        rows = self._with_notes(table, self.rows(query, **values))
        return [self._genuine(table, row) for row in rows]

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
        for row in self._with_notes(table, rows):
            try:
                yield self._genuine(table, row)
            except StoreDamaged as damaged:
                self.envelopes.damaged.add(damaged.where)

    def _genuine(self, table: Table, row: Row) -> Row:
        """Return the same row. Raises StoreDamaged unless its MAC holds and it is the newest."""
        self.envelopes.checked(table, row)
        if table in WATCHED and not self._is_newest(name := name_of(table, row), row["mac"]):
            raise StoreDamaged(f"{said(name)} is not as it was last written")
        return row

    def _is_newest(self, name: str, mac: bytes) -> bool:
        if name in self.notes.owed:
            last = self.notes.owed[name]
            return last is not None and same(last, mac)
        note = self.note(name)
        return note is not None and same(note["digest"], mac)

    def note(self, name: str) -> Row | None:
        """Return a note, checked, as it stood when this transaction began."""
        known = self.notes.known
        if name not in known:
            rows = found(self.driver, select_by(newest, "id"), {WAS: name})
            known[name] = self.envelopes.checked(newest, rows[0]) if rows else None
        return known[name]

    def _with_notes(self, table: Table, rows: Iterable[Row]) -> Iterator[Row]:
        """Yield the rows, their notes looked up for many of them at a time."""
        left = iter(rows)
        if table in WATCHED:
            while some := [*islice(left, AT_ONCE)]:
                if not self.writing:
                    self.notes.known.clear()  # however much is read, it takes no more memory
                self.look_up([name_of(table, row) for row in some])
                yield from some
        yield from left

    def look_up(self, names: Iterable[str]) -> None:
        """Look up the notes that are not known yet, many by one statement: each costs less than
        half of what it costs alone. A damaged one is left to whoever asks for it.
        """
        known = self.notes.known
        asked = {name for name in names if name not in known}
        if len(asked) > 1:
            notes = self.noted(asked)
            known.update(dict.fromkeys(asked - notes.keys()))
            known.update((note["id"], note) for note in self.genuine_among(newest, notes.values()))

    def noted(self, names: Iterable[str]) -> dict[str, Row]:
        """Return notes by their names, as stored: not yet checked."""
        notes = found_among(self.driver, _NOTES, ("id",), zip(names))
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
        return self.write(table, insert_unless_there(type(self.driver), table), row)

    def keep(self, table: Table, *rows: Row) -> None:
        """Write rows, all of the same columns, each over the one with its key, if there is one."""
        self.writes()
        if rows:
            key = WATCHED.get(table, ("id",))
            over = insert_over(type(self.driver), table, key, tuple(rows[0]))
            run_each(self.driver, over, rows)
        for row in rows:
            self.wrote(table, row)

    def change(self, table: Table, column: str, row: Row, changes: Row) -> None:
        """Change some columns of a checked row, found by the value in `column`. What stays as it
        is, and any index over it, the database need not write again.
        """
        whole = self.envelopes.stamped(table, {**row, **changes})
        self.writes()
        changed = {**changes, "mac": whole["mac"], WAS: row[column]}
        run(self.driver, update_by(table, column), changed)
        self.wrote(table, whole)

    def replace(self, table: Table, column: str, row: Row) -> None:
        """Write `row` over the row with the same `column`."""
        self.write(table, update_by(table, column), row, was=row[column])

    def write(self, table: Table, statement: Insert | Update, row: Row, **found_by: object) -> bool:
        """Write a row by a statement that is made once. Returns whether it did."""
        self.writes()
        written = bool(run(self.driver, statement, {**row, **found_by}).rowcount == 1)
        if written:
            self.wrote(table, row)
        return written

    def replace_each(self, table: Table, column: str, rows: Sequence[Row]) -> None:
        """Write each of the rows, all of the same columns, over the row with the same `column`."""
        self.writes()
        run_each(self.driver, update_by(table, column), [{**row, WAS: row[column]} for row in rows])
        for row in rows:
            self.wrote(table, row)

    def execute_each(self, statement: Update | Delete, each: Sequence[Row]) -> None:
        """Run a change of rows that nobody watches, once with each of these values."""
        self.writes()
        run_each(self.driver, statement, each)

    def drop(self, table: Table, statement: Delete, **values: object) -> int:
        """Delete rows of a watched table, and note that. Returns how many there were."""
        self.writes()
        columns = WATCHED[table]
        gone = run(self.driver, delete_returning(statement, columns), values).fetchall()
        for row in gone:
            self.notes.owed[name_of(table, dict(zip(columns, row, strict=True)))] = None
        return len(gone)

    def drop_each(self, table: Table, statement: Delete, rows: Sequence[Row]) -> None:
        """Delete these rows of a watched table, each by the statement, and note that."""
        self.execute_each(statement, rows)
        for row in rows:
            self.notes.owed[name_of(table, row)] = None

    def execute(self, statement: Update | Delete, **values: object) -> int:
        """Run a change of rows that nobody watches. Returns how many it touched."""
        self.writes()
        if values:
            return int(run(self.driver, statement, values).rowcount)
        return int(self.connection.execute(statement).rowcount)

    def writes(self) -> None:
        """Raise NeedsWriting in a transaction that only reads."""
        if not self.writing:
            raise NeedsWriting("this writes, and was run as a read")
