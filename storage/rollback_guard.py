"""The rollback guard: sees that a row was put back, whole, to what it was earlier.

A row's MAC cannot tell it from its own past. So whoever writes or drops a row of WATCHED notes its
newest MAC here in the same transaction, and whoever reads a row compares. One note more, under the
empty id, seals what all the others add up to, in parts, with the end of the audit chain: a row that
is put back together with its note is seen where its part is checked, after every start and by
`igdesk doctor`. `storage.rollback_beginning` begins all this, once for a store.
"""

import hmac
from collections.abc import Iterator
from dataclasses import dataclass
from functools import cache
from typing import Any

from sqlalchemy import Select, Table, and_, bindparam, delete, or_, select

from storage.audit import Audit
from storage.encoding import pack
from storage.errors import StoreDamaged
from storage.keyring import same
from storage.rollback_notes import PARTS, WATCHED, name_of, part_of, row_of, said
from storage.sealing import FORMAT, Forged, seal_box, unseal_box
from storage.session import Session
from storage.shapes import Row
from storage.tables import newest

SUM = ""
"""The id of the note of all notes."""

TERM = 16  # bytes that a note adds to its part
ROWS_AT_A_LOOK = 500
_NO_NOTES = bytes(TERM * PARTS)
_AAD = pack(FORMAT, b"newest-parts")
_DROP = delete(newest).where(newest.c.id == bindparam("note"))
_NOTES_OF_PART = select(newest).where(
    newest.c.id >= bindparam("first"), newest.c.id < bindparam("last")
)


@dataclass(frozen=True, slots=True)
class Total:
    """What the notes of each part add up to, how many transactions have changed that, and the end
    of the audit chain at the last of them.
    """

    parts: bytes
    changes: int
    sequence: int
    end: bytes

    @property
    def packed(self) -> bytes:
        numbers = (self.changes, self.sequence)
        return self.parts + b"".join(one.to_bytes(8, "big") for one in numbers) + self.end

    @classmethod
    def unpacked(cls, data: bytes) -> "Total":
        parts, rest = data[: len(_NO_NOTES)], data[len(_NO_NOTES) :]
        return cls(
            parts, int.from_bytes(rest[:8], "big"), int.from_bytes(rest[8:16], "big"), rest[16:]
        )


NOTHING = Total(_NO_NOTES, 0, 0, bytes(32))
"""Of a store with no note and no entry."""


