"""Files that only their owner may read: secrets, and lists of people with their posts."""

import os
import stat
from pathlib import Path

OTHERS = stat.S_IRWXG | stat.S_IRWXO
AS_HANDED_OVER = stat.S_IRUSR | stat.S_IRGRP
TAKE_AWAY = "others can read this file: take that away (chmod 600)"


def others_can_read(file: os.stat_result) -> bool:
    """Return whether anybody but its owner may do anything with a file.

    Nobody can of what systemd hands over.
    """
    return bool(file.st_mode & OTHERS) and not _handed_over(file)


def is_anothers(file: os.stat_result) -> bool:
    """Return whether a file belongs to another user than the one that we run as."""
    return file.st_uid != os.geteuid() and not _handed_over(file)


def _handed_over(file: os.stat_result) -> bool:
    """Return whether a file is root's own, and root's group may read it and nobody write it: so
    systemd hands a credential (`LoadCredential=`) to one user, by an access list that shows as the
    group's right.
    """
    return stat.S_IMODE(file.st_mode) == AS_HANDED_OVER and file.st_uid == file.st_gid == 0


def write_new(path: Path, data: bytes) -> None:
    """Write a file that was not there, for its owner alone. Raises FileExistsError, or OSError.

    Its name survives a power cut too, not only its bytes.
    """
    target = os.open(path, os.O_WRONLY | os.O_CREAT | os.O_EXCL, 0o600)
    with os.fdopen(target, "wb") as file:
        file.write(data)
        file.flush()
        os.fsync(file.fileno())
    keep_folder(path.parent)


def keep_folder(folder: Path) -> None:
    """Make the names in a folder survive a power cut."""
    handle = os.open(folder, os.O_RDONLY)
    try:
        os.fsync(handle)
    finally:
        os.close(handle)
