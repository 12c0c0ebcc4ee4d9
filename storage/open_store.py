"""Opening a store: makes a `storage.store.Store`, or a reader, from its files.

Everything that can be wrong with the files is found before anything is written.
"""

from collections.abc import Callable, Sequence
from contextlib import ExitStack
from datetime import datetime
from pathlib import Path

from sqlalchemy import Connection, inspect, select

from governance.keys import PartyKey
from storage import keyring
from storage.dialect import plain_errors, reader_engine, writer_engine
from storage.errors import KeyMissing, SimulatedMismatch, StoreUnavailable, refused
from storage.keyring import KeyRing
from storage.lock import StoreLock
from storage.migrate import HEAD, migrate, revision_of
from storage.pins import check, pinned_ring, records_by_key
from storage.store import Store, StoreReader
from storage.tables import meta

SIMULATED = "simulated"
NOTES_AT_START = 20_000  # a quarter of a second; a larger store is for `igdesk doctor` to verify
_STAMPS = {True: "yes", False: "no"}


def open_store(  # noqa: PLR0913  the one door, each argument named
    *,
    database: Path,
    ring: Path,
    root_key: Callable[[], bytes],
    parties: Sequence[PartyKey],
    now: datetime,
    ids: Callable[[], str],
    simulated: bool = False,
    create: bool = True,
    keys_missing: bool = False,
) -> Store:
    """Open the store at `database` with the key ring at `ring`, making both where `create` allows.

    With `keys_missing` it opens where records need keys that the ring has lost, to end those.
    Raises StoreUnavailable, or one of its kinds, whose message says what to do.
    """
    _apart(database, ring)
    _make_file(database, create=create)
    with ExitStack() as undo, plain_errors(writing=True):
        lock = StoreLock(database)
        undo.callback(lock.release)
        writer = writer_engine(database)
        undo.callback(writer.dispose)
        with writer.connect() as connection:
            _check_stamp(connection, simulated=simulated)
            keys = _open_ring(connection, ring, root_key, ids, keys_missing=keys_missing)
        keys.settle_root()
        migrate(writer)
        store = Store(
            database=database, writer=writer, lock=lock, ring=keys, parties=parties, ids=ids
        )
        _settle(store, simulated=simulated, now=now)
        undo.pop_all()
    return store


def open_to_read(
    *,
    database: Path,
    ring: Path,
    root_key: Callable[[], bytes],
    simulated: bool = False,
    keys_missing: bool = False,
) -> StoreReader:
    """Open a store to read it: no lock is taken, nothing is written. StoreUnavailable."""
    _make_file(database, create=False)
    readers = reader_engine(database, 1)
    try:
        with plain_errors(), readers.connect() as connection:
            if revision_of(connection) != HEAD:
                raise _unready()
            _check_stamp(connection, simulated=simulated)
            keys = _open_ring(connection, ring, root_key, _no_ids, keys_missing=keys_missing)
    finally:
        readers.dispose()
    return StoreReader(database=database, ring=keys, ids=_no_ids)


def _no_ids() -> str:
    raise _unready()


def _unready() -> StoreUnavailable:
    return StoreUnavailable("the store is not ready for this release; start the bot once")


def _apart(database: Path, ring: Path) -> None:
    if ring.resolve().is_relative_to(database.resolve().parent):
        raise StoreUnavailable(
            "the key ring must not be in the database's folder: a copy of one would carry both"
        )


def _make_file(database: Path, *, create: bool) -> None:
    if database.exists():
        return
    if not create:
        raise StoreUnavailable(f"there is no store at {database}")
    try:
        database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        database.touch(mode=0o600)
    except OSError as fault:
        raise refused(fault, f"the store cannot be made at {database}") from None


def _check_stamp(connection: Connection, *, simulated: bool) -> None:
    if not inspect(connection).has_table(meta.name):
        return
    stamp = connection.execute(select(meta.c.value).where(meta.c.id == SIMULATED)).scalar()
    if stamp is None or stamp == _STAMPS[simulated]:
        return
    if simulated:
        raise SimulatedMismatch("this is a real store; the simulator does not open it")
    raise SimulatedMismatch("this store is the simulator's; a real bot does not open it")


def _open_ring(
    connection: Connection,
    ring: Path,
    root_key: Callable[[], bytes],
    ids: Callable[[], str],
    *,
    keys_missing: bool,
) -> KeyRing:
    known = pinned_ring(connection)
    if known is not None and not ring.exists():
        needed = records_by_key(connection).total()
        raise KeyMissing(f"the key ring {ring.name} is missing; {needed} records need it")
    keys = keyring.open_or_create(ring, root_key(), new_id=ids)
    check(connection, keys, keys_missing=keys_missing)
    return keys


def _settle(store: Store, *, simulated: bool, now: datetime) -> None:
    """Make and pin the keys of the coming months; begin rollback detection and stamp it, once."""
    store.top_up_keys(now)
    store.pin_keys()
    store.begin_notes(now)
    store.complete_tree()
    store.verify_notes(NOTES_AT_START)
    stamp = store.read(lambda unit: unit.meta.get(SIMULATED))
    if stamp is None:
        store.write(lambda unit: unit.meta.set(SIMULATED, _STAMPS[simulated]))
