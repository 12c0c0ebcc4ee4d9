"""Which rows are watched for a rollback, what a note calls each, and the notes that are owed."""

from collections import Counter
from collections.abc import Mapping
from dataclasses import dataclass, field
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
    meta: ("id",),
    newcomers: ("id",),
    outbox: ("id",),
    turns: ("id",),
}
"""Tables whose rows change or go, and the columns that say which row is meant.

Not here: what the audit chain holds already (cases, parts, agreements), what is written once and
never dropped (`key_pins`, `case_index`), and `taps`, which prove nothing.
"""


def name_of(table: Table, row: Mapping[str, Any]) -> str:
    """Return what a note calls the row."""
    return "/".join((table.name, *(str(row[column]) for column in WATCHED[table])))


def said(name: str) -> str:
    """Return a note's name as errors say it: table and id."""
    return name.replace("/", " ", 1)


@dataclass(slots=True)
class Notes:
    """The notes that a transaction has yet to write."""

    owed: dict[str, bytes | None] = field(default_factory=dict)
    """A row's name and its MAC; None for a row that was dropped."""
    chain: tuple[int, bytes] | None = None
    """The audit chain's new end."""
    put: Counter[str] = field(default_factory=Counter)
    """How many messages of each kind were put (`storage.tally`)."""

    def so_far(self) -> "Notes":
        """Return a copy, to go back to."""
        return Notes(dict(self.owed), self.chain, Counter(self.put))

    def back_to(self, earlier: "Notes") -> None:
        """Forget what was noted since: it was undone."""
        self.owed, self.chain, self.put = earlier.owed, earlier.chain, earlier.put

    def clear(self) -> None:
        """Forget all of it: it is written."""
        self.owed.clear()
        self.chain = None
