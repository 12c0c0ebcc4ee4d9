"""The files of a store: whether they are there, apart, and private; and the key ring opened."""

from collections.abc import Callable
from dataclasses import dataclass
from pathlib import Path

from sqlalchemy import Connection

from storage import keyring, ringfile
from storage.against_marks import unused
from storage.engines import Database
from storage.errors import KeyMissing, StoreMissing, StoreUnavailable
from storage.file_modes import confirm_private
from storage.keyring import KeyRing
from storage.last_change import last_change_beside
from storage.marks import Marks, marks_beside
from storage.pins import check, pinned_ring, records_by_key


@dataclass(frozen=True, slots=True)
class StoreFiles:
    """The database, the key ring in another folder, and whoever knows the root key.

    `keys_missing`: whether it is opened where records need keys that the ring has lost.
    """

    database: Database
    ring: Path
    root_key: Callable[[], bytes]
    keys_missing: bool = False

    def confirm(self, *, owned: bool) -> None:
        """Raise StoreUnavailable unless the files are apart, and private; with `owned`, our own."""
        files = self.database.files
        if any(self.ring.resolve().is_relative_to(one.resolve().parent) for one in files):
            raise StoreUnavailable(
                "the key ring must not be in the database's folder: a copy of one would carry both"
            )
        beside = (marks_beside(self.ring), last_change_beside(self.ring))
        confirm_private((*files, self.ring, *beside), owned=owned)

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
            there = f"and there is nothing in the database at {self.database.place}"
            raise StoreMissing(f"the key ring {self.ring.name} was used before, {there}")

    def open_ring(self, connection: Connection, ids: Callable[[], str]) -> KeyRing:
        """Open the ring, or make one where the database needs none yet. Raises StoreUnavailable."""
        if pinned_ring(connection) is not None and not self.ring.exists():
            needed = records_by_key(connection).total()
            raise KeyMissing(f"the key ring {self.ring.name} is missing; {needed} records need it")
        keys = keyring.open_or_create(self.ring, self.root_key(), new_id=ids)
        check(connection, keys, keys_missing=self.keys_missing)
        return keys
