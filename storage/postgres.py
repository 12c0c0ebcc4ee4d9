"""PostgreSQL: a database on a server. What is this database's alone stands here.

Every writing transaction takes one advisory lock first, so that they come one after the other: one
audit chain, one sum of notes. Its snapshots are taken after that (read committed); a reader has one
for all that it reads (repeatable read). The writer's own connection holds the store for its
process, by a second lock that ends with it: a new connection takes it anew, or is refused. Bots
share that one (`storage.postgres_together`); whatever else writes wants the store to itself.
"""

from collections.abc import Callable, Iterator, Sequence
from contextlib import AbstractContextManager, closing, nullcontext
from dataclasses import dataclass
from functools import cached_property, partial
from itertools import count
from operator import methodcaller
from os import getpid
from pathlib import Path
from socket import gethostname
from typing import Any

import psycopg
from psycopg.types.string import StrDumperUnknown
from sqlalchemy import Connection, Engine, Table, make_url
from sqlalchemy.dialects import postgresql
from sqlalchemy.dialects.postgresql.psycopg import PGDialect_psycopg

from storage import postgres_together as together
from storage.engines import Lock, Process, ServerAddress, Standby, Standing, Step, pooled
from storage.errors import StoreUnavailable
from storage.postgres_faults import meaning as meaning  # noqa: PLC0414 - of this module's shape

DRIVER: type = psycopg.Connection
FAULT: type[Exception] = psycopg.Error
COMPILER = PGDialect_psycopg(paramstyle="format")  # type: ignore[no-untyped-call]
INSERT: Callable[[Table], postgresql.Insert] = postgresql.insert
claim, take_lane, leave_lane = together.claim, together.take_lane, together.leave_lane
lanes_elsewhere = together.lanes_elsewhere

_WRITES = 0x16DE5C01
"""The lock, any number, of one writing transaction."""
_WRITE = f"BEGIN ISOLATION LEVEL READ COMMITTED; SELECT pg_advisory_xact_lock({_WRITES})"
_READ = "BEGIN ISOLATION LEVEL REPEATABLE READ READ ONLY"

# SQLite orders by bytes. In another order notes are looked for, and not found.
_FITS = """
SELECT pg_encoding_to_char(encoding) = 'UTF8' AND 'Z' < 'a' AND '/b' < '0a'
  FROM pg_database WHERE datname = current_database()
"""
UNFIT = (
    "the PostgreSQL database is not made for IG Desk: it must be in UTF8, and in the order of C"
    " (createdb --template=template0 --encoding=UTF8 --locale=C)"
)

_USUAL = {
    "client_encoding": "utf8",
    "connect_timeout": "5",
    # A server that is gone without a word is noticed in seconds, and not after hours.
    "keepalives_idle": "5",
    "keepalives_interval": "2",
    "keepalives_count": "3",
    "tcp_user_timeout": "10000",
    "target_session_attrs": "read-write",  # of several hosts the one that is no standby
    # Nobody waits for the lock of a writer that is stuck. A commit that was answered is kept.
    "options": "-c lock_timeout=5000 -c timezone=UTC",
}
_ACKNOWLEDGED = (
    "SELECT set_config('synchronous_commit', 'on', false)"
    " WHERE current_setting('synchronous_commit') = 'off'"
)


_FOLLOW = """
SELECT application_name, sync_state IN ('sync', 'quorum'), replay_lag
  FROM pg_stat_replication WHERE state IS NOT NULL ORDER BY application_name, pid
"""


