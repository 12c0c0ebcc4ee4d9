"""A store's way from its file into a database on a server: every row, in the order of its key.

Rows go as they are, sealed and under their MACs; the key ring and its marks stay where they are.
How far they have come stands in the new database, in a table of its own, which each batch changes
with its rows: whoever is killed goes on from there. While that table is there, nobody opens the new
database; once the old one says that it has moved, nobody opens that (`storage.open_store`).
"""

import json
from collections.abc import Sequence
from dataclasses import dataclass
from typing import Any

from sqlalchemy import (
    Column,
    Engine,
    MetaData,
    Row,
    Table,
    Text,
    delete,
    insert,
    inspect,
    select,
    update,
)

from storage.against_marks import session_of
from storage.copying import (
    TABLES,
    batches,
    count_of,
    each,
    every_batch,
    key_of,
    numbers_go_on,
    put,
)
from storage.dialect import Where, kept_at, plain_errors
from storage.errors import MoveSpoiled, StoreThere
from storage.inspection import Inspection
from storage.inspection import inspect as look_at
from storage.migrate import migrate, revision_of
from storage.moved import MOVING
from storage.progress import Counted, Progress, unheard
from storage.store import Store

moving = Table(
    MOVING,
    MetaData(),
    Column("of", Text, primary_key=True),  # what the old store had come to
    Column("into", Text, nullable=False),  # the table that rows go into just now
    Column("after", Text, nullable=False),  # the key of the last that came, as JSON
)


@dataclass(frozen=True, slots=True)
class Moved:
    """How many rows are there now, and how many of them an earlier attempt had brought."""

    rows: int
    before: int
    looked_at: int
    """Records that were read and found as they were written, in the new database."""


def move(store: Store, to: Where, *, hears: Progress = unheard, with_damage: bool = False) -> Moved:
    """Copy an open store into a database that is empty, or that an attempt before this one began to
    fill; compare every row, read every record there, and mark the old store as moved.

    Raises StoreThere where another store is there, and MoveSpoiled where what came is not what
    went, or (unless `with_damage`) where a record is not as it was written: the old store is then
    as it was.
    """
    kept = kept_at(to)
    lock = kept.lock()
    try:
        with plain_errors(writing=True):
            work = _Move(store, kept.writer(), hears)
            before, rows = work.copy(), work.compare()
            with kept.writer().begin() as new:
                moving.drop(new)
                found = look_at(session_of(new, store.ring), None, hears)
                if not with_damage:
                    _confirm_whole(found)
                store.moved_to(kept.place)
    finally:
        lock.release()
    return Moved(rows, before, found.looked_at)


def _confirm_whole(found: Inspection) -> None:
    if found.damaged or found.first_bad_entry is not None:
        raise MoveSpoiled(", ".join(found.damaged[:3]) or f"audit {found.first_bad_entry}")


def settle(to: Where) -> None:
    """Let the new database be opened, where the old store says already that it moved there."""
    kept = kept_at(to)
    lock = kept.lock()
    try:
        with plain_errors(writing=True), kept.writer().begin() as new:
            moving.drop(new, checkfirst=True)
    finally:
        lock.release()


class _Move:
    """The copying, and the comparing. The old store is held: nothing changes in it meanwhile."""

    def __init__(self, store: Store, writer: Engine, hears: Progress) -> None:
        self._store, self._writer = store, writer
        end = store.end()
        self._of = f"{end.changes}:{end.sequence}:{end.mac.hex()}"
        with store.rows() as old:
            self._there = {table: count_of(old, table) for table in TABLES}
        self._hears = hears

    def copy(self) -> int:
        """Bring what has not come. Returns how many rows had come before."""
        into, after = self._begun()
        with self._writer.begin() as new:
            before = sum(count_of(new, table) for table in TABLES)
        counted = Counted(self._hears, "copying", sum(self._there.values()), before)
        with self._store.rows() as old:
            for table, rows in every_batch(old, into, after):
                self._put(table, rows)
                counted.on(len(rows))
            with self._writer.begin() as new:
                numbers_go_on(old, new)
        return before

    def _begun(self) -> tuple[str, Any]:
        """Return where to go on: the table, and the key of the last row that came."""
        with self._writer.begin() as new:
            if not inspect(new).has_table(MOVING):
                if revision_of(new) is not None:
                    raise StoreThere("there is another store in the new database already")
                migrate(new)
                moving.create(new)
            stood = new.execute(select(moving)).one_or_none()
            if stood is not None and stood.of == self._of:
                return stood.into, json.loads(stood.after)
            for table in (moving, *reversed(TABLES)):  # the old store went on since
                new.execute(delete(table))
            new.execute(insert(moving).values(of=self._of, into=TABLES[0].name, after="null"))
        return TABLES[0].name, None

    def _put(self, table: Table, rows: Sequence[Row[Any]]) -> None:
        last = json.dumps(rows[-1]._mapping[key_of(table)])
        with self._writer.begin() as new:
            put(new, table, rows)
            new.execute(update(moving).values(into=table.name, after=last))

    def compare(self) -> int:
        """Hold every row against the one that went. Returns how many. Raises MoveSpoiled."""
        counted = Counted(self._hears, "comparing", sum(self._there.values()))
        with self._store.rows() as old, self._writer.begin() as new:
            for table in TABLES:
                for went, came in zip(
                    each(batches(old, table)), each(batches(new, table)), strict=False
                ):
                    if went != came:
                        raise MoveSpoiled(table.name)
                if count_of(new, table) != self._there[table]:
                    raise MoveSpoiled(table.name)
                counted.on(self._there[table])
        return sum(self._there.values())
