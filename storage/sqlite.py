"""SQLite: one file, held by one process. What is this database's alone stands here."""

import re
import sqlite3
from collections.abc import Callable, Container, Iterator, Mapping, Sequence
from contextlib import AbstractContextManager, nullcontext
from dataclasses import dataclass
from functools import partial
from operator import methodcaller
from pathlib import Path
from typing import Any
from urllib.parse import quote

from sqlalchemy import URL, Connection, Engine, Table
from sqlalchemy.dialects import sqlite

from storage.engines import Process, Standby, Standing, pooled
from storage.errors import (
    CorruptPage,
    DiskFull,
    DiskRefused,
    Locked,
    NeedsWriting,
    ReadOnly,
    StoreDamaged,
    StoreUnavailable,
    refused,
)
from storage.lock import StoreLock

BUSY_MILLISECONDS = 5000
STEPS_A_WORD = 100_000  # of SQLite's own: some tens of milliseconds
DRIVER: type = sqlite3.Connection
FAULT: type[Exception] = sqlite3.DatabaseError
COMPILER = sqlite.dialect()
INSERT: Callable[[Table], sqlite.Insert] = sqlite.insert

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
_MASTER = "SELECT type, name FROM sqlite_master"
_OWN = "sqlite_"
"""What the names of SQLite's own tables begin with; nobody else may make one so named."""


@dataclass(frozen=True, slots=True)
class SqliteFile:
    """A database in a file, with its log beside it."""

    path: Path

    @property
    def place(self) -> str:
        """Say where the file is."""
        return str(self.path)

    @property
    def _log(self) -> Path:
        """Return the write-ahead log, which holds the newest transactions."""
        return self.path.with_name(f"{self.path.name}-wal")

    @property
    def files(self) -> tuple[Path, ...]:
        """Return the database's file and its log."""
        return self.path, self._log

    @property
    def has_content(self) -> bool:
        """Return whether there is anything in the database, or in its log."""
        return any(map(_has_content, self.files))

    @property
    def size(self) -> int:
        """Return the bytes of the file and its log."""
        return sum(file.stat().st_size for file in self.files if file.exists())

    @property
    def has_log(self) -> bool:
        """Return whether there is anything in the log: SQLite takes it away when it is closed."""
        return _has_content(self._log)

    def make(self, *, create: bool) -> None:
        """Make an empty file where there is none. Raises StoreUnavailable."""
        if self.path.exists():
            return
        if not create:
            raise StoreUnavailable(f"there is no store at {self.path}")
        try:
            self.path.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.path.touch(mode=0o600)
        except OSError as fault:
            raise refused(fault, f"the store cannot be made at {self.path}") from None

    def lock(self) -> StoreLock:
        """Hold the store. Raises StoreInUse where another process does."""
        return StoreLock(self.path)

    def writer(self) -> Engine:
        """Return an engine of one connection that starts every transaction with BEGIN IMMEDIATE."""
        url = URL.create("sqlite", database=str(self.path))
        return _engine(url, _WRITER, "BEGIN IMMEDIATE", 1)

    def readers(self, many: int) -> Engine:
        """Return an engine of connections that cannot write. A transaction sees one moment."""
        url = URL.create("sqlite", database=f"file:{quote(str(self.path))}")
        read_only = url.update_query_dict({"mode": "ro", "uri": "true"})
        return _engine(read_only, _READER, "BEGIN", many)

    def starting(self) -> AbstractContextManager[None]:
        """Do nothing: whoever holds the file is alone."""
        return nullcontext()

    def standing(self, _writer: Engine, *, fit: bool) -> Standing:
        """Return that of a process that is alone."""
        return Standing(does_rounds=fit)

    def processes(self, _connection: Connection) -> Sequence[Process]:
        """Return nobody: a file does not tell."""
        return ()

    def standbys(self, _connection: Connection) -> Sequence[Standby]:
        """Return none: a file has none."""
        return ()

    def empty_log(self, writer: Engine) -> bool:
        """Carry the write-ahead log into the database and empty its file.

        Returns False where somebody who reads keeps it from being emptied; nothing is wrong then.
        """
        connection = writer.raw_connection()  # no transaction of ours may be open meanwhile
        try:
            (busy, _, _) = connection.execute("PRAGMA wal_checkpoint(TRUNCATE)").fetchone()
        finally:
            connection.close()
        return not busy


