"""What differs between databases, in one place: today SQLite alone."""

import re
import sqlite3
from collections.abc import Callable, Iterator, Mapping, Sequence
from contextlib import contextmanager
from operator import methodcaller
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import (
    URL,
    Connection,
    Engine,
    Insert,
    QueuePool,
    Table,
    create_engine,
    event,
    insert,
)
from sqlalchemy.dialects import sqlite
from sqlalchemy.exc import DatabaseError
from sqlalchemy.sql.compiler import SQLCompiler

from storage.errors import (
    CorruptPage,
    DiskFull,
    DiskRefused,
    Locked,
    NeedsWriting,
    ReadOnly,
    StoreDamaged,
    StoreUnavailable,
)

__all__ = [
    "FAULTS",
    "compiled",
    "insert",
    "insert_if_absent",
    "insert_or_replace",
    "plain_errors",
    "savepoint",
]

BUSY_MILLISECONDS = 5000
FAULTS = (DatabaseError, sqlite3.DatabaseError)
"""The database's own failures, from SQLAlchemy and from the driver beneath it."""

_DIALECT = sqlite.dialect()

_text = methodcaller("decode", "utf-8", "backslashreplace")
"""A flipped bit may be no UTF-8: its row fails its MAC then, and no query fails for one row."""

# NORMAL would lose acknowledged commits at a power cut; measured, see the design.
_WRITER = (
    "PRAGMA journal_mode=WAL",
    "PRAGMA synchronous=FULL",
    "PRAGMA foreign_keys=ON",
    "PRAGMA secure_delete=ON",
    f"PRAGMA busy_timeout={BUSY_MILLISECONDS}",
)
_READER = ("PRAGMA query_only=ON", f"PRAGMA busy_timeout={BUSY_MILLISECONDS}")


def writer_engine(database: Path) -> Engine:
    """Return an engine of one connection that starts every transaction with BEGIN IMMEDIATE."""
    url = URL.create("sqlite", database=str(database))
    return _engine(url, _WRITER, begin="BEGIN IMMEDIATE", size=1)


def reader_engine(database: Path, readers: int) -> Engine:
    """Return an engine of a few connections that cannot write. A transaction sees one moment."""
    url = URL.create("sqlite", database=f"file:{quote(str(database))}")
    read_only = url.update_query_dict({"mode": "ro", "uri": "true"})
    return _engine(read_only, _READER, begin="BEGIN", size=readers)


def _engine(url: URL, pragmas: tuple[str, ...], *, begin: str, size: int) -> Engine:
    engine = create_engine(
        url,
        hide_parameters=True,
        poolclass=QueuePool,
        pool_size=size,
        max_overflow=0,
        connect_args={"check_same_thread": False},
    )

    def connected(connection: Any, _record: object) -> None:
        connection.isolation_level = None  # sqlite3 must not begin transactions of its own
        connection.text_factory = _text
        for pragma in pragmas:
            connection.execute(pragma)

    event.listen(engine, "connect", connected)
    event.listen(engine, "begin", lambda connection: connection.exec_driver_sql(begin))
    return engine


def truncate_log(engine: Engine) -> bool:
    """Carry the write-ahead log into the database and empty its file.

    Returns False where somebody who reads keeps it from being emptied; nothing is wrong then.
    """
    connection = engine.raw_connection()  # no transaction of ours may be open meanwhile
    try:
        (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
    finally:
        connection.close()
    return not busy


@contextmanager
def savepoint(connection: Connection) -> Iterator[None]:
    """Undo what is done inside, and no more, where it raises; savepoints do not nest.

    Where the database itself failed, the whole transaction is over, and nothing is undone here.
    """
    driver = connection.connection.cursor()
    driver.execute("SAVEPOINT work")
    try:
        yield
    except FAULTS:
        raise
    except BaseException:
        driver.execute("ROLLBACK TO work")
        driver.execute("RELEASE work")
        raise
    driver.execute("RELEASE work")


def spoiled_pages(connection: Connection) -> Iterator[str]:
    """Yield the database's file where its pages do not fit together. It reads all of it."""
    told = connection.exec_driver_sql("PRAGMA quick_check(1)").scalar()
    if told != "ok":
        yield CorruptPage().where


def compiled(statement: Any, columns: Sequence[str]) -> SQLCompiler:
    """Return the statement as SQL text with marks for its values; `columns` are those it writes."""
    done: SQLCompiler = statement.compile(dialect=_DIALECT, column_keys=list(columns))
    return done


def insert_if_absent(table: Table) -> Insert:
    """Return an INSERT that does nothing where the row's key is taken."""
    return sqlite.insert(table).on_conflict_do_nothing()


def insert_or_replace(table: Table, key: Sequence[str], changed: Sequence[str]) -> Insert:
    """Return an INSERT that writes `changed` over the row with the same key, if there is one."""
    new = sqlite.insert(table)
    return new.on_conflict_do_update(key, set_={name: new.excluded[name] for name in changed})


_FAULTS: Mapping[int, Callable[[], StoreUnavailable]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_IOERR_SHMSIZE: DiskFull,  # no room for the log's index is no room
    sqlite3.SQLITE_BUSY: Locked,
    sqlite3.SQLITE_LOCKED: Locked,
    sqlite3.SQLITE_IOERR: lambda: DiskRefused("the disk refused to read or write the store"),
    sqlite3.SQLITE_CANTOPEN: lambda: DiskRefused("the store's file cannot be opened"),
    sqlite3.SQLITE_PERM: lambda: DiskRefused("the store's file may not be opened"),
    sqlite3.SQLITE_AUTH: lambda: DiskRefused("the store's file may not be opened"),
    sqlite3.SQLITE_CORRUPT: CorruptPage,
    sqlite3.SQLITE_NOTADB: CorruptPage,
}
"""What SQLite's result codes mean, the extended ones first."""

_OTHER_TABLES = re.compile(r"no such (table|column)|already exists|duplicate column")
"""SQLite has one code for every statement that does not fit the tables; its words tell."""


@contextmanager
def plain_errors(*, writing: bool = False) -> Iterator[None]:
    """Raise the database's failures as a plain sentence, without the statement and its values.

    A connection of ours that only reads is refused a write, and that is a fault of ours; one that
    is `writing` is refused by the file itself.
    """
    try:
        yield
    except FAULTS as fault:
        told = _told(fault, writing=writing)
        if told is None:
            raise
        raise told from None


def _told(fault: Exception, *, writing: bool) -> Exception | None:
    code = getattr(getattr(fault, "orig", fault), "sqlite_errorcode", 0)
    if code & 0xFF == sqlite3.SQLITE_READONLY:
        return ReadOnly() if writing else NeedsWriting("this writes, and was run as a read")
    if code == sqlite3.SQLITE_ERROR and _OTHER_TABLES.search(str(getattr(fault, "orig", fault))):
        return StoreDamaged("its tables are not as we made them")
    meant = _FAULTS.get(code) or _FAULTS.get(code & 0xFF)
    return None if meant is None else meant()
