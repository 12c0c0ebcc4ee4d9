"""Backups: the database sealed in one folder, its key ring's copy in another.

The database is copied by SQLite's own online backup, in steps, inside one read transaction: the
copy is of one moment, however much is written meanwhile, and nobody waits for it. (Without that
transaction every write of the bot's would begin the copy anew.) The copy lies beside the database,
has no name, and is gone with the process; what leaves that folder is sealed. Of a database on a
server the rows of one moment are copied into a file of ours; that one has a name until it is sealed
(a kill leaves it, and the next backup takes it away). Its rows are sealed as the database's are.

The ring's file is copied as it is: every key in it is sealed under the root key, which is in no
backup. It is copied after the database, so that no key is missing.
"""

import os
import sqlite3
from collections.abc import Callable, Iterator
from contextlib import closing, contextmanager
from dataclasses import dataclass
from datetime import UTC, datetime
from hashlib import sha256
from itertools import count
from pathlib import Path
from urllib.parse import quote

from governance.policy import BACKUP_LEAVES
from storage import sealed_files
from storage.backup_folders import KIND, Backup, Places, name_at
from storage.copying import copied_to_file, take_away
from storage.dialect import Where, kept_at, plain_errors
from storage.encoding import Json
from storage.engines import Database
from storage.errors import DiskFull, refused
from storage.keyring import KeyRing
from storage.progress import Progress, unheard
from storage.sealed_files import FRAME_BYTES, SUFFIX
from storage.sqlite import BUSY_MILLISECONDS
from storage.whole_files import write_whole

PAGES_A_STEP = 256  # a megabyte: the interpreter and other readers go on between two
STEPS_A_SYNC = 8


@dataclass(frozen=True, slots=True)
class Moment:
    """What the copy is of: its migration, the end of its audit chain, its size in bytes."""

    revision: str
    entries: int
    end: str
    size: int

    def header(self, ring: KeyRing, made_at: datetime) -> dict[str, Json]:
        """Return what the backup says of itself in the clear."""
        return {
            "kind": KIND,
            "ring": ring.id,
            "made_at": made_at.isoformat(),
            "revision": self.revision,
            "entries": self.entries,
            "end": self.end,
            "size": self.size,
        }


def back_up(  # noqa: PLR0913  each argument named
    *,
    database: Where,
    beside: Path,
    ring_file: Path,
    ring: KeyRing,
    to: Places,
    now: datetime,
    progress: Progress = unheard,
    leaves: int = BACKUP_LEAVES,
) -> Backup:
    """Make a backup of a store that may be in use, if so many bytes stay free beside it.

    The copy lies beside that file meanwhile: the database's own, where it is one.

    Raises StoreUnavailable, and leaves no half.
    """
    made_at = now.astimezone(UTC).replace(microsecond=0)
    name = name_at(made_at)
    path = to.databases / f"{name}.backup"
    try:
        check_room(beside.parent, kept_at(database).size, leaves)
        for folder in (to.databases, to.rings):
            folder.mkdir(parents=True, exist_ok=True, mode=0o700)
        with (
            _copied(database, progress)
            if isinstance(database, Path)
            else _rows_copied(kept_at(database), beside, progress)
        ) as (copy, moment):
            pieces = _pieces(copy, moment.size, progress)
            sealed_files.write(path, moment.header(ring, made_at), ring.backup_cipher, pieces)
        _copy_ring(ring_file, to.rings / f"{name}.ring.json")
    except OSError as fault:
        raise refused(fault, f"the backup cannot be made ({fault.strerror})") from None
    return Backup(path, made_at, moment.entries, moment.size)


@contextmanager
def _rows_copied(
    server: Database, beside: Path, progress: Progress
) -> Iterator[tuple[int, Moment]]:
    """Copy the rows of a server's database into a file of ours; yields the same."""
    path = beside.with_name(f"{beside.name}.copy")
    take_away(path)
    try:
        moment = copied_to_file(server, path, progress)
        with path.open("rb") as copy:
            yield copy.fileno(), Moment(*moment, path.stat().st_size)
    finally:
        take_away(path)


@contextmanager
def _copied(database: Path, progress: Progress) -> Iterator[tuple[int, Moment]]:
    """Copy the database into a file without a name; yields its descriptor and what it is of."""
    path = database.with_name(f"{database.name}.copy")
    source = f"file:{quote(str(database))}?mode=ro"
    with plain_errors(), closing(_connected(source)) as live:
        live.execute("BEGIN")
        moment = _moment(live)
        path.unlink(missing_ok=True)
        copy = os.open(path, os.O_RDWR | os.O_CREAT | os.O_EXCL, 0o600)
        try:
            with closing(_connected(f"file:{quote(str(path))}")) as target:
                target.execute("PRAGMA journal_mode = OFF")  # it is thrown away where it fails
                target.execute("PRAGMA synchronous = OFF")
                path.unlink()
                live.backup(target, pages=PAGES_A_STEP, progress=_steps(copy, progress))
            live.execute("ROLLBACK")
            yield copy, Moment(*moment, os.fstat(copy).st_size)
        finally:
            os.close(copy)
            path.unlink(missing_ok=True)


def check_room(folder: Path, needed: int, leaves: int = BACKUP_LEAVES) -> None:
    """Raise NoRoomToCopy unless so many bytes stay free there. OSError where it cannot be asked."""
    there = os.statvfs(folder)
    if there.f_bavail * there.f_frsize < needed + leaves:
        raise NoRoomToCopy


class NoRoomToCopy(DiskFull):
    """The copy would leave too little room for the bot itself."""

    advice = (
        "Make room on the database's own disk: what is backed up, or tried, is copied there and"
        " taken away again. The bot itself goes on."
    )

    def __init__(self) -> None:
        super().__init__()
        self.args = ("there is too little room beside the database for a copy of it",)


def _connected(uri: str) -> sqlite3.Connection:
    connection = sqlite3.connect(uri, uri=True, isolation_level=None)
    connection.execute(f"PRAGMA busy_timeout = {BUSY_MILLISECONDS}")
    return connection


def _moment(live: sqlite3.Connection) -> tuple[str, int, str]:
    ((revision,),) = live.execute("SELECT version_num FROM alembic_version").fetchall()
    newest = "SELECT sequence, mac FROM audit ORDER BY sequence DESC LIMIT 1"
    entries, end = next(iter(live.execute(newest)), (0, b""))
    return revision, entries, end.hex()


def _steps(copy: int, progress: Progress) -> Callable[[int, int, int], None]:
    """Hear of each step. What is copied goes to the disk a little at a time: all of it at once
    would keep the bot's own commits waiting.
    """
    steps = count(1)

    def step(_status: int, remaining: int, total: int) -> None:
        if next(steps) % STEPS_A_SYNC == 0:
            os.fdatasync(copy)
        progress("copying", 1 - remaining / max(total, 1))

    return step


def _pieces(copy: int, size: int, progress: Progress) -> Iterator[bytes]:
    for at in range(0, size, FRAME_BYTES):
        yield os.pread(copy, FRAME_BYTES, at)
        progress("sealing", min(1.0, (at + FRAME_BYTES) / size))


def _copy_ring(ring_file: Path, path: Path) -> None:
    text = ring_file.read_text("utf-8")
    write_whole(path, text)
    digest = sha256(text.encode()).hexdigest()
    write_whole(path.with_name(path.name + SUFFIX), f"{digest}  {path.name}\n")