def _engine(url: URL, pragmas: tuple[str, ...], begin: str, size: int) -> Engine:
    def connected(connection: Any) -> None:
        connection.isolation_level = None  # sqlite3 must not begin transactions of its own
        connection.text_factory = _text
        for pragma in pragmas:
            connection.execute(pragma)

    begins, args = methodcaller("execute", begin), {"check_same_thread": False}
    return pooled(url, connected, begin=begins, size=size, connect_args=args)


def walk(driver: Any, sql: str, values: Sequence[object]) -> Iterator[Any]:
    """Return the rows of a query, as they are found."""
    found: Iterator[Any] = driver.execute(sql, values)
    return found


def given_out(driver: Any, table: str, _column: str) -> int:
    """Return the highest number that a table's rows were given."""
    found = driver.execute("SELECT seq FROM sqlite_sequence WHERE name = ?", (table,)).fetchone()
    return int(found[0]) if found else 0


def go_on_behind(driver: Any, table: str, _column: str, number: int) -> None:
    """Give the next row of a table a number behind this one."""
    driver.execute("DELETE FROM sqlite_sequence WHERE name = ?", (table,))
    driver.execute("INSERT INTO sqlite_sequence (name, seq) VALUES (?, ?)", (table, number))


def made_of(driver: Any) -> Iterator[tuple[str, str]]:
    """Yield the kind and the name of all that the database is made of, but SQLite's own tables."""
    for kind, name in driver.execute(_MASTER):
        if kind != "table" or not name.startswith(_OWN):
            yield kind, name


def claim(_driver: Any, _number: int) -> bool:
    """Return True: no other process has anything of a file's."""
    return True


def take_lane(_driver: Any, _lane: str) -> bool:
    """Return True, as nobody else sends."""
    return True


def leave_lane(_driver: Any, _lane: str) -> None:
    """Do nothing: nobody waits for it."""


def lanes_elsewhere(_driver: Any) -> Container[str]:
    """Return none."""
    return ()


def spoiled_pages(driver: Any, goes_on: Callable[[], None]) -> Iterator[str]:
    """Yield the database's file where its pages do not fit together. It reads all of it."""
    driver.set_progress_handler(goes_on, STEPS_A_WORD)
    try:
        ((told,),) = driver.execute("PRAGMA quick_check(1)").fetchall()
    finally:
        driver.set_progress_handler(None, 0)
    if told != "ok":
        yield CorruptPage().where


_FAULTS: Mapping[int, Callable[[], StoreUnavailable]] = {
    sqlite3.SQLITE_FULL: DiskFull,
    sqlite3.SQLITE_IOERR_SHMSIZE: DiskFull,  # no room for the log's index is no room
    sqlite3.SQLITE_BUSY: Locked,
    sqlite3.SQLITE_LOCKED: Locked,
    sqlite3.SQLITE_IOERR: partial(DiskRefused, "the disk refused to read or write the store"),
    sqlite3.SQLITE_CANTOPEN: partial(DiskRefused, "the store's file cannot be opened"),
    sqlite3.SQLITE_PERM: partial(DiskRefused, "the store's file may not be opened"),
    sqlite3.SQLITE_AUTH: partial(DiskRefused, "the store's file may not be opened"),
    sqlite3.SQLITE_CORRUPT: CorruptPage,
    sqlite3.SQLITE_NOTADB: CorruptPage,
}
"""What SQLite's result codes mean, the extended ones first."""

_OTHER_TABLES = re.compile(r"no such (table|column)|already exists|duplicate column")
"""SQLite has one code for every statement that does not fit the tables; its words tell."""


def meaning(fault: Any, *, writing: bool) -> Exception | None:
    """Return what a failure of the driver's means; None where it is a fault of ours.

    A connection of ours that only reads is refused a write, and that is a fault of ours; one that
    is `writing` is refused by the file itself.
    """
    code = getattr(fault, "sqlite_errorcode", 0)
    if code & 0xFF == sqlite3.SQLITE_READONLY:
        return ReadOnly() if writing else NeedsWriting("this writes, and was run as a read")
    if code == sqlite3.SQLITE_ERROR and _OTHER_TABLES.search(str(fault)):
        return StoreDamaged("its tables are not as we made them")
    meant = _FAULTS.get(code) or _FAULTS.get(code & 0xFF)
    return None if meant is None else meant()


def _has_content(path: Path) -> bool:
    return path.exists() and (not path.is_file() or path.stat().st_size > 0)