@dataclass(frozen=True)
class Server:
    """A database on a server, made by its administrator: we make what is in it."""

    address: ServerAddress
    shared: bool = False
    """Whether others like this one may have it open beside it."""

    @property
    def place(self) -> str:
        """Say which database it is, and on which server."""
        url = make_url(self.address.url)
        return f"{url.database or '?'} on {url.host or url.query.get('host', 'this machine')}"

    @property
    def files(self) -> tuple[Path, ...]:
        """Return none: they are the server's own."""
        return ()

    @property
    def has_content(self) -> bool:
        """Return whether there is a table in it."""
        engine = self.readers(1)
        try:
            with closing(engine.raw_connection()) as driver:
                return any(kind == "table" for kind, _ in made_of(driver))
        finally:
            engine.dispose()

    @property
    def size(self) -> int:
        """Return how many bytes the server keeps of it."""
        engine = self.readers(1)
        try:
            with engine.begin() as connection:
                told = connection.exec_driver_sql("SELECT pg_database_size(current_database())")
                return int(told.scalar_one())
        finally:
            engine.dispose()

    @property
    def has_log(self) -> bool:
        """Return True: the server itself brings back what was committed."""
        return True

    def make(self, *, create: bool) -> None:
        """Raise StoreUnavailable where it is empty, and may not be filled."""
        if not create and not self.has_content:
            raise StoreUnavailable(f"there is no store in {self.place}")

    def lock(self) -> Lock:
        """Hold the store, or share it with others that do. Raises StoreInUse."""
        self._writer.connect().close()  # into the pool, where it stays
        return _Held(self._writer)

    def writer(self) -> Engine:
        """Return an engine of one connection. Its transactions come one after the other, and after
        those of everybody else's.
        """
        return self._writer

    @cached_property
    def _writer(self) -> Engine:
        hold = partial(_held, hold=together.hold(shared=self.shared))
        return self._engine(hold, _WRITE, 1)

    def starting(self) -> AbstractContextManager[None]:
        """Hold others that start back, and be alone where tables are to be made. StoreInUse."""
        return together.starting(self._writer) if self.shared else nullcontext()

    def standing(self, writer: Engine, *, fit: bool) -> Standing:
        """Return where this process stands; take the rounds, or leave them where it is not fit."""
        return together.standing(writer, fit=fit)

    def processes(self, connection: Connection) -> Sequence[Process]:
        """Return who has it open, as far as the server tells."""
        return together.processes(connection)

    def readers(self, many: int) -> Engine:
        """Return an engine of connections that cannot write. A transaction sees one moment."""
        return self._engine(_prepared, _READ, many)

    def standbys(self, connection: Connection) -> Sequence[Standby]:
        """Return what follows the server, where it lets us know (`pg_read_all_stats`)."""
        return [Standby(*row) for row in connection.exec_driver_sql(_FOLLOW)]

    def empty_log(self, _writer: Engine) -> bool:
        """Return True: the server's log is its own. What is in it ends with the key it is under."""
        return True

    @property
    def _name(self) -> str:
        """Return by what an administrator tells this process from others on the server."""
        return f"igdesk {gethostname()} {getpid()}"

    def _engine(self, connected: Step, begin: str, size: int) -> Engine:
        url, given = (
            make_url(self.address.url),
            {"application_name": self._name, **_USUAL, **self.address.options},
        )
        args = {name: said for name, said in given.items() if name not in url.query}
        return pooled(
            url.set(password=self.address.password or None),
            connected,
            begin=methodcaller("execute", begin, prepare=False),  # as two statements cannot be
            size=size,
            connect_args=args,
            paramstyle="format",
            use_native_hstore=False,
            pool_pre_ping=True,  # the server may have been started anew
        )


@dataclass(frozen=True, slots=True)
class _Held:
    """The lock that the writer's connection has."""

    writer: Engine

    def release(self) -> None:
        """Let the connection go, and the lock with it."""
        self.writer.dispose()


class _Text(StrDumperUnknown):
    """Text as the server takes it: without NUL. Nothing of ours in the clear has one, so that what
    somebody sends with one is not found, as on SQLite, and is no failure.
    """

    def dump(self, obj: str) -> bytes:
        """Encode it."""
        return obj.replace("\x00", "\ufffd").encode()


def _prepared(connection: Any) -> None:
    connection.adapters.register_dumper(str, _Text)
    connection.autocommit = True  # the driver must not begin transactions of its own
    ((fits,),) = connection.execute(_FITS).fetchall()
    if not fits:
        raise StoreUnavailable(UNFIT)


def _held(connection: Any, hold: str) -> None:
    _prepared(connection)
    connection.execute(_ACKNOWLEDGED)
    together.refuse_second(connection, hold)


_WALKS = count()
"""One may begin while another goes on."""


def walk(driver: Any, sql: str, values: Sequence[object]) -> Iterator[Any]:
    """Yield the rows of a query as they are found: the server keeps those that nobody asked for."""
    with driver.cursor(name=f"walk_{next(_WALKS)}") as cursor:
        yield from cursor.execute(sql, values)


def given_out(driver: Any, table: str, column: str) -> int:
    """Return the highest number that a table's rows were given."""
    asked = "SELECT pg_sequence_last_value(pg_get_serial_sequence(%s, %s)::regclass)"
    ((last,),) = driver.execute(asked, (table, column)).fetchall()
    return last or 0


def go_on_behind(driver: Any, table: str, column: str, number: int) -> None:
    """Give the next row of a table a number behind this one."""
    sets = "SELECT setval(pg_get_serial_sequence(%s, %s), %s, false)"
    driver.execute(sets, (table, column, number + 1))


_MADE_OF = """
SELECT CASE relkind WHEN 'i' THEN 'index' WHEN 'v' THEN 'view' WHEN 'm' THEN 'view' ELSE 'table'
       END, relname
  FROM pg_class
 WHERE relnamespace = current_schema()::regnamespace AND relkind IN ('r', 'p', 'f', 'i', 'v', 'm')
UNION ALL
SELECT 'trigger', tgname FROM pg_trigger JOIN pg_class ON pg_class.oid = tgrelid
 WHERE relnamespace = current_schema()::regnamespace AND NOT tgisinternal
UNION ALL
SELECT 'trigger', rulename FROM pg_rules WHERE schemaname = current_schema()
"""


def made_of(driver: Any) -> Iterator[tuple[str, str]]:
    """Return the kind and the name of all that our schema is made of; a rule acts as a trigger."""
    found: Iterator[tuple[str, str]] = driver.execute(_MADE_OF)
    return found


def spoiled_pages(_driver: Any, _goes_on: Callable[[], None]) -> Iterator[str]:
    """Yield nothing: the server's own checksums are its administrator's to look at."""
    yield from ()
