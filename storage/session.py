"""One transaction, as the repositories see it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from typing import Any

from sqlalchemy import Connection, Delete, Select, Table, Update

from storage.envelope import Envelopes
from storage.errors import NeedsWriting, StoreDamaged
from storage.statements import WAS, by, found, new, over, run

Row = Mapping[str, Any]
Opened = Mapping[str, Mapping[str, Any]]


@dataclass(frozen=True, slots=True)
class Session:
    """The connection, the keys and the maker of opaque ids of one transaction.

    A statement that is given values is one that is made once, with `bindparam`s of those names.
    """

    connection: Connection
    envelopes: Envelopes
    ids: Callable[[], str]
    writing: bool

    def rows(self, query: Select[Any], **values: object) -> list[Row]:
        """Every row, by column name, as stored: not yet checked."""
        if values:
            return found(self.connection, query, values)
        return [row._asdict() for row in self.connection.execute(query)]

    def row(self, table: Table, column: str, value: object) -> Row | None:
        """The row whose `column` is `value`, checked; nothing where there is none."""
        rows = found(self.connection, by(table, column), {WAS: value})
        return self.envelopes.checked(table, rows[0]) if rows else None

    def checked(self, table: Table, query: Select[Any], **values: object) -> list[Row]:
        """Every row of the query, each once its MAC holds."""
        return [self.envelopes.checked(table, row) for row in self.rows(query, **values)]

    def intact(
        self, table: Table, query: Select[Any], **values: object
    ) -> Iterator[tuple[Row, Opened]]:
        """Rows that open, with their sealed columns. A damaged one is noted and stops no other."""
        for row in self.rows(query, **values):
            try:
                yield row, self.envelopes.open(table, row)
            except StoreDamaged as damaged:
                self.envelopes.damaged.add(damaged.where)

    def insert(self, table: Table, row: Row) -> None:
        """A new row."""
        self.writes()
        run(self.connection, new(table), row)

    def insert_if_absent(self, table: Table, row: Row) -> bool:
        """A new row, unless its key is taken; whether it was written."""
        self.writes()
        return bool(run(self.connection, new(table, unless_there=True), row).rowcount == 1)

    def replace(self, table: Table, column: str, row: Row) -> None:
        """Write `row` over the row with the same `column`."""
        self.writes()
        run(self.connection, over(table, column), {**row, WAS: row[column]})

    def execute(self, statement: Update | Delete, **values: object) -> int:
        """Run a change; how many rows it touched."""
        self.writes()
        if values:
            return int(run(self.connection, statement, values).rowcount)
        return int(self.connection.execute(statement).rowcount)

    def writes(self) -> None:
        """Refuse to change anything in a read."""
        if not self.writing:
            raise NeedsWriting("this writes, and was run as a read")
