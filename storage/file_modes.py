"""Who may use the store's files: their owner alone, and that is whom the bot runs as."""

import os
import stat
from collections.abc import Iterable
from pathlib import Path

from storage.errors import FilesExposed

OTHERS = stat.S_IRWXG | stat.S_IRWXO


def confirm_private(files: Iterable[Path], *, owned: bool) -> None:
    """Raise FilesExposed where somebody else may use one of those that are there; with `owned`,
    also where one belongs to somebody else.
    """
    for path in files:
        try:
            status = path.stat()
        except OSError:  # whoever opens it says so
            continue
        if stat.S_ISREG(status.st_mode) and status.st_mode & OTHERS:
            raise FilesExposed(f"others can use {path}: run chmod 600 {path}")
        if owned and status.st_uid != os.geteuid():
            raise FilesExposed(f"{path} belongs to another user than the one that IG Desk runs as")
