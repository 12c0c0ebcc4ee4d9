"""One transaction, as the repositories see it."""

from collections.abc import Callable, Iterator, Mapping
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import (
    Connection,
    Executable,
    Insert,
    Select,
    Table,
    Update,
    bindparam,
    insert,
    select,
    update,
)

from storage.dialect import insert_if_absent
from storage.envelope import Envelopes
from storage.errors import NeedsWriting, StoreDamaged

Row = Mapping[str, Any]
Opened = Mapping[str, Mapping[str, Any]]

# Built once per table: building a statement costs as much as running it.
_insert = cache(insert)
_insert_if_absent = cache(insert_if_absent)


@cache
def _by(table: Table, column: str) -> Select[Any]:
    return select(table).where(table.c[column] == bindparam("was"))


@cache
def _update(table: Table, column: str) -> Update:
    return update(table).where(table.c[column] == bindparam("was"))


@dataclass(frozen=True, slots=True)
class Session:
    """The connection, the keys and the maker of opaque ids of one transaction."""

    connection: Connection
    envelopes: Envelopes
    ids: Callable[[], str]
    writing: bool

    def rows(self, query: Select[Any]) -> list[Row]:
        """Every row, by column name, as stored: not yet checked."""
        return [row._asdict() for row in self.connection.execute(query)]

    def row(self, table: Table, column: str, value: object) -> Row | None:
        """The row whose `column` is `value`, checked; nothing where there is none."""
        found = self.connection.execute(_by(table, column), {"was": value}).first()
        return None if found is None else self.envelopes.checked(table, found._asdict())

    def checked(self, table: Table, query: Select[Any]) -> list[Row]:
        """Every row of the query, each once its MAC holds."""
        return [self.envelopes.checked(table, row) for row in self.rows(query)]

    def intact(self, table: Table, query: Select[Any]) -> Iterator[tuple[Row, Opened]]:
        """Rows that open, with their sealed columns. A damaged one is noted and stops no other."""
        for row in self.rows(query):
            try:
                yield row, self.envelopes.open(table, row)
            except StoreDamaged as damaged:
                self.envelopes.damaged.add(damaged.where)

    def insert(self, table: Table, row: Row) -> None:
        """A new row."""
        self._run(_insert(table), row)

    def insert_if_absent(self, table: Table, row: Row) -> bool:
        """A new row, unless its key is taken; whether it was written."""
        return self._run(_insert_if_absent(table), row) == 1

    def replace(self, table: Table, column: str, row: Row) -> None:
        """Write `row` over the row with the same `column`."""
        self.writes()
        self.connection.execute(_update(table, column), {**row, "was": row[column]})

    def execute(self, statement: Executable) -> int:
        """Run a change; how many rows it touched."""
        self.writes()
        return int(self.connection.execute(statement).rowcount)

    def _run(self, statement: Insert, row: Row) -> int:
        self.writes()
        return int(self.connection.execute(statement, dict(row)).rowcount)

    def writes(self) -> None:
        """Refuse to change anything in a read."""
        if not self.writing:
            raise NeedsWriting("this writes, and was run as a read")
