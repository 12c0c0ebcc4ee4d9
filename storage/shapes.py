"""How each table's rows are protected, worked out once, and what a row's MAC is of."""

from collections.abc import Mapping
from dataclasses import dataclass
from functools import cache
from hashlib import sha256
from typing import Any

from sqlalchemy import Column, LargeBinary, Table, Text

from storage.encoding import pack
from storage.sealing import FORMAT, SealedPlace
from storage.tombstones import digests_of

Row = Mapping[str, Any]

TEXT, BYTES, NUMBER, DIGEST = b"s", b"b", b"i", b"d"
"""What stands before a value under the MAC, so that text 1 and number 1 differ."""

_SIZES = {NUMBER: 8, DIGEST: 32}
"""How long the values of each are, where all are as long."""


@dataclass(frozen=True, slots=True)
class TableShape:
    """How the columns of a table are protected."""

    table: Table
    label: bytes
    """What the message of its MAC begins with."""
    key: str
    covered: tuple[tuple[str, bytes, bytes], ...]
    """Each column's name, what stands before its value in the message as far as that is the same
    for all values, and the tag of its type."""
    hidden: tuple[str, ...]
    """Those for which a digest stands."""
    sealed: tuple[str, ...]
    versioned: bool
    has_party: bool

    def place(self, row: Row) -> SealedPlace:
        """Return where a row's sealed values live; they open nowhere else."""
        return SealedPlace(
            self.table.name,
            str(row[self.key]),
            row["party"] if self.has_party else "",
            row["version"] if self.versioned else 1,
        )


@cache
def shape_of(table: Table) -> TableShape:
    """Work out a table's shape, once. The MAC covers columns in the order of their names."""
    roles = {column.name: column.info.get("role", "clear") for column in table.columns}
    tags = {column.name: _tag(column) for column in table.columns}
    kept = sorted(name for name, role in roles.items() if role in ("clear", "sealed", "wrap"))
    return TableShape(
        table=table,
        label=pack(FORMAT, table.name),
        key="id" if "id" in roles else next(iter(table.primary_key.columns)).name,
        covered=tuple((name, _begins(name, tags[name]), tags[name]) for name in kept),
        hidden=tuple(name for name in kept if tags[name] == DIGEST),
        sealed=tuple(name for name, role in roles.items() if role == "sealed"),
        versioned="version" in roles,
        has_party="party" in roles,
    )


def _tag(column: Column[Any]) -> bytes:
    if column.info.get("role", "clear") in ("sealed", "wrap"):
        return DIGEST
    if isinstance(column.type, LargeBinary):
        return BYTES
    return TEXT if isinstance(column.type, Text) else NUMBER


def _begins(name: str, tag: bytes) -> bytes:
    """Return a column's packed name; and the length and tag of its values, if all are as long."""
    size = _SIZES.get(tag)
    return pack(name) if size is None else pack(name) + (1 + size).to_bytes(4, "big") + tag


def message(shape: TableShape, row: Row) -> bytes:
    """Pack the name and value of every covered column that is not empty, with digests for sealed
    bytes: what the MAC is of. TypeError or AttributeError for a value of another type.

    Leaving empty ones out lets a later release add a column without touching old rows. All in one
    loop: it runs for every column of every row that is read or written.
    """
    parts = [shape.label]
    stone = row.get("tombstone")
    digests = {} if stone is None else digests_of(stone, _gone(shape, row))
    for name, begins, tag in shape.covered:
        value = row.get(name)
        if value is None:
            parts += (begins, digests[name]) if name in digests else ()
        elif tag is NUMBER:
            parts += (begins, value.to_bytes(8, "big", signed=True))
        elif tag is DIGEST:
            parts += (begins, sha256(value).digest())
        else:
            data = value.encode() if tag is TEXT else value
            parts += (begins, (len(data) + 1).to_bytes(4, "big"), tag, data)
    return b"".join(parts)


def _gone(shape: TableShape, row: Row) -> frozenset[str]:
    """Return which sealed columns are empty, and the wrap if it is."""
    return frozenset(name for name in shape.hidden if row.get(name) is None)
