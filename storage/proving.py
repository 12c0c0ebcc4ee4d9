"""Proving a backup: opened beside a database that is not touched, and every record of it read."""

import os
from collections.abc import Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from pathlib import Path

from storage import sealed_files
from storage.backup import check_room
from storage.backup_folders import Backup, read_header
from storage.copying import take_away
from storage.dialect import plain_errors
from storage.errors import BackupUnusable, refused
from storage.inspection import Inspection
from storage.keyring import KeyRing
from storage.migrate import migrate
from storage.pins import check
from storage.progress import Progress, unheard
from storage.sqlite import SqliteFile
from storage.store import StoreReader


@dataclass(frozen=True, slots=True)
class Proof:
    """What reading every record of a backup found."""

    backup: Backup
    inspection: Inspection

    @property
    def holds(self) -> bool:
        """Return whether each is as it was written; of one whose key was destroyed that is so."""
        found = self.inspection
        return not found.damaged and found.first_bad_entry is None


def prove(backup: Path, *, beside: Path, ring: KeyRing, progress: Progress = unheard) -> Proof:
    """Restore a backup on trial, beside a database that is not touched, and read every record.

    Raises StoreUnavailable where it cannot be restored at all.
    """
    try:
        check_room(beside.parent, read_header(backup).size)
    except OSError as fault:
        raise refused(fault, f"nothing can be tried beside {beside}") from None
    with unpacked(backup, beside, ring, "trial", progress) as copy:
        return Proof(read_header(backup), every_record(copy, ring, progress))


@contextmanager
def unpacked(
    backup: Path, database: Path, ring: KeyRing, name: str, progress: Progress
) -> Iterator[Path]:
    """Yield the database that a backup holds, in a file of its own beside `database`; it is taken
    away at the end, unless it was given another name.
    """
    copy = database.with_name(f"{database.name}.{name}")
    take_away(copy)
    try:
        _unseal(backup, copy, ring, progress)
        yield copy
    finally:
        take_away(copy)


def _unseal(backup: Path, copy: Path, ring: KeyRing, progress: Progress) -> None:
    size, done = max(read_header(backup).size, 1), 0
    try:
        copy.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
        handle = os.open(copy, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
        with os.fdopen(handle, "wb") as out:
            for piece in sealed_files.read(backup, lambda one: one.key(ring.backup_cipher)):
                done += out.write(piece)
                progress("opening", min(1.0, done / size))
            out.flush()
            os.fsync(out.fileno())
    except OSError as fault:
        raise refused(fault, "the restored database cannot be written") from None


def every_record(copy: Path, ring: KeyRing, progress: Progress = unheard) -> Inspection:
    """Bring a copy up to this release, and look at every record, note and entry in it.

    Raises StoreUnavailable where it cannot be read with this ring at all.
    """
    engine = SqliteFile(copy).writer()
    try:
        with plain_errors(writing=True):
            with engine.connect() as connection:
                check(connection, ring)
            with engine.begin() as connection:
                migrate(connection)
        progress("reading", 0)
        with closing(StoreReader(database=copy, ring=ring, ids=_no_ids)) as reader:
            found = reader.inspect(None, progress)
        progress("reading", 1)
    finally:
        engine.dispose()
    return found


def _no_ids() -> str:
    raise BackupUnusable("a backup that is only read makes nothing new")
