"""One envelope for every table: seal a row, authenticate it, open it.

Nothing of a row is used before its MAC holds. Errors name a table and an opaque id.
"""

from collections.abc import Mapping
from typing import Any

from cryptography.hazmat.primitives.hashes import SHA256
from cryptography.hazmat.primitives.hmac import HMAC
from sqlalchemy import Table

from governance.outbox_message import Address
from storage.encoding import Json, NotJson, dumps, loads
from storage.errors import StoreDamaged
from storage.keyring import KeyRing, same
from storage.sealing import DataKey, Forged, SealedPlace
from storage.shapes import Row, TableShape, message, shape_of
from storage.tables import audit

LATELY = 256  # rows: the rest of a longer queue is opened as it is sent


class Lately:
    """What was sealed a moment ago, by its row's MAC, for whoever reads the row next: they check it
    and need not open it.
    """

    def __init__(self) -> None:
        self._sealed: dict[bytes, dict[str, Json]] = {}

    def keep(self, row: Row, sealed: dict[str, Json]) -> None:
        """Keep what was sealed in a row, in place of what was kept longest."""
        if len(self._sealed) >= LATELY:
            del self._sealed[next(iter(self._sealed))]
        self._sealed[row["mac"]] = sealed

    def take(self, row: Row) -> dict[str, Any] | None:
        """Return what was sealed in a checked row, once; None where that is not known, or where the
        row was shredded, which its MAC does not say.
        """
        sealed = self._sealed.pop(row["mac"], None)
        return sealed if row["tombstone"] is None else None


class Envelopes:
    """Seals and opens rows with the keys of one ring."""

    def __init__(self, ring: KeyRing) -> None:
        self.ring = ring
        # Keyed once: what is left for each row is a copy, and it keeps the interpreter's lock.
        self._rows, self._audit = HMAC(ring.row_key, SHA256()), HMAC(ring.audit_key, SHA256())
        self.damaged: set[str] = set()
        """Rows found damaged by those who had to go on without them."""
        self.lately = Lately()
        self.addresses: dict[str, tuple[bytes, Address]] = {}
        """What `storage.conversations` has opened: by the row's id its MAC, and what it holds."""

    def stamped(self, table: Table, row: Row) -> dict[str, Any]:
        """Return the row with its MAC, ready to be written."""
        return {**row, "mac": self._mac(shape_of(table), row)}

    def seal(
        self, table: Table, row: Row, sealed: Mapping[str, Mapping[str, Json] | None], *, kek: str
    ) -> dict[str, Any]:
        """Return a whole row under a new data key, wrapped under the ring's key `kek`."""
        return self.reseal(table, row, sealed, key=DataKey.new(), kek=kek)

    def reseal(
        self,
        table: Table,
        row: Row,
        sealed: Mapping[str, Mapping[str, Json] | bytes | None],
        *,
        key: DataKey,
        kek: str,
    ) -> dict[str, Any]:
        """Return a whole row: each sealed column under `key`, and `key` wrapped under `kek`.

        What `unsealed` gave is sealed as it is.
        """
        under = self.ring.named(kek)
        place = shape_of(table).place(row)
        whole = {
            **row,
            **_boxes(key, place, sealed),
            "kek": under.id,
            "wrap": key.wrap(place, under.cipher, under.id),
            "commitment": key.commitment(),
        }
        return self.stamped(table, whole)

    def seal_within(
        self, table: Table, row: Row, sealed: Mapping[str, Mapping[str, Json]], *, key: DataKey
    ) -> dict[str, Any]:
        """Return a whole row whose data key another row holds: an event of a case."""
        return self.stamped(table, {**row, **_boxes(key, shape_of(table).place(row), sealed)})

    def checked(self, table: Table, row: Row) -> Row:
        """Return the same row. Raises StoreDamaged unless its MAC holds."""
        shape = shape_of(table)
        try:
            genuine = same(self._mac(shape, row), row["mac"])
        except (TypeError, ValueError, OverflowError, AttributeError, UnicodeError):
            genuine = False
        if not genuine:
            raise _damaged(shape, row)
        return row

    def key_of(self, table: Table, row: Row) -> DataKey:
        """Unwrap the data key of a checked row. Raises StoreDamaged or KeyMissing."""
        shape = shape_of(table)
        kek = self.ring.by_id(row["kek"])
        try:
            return DataKey.unwrap(
                shape.place(row), kek.cipher, kek.id, row["wrap"], row["commitment"]
            )
        except (Forged, TypeError):
            raise _damaged(shape, row) from None

    def open(self, table: Table, row: Row) -> dict[str, dict[str, Any]]:
        """Open the sealed columns of a checked row, by name. Raises StoreDamaged or KeyMissing."""
        if not shape_of(table).sealed:
            return {}
        return self.open_within(table, row, key=self.key_of(table, row))

    def open_within(self, table: Table, row: Row, *, key: DataKey) -> dict[str, dict[str, Any]]:
        """Open the sealed columns of a checked row whose key another row holds; StoreDamaged."""
        shape = _not_shredded(table, row)
        there = [name for name in shape.sealed if row[name] is not None]
        try:
            return {name: loads(self.unsealed(table, row, name, key=key)) for name in there}
        except NotJson:
            raise _damaged(shape, row) from None

    def unsealed(self, table: Table, row: Row, name: str, *, key: DataKey) -> bytes:
        """Return what a sealed column of a checked row holds, as JSON. Raises StoreDamaged."""
        shape = _not_shredded(table, row)
        try:
            return key.unseal(shape.place(row), name, row[name])
        except (Forged, TypeError):
            raise _damaged(shape, row) from None

    def _mac(self, shape: TableShape, row: Row) -> bytes:
        keyed = (self._audit if shape.table is audit else self._rows).copy()
        keyed.update(message(shape, row))
        return keyed.finalize()


def _boxes(
    key: DataKey, place: SealedPlace, sealed: Mapping[str, Mapping[str, Json] | bytes | None]
) -> dict[str, bytes | None]:
    return {
        name: None
        if value is None
        else key.seal(place, name, value if isinstance(value, bytes) else dumps(value))
        for name, value in sealed.items()
    }


def _not_shredded(table: Table, row: Row) -> TableShape:
    """Return the table's shape. Raises StoreDamaged where there is nothing left to open."""
    shape = shape_of(table)
    if row.get("tombstone") is not None:
        raise _damaged(shape, row)
    return shape


def _damaged(shape: TableShape, row: Row) -> StoreDamaged:
    return StoreDamaged(f"{shape.table.name} {row.get(shape.key)}")
