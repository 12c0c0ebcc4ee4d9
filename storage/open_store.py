"""Opening a store: makes a `storage.store.Store`, or a reader, from its files.

Everything that can be wrong with the files is found before anything is written.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from dataclasses import dataclass
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection

from governance.keys import PartyKey
from storage.against_marks import confirm_newest, store_of, unused
from storage.dialect import Where, kept_at, plain_errors
from storage.errors import (
    MarksUnusable,
    SimulatedMismatch,
    StoreNotNewest,
    StoreUnavailable,
    StoreUnready,
)
from storage.keyring import KeyRing
from storage.marks import Marks
from storage.migrate import confirm_ready
from storage.moved import refuse_moved, stamped
from storage.pins import pinned_ring
from storage.store import Store, StoreReader
from storage.store_files import StoreFiles
from storage.taking_up import LOG_GONE, SIMULATED, STAMPS, TAKEN_AS_IT_IS, TakingUp


@dataclass(frozen=True, slots=True)
class Start:
    """What an administrator says of a start. `new`: begin with an empty store where there was one;
    `as_it_is`: go on with one that is not the newest, or whose marks are lost.
    """

    new: bool = False
    as_it_is: bool = False


USUAL = Start()


def open_store(  # noqa: PLR0913  the one door, each argument named
    *,
    database: Where,
    ring: Path,
    root_key: Callable[[], bytes],
    parties: Sequence[PartyKey],
    now: datetime,
    ids: Callable[[], str],
    simulated: bool = False,
    create: bool = True,
    start: Start = USUAL,
    keys_missing: bool = False,
    shared: bool = False,
) -> Store:
    """Open the store at `database` with the key ring at `ring`, making both where `create` allows
    and there was none.

    `shared`: a bot's, which on a server may be one of several processes (a file has one).
    With `keys_missing` it opens where records need keys that the ring has lost, to end those.
    Raises StoreUnavailable, or one of its kinds, whose message says what to do.
    """
    kept = kept_at(database, shared=shared)
    files = StoreFiles(kept, ring, root_key, keys_missing)
    files.confirm(owned=True)
    with ExitStack() as undo, ExitStack() as start_alone, plain_errors(writing=True):
        if not kept.has_content and not start.new:
            files.refuse_if_gone()
        kept.make(create=create)
        lock, has_log = kept.lock(), kept.has_log  # before SQLite makes one
        undo.callback(lock.release)
        start_alone.enter_context(kept.starting())
        writer = kept.writer()
        undo.callback(writer.dispose)
        with writer.connect() as connection:
            refuse_moved(connection)
            _check_stamp(connection, simulated=simulated)
            is_new = _is_new(connection, files, start)
            keys = files.open_ring(connection, ids)
            marks = Marks.beside(ring, keys)
            why = _why_in_doubt(connection, keys, marks, start, is_new=is_new, has_log=has_log)
            store_id = _store_id(connection, keys, marks) or ids()
        keys.settle_root()
        store = Store(
            database=database,
            writer=writer,
            lock=lock,
            parties=parties,
            ids=ids,
            marks=marks,
        )
        store.take_up(TakingUp(store_id, parties[0], now, is_new, why, simulated))
        undo.pop_all()
    return store


def open_to_read(
    *,
    database: Where,
    ring: Path,
    root_key: Callable[[], bytes],
    simulated: bool = False,
    keys_missing: bool = False,
) -> StoreReader:
    """Open a store to read it: no lock is taken, nothing is written. StoreUnavailable."""
    kept = kept_at(database)
    files = StoreFiles(kept, ring, root_key, keys_missing)
    files.confirm(owned=False)
    with plain_errors():
        if not kept.has_content:
            files.refuse_if_gone()
        kept.make(create=False)
    readers = kept.readers(1)
    try:
        with plain_errors(), readers.connect() as connection:
            refuse_moved(connection)
            _is_new(connection, files, USUAL)
            confirm_ready(connection)
            _check_stamp(connection, simulated=simulated)
            keys = files.open_ring(connection, _no_ids)
            marks = Marks.beside(ring, keys)
            connection.rollback()  # a bot that runs marks what was not there when this began
            confirm_newest(connection, keys, marks)
    finally:
        readers.dispose()
    log_gone = marks.marked.running and not kept.has_log
    return StoreReader(database=database, ring=keys, ids=_no_ids, log_gone=log_gone)


def _no_ids() -> str:
    raise StoreUnready


def _check_stamp(connection: Connection, *, simulated: bool) -> None:
    stamp = stamped(connection, SIMULATED)
    if stamp is None or stamp == STAMPS[simulated]:
        return
    if simulated:
        raise SimulatedMismatch("this is a real store; the simulator does not open it")
    raise SimulatedMismatch("this store is the simulator's; a real bot does not open it")


def _is_new(connection: Connection, files: StoreFiles, start: Start) -> bool:
    """Return whether nothing was ever kept here. Raises StoreMissing where it should have been,
    and StoreUnavailable where a store is to begin on top of another.
    """
    if pinned_ring(connection) is not None:
        if start.new:
            raise StoreUnavailable("there is a store here already; start without --new")
        return False
    if not start.new:
        files.refuse_if_gone()
    return True


def _why_in_doubt(
    connection: Connection,
    keys: KeyRing,
    marks: Marks,
    start: Start,
    *,
    is_new: bool,
    has_log: bool,
) -> str:
    """Return why the database may not be the newest, if it may not, and it is gone on with.

    Raises StoreNotNewest or MarksUnusable where nobody said to.
    """
    try:
        if is_new:
            marks.load()
        else:
            confirm_newest(connection, keys, marks)
    except (StoreNotNewest, MarksUnusable):
        if not start.as_it_is:
            raise
        return TAKEN_AS_IT_IS
    return LOG_GONE if marks.marked.running and not (has_log or is_new) else ""


def _store_id(connection: Connection, keys: KeyRing, marks: Marks) -> str:
    """Return the store's id, also of a first start that was cut short; "" where it has none."""
    known = store_of(connection, keys)
    return known or (marks.marked.store if unused(marks.marked) else "")
