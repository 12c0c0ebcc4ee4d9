"""Hands on one value of the database, beneath the store: every way to write something else there.

The tables are made anew without types and constraints, as whoever has the file can make them, so
that any column takes anything.
"""

import os
import sqlite3
from collections.abc import Iterable, Iterator, Mapping
from contextlib import closing
from dataclasses import dataclass
from pathlib import Path
from typing import Any

from sqlalchemy import Table

from storage.tables import metadata

Row = Mapping[str, Any]

LONG = 1024  # bytes
EVERY = 1 if os.environ.get("IGDESK_SOAK") == "1" else 17  # a prime: each bit of a byte comes up
"""Of a long value one bit, and one length, in so many."""


@dataclass(frozen=True, slots=True)
class Hand:
    """What is put in place of a value. `text`: bytes, stored as the text that they may not be."""

    what: str
    value: Any
    text: bool = False

    def change(self, table: str, column: str, number: int) -> tuple[str, tuple[Any, int]]:
        """The statement that puts it there, and its values."""
        mark = "CAST(? AS TEXT)" if self.text else "?"
        return f'UPDATE {table} SET "{column}" = {mark} WHERE rowid = ?', (self.value, number)  # noqa: S608


def bits(value: Any) -> Iterator[Hand]:
    """One bit the other way round, for each bit there is; of a long value, for some."""
    if isinstance(value, int):
        yield from (Hand("flipped", _as_stored(value ^ (1 << bit))) for bit in range(64))
    elif value is not None:
        data = _bytes(value)
        for place in range(0, len(data) * 8, _step(data)):
            bad = bytearray(data)
            bad[place // 8] ^= 1 << place % 8
            yield Hand("flipped", bytes(bad), text=isinstance(value, str))


def cuts(value: Any) -> Iterator[Hand]:
    """Cut short, to each length, and made longer."""
    if isinstance(value, bytes | str):
        yield from (Hand("cut", value[:end]) for end in range(0, len(value), _step(value)))
        yield Hand("longer", _bytes(value) + b"x", text=isinstance(value, str))


def others(row: Row, other: Row, column: str) -> Iterator[Hand]:
    """Nothing; and what stands in the other row there, and elsewhere in the row."""
    yield Hand("NULL", None)
    yield Hand("swapped", other[column])
    yield from (Hand("swapped", row[name]) for name in row if name != column)


def types(value: Any) -> Iterator[Hand]:
    """The same value as another type; for nothing, the least that is something."""
    match value:
        case None:
            yield from (Hand("retyped", one) for one in (0, "", b"", "{}", b"{}", b'{"wrap": ""}'))
        case int():
            yield from (Hand("retyped", one) for one in (float(value), str(value), b"%d" % value))
        case str():
            yield Hand("retyped", value.encode())
            yield Hand("retyped", int(value) if value.isascii() and value.isdecimal() else 0)
        case _:
            yield Hand("retyped", value, text=True)
            yield Hand("retyped", value.hex())


def hands(row: Row, other: Row, column: str) -> Iterator[Hand]:
    """All that differ from what is there, as SQLite tells them apart."""
    value = row[column]
    found = (
        *bits(value),
        *cuts(value),
        *others(row, other, column),
        *types(value),
    )
    there = (type(value), value)
    yield from (hand for hand in found if hand.text or (type(hand.value), hand.value) != there)


def loosen(database: Path, tables: Iterable[Table] = metadata.sorted_tables) -> None:
    """Make every table anew, its columns in order, without a type or a constraint."""
    with closing(sqlite3.connect(database)) as connection, connection:
        connection.execute("PRAGMA foreign_keys=OFF")
        for table in tables:
            names = ", ".join(f'"{column.name}"' for column in table.columns)
            connection.execute(f"ALTER TABLE {table} RENAME TO strict_{table}")
            connection.execute(f"CREATE TABLE {table} ({names})")
            connection.execute(f"INSERT INTO {table} SELECT {names} FROM strict_{table}")  # noqa: S608
        for table in reversed([*tables]):
            connection.execute(f"DROP TABLE strict_{table}")


def _step(value: bytes | str) -> int:
    return EVERY if len(value) > LONG else 1


def _as_stored(value: int) -> int:
    """A 64-bit number as SQLite has it."""
    return value - (1 << 64) if value >= 1 << 63 else value


def _bytes(value: bytes | str) -> bytes:
    return value if isinstance(value, bytes) else value.encode()
