"""The one seam between databases: which of them is meant, and its failures in plain words."""

from collections.abc import Iterator
from contextlib import contextmanager
from importlib import import_module
from pathlib import Path
from typing import Any, cast

from sqlalchemy import Connection
from sqlalchemy.exc import DBAPIError

from storage import sqlite
from storage.engines import Database, Dialect, ServerAddress

Where = Path | ServerAddress
"""A file is SQLite's, an address is PostgreSQL's."""

_in_use: dict[type, Dialect] = {sqlite.DRIVER: sqlite}
"""By the class of the driver's connections."""


def kept_at(where: Where, *, shared: bool = False) -> Database:
    """Return the database that is meant. Whoever has a file pays for no other driver.

    `shared`: several processes may hold it, where it is on a server.
    """
    if isinstance(where, Path):
        return sqlite.SqliteFile(where)
    postgres: Any = import_module("storage.postgres")
    _in_use[postgres.DRIVER] = postgres
    return cast("Database", postgres.Server(where, shared))


def dialect(driver: type) -> Dialect:
    """Return what the database says in words of its own, by the class of its connections."""
    return _in_use[driver]


def faults() -> tuple[type[Exception], ...]:
    """Return the databases' own failures, from SQLAlchemy and from the drivers beneath it."""
    return DBAPIError, *(each.FAULT for each in _in_use.values())


@contextmanager
def savepoint(connection: Connection) -> Iterator[None]:
    """Undo what is done inside, and no more, where it raises; savepoints do not nest.

    Where the database itself failed, the whole transaction is over, and nothing is undone here.
    """
    driver = connection.connection.cursor()
    driver.execute("SAVEPOINT work")
    try:
        yield
    except faults():
        raise
    except BaseException:
        driver.execute("ROLLBACK TO work")
        driver.execute("RELEASE work")
        raise
    driver.execute("RELEASE work")


@contextmanager
def plain_errors(*, writing: bool = False) -> Iterator[None]:
    """Raise the database's failures as a plain sentence, without the statement and its values."""
    try:
        yield
    except faults() as fault:
        told = _told(getattr(fault, "orig", fault), writing=writing)
        if told is None:
            raise
        raise told from None


def _told(fault: Any, *, writing: bool) -> Exception | None:
    for each in _in_use.values():
        if isinstance(fault, each.FAULT):
            return each.meaning(fault, writing=writing)
    return None
