"""Re-wrapping: a record's data key goes from one key of the ring to another; no data is touched.

What is sealed is never opened for it, and what the audit chain holds stays true. A *pass* looks at
every record once, a step at a time, so that turns go on between two steps; whoever stops one may
begin again from the start, and what was moved stays moved.
"""

from collections import Counter
from collections.abc import Iterable, Iterator, Mapping, Sequence
from dataclasses import dataclass, field, replace
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Table, Text, bindparam, select

from governance.people.identity import System
from storage.audit import Audit
from storage.errors import NotThere, StoreDamaged
from storage.session import Row, Session
from storage.shapes import shape_of
from storage.tables import agreement_events, audit, metadata, parts

WRAPPED = tuple(table for table in metadata.sorted_tables if "wrap" in table.c)
"""Every table whose records have a data key of their own."""

_CHAINED = (audit, agreement_events)  # their MACs do not cover the wrap
_KEYS = System("keys")


def _order(table: Table) -> str:
    """Return the column that a table is walked by."""
    return next(iter(table.primary_key.columns)).name


def _before_all(table: Table) -> str | int:
    """Return what stands before every value of that column."""
    return "" if isinstance(table.c[_order(table)].type, Text) else -1


def _next_of(table: Table) -> Select[Any]:
    walked = table.c[_order(table)]
    return (
        select(table).where(walked > bindparam("after")).order_by(walked).limit(bindparam("most"))
    )


_NEXT = {table: _next_of(table) for table in WRAPPED}
_CHANGED = ("kek", "wrap", "mac")


@dataclass(frozen=True, slots=True)
class Pass:
    """How far a look at every record has come. `found`, `moved`: by the id of the old key."""

    moves: Mapping[str, str]
    """The ids of the old keys, and for each the name of the key that takes its place."""
    table: int = 0
    after: str | int | None = None
    looked_at: int = 0
    found: Counter[str] = field(default_factory=Counter)
    moved: Counter[str] = field(default_factory=Counter)

    @property
    def done(self) -> bool:
        """Return whether every table was walked."""
        return self.table == len(WRAPPED)


class Rewrapping:
    """Moves records from key to key."""

    def __init__(self, session: Session, audit_chain: Audit) -> None:
        self._session = session
        self._audit = audit_chain

    def rewrap(self, table: Table, row_id: str | int, kek_name: str, *, now: datetime) -> None:
        """Wrap one record's key under the ring's key `kek_name`.

        Raises NotThere, StoreDamaged for a record that is not as it was written, KeyMissing.
        """
        row = self._session.row(table, shape_of(table).key, row_id)
        if row is None:
            raise NotThere
        under = self._session.envelopes.ring.named(kek_name)
        if row["wrap"] is not None and row["kek"] != under.id:
            self._write(table, [self._rewrapped(table, row, kek_name)], now)

    def step(self, so_far: Pass, most: int, *, now: datetime) -> Pass:
        """Look at the next `most` records of a pass, and move those under its old keys. Returns how
        far it has come.

        A damaged record is left where it is, and `Store.damaged` shows it.
        """
        table = WRAPPED[so_far.table]
        after = _before_all(table) if so_far.after is None else so_far.after
        rows = self._session.rows(_NEXT[table], after=after, most=most)
        old = [row for row in rows if row["wrap"] is not None and row["kek"] in so_far.moves]
        moved = [*self._moved(table, old, so_far.moves)]
        self._write(table, [row for _, row in moved], now)
        ends = len(rows) < most
        return replace(
            so_far,
            table=so_far.table + ends,
            after=None if ends else rows[-1][_order(table)],
            looked_at=so_far.looked_at + len(rows),
            found=so_far.found + _by_key(old),
            moved=so_far.moved + _by_key(row for row, _ in moved),
        )

    def _moved(
        self, table: Table, old: Iterable[Row], moves: Mapping[str, str]
    ) -> Iterator[tuple[Row, Row]]:
        """Yield each record that is as it was written, and what it is to be."""
        for row in self._session.genuine_among(table, old):
            try:
                yield row, self._rewrapped(table, row, moves[row["kek"]])
            except StoreDamaged as damaged:
                self._session.envelopes.damaged.add(damaged.where)

    def _rewrapped(self, table: Table, row: Row, kek_name: str) -> Row:
        """Return a checked record as it is under another key."""
        envelopes = self._session.envelopes
        under, place = envelopes.ring.named(kek_name), shape_of(table).place(row)
        wrap = envelopes.key_of(table, row).wrap(place, under.cipher, under.id)
        whole = {**row, "kek": under.id, "wrap": wrap}
        return whole if table in _CHAINED else envelopes.stamped(table, whole)

    def _write(self, table: Table, rows: Sequence[Row], now: datetime) -> None:
        key = shape_of(table).key
        changed = [{name: row[name] for name in (key, *_CHANGED)} for row in rows]
        self._session.replace_each(table, key, changed)
        if table is parts:
            for row in rows:
                self._note(row, now)

    def _note(self, part: Row, now: datetime) -> None:
        """Have the audit chain see a part as it is now: it holds the MAC of a part's row."""
        self._audit.append(
            actor=_KEYS,
            what="part_rewrapped",
            subject=part["id"],
            party=part["party"],
            version=part["version"],
            digest=part["mac"],
            detail={},
            now=now,
        )


def _by_key(rows: Iterable[Row]) -> Counter[str]:
    return Counter(row["kek"] for row in rows)
