"""Statements that are compiled once and run on the driver's own cursor.

SQLAlchemy knows the tables and writes the SQL. To have it run each statement too costs ten times
what the database takes for one (measured: `benchmarks/RESULTS.md`).
"""

from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass
from functools import cache
from itertools import chain, islice, repeat
from typing import Any

from sqlalchemy import (
    Connection,
    Delete,
    Insert,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    or_,
    select,
    update,
)
from sqlalchemy.sql.dml import ReturningDelete

from storage.dialect import compiled, insert, insert_if_absent

Statement = Select[Any] | Insert | Update | Delete | ReturningDelete[Any]
WAS = "was"  # the value of the column that a row is found by
AT_ONCE = 50  # rows that are looked up by one statement, by their keys


@dataclass(frozen=True, slots=True)
class Made:
    """SQL, the names of its values in the order of its marks, those of its own, and its columns."""

    text: str
    asked: tuple[str, ...]
    own: Mapping[str, Any]
    columns: tuple[str, ...]


@cache
def _made(statement: Statement, names: tuple[str, ...]) -> Made:
    there = statement.table.c if isinstance(statement, Insert | Update) else ()
    done = compiled(statement, [name for name in names if name in there])
    columns = statement.selected_columns.keys() if isinstance(statement, Select) else ()
    return Made(str(done), tuple(done.positiontup or ()), done.params, tuple(columns))


def run(connection: Connection, statement: Statement, values: Mapping[str, Any]) -> Any:
    """Run a statement; returns the driver's cursor. The statement is kept: it must be made once."""
    made = _made(statement, tuple(values))
    marks = [values[name] if name in values else made.own[name] for name in made.asked]
    return connection.connection.cursor().execute(made.text, marks)


def run_each(
    connection: Connection, statement: Statement, each: Sequence[Mapping[str, Any]]
) -> None:
    """Run a statement once with each of these values, all of the same names."""
    if each:
        made = _made(statement, tuple(each[0]))
        marks = [[values[name] for name in made.asked] for values in each]
        connection.connection.cursor().executemany(made.text, marks)


def found(connection: Connection, query: Select[Any], values: Mapping[str, Any]) -> list[Any]:
    """Run a query and return each row by the names of its columns."""
    return list(each_found(connection, query, values))


def each_found(
    connection: Connection, query: Select[Any], values: Mapping[str, Any]
) -> Iterator[Any]:
    """Run a query and yield each row by the names of its columns, as the database finds it."""
    columns = _made(query, tuple(values)).columns
    for row in run(connection, query, values):
        yield dict(zip(columns, row, strict=True))


def found_among(
    connection: Connection,
    query: Select[Any],
    columns: tuple[str, ...],
    keys: Iterable[tuple[Any, ...]],
) -> Iterator[Any]:
    """Yield the rows of a query that have one of these keys in these columns, by one statement for
    AT_ONCE of them: each costs less than half of what it costs alone.
    """
    left = iter(keys)
    while some := [*islice(left, AT_ONCE)]:
        most = 1 if len(some) == 1 else AT_ONCE
        values = chain.from_iterable(chain(some, repeat(some[0], most - len(some))))
        asked = dict(zip(_marks(columns, most), values, strict=True))
        yield from each_found(connection, _among(query, columns, most), asked)


@cache
def _marks(columns: tuple[str, ...], most: int) -> tuple[str, ...]:
    return tuple(f"{column}_{at}" for at in range(most) for column in columns)


@cache
def _among(query: Select[Any], columns: tuple[str, ...], most: int) -> Select[Any]:
    of, marks = query.selected_columns, iter(_marks(columns, most))
    each = [and_(*[of[one] == bindparam(next(marks)) for one in columns]) for _ in range(most)]
    return query.where(or_(*each))


@cache
def select_by(table: Table, column: str) -> Select[Any]:
    """Return a SELECT of the row with a value in this column."""
    return select(table).where(table.c[column] == bindparam(WAS))


@cache
def update_by(table: Table, column: str) -> Update:
    """Return an UPDATE of the row with a value in this column."""
    return update(table).where(table.c[column] == bindparam(WAS))


@cache
def insert_into(table: Table, *, unless_there: bool = False) -> Insert:
    """Return an INSERT; with `unless_there`, one that does nothing where the key is taken."""
    return insert_if_absent(table) if unless_there else insert(table)


@cache
def delete_returning(statement: Delete, columns: tuple[str, ...]) -> Statement:
    """Return the DELETE, made to return these columns of what it took away."""
    return statement.returning(*(statement.table.c[column] for column in columns))