class RollbackGuard:
    """Notes what a transaction wrote, and checks all notes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ring = session.envelopes.ring

    def settle(self) -> None:
        """Write every note that a transaction owes, and the new sum, at the end of its work."""
        notes = self._session.notes
        if not notes.owed and notes.chain is None:
            return
        total = self.total()
        if total is None:
            raise StoreDamaged("newest")
        parts = bytearray(total.parts)
        for name, digest in notes.owed.items():
            self._note(name, digest, parts)
        sequence, end = notes.chain or (total.sequence, total.end)
        self.keep(Total(bytes(parts), total.changes + 1, sequence, end), new_one=False)
        notes.clear()

    def _note(self, name: str, digest: bytes | None, parts: bytearray) -> None:
        """Write or drop one note; takes the old one out of its part's sum and adds the new."""
        old = self._session.row(newest, "id", name)
        if old is not None:
            self._add(old, parts)
        if digest is None:
            self._session.execute(_DROP, note=name)
            return
        row = self._session.envelopes.stamped(newest, {"id": name, "digest": digest})
        if old is None:
            self._session.insert(newest, row)
        else:
            self._session.replace(newest, "id", row)
        self._add(row, parts)

    def _add(self, note: Row, parts: bytearray) -> None:
        """Add a note to its part; where it is in there, take it out.

        Without the key nobody finds notes that cancel.
        """
        term = hmac.digest(self._ring.newest_key, note["mac"], "sha256")[:TERM]
        at = slice(part_of(note["id"]) * TERM, (part_of(note["id"]) + 1) * TERM)
        summed = int.from_bytes(parts[at], "big") ^ int.from_bytes(term, "big")
        parts[at] = summed.to_bytes(TERM, "big")

    def total(self) -> Total | None:
        """Return the note of all notes, if there is one. Raises StoreDamaged if it was changed."""
        row = self._session.row(newest, "id", SUM)
        if row is None:
            return None
        try:
            opened = unseal_box(self._ring.newest_cipher, aad=_AAD, box=row["digest"])
        except Forged:
            raise StoreDamaged("newest") from None
        return Total.unpacked(opened)

    def keep(self, total: Total, *, new_one: bool) -> None:
        """Write the note of all notes."""
        box = seal_box(self._ring.newest_cipher, aad=_AAD, plaintext=total.packed)
        row = self._session.envelopes.stamped(newest, {"id": SUM, "digest": box})
        if new_one:
            self._session.insert(newest, row)
        else:
            self._session.replace(newest, "id", row)

    def verify(self) -> tuple[str, ...]:
        """Return what is not as it was last written, at one moment of the store: table and id of
        rows put back, brought back or taken away; `newest` with a part's number where its notes
        were, and `newest` alone where the sum was or the audit chain ends otherwise.
        """
        wrong = {*self.end(), *(where for part in range(PARTS) for where in self.part(part)[0])}
        for table in WATCHED:
            wrong.update(self._unsaid(table))
        return tuple(sorted(wrong))

    def _unsaid(self, table: Table) -> Iterator[str]:
        found, after = self.rows_after(table, None)
        yield from found
        while after is not None:
            found, after = self.rows_after(table, after)
            yield from found

    def end(self) -> tuple[str, ...]:
        """Return `newest` unless the sum is there, and is from where the audit chain ends."""
        try:
            total = self.total()
        except StoreDamaged:
            total = None
        ends = total and (total.sequence, total.end)
        return () if ends == Audit(self._session).head() else ("newest",)

    def part(self, part: int) -> tuple[tuple[str, ...], int]:
        """Check the notes of one part, and that each has its row. Returns what is wrong, and how
        many there are.
        """
        wrong, parts = set[str](), bytearray(_NO_NOTES)
        bounds = {"first": f"{part:02x}/", "last": f"{part:02x}0"}  # "0" comes after "/"
        notes = self._session.rows(_NOTES_OF_PART, **bounds)
        for note in notes:
            self._add(note, parts)
            if not self._stands(note):
                wrong.add(said(note["id"]))
        if not self._adds_up(part, parts):
            wrong.add(f"newest {part:02x}")
        return tuple(sorted(wrong)), len(notes)

    def _adds_up(self, part: int, parts: bytearray) -> bool:
        at = slice(part * TERM, (part + 1) * TERM)
        try:
            total = self.total()
        except StoreDamaged:
            return True  # of the sum itself `end` tells
        return total is None or total.parts[at] == parts[at]

    def _stands(self, note: Row) -> bool:
        """Return whether a note is ours, and its row as it says."""
        try:
            self._session.envelopes.checked(newest, note)
            table, key = row_of(note["id"])
        except (StoreDamaged, KeyError, ValueError):
            return False
        rows = self._session.rows(_mac_of(table), **key)
        return bool(rows) and _same(rows[0]["mac"], note["digest"])

    def rows_after(self, table: Table, after: Row | None) -> tuple[tuple[str, ...], Row | None]:
        """Look at the next rows of a table. Returns which of them no note says, and the last of
        them; None for the last where there are no more.
        """
        columns = WATCHED[table]
        values = {} if after is None else {column: after[column] for column in columns}
        rows = self._session.rows(_next_of(table, first=after is None), **values)
        wrong = tuple(said(name_of(table, row)) for row in rows if not self._noted(table, row))
        return wrong, rows[-1] if len(rows) == ROWS_AT_A_LOOK else None

    def _noted(self, table: Table, row: Row) -> bool:
        notes = self._session.rows(_NOTE, note=name_of(table, row))
        return bool(notes) and _same(row["mac"], notes[0]["digest"])


_NOTE = select(newest.c.digest).where(newest.c.id == bindparam("note"))


@cache
def _mac_of(table: Table) -> Select[Any]:
    """Return a SELECT of a row's MAC by its key."""
    return select(table.c.mac).where(*[table.c[one] == bindparam(one) for one in WATCHED[table]])


@cache
def _next_of(table: Table, *, first: bool) -> Select[Any]:
    """Return a SELECT of the keys and MACs of the next rows, in the order of their keys."""
    keys = [table.c[one] for one in WATCHED[table]]
    query = select(*keys, table.c.mac).order_by(*keys).limit(ROWS_AT_A_LOOK)
    if first:
        return query
    later = [
        and_(
            *[key == bindparam(key.name) for key in keys[:at]], keys[at] > bindparam(keys[at].name)
        )
        for at in range(len(keys))
    ]
    return query.where(or_(*later))


def _same(mac: object, digest: object) -> bool:
    return isinstance(mac, bytes) and isinstance(digest, bytes) and same(mac, digest)
