"""Which rows are watched for a rollback, what a note calls each, and the notes that are owed."""

import hashlib
from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
from functools import lru_cache
from typing import Any

from sqlalchemy import Table

from storage.tables import (
    absences,
    conversations,
    counters,
    drafts,
    due,
    group_answers,
    heads,
    key_pins,
    meta,
    newcomers,
    outbox,
    turns,
)

WATCHED: Mapping[Table, tuple[str, ...]] = {
    absences: ("id",),
    conversations: ("id",),
    counters: ("id",),
    drafts: ("id",),
    due: ("subject", "what"),
    group_answers: ("id",),
    heads: ("id",),
    key_pins: ("id",),
    meta: ("id",),
    newcomers: ("id",),
    outbox: ("id",),
    turns: ("id",),
}
"""Tables whose rows change or go, and the columns that say which row is meant.

Not here: what the audit chain holds already (cases, parts, agreements), `case_index`, which follows
from them, and `taps`, which prove nothing.
"""

_BY_NAME = {table.name: table for table in WATCHED}

PARTS = 256
"""Parts that the notes are added up in, so that each can be checked by itself, in a short read."""


def name_of(table: Table, row: Mapping[str, Any]) -> str:
    """Return what a note calls the row: its part in two hex digits, the table and the row's id."""
    return in_part("/".join([table.name, *map(str, map(row.__getitem__, WATCHED[table]))]))


@lru_cache(maxsize=4096)
def in_part(named: str) -> str:
    """Put a row's part before its table and id."""
    return f"{hashlib.sha256(named.encode()).hexdigest()[:2]}/{named}"


def part_of(name: str) -> int:
    """Return the number of the part that a note belongs to."""
    return int(name[:2], 16)


def row_of(name: str) -> tuple[Table, tuple[str, ...]]:
    """Return the table and the key of the row that a note is about. KeyError for no such table."""
    _, table, key = name.split("/", 2)
    columns = WATCHED[_BY_NAME[table]]
    return _BY_NAME[table], tuple(key.rsplit("/", len(columns) - 1))


def said(name: str) -> str:
    """Return a note's name as errors say it: table and id."""
    return name[3:].replace("/", " ", 1)


@dataclass(slots=True)
class Notes:
    """The notes that a transaction has yet to write, and those that it has read."""

    owed: dict[str, bytes | None] = field(default_factory=dict)
    """A row's name and its MAC; None for a row that was dropped."""
    known: dict[str, Mapping[str, Any] | None] = field(default_factory=dict)
    """A note as it stands in the store, checked, by its name; None where there is none."""
    chain: tuple[int, bytes] | None = None
    """The audit chain's new end."""
    put: Counter[str] = field(default_factory=Counter)
    """How many messages of each kind were put (`storage.tally`)."""
    changes: int | None = None
    """The number of this change, once its notes are written."""

    def so_far(self) -> "Notes":
        """Return a copy, to go back to."""
        return Notes(dict(self.owed), self.known, self.chain, Counter(self.put))

    def back_to(self, earlier: "Notes") -> None:
        """Forget what was noted since: it was undone."""
        self.owed, self.chain, self.put = earlier.owed, earlier.chain, earlier.put

    def clear(self) -> None:
        """Forget all of it: it is written."""
        self.owed.clear()
        self.chain = None
