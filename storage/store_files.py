"""The files of a store: whether they are there, apart, and private; and the key ring opened."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from storage import keyring, ringfile
from storage.against_marks import unused
from storage.errors import KeyMissing, StoreMissing, StoreUnavailable, refused
from storage.file_modes import confirm_private
from storage.keyring import KeyRing
from storage.marks import Marks, marks_beside
from storage.pins import check, pinned_ring, records_by_key


@dataclass(frozen=True, slots=True)
class StoreFiles:
    """The database, the key ring in another folder, and whoever knows the root key.

    `keys_missing`: whether it is opened where records need keys that the ring has lost.
    """

    database: Path
    ring: Path
    root_key: Callable[[], bytes]
    keys_missing: bool = False

    @property
    def log(self) -> Path:
        """Return SQLite's write-ahead log, which holds the newest transactions."""
        return self.database.with_name(f"{self.database.name}-wal")

    def confirm(self, *, owned: bool) -> None:
        """Raise StoreUnavailable unless the files are apart, and private; with `owned`, our own."""
        if self.ring.resolve().is_relative_to(self.database.resolve().parent):
            raise StoreUnavailable(
                "the key ring must not be in the database's folder: a copy of one would carry both"
            )
        confirm_private((self.database, self.log, self.ring, marks_beside(self.ring)), owned=owned)

    @property
    def has_database(self) -> bool:
        """Return whether there is anything in the database, or in its log."""
        return _has_content(self.database) or self.has_log

    @property
    def has_log(self) -> bool:
        """Return whether there is anything in the log: SQLite takes it away when it is closed."""
        return _has_content(self.log)

    def refuse_if_gone(self) -> None:
        """Raise StoreMissing where the key ring was used, and so there was a database."""
        stored = ringfile.read(self.ring)
        if stored is None:
            gone = marks_beside(self.ring).exists()
        else:
            keys = KeyRing(self.ring, self.root_key(), stored)
            marked = Marks.beside(self.ring, keys).load()
            gone = bool(keys.keks) if marked is None else not unused(marked)
        if gone:
            there = f"and there is nothing in the database at {self.database}"
            raise StoreMissing(f"the key ring {self.ring.name} was used before, {there}")

    def make_database(self, *, create: bool) -> None:
        """Make an empty file where there is none. Raises StoreUnavailable."""
        if self.database.exists():
            return
        if not create:
            raise StoreUnavailable(f"there is no store at {self.database}")
        try:
            self.database.parent.mkdir(parents=True, exist_ok=True, mode=0o700)
            self.database.touch(mode=0o600)
        except OSError as fault:
            raise refused(fault, f"the store cannot be made at {self.database}") from None

    def open_ring(self, connection: Connection, ids: Callable[[], str]) -> KeyRing:
        """Open the ring, or make one where the database needs none yet. Raises StoreUnavailable."""
        if pinned_ring(connection) is not None and not self.ring.exists():
            needed = records_by_key(connection).total()
            raise KeyMissing(f"the key ring {self.ring.name} is missing; {needed} records need it")
        keys = keyring.open_or_create(self.ring, self.root_key(), new_id=ids)
        check(connection, keys, keys_missing=self.keys_missing)
        return keys


def _has_content(path: Path) -> bool:
    return path.exists() and (not path.is_file() or path.stat().st_size > 0)
