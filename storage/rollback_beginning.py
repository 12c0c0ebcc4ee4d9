"""The beginning of rollback detection, once for a store; the audit chain holds an entry of it.

A new store begins with its first transaction. One from before there were notes is believed once, as
it is. One whose notes were added up in a single sum is moved to parts, once; what did not add up
there adds up never again.
"""

import hmac
import secrets
from collections.abc import Iterator
from datetime import datetime
from functools import reduce

from sqlalchemy import Table, bindparam, delete, select

from governance.keys import PartyKey
from governance.people.identity import System
from storage.audit import Audit
from storage.encoding import pack
from storage.errors import StoreDamaged
from storage.rollback_guard import NOTHING, SUM, TERM, RollbackGuard, Total
from storage.rollback_notes import WATCHED, in_part, name_of
from storage.sealing import FORMAT, Forged, unseal_box
from storage.session import Session
from storage.shapes import Row
from storage.tables import audit, key_pins, newest

BEGUN = "newest"
"""The subject of the audit entries that say when notes were begun, and moved to parts."""
NOTES_BEGUN, IN_PARTS = "notes_begun", "notes_in_parts"

_SINGLE = pack(FORMAT, b"newest")
"""What the single sum of earlier releases is bound to."""

_SAID = select(audit.c.what).where(audit.c.subject == bindparam("subject"))
_NOTES = select(newest).where(newest.c.id != SUM)


class Beginning:
    """Begins rollback detection in the first transaction of a start."""

    def __init__(self, session: Session, *, party: PartyKey, now: datetime) -> None:
        self._session = session
        self._ring = session.envelopes.ring
        self._guard = RollbackGuard(session)
        self._party = party
        self._now = now

    def begin(self, *, had_notes: bool) -> None:
        """Begin, where that was not done. `had_notes`: whether its release knew of notes.

        Raises StoreDamaged where notes that were begun are gone or are those of another time.
        """
        row = self._session.row(newest, "id", SUM)
        said = {entry["what"] for entry in self._session.rows(_SAID, subject=BEGUN)}
        if row is None:
            if had_notes or said:
                raise StoreDamaged("newest")
            self._from_rows()
        elif (single := self._single(row)) is not None:
            if IN_PARTS in said:
                raise StoreDamaged("newest")
            self._from_single(single)

    def _from_rows(self) -> None:
        """Note every row that there is as the newest of itself."""
        rows = [(table, row) for table in WATCHED for row in self._rows(table)]
        self._guard.keep(NOTHING)
        for table, row in rows:
            self._session.notes.owed[name_of(table, row)] = row["mac"]
        self._note(NOTES_BEGUN, rows=len(rows))

    def _rows(self, table: Table) -> Iterator[Row]:
        """Return every row of a table whose MAC holds."""
        for row in self._session.rows(select(table)):
            try:
                yield self._session.envelopes.checked(table, row)
            except StoreDamaged as damaged:
                self._session.envelopes.damaged.add(damaged.where)

    def _single(self, row: Row) -> bytes | None:
        """Return what an earlier release sealed; None where it is not of an earlier release."""
        try:
            return unseal_box(self._ring.newest_cipher, aad=_SINGLE, box=row["digest"])
        except Forged:
            return None

    def _from_single(self, single: bytes) -> None:
        """Write each genuine note anew, in its part."""
        notes, adds_up = self._checked_notes(single)
        self._session.execute(delete(newest).where(newest.c.id != SUM))
        spoilt = b"" if adds_up else secrets.token_bytes(TERM)
        parts = spoilt + NOTHING.parts[len(spoilt) :]
        head = Audit(self._session).head()
        self._guard.keep(Total(parts, 0, *head))
        for note in notes:
            self._session.notes.owed[in_part(note["id"])] = note["digest"]
        for pin in self._rows(key_pins):  # of which there were no notes
            self._session.notes.owed[name_of(key_pins, pin)] = pin["mac"]
        self._note(IN_PARTS, rows=len(notes))

    def _checked_notes(self, single: bytes) -> tuple[list[Row], bool]:
        """Return the notes that are ours, and whether all of them are and add up to the sum."""
        genuine, every = [], self._session.rows(_NOTES)
        for note in every:
            try:
                genuine.append(self._session.envelopes.checked(newest, note))
            except StoreDamaged as damaged:
                self._session.envelopes.damaged.add(damaged.where)
        terms = (hmac.digest(self._ring.newest_key, one["mac"], "sha256") for one in genuine)
        summed = reduce(lambda a, b: a ^ int.from_bytes(b, "big"), terms, 0)
        sequence, end = Audit(self._session).head()
        ours = summed.to_bytes(32, "big") + sequence.to_bytes(8, "big") + end
        return genuine, len(genuine) == len(every) and ours == single

    def _note(self, what: str, *, rows: int) -> None:
        """Write down that, and of how many rows, what there was is believed from now on."""
        Audit(self._session).append(
            actor=System("store"),
            what=what,
            subject=BEGUN,
            party=self._party,
            version=1,
            digest=b"",
            detail={"rows": rows},
            now=self._now,
        )
