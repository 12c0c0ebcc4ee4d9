"""Several processes on one PostgreSQL database: what each holds, by the server's own locks.

A lock of a session is let go by the server as soon as its connection is gone, however the process
ended, so that another takes over at once and no time has to be kept. All of them are taken on the
writer's connection. docs/decisions/0044 says why there is no table of them.
"""

from collections.abc import Container, Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from typing import Any, cast
from weakref import WeakKeyDictionary
from zlib import crc32

import psycopg
from sqlalchemy import Connection, Engine

from storage.engines import Process, Standing
from storage.errors import StoreInUse, TablesNotOurs
from storage.migrate import HEAD, revision_of

HOLDS, ROUNDS, STARTS, LANES = 0x16DE5C02, 0x16DE5C03, 0x16DE5C04, 0x16DE5C05
"""The locks, any numbers: of the store (shared by bots), of the rounds, of a start, of lanes."""

START_WAITS = "60s"
OTHERS = "processes of another release have the store open; stop them, and start this one again"

_LOCKS = """pg_locks WHERE locktype = 'advisory' AND granted
   AND database = (SELECT oid FROM pg_database WHERE datname = current_database())"""
_ONE = f"{_LOCKS} AND classid = 0 AND objsubid = 1 AND objid"
_START = (
    f"SET lock_timeout = '{START_WAITS}'; SELECT pg_advisory_lock({STARTS}); RESET lock_timeout"
)
_ALONE = f"SELECT pg_try_advisory_lock({HOLDS})"
_MAY_MAKE = "SELECT has_schema_privilege(current_schema(), 'CREATE')"
_STARTED = f"SELECT pg_advisory_unlock({STARTS})"
_ALONE_NO_MORE = f"SELECT pg_advisory_unlock({HOLDS})"
_STANDING = f"""
SELECT CASE WHEN EXISTS (SELECT FROM {_ONE} = {ROUNDS} AND pid = pg_backend_pid()) THEN true
            ELSE pg_try_advisory_lock({ROUNDS}) END,
       (SELECT count(DISTINCT pid) FROM {_ONE} = {HOLDS}),
       clock_timestamp()
"""  # noqa: S608  constants of ours, as in the next
_NO_ROUNDS = f"SELECT pg_advisory_unlock({ROUNDS})"
_PROCESSES = f"""
SELECT application_name, backend_start,
       EXISTS (SELECT FROM {_ONE} = {ROUNDS} AND pid = who.pid),
       (SELECT count(*) FROM {_LOCKS} AND objsubid = 2 AND classid = {LANES} AND pid = who.pid)
  FROM pg_stat_activity AS who
 WHERE pid IN (SELECT pid FROM {_ONE} = {HOLDS})
 ORDER BY backend_start, pid
"""  # noqa: S608
_TAKE = f"SELECT pg_try_advisory_lock({LANES}, %s)"
_LEAVE = f"SELECT pg_advisory_unlock({LANES}, %s)"
_TAKEN = f"SELECT objid FROM {_LOCKS} AND objsubid = 2 AND classid = {LANES}"  # noqa: S608
_CLAIM = """
WITH mine AS MATERIALIZED (SELECT number FROM due WHERE number = %s FOR UPDATE SKIP LOCKED)
SELECT count(*) FROM mine
"""

_ours: WeakKeyDictionary[Any, set[int]] = WeakKeyDictionary()
"""Which lanes each connection has: the server counts how often, and lets go of one at a time."""


@contextmanager
def starting(writer: Engine) -> Iterator[None]:
    """Hold others that start back; be alone where the tables are not of this release. StoreInUse
    where a process of another release is running.
    """
    _tell(writer, _START)
    try:
        with writer.connect() as connection:
            ready = revision_of(connection) == HEAD
        if not ready:
            _confirm_alone(writer)
        try:
            yield
        finally:
            if not ready:
                _tell(writer, _ALONE_NO_MORE)
    finally:
        _tell(writer, _STARTED)


def _confirm_alone(writer: Engine) -> None:
    """Hold the store alone, to make or change its tables. StoreInUse, TablesNotOurs."""
    if _tell(writer, _MAY_MAKE) == [(False,)]:
        raise TablesNotOurs
    if _tell(writer, _ALONE) == [(False,)]:
        raise StoreInUse(OTHERS)


def standing(writer: Engine, *, fit: bool) -> Standing:
    """Return where this process stands. Take the rounds where nobody has them; leave them to others
    where it is not `fit`.
    """
    ((does_rounds, many, at),) = _tell(writer, _STANDING)
    if does_rounds and not fit:
        _tell(writer, _NO_ROUNDS)
    return Standing(does_rounds and fit, many, at)


def processes(connection: Connection) -> Sequence[Process]:
    """Return who has the store open."""
    return [Process(*row) for row in connection.exec_driver_sql(_PROCESSES)]


def _tell(writer: Engine, words: str) -> list[Any]:
    """Run statements by themselves, in no transaction. Returns the rows of the last."""
    connection = writer.raw_connection()
    try:
        cursor = cast("psycopg.Connection[Any]", connection.driver_connection).execute(words)
        while cursor.nextset():
            pass
        return cursor.fetchall() if cursor.description else []
    finally:
        connection.close()


def claim(driver: Any, number: int) -> bool:
    """Hold a due row until this transaction ends. False where another does, or it is gone."""
    return bool(driver.execute(_CLAIM, (number,)).fetchone()[0])


def take_lane(driver: Any, lane: str) -> bool:
    """Hold a lane for this process, until it leaves it or ends. False where another does."""
    ours, key = _ours.setdefault(driver, set()), _key(lane)
    if key not in ours and driver.execute(_TAKE, (key,)).fetchone()[0]:
        ours.add(key)
    return key in ours


def leave_lane(driver: Any, lane: str) -> None:
    """Let others have the lane, where this process has it."""
    ours, key = _ours.setdefault(driver, set()), _key(lane)
    if key in ours:
        driver.execute(_LEAVE, (key,))
        ours.discard(key)


@dataclass(frozen=True, slots=True)
class Elsewhere:
    """Lanes that other processes have, by their keys: two lanes may have one."""

    keys: frozenset[int]

    def __contains__(self, lane: object) -> bool:
        """Return whether a lane is one of them."""
        return _key(str(lane)) in self.keys


def lanes_elsewhere(driver: Any) -> Container[str]:
    """Return the lanes that other processes have."""
    taken = {_signed(row[0]) for row in driver.execute(_TAKEN).fetchall()}
    return Elsewhere(frozenset(taken.difference(*_ours.values())))


def _key(lane: str) -> int:
    return _signed(crc32(lane.encode()))


def _signed(number: int) -> int:
    """Return what the server takes for a lock's second number: 32 bits with a sign."""
    return number - (1 << 32) if number >= 1 << 31 else number


def refuse_second(connection: Any, words: str) -> None:
    """Hold the store by a connection of this process. Raises StoreInUse."""
    try:
        connection.execute(words)  # who was killed lets go in a moment, and not at once
    except psycopg.errors.LockNotAvailable:
        raise StoreInUse("the store is in use by another process") from None


def hold(*, shared: bool) -> str:
    """Return the statements that hold the store, alone or beside others that share it."""
    lock = "pg_advisory_lock_shared" if shared else "pg_advisory_lock"
    return f"SET lock_timeout = 1000; SELECT {lock}({HOLDS}); RESET lock_timeout"
