"""The rollback guard: sees that a row was put back, whole, to what it was earlier.

A row's MAC cannot tell it from its own past. So whoever writes or drops a row of WATCHED notes its
newest MAC here in the same transaction, and whoever reads a row compares. One note more, under the
empty id, seals what all the others add up to, in parts, with the end of the audit chain: a row that
is put back together with its note is seen where its part is checked, after every start and by
`igdesk doctor`. `storage.rollback_beginning` begins all this, once for a store.
"""

import hmac
from collections import defaultdict
from collections.abc import Iterable, Iterator, Mapping
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
from storage.statements import found_among
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

    def of_part(self, part: int) -> int:
        """Return what the notes of a part add up to."""
        return int.from_bytes(self.parts[part * TERM : (part + 1) * TERM], "big")

    def changed(self, by: Mapping[int, int]) -> bytes:
        """Return the parts after adding to some of them."""
        parts = bytearray(self.parts)
        for part, more in by.items():
            summed = (self.of_part(part) ^ more).to_bytes(TERM, "big")
            parts[part * TERM : (part + 1) * TERM] = summed
        return bytes(parts)


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
        self._session.look_up([SUM, *notes.owed])
        total = self.total()
        if total is None:
            raise StoreDamaged("newest")
        old = [note for note in map(self._session.note, notes.owed) if note is not None]
        new = [self._note(name, mac) for name, mac in notes.owed.items() if mac is not None]
        gone = [{"note": name} for name, mac in notes.owed.items() if mac is None]
        self._session.execute_each(_DROP, gone)
        parts = total.changed(self._summed([*old, *new]))
        sequence, end = notes.chain or (total.sequence, total.end)
        notes.changes = total.changes + 1
        self.keep(Total(parts, notes.changes, sequence, end), *new)
        notes.clear()

    def _note(self, name: str, digest: bytes) -> Row:
        return self._session.envelopes.stamped(newest, {"id": name, "digest": digest})

    def _summed(self, notes: Iterable[Row]) -> Mapping[int, int]:
        """Add notes up by part. Adding what is in a part takes it out.

        Without the key nobody finds notes that cancel.
        """
        sums = defaultdict[int, int](int)
        for note in notes:
            term = hmac.digest(self._ring.newest_key, note["mac"], "sha256")[:TERM]
            sums[part_of(note["id"])] ^= int.from_bytes(term, "big")
        return sums

    def total(self) -> Total | None:
        """Return the note of all notes, if there is one. Raises StoreDamaged if it was changed."""
        row = self._session.note(SUM)
        if row is None:
            return None
        try:
            opened = unseal_box(self._ring.newest_cipher, aad=_AAD, box=row["digest"])
        except Forged:
            raise StoreDamaged("newest") from None
        return Total.unpacked(opened)

    def keep(self, total: Total, *notes: Row) -> None:
        """Write notes, and the note of all notes."""
        box = seal_box(self._ring.newest_cipher, aad=_AAD, plaintext=total.packed)
        self._session.keep(newest, *notes, self._note(SUM, box))
        self._session.notes.known.clear()

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
        bounds = {"first": f"{part:02x}/", "last": f"{part:02x}0"}  # "0" comes after "/"
        notes = self._session.rows(_NOTES_OF_PART, **bounds)
        wrong = {said(note["id"]) for note in self._unlike(notes)}
        if not self._adds_up(part, self._summed(notes)[part]):
            wrong.add(f"newest {part:02x}")
        return tuple(sorted(wrong)), len(notes)

    def _adds_up(self, part: int, summed: int) -> bool:
        try:
            total = self.total()
        except StoreDamaged:
            return True  # of the sum itself `end` tells
        return total is None or total.of_part(part) == summed

    def _unlike(self, notes: Iterable[Row]) -> Iterator[Row]:
        """Yield the notes that are not ours, or whose row is not as they say."""
        about = defaultdict[Table, dict[tuple[str, ...], Row]](dict)
        for note in notes:
            try:
                table, key = row_of(self._session.envelopes.checked(newest, note)["id"])
            except (StoreDamaged, KeyError, ValueError):
                yield note
            else:
                about[table][key] = note
        driver = self._session.driver
        for table, by_key in about.items():
            rows = found_among(driver, _macs_of(table), WATCHED[table], by_key)
            macs = {tuple(row[one] for one in WATCHED[table]): row["mac"] for row in rows}
            yield from (
                one for key, one in by_key.items() if not _same(macs.get(key), one["digest"])
            )

    def rows_after(self, table: Table, after: Row | None) -> tuple[tuple[str, ...], Row | None]:
        """Look at the next rows of a table. Returns which of them no note says, and the last of
        them; None for the last where there are no more.
        """
        columns = WATCHED[table]
        values = {} if after is None else {column: after[column] for column in columns}
        rows = self._session.rows(_next_of(table, first=after is None), **values)
        names = [name_of(table, row) for row in rows]
        notes = self._session.noted(names)
        wrong = [
            said(name)
            for name, row in zip(names, rows, strict=True)
            if name not in notes or not _same(row["mac"], notes[name]["digest"])
        ]
        return tuple(wrong), rows[-1] if len(rows) == ROWS_AT_A_LOOK else None


@cache
def _macs_of(table: Table) -> Select[Any]:
    """Return a SELECT of keys and MACs."""
    return select(*[table.c[one] for one in WATCHED[table]], table.c.mac)


@cache
def _next_of(table: Table, *, first: bool) -> Select[Any]:
    """Return a SELECT of the keys and MACs of the next rows, in the order of their keys."""
    keys = [table.c[one] for one in WATCHED[table]]
    query = _macs_of(table).order_by(*keys).limit(ROWS_AT_A_LOOK)
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
