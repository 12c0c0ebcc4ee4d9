"""The lock of the one process that holds the store; it dies with its process."""

import fcntl
import os
from pathlib import Path

from storage.errors import StoreInUse, refused


class StoreLock:
    """A lock file beside the database, held until `release`. StoreInUse if another holds it."""

    def __init__(self, database: Path) -> None:
        path = database.with_name(f"{database.name}.lock")
        try:
            self._handle = os.open(path, os.O_RDWR | os.O_CREAT, 0o600)
        except OSError as fault:
            raise refused(fault, f"the store's lock {path.name} cannot be made") from None
        try:
            fcntl.flock(self._handle, fcntl.LOCK_EX | fcntl.LOCK_NB)
        except OSError:
            os.close(self._handle)
            raise StoreInUse("the store is in use by another process") from None

    def release(self) -> None:
        """Let go of the store, which the next process may then hold."""
        os.close(self._handle)
