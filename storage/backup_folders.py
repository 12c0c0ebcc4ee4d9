"""The folders that backups lie in: what they are called, which there are, and which are too old."""

import re
from contextlib import suppress
from dataclasses import dataclass
from datetime import UTC, datetime
from pathlib import Path

from governance.policy import BACKUP_EVERY, BACKUP_WINDOW
from storage.errors import BackupUnusable
from storage.sealed_files import SUFFIX, header_of

KIND = "database"
"""What the header of a database's backup calls it."""

_STAMP = "%Y%m%dT%H%M%SZ"
_NAME = re.compile(r"igdesk-(\d{8}T\d{6}Z)\.(backup|ring\.json)")


@dataclass(frozen=True, slots=True)
class Places:
    """Where backups go: the database's folder and the ring's, which must not be one."""

    databases: Path
    rings: Path


@dataclass(frozen=True, slots=True)
class Backup:
    """A backup of the database: its file, when it was made (UTC), how far its chain went, and how
    many bytes the database has.
    """

    path: Path
    made_at: datetime
    entries: int = 0
    size: int = 0


def name_at(made_at: datetime) -> str:
    """Return what a backup of that instant is called, without what tells its two files apart."""
    return f"igdesk-{made_at.strftime(_STAMP)}"


def made_in(folder: Path) -> tuple[Backup, ...]:
    """Return the databases' backups, or the rings' copies, of a folder, newest first, by name."""
    found = []
    with suppress(OSError):
        for path in folder.iterdir():
            if (name := _NAME.fullmatch(path.name)) is not None:
                at = datetime.strptime(name[1], _STAMP).replace(tzinfo=UTC)
                found.append(Backup(path, at))
    return tuple(sorted(found, key=lambda one: one.made_at, reverse=True))


def read_header(path: Path) -> Backup:
    """Return a backup as its file says of itself, not yet proved. Raises BackupUnusable."""
    says = header_of(path).says
    try:
        made_at = datetime.fromisoformat(says["made_at"]).astimezone(UTC)
        found = Backup(path, made_at, int(says["entries"]), int(says["size"]))
    except (KeyError, TypeError, ValueError, OverflowError):
        raise BackupUnusable(f"{path.name} is no backup of a database") from None
    if says.get("kind") != KIND:
        raise BackupUnusable(f"{path.name} is no backup of a database")
    return found


def forget_old(to: Places, now: datetime) -> int:
    """Delete what is older than the backup window, but for the newest of each. Returns how many.

    What was shredded is gone when the last copy of a ring that knew its key is.
    """
    old = [
        one
        for folder in (to.databases, to.rings)
        for one in made_in(folder)[1:]
        if one.made_at < now - BACKUP_WINDOW
    ]
    for one in old:
        one.path.with_name(one.path.name + SUFFIX).unlink(missing_ok=True)
        one.path.unlink(missing_ok=True)
    for part in to.databases.glob("igdesk-*.backup.part"):  # of one that was killed
        if part.stat().st_mtime < (now - BACKUP_EVERY).timestamp():
            part.unlink(missing_ok=True)
    return len(old)
