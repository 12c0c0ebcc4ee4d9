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
    Delete,
    Insert,
    Select,
    Table,
    Update,
    and_,
    bindparam,
    insert,
    or_,
    select,
    update,
)
from sqlalchemy.engine.interfaces import DBAPIConnection
from sqlalchemy.sql.dml import ReturningDelete

from storage.dialect import dialect

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
def _made(driver: type, statement: Statement, names: tuple[str, ...]) -> Made:
    there = statement.table.c if isinstance(statement, Insert | Update) else ()
    written = [name for name in names if name in there]
    done: Any = statement.compile(dialect=dialect(driver).COMPILER, column_keys=written)
    columns = statement.selected_columns.keys() if isinstance(statement, Select) else ()
    return Made(str(done), tuple(done.positiontup or ()), done.params, tuple(columns))


def run(driver: DBAPIConnection, statement: Statement, values: Mapping[str, Any]) -> Any:
    """Run a statement; returns the driver's cursor. The statement is kept: it must be made once."""
    return _run(driver, _made(type(driver), statement, tuple(values)), values)


def _run(driver: DBAPIConnection, made: Made, values: Mapping[str, Any]) -> Any:
    cursor = driver.cursor()
    cursor.execute(made.text, _in_order(made, values))
    return cursor


def _in_order(made: Made, values: Mapping[str, Any]) -> list[Any]:
    return list(map({**made.own, **values}.__getitem__, made.asked))


def run_each(
    driver: DBAPIConnection, statement: Statement, rows: Sequence[Mapping[str, Any]]
) -> None:
    """Run a statement for each of the rows, which have the same columns."""
    if rows:
        made = _made(type(driver), statement, tuple(rows[0]))
        driver.cursor().executemany(made.text, [_in_order(made, row) for row in rows])


def found(driver: DBAPIConnection, query: Select[Any], values: Mapping[str, Any]) -> list[Any]:
    """Run a query and return each row by the names of its columns."""
    made = _made(type(driver), query, tuple(values))
    return [dict(zip(made.columns, row, strict=True)) for row in _run(driver, made, values)]


def each_found(
    driver: DBAPIConnection, query: Select[Any], values: Mapping[str, Any]
) -> Iterator[Any]:
    """Run a query and yield each row by the names of its columns, as the database finds it."""
    made = _made(type(driver), query, tuple(values))
    for row in dialect(type(driver)).walk(driver, made.text, _in_order(made, values)):
        yield dict(zip(made.columns, row, strict=True))


def found_among(
    driver: DBAPIConnection,
    query: Select[Any],
    columns: tuple[str, ...],
    keys: Iterable[tuple[Any, ...]],
) -> Iterator[Any]:
    """Yield the rows of a query that have one of these keys in these columns, by one statement for
    AT_ONCE of them: each costs less than half of what it costs alone.
    """
    left = iter(keys)
    while some := [*islice(left, AT_ONCE)]:
        most = 1 << (len(some) - 1).bit_length()
        values = chain.from_iterable(chain(some, repeat(some[0], most - len(some))))
        asked = dict(zip(_marks(columns, most), values, strict=True))
        yield from found(driver, _among(query, columns, most), asked)


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
def insert_into(table: Table) -> Insert:
    """Return an INSERT. A number that the database gives is not asked for."""
    return insert(table).inline()


@cache
def insert_unless_there(driver: type, table: Table) -> Insert:
    """Return an INSERT that does nothing where the row's key is taken."""
    done: Insert = dialect(driver).INSERT(table).inline().on_conflict_do_nothing()
    return done


@cache
def insert_over(
    driver: type, table: Table, key: tuple[str, ...], columns: tuple[str, ...]
) -> Insert:
    """Return an INSERT that writes over the row with the same key, where there is one."""
    new = dialect(driver).INSERT(table).inline()
    changed = {name: new.excluded[name] for name in columns if name not in key}
    done: Insert = new.on_conflict_do_update(index_elements=key, set_=changed)
    return done


@cache
def delete_returning(statement: Delete, columns: tuple[str, ...]) -> Statement:
    """Return the DELETE, made to return these columns of what it took away."""
    return statement.returning(*(statement.table.c[column] for column in columns))
