"""Rows copied as they lie there, sealed and under their MACs, from one database to another."""

from collections.abc import Iterator, Sequence
from contextlib import suppress
from pathlib import Path
from typing import Any

from sqlalchemy import Column, Connection, Row, Table, func, insert, select

from storage.audit import GENESIS
from storage.dialect import dialect, plain_errors
from storage.engines import Database
from storage.migrate import HEAD, confirm_ready, migrate
from storage.progress import Counted, Progress
from storage.sqlite import SqliteFile
from storage.tables import audit, metadata

JOURNALS = ("-wal", "-shm", "-journal")
"""What SQLite puts beside a file."""
AT_A_TIME = 2_000
"""Rows of one transaction: some tenths of a second."""

TABLES: Sequence[Table] = metadata.sorted_tables
_NEWEST = select(audit.c.sequence, audit.c.mac).order_by(audit.c.sequence.desc()).limit(1)


def copied_to_file(server: Database, path: Path, hears: Progress) -> tuple[str, int, str]:
    """Copy all that a server has, of one moment, into a new file of ours. Returns the migration
    that it is of, and the number and the MAC (hex) of the chain's newest entry. StoreUnavailable.
    """
    file = SqliteFile(path)
    file.make(create=True)
    readers, writer = server.readers(1), file.writer()
    try:
        with plain_errors(), readers.begin() as old:
            confirm_ready(old)
            with writer.begin() as new:
                migrate(new)
            counted = Counted(hears, "copying", sum(count_of(old, table) for table in TABLES))
            for table, rows in every_batch(old):
                with writer.begin() as new:
                    put(new, table, rows)
                counted.on(len(rows))
            with writer.begin() as new:
                numbers_go_on(old, new)
            newest = old.execute(_NEWEST).one_or_none()
        file.empty_log(writer)
    finally:
        readers.dispose()
        writer.dispose()
    entries, end = newest or (0, GENESIS)
    return HEAD, entries, end.hex()


def put(connection: Connection, table: Table, rows: Sequence[Row[Any]]) -> None:
    """Write rows as they are."""
    connection.execute(insert(table), [dict(row._mapping) for row in rows])


def numbers_go_on(old: Connection, new: Connection) -> None:
    """Let the numbers of rows go on behind every one that was given out, also of rows that went."""
    there, here = (one.connection.dbapi_connection for one in (old, new))
    for table in TABLES:
        if table.dialect_options["sqlite"]["autoincrement"]:
            name, column = table.name, key_of(table).name
            given = dialect(type(there)).given_out(there, name, column)
            dialect(type(here)).go_on_behind(here, name, column, given)


def every_batch(
    connection: Connection, first: str = TABLES[0].name, after: Any = None
) -> Iterator[tuple[Table, Sequence[Row[Any]]]]:
    """Yield the rows of every table, so many at a time: from the row of `first` behind this key."""
    names = [table.name for table in TABLES]
    for table in TABLES[names.index(first) :]:
        for rows in batches(connection, table, after):
            yield table, rows
        after = None


def batches(
    connection: Connection, table: Table, after: Any = None
) -> Iterator[Sequence[Row[Any]]]:
    """Yield a table's rows in the order of its key, so many at a time."""
    key = key_of(table)
    query = select(table).order_by(key).limit(AT_A_TIME)
    while rows := connection.execute(query if after is None else query.where(key > after)).all():
        yield rows
        after = rows[-1]._mapping[key]


def each(found: Iterator[Sequence[Row[Any]]]) -> Iterator[tuple[Any, ...]]:
    """Yield the rows of batches, one by one."""
    for rows in found:
        yield from (tuple(row) for row in rows)


def count_of(connection: Connection, table: Table) -> int:
    """Return how many rows a table has."""
    return int(connection.execute(select(func.count()).select_from(table)).scalar_one())


def key_of(table: Table) -> Column[Any]:
    """Return the one column of a table's key."""
    (key,) = table.primary_key.columns
    return key


def take_away(copy: Path) -> None:
    """Delete a copy, with whatever SQLite and we put beside it."""
    for suffix in ("", *JOURNALS, ".lock"):
        with suppress(OSError):
            copy.with_name(copy.name + suffix).unlink()
