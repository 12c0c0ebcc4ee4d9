"""The rollback guard: sees that a row was put back, whole, to what it was earlier.

A row's MAC cannot tell it from its own past. So whoever writes or drops a row of WATCHED notes its
newest MAC here in the same transaction, and whoever reads a row compares. One note more, under the
empty id, seals the sum over all the others with the end of the audit chain: a row that is put back
together with its note is seen by `verify`, at every start and by `igdesk doctor`.
"""

import hmac
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from datetime import datetime

from sqlalchemy import Table, bindparam, delete, select

from governance.keys import PartyKey
from governance.people.identity import System
from storage.audit import GENESIS, Audit
from storage.encoding import pack
from storage.envelope import Row
from storage.errors import StoreDamaged
from storage.keyring import same
from storage.rollback_notes import WATCHED, name_of, said
from storage.sealing import FORMAT, Forged, seal_box, unseal_box
from storage.session import Session
from storage.tables import newest

SUM = ""
"""The id of the note of all notes."""

BEGUN = "newest"
"""The subject of the audit entry that says when notes were first taken of an older store."""

_NOTHING = bytes(32)
_DROP = delete(newest).where(newest.c.id == bindparam("note"))
_NOTES = select(newest).where(newest.c.id != SUM).order_by(newest.c.id)
_AAD = pack(FORMAT, b"newest")


@dataclass(frozen=True, slots=True)
class Total:
    """The sum over every note, and the end of the audit chain when it was made."""

    notes: bytes
    sequence: int
    end: bytes

    @property
    def packed(self) -> bytes:
        return self.notes + self.sequence.to_bytes(8, "big") + self.end

    @classmethod
    def unpacked(cls, data: bytes) -> "Total":
        return cls(data[:32], int.from_bytes(data[32:40], "big"), data[40:])


class RollbackGuard:
    """Notes what a transaction wrote, and verifies all notes."""

    def __init__(self, session: Session) -> None:
        self._session = session
        self._ring = session.envelopes.ring

    def settle(self) -> None:
        """Write every note that a transaction owes, and the new sum, at the end of its work."""
        notes = self._session.notes
        if not notes.owed and notes.chain is None:
            return
        total = self._total()
        if total is None:
            raise StoreDamaged("newest")
        summed = total.notes
        for name, digest in notes.owed.items():
            summed = self._note(name, digest, summed)
        sequence, end = notes.chain or (total.sequence, total.end)
        self._keep(Total(summed, sequence, end), new_one=False)
        notes.clear()

    def _note(self, name: str, digest: bytes | None, summed: bytes) -> bytes:
        """Write or drop one note. Returns the sum without the old note and with the new."""
        old = self._session.row(newest, "id", name)
        if old is not None:
            summed = _xor(summed, self._term(old))
        if digest is None:
            self._session.execute(_DROP, note=name)
            return summed
        row = self._session.envelopes.stamped(newest, {"id": name, "digest": digest})
        if old is None:
            self._session.insert(newest, row)
        else:
            self._session.replace(newest, "id", row)
        return _xor(summed, self._term(row))

    def _term(self, note: Row) -> bytes:
        """Return what a note adds to the sum. Without the key nobody finds notes that cancel."""
        return hmac.digest(self._ring.newest_key, note["mac"], "sha256")

    def _total(self) -> Total | None:
        """Return the note of all notes, if there is one. Raises StoreDamaged if it was changed."""
        row = self._session.row(newest, "id", SUM)
        if row is None:
            return None
        try:
            opened = unseal_box(self._ring.newest_cipher, aad=_AAD, box=row["digest"])
        except Forged:
            raise StoreDamaged("newest") from None
        return Total.unpacked(opened)

    def _keep(self, total: Total, *, new_one: bool) -> None:
        box = seal_box(self._ring.newest_cipher, aad=_AAD, plaintext=total.packed)
        row = self._session.envelopes.stamped(newest, {"id": SUM, "digest": box})
        if new_one:
            self._session.insert(newest, row)
        else:
            self._session.replace(newest, "id", row)

    def begin(self, *, party: PartyKey, now: datetime) -> None:
        """Begin rollback detection, once; StoreDamaged if the audit chain says it was begun."""
        if self._session.row(newest, "id", SUM) is not None:
            return
        audit = Audit(self._session)
        if audit.of_subject(BEGUN):
            raise StoreDamaged("newest")
        rows = [(table, row) for table in WATCHED for row in self._rows(table)]
        self._keep(Total(_NOTHING, 0, GENESIS), new_one=True)
        for table, row in rows:
            self._session.notes.owed[name_of(table, row)] = row["mac"]
        if rows:  # an older store: whoever reads the chain sees when it was believed as it was
            audit.append(
                actor=System("store"),
                what="notes_begun",
                subject=BEGUN,
                party=party,
                version=1,
                digest=b"",
                detail={"rows": len(rows)},
                now=now,
            )
        self.settle()

    def _rows(self, table: Table) -> Iterator[Row]:
        """Return every row of a table whose MAC holds."""
        for row in self._session.rows(select(table)):
            try:
                yield self._session.envelopes.checked(table, row)
            except StoreDamaged as damaged:
                self._session.envelopes.damaged.add(damaged.where)

    def verify(self, most: int | None = None) -> tuple[str, ...]:
        """Return what is not as it was last written: table and id of rows put back, brought back or
        taken away, and `newest` where the notes themselves were.

        Looks at nothing where there are more than `most` notes.
        """
        notes = {row["id"]: row for row in self._session.rows(_NOTES.limit(most and most + 1))}
        if most is not None and len(notes) > most:
            return ()
        there = dict(pair for table in WATCHED for pair in self._macs(table))
        wrong = {name for name, mac in there.items() if not self._says(notes.get(name), mac)}
        wrong |= notes.keys() - there.keys()
        named = (said(name) for name in sorted(wrong))
        return (*named, *(() if self._adds_up(notes) else ("newest",)))

    def _macs(self, table: Table) -> Iterator[tuple[str, object]]:
        """Return the name and MAC of each row, unchecked."""
        columns = (table.c[column] for column in (*WATCHED[table], "mac"))
        for row in self._session.rows(select(*columns)):
            yield name_of(table, row), row["mac"]

    def _says(self, note: Row | None, mac: object) -> bool:
        return note is not None and isinstance(mac, bytes) and same(note["digest"], mac)

    def _adds_up(self, notes: Mapping[str, Row]) -> bool:
        """Return whether these are the newest transaction's notes, and the chain ends as then."""
        summed = _NOTHING
        try:
            total = self._total()
            for note in notes.values():
                summed = _xor(summed, self._term(self._session.envelopes.checked(newest, note)))
        except StoreDamaged:
            return False
        ends = Audit(self._session).head()
        return total is not None and total == Total(summed, *ends)


def _xor(one: bytes, other: bytes) -> bytes:
    return (int.from_bytes(one, "big") ^ int.from_bytes(other, "big")).to_bytes(32, "big")
