"""The last change: up to which transaction a store is known to have come, beside its marks.

Written after every commit, over what is there and without waiting for the disk: a process that is
killed loses nothing of it, and after a power cut it is at most behind. It holds a number alone, so
that a write-ahead log which was cut off since the last mark is missed at the next start.
"""

import hmac
import os
from contextlib import suppress
from pathlib import Path

from storage.encoding import pack
from storage.errors import MarksUnusable, refused
from storage.keyring import KeyRing, same
from storage.sealing import FORMAT
from storage.whole_files import write_whole

DIGITS = 20


def last_change_beside(ring_file: Path) -> Path:
    """Return where it lies, of a key ring."""
    return ring_file.with_name(f"{ring_file.name}.last")


class LastChange:
    """Keeps the number of a store's last change, with a MAC under the ring's key for marks."""

    def __init__(self, path: Path, ring: KeyRing) -> None:
        self.path = path
        self._ring = ring

    def begin(self, store: str, changes: int) -> None:
        """Write it anew, and wait for the disk. Raises StoreUnavailable."""
        try:
            write_whole(self.path, self._line(store, changes))
        except OSError as fault:
            raise refused(fault, f"the file {self.path.name} cannot be written") from None

    def came_to(self, store: str, changes: int) -> None:
        """Write it over, and do not wait. A disk that refuses leaves it behind, as it may be."""
        with suppress(OSError):
            handle = os.open(self.path, os.O_WRONLY)
            try:
                os.pwrite(handle, self._line(store, changes).encode(), 0)
            finally:
                os.close(handle)

    def load(self, store: str) -> int:
        """Return the number. Raises MarksUnusable where it is gone, or not ours."""
        try:
            line = self.path.read_text("ascii")
            changes = int(line[:DIGITS])
        except (OSError, ValueError):
            raise MarksUnusable(f"{self.path.name} beside the key ring cannot be read") from None
        if not same(line.encode(), self._line(store, changes).encode()):
            raise MarksUnusable(f"{self.path.name} beside the key ring is not as we wrote it")
        return changes

    def _line(self, store: str, changes: int) -> str:
        message = pack(FORMAT, "last-change", self._ring.id, store)
        number = f"{changes:0{DIGITS}}"
        mac = hmac.digest(self._ring.marks_key, message + number.encode(), "sha256")
        return f"{number} {mac.hex()}\n"
