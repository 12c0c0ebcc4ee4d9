"""Records of which nothing is left but a tombstone: no MAC sees one that was emptied by hand.

A tombstone is believed where the audit chain says that its record was emptied.
"""

from collections.abc import Callable, Mapping
from functools import cache
from typing import Any

from sqlalchemy import Integer, Select, Table, bindparam, select

from storage.emptied import EMPTIED, SHREDDED
from storage.key_ends import ENDED
from storage.session import Session
from storage.shapes import Row, shape_of
from storage.tables import audit, case_events, cases, metadata, outbox, parts

_SAID = select(audit.c.what).where(audit.c.subject == bindparam("subject"))
_GONE = frozenset({EMPTIED, SHREDDED})
"""What the chain says of a case or a part that is no more."""
_SUBJECT_OF: Mapping[str, Callable[[Row], str]] = {
    cases.name: lambda row: str(row["id"]),
    parts.name: lambda row: str(row["id"]),
    case_events.name: lambda row: str(row["case_id"]),
    outbox.name: lambda row: str(row["subject"]),
    audit.name: lambda row: str(row["subject"]),
}
"""Which entries of the chain must say that a record was shredded. No other kind ever is."""

BARE = tuple(table for table in metadata.sorted_tables if "tombstone" in table.c)
"""Tables whose rows can be emptied."""

BARE_AT_A_LOOK = 500


@cache
def _next_bare(table: Table) -> Select[Any]:
    """Return a SELECT of what tells whether the next rows are bare, and of whom they are."""
    key = table.c[shape_of(table).key]
    told = (name for name in ("case_id", "subject", "tombstone", "wrap") if name in table.c)
    query = select(key, *(table.c[name] for name in told)).order_by(key).limit(BARE_AT_A_LOOK)
    return query.where(key > bindparam("after"))


def is_bare(table: Table, row: Row) -> bool:
    """Return whether nothing sealed, or no key for it, is left of a record."""
    return row.get("tombstone") is not None or ("wrap" in table.c and row["wrap"] is None)


def _first(table: Table) -> str | int:
    """Return what every key of a table is above."""
    return 0 if isinstance(table.c[shape_of(table).key].type, Integer) else ""


class Bare:
    """Looks at tombstones."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def may_be(self, table: Table, row: Row) -> bool:
        """Return whether a record may have nothing sealed left: the chain says it was emptied, or
        of a message or an entry that it went with its key.
        """
        subject_of = _SUBJECT_OF.get(table.name)
        if row["tombstone"] is None or subject_of is None:
            return False
        rows = self._session.rows(_SAID, subject=subject_of(row))
        believed = _GONE | {ENDED} if table in (audit, outbox) else _GONE
        return any(said["what"] in believed for said in rows)

    def after(self, table: Table, after: str | int) -> tuple[tuple[str, ...], str | int]:
        """Look at the next rows of a table. Returns which were emptied though the chain does not
        say so, and the key of the last; an empty one where there are no more.
        """
        key = shape_of(table).key
        rows = self._session.rows(_next_bare(table), after=after or _first(table))
        bare = (row for row in rows if is_bare(table, row) and not self.may_be(table, row))
        wrong = tuple(f"{table.name} {row[key]} was emptied" for row in bare)
        return wrong, rows[-1][key] if len(rows) == BARE_AT_A_LOOK else ""
