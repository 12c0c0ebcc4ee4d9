"""Shredding: what a record said goes for good, and that there was one stays to be proved.

The sealed columns, the wrapped data key, the blind indexes and what is planned or was sent about it
go in one transaction; a tombstone keeps digests, so that every MAC and the audit chain still hold.
`secure_delete` writes over what is freed, and `Store.truncate_log` empties the write-ahead log.
What a backup holds is ended by destroying the key of the record's month. Until the last copy of the
ring that knew that key is gone, the record is emptied; only then is it said to be shredded.
"""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from hashlib import sha256

from sqlalchemy import Select, Table, bindparam, delete, or_, select

from governance.cases.case import OVER
from governance.keys import CaseId, PartId, PartyKey
from governance.outcomes import MessageState
from governance.people.identity import Actor
from storage.audit import Audit
from storage.emptied import Emptied
from storage.encoding import to_micros
from storage.errors import NotThere
from storage.periods import RETENTION, split_name
from storage.pins import records_by_key
from storage.rewrapping import Rewrapping
from storage.session import Row, Session
from storage.shapes import shape_of
from storage.tables import audit, case_events, case_index, cases, due, outbox, parts
from storage.tombstones import tombstone

_EVENTS = select(case_events).where(case_events.c.case_id == bindparam("of"))
_MESSAGES = select(outbox).where(outbox.c.subject == bindparam("of"), outbox.c.tombstone.is_(None))
_ENTRIES = select(audit).where(
    audit.c.subject == bindparam("of"),
    audit.c.at < bindparam("before"),
    audit.c.tombstone.is_(None),
)
_INDEXES = delete(case_index).where(case_index.c.case_id == bindparam("of"))
_PLANNED = delete(due).where(due.c.subject == bindparam("of"))
_PARTS = select(parts.c.id, parts.c.party).where(
    parts.c.case_id == bindparam("of"), parts.c.tombstone.is_(None)
)


_ENDED = {over: over for over in OVER}
_CLOSED = (
    select(cases.c.id, cases.c.party, cases.c.kek)
    .where(or_(*(cases.c.status == bindparam(over) for over in OVER)), cases.c.tombstone.is_(None))
    .order_by(cases.c.id)
)
_LEFT = (
    select(parts.c.id, parts.c.party, parts.c.kek, cases.c.reference)
    .select_from(parts.join(cases, cases.c.id == parts.c.case_id))
    .where(cases.c.tombstone.is_not(None), parts.c.tombstone.is_(None))
    .order_by(parts.c.id)
)


@dataclass(frozen=True, slots=True)
class LeftPart:
    """A part whose case is shredded: who has it, of which case, and until which month."""

    id: PartId
    party: PartyKey
    reference: str
    month: str


class Shredder:
    """Shreds cases, parts, and entries of the audit chain. Whoever calls has decided that."""

    def __init__(self, session: Session, chain: Audit, rewrapping: Rewrapping) -> None:
        self._session = session
        self._audit = chain
        self._rewrapping = rewrapping
        self._emptied = Emptied(session, chain)

    def case(self, case_id: CaseId, *, actor: Actor, now: datetime) -> None:
        """Shred a case, and the messages about it. NotThere where there is none (any more)."""
        row = self._there(cases, case_id)
        self._each(case_events, _EVENTS, case_id)
        self._session.execute(_INDEXES, of=case_id)
        self._about(case_id, now)
        self._stone(cases, row)
        self._emptied.note(actor, row, self._audit.last(case_id), {}, now)

    def part(self, part_id: PartId, *, actor: Actor, now: datetime) -> None:
        """Shred what another party was given of a case. NotThere where there is none (any more)."""
        row = self._there(parts, part_id)
        self._about(part_id, now)
        self._stone(parts, row)
        said = (row["version"], row["mac"])
        self._emptied.note(actor, row, said, {"case": row["case_id"]}, now)

    def entries(self, subject: str, *, before: datetime) -> int:
        """Shred who did and read what of a subject before an instant; the chain still holds.

        Returns of how many entries.
        """
        found = self._session.checked(audit, _ENTRIES, of=subject, before=to_micros(before))
        for row in found:
            self._stone(audit, row)
        return len(found)

    def closed(self, month: str) -> tuple[tuple[CaseId, PartyKey], ...]:
        """Return the closed cases, each with its party, that are under no key of a month after this
        one ("2032-11"): whoever closed or changed a case left it under the open one.
        """
        later = self._retention_keys(lambda epoch: epoch > month)
        rows = self._session.rows(_CLOSED, **_ENDED)
        return tuple((row["id"], row["party"]) for row in rows if row["kek"] not in later)

    def keep_under(self, case_id: CaseId, key: str, *, now: datetime) -> None:
        """Wrap a closed case under the key of the month until which it is kept."""
        self._rewrapping.rewrap(cases, case_id, key, now=now)

    def keep_part_under(self, part_id: PartId, key: str, *, now: datetime) -> None:
        """Wrap a part under the key of the month until which its party keeps it."""
        self._rewrapping.rewrap(parts, part_id, key, now=now)

    def left(self, month: str) -> tuple[LeftPart, ...]:
        """Return the parts whose case is shredded, and that are kept until this month at most."""
        over = self._retention_keys(lambda epoch: epoch <= month)
        return tuple(
            LeftPart(row["id"], row["party"], row["reference"], split_name(over[row["kek"]])[2])
            for row in self._session.rows(_LEFT)
            if row["kek"] in over
        )

    def months_over(self, month: str) -> dict[str, str]:
        """Return the ids and names of keys of months before this one that nothing is under."""
        over = self._retention_keys(lambda epoch: epoch < month)
        needed = records_by_key(self._session.connection) if over else {}
        return {kek_id: name for kek_id, name in over.items() if not needed.get(kek_id)}

    def _retention_keys(self, wanted: Callable[[str], bool]) -> dict[str, str]:
        names = {kek.id: split_name(kek.name) for kek in self._session.envelopes.ring.keks}
        return {
            kek_id: ":".join(name)
            for kek_id, name in names.items()
            if name[0] == RETENTION and wanted(name[2])
        }

    def parts_of(self, case_id: CaseId) -> tuple[tuple[PartId, PartyKey], ...]:
        """Return the parts of a case that are not shredded, each with the party that has it."""
        rows = self._session.rows(_PARTS, of=case_id)
        return tuple((row["id"], row["party"]) for row in rows)

    def _there(self, table: Table, record_id: str) -> Row:
        row = self._session.row(table, "id", record_id)
        if row is None or row["tombstone"] is not None:
            raise NotThere
        return row

    def _about(self, subject: str, now: datetime) -> None:
        """Shred the messages about a record, and what is planned for it."""
        for row in self._session.checked(outbox, _MESSAGES, of=subject):
            self.message(row, now)
        self._session.drop(due, _PLANNED, of=subject)

    def message(self, row: Row, now: datetime) -> None:
        """Shred what a message said, and whom it went to. One that waits need not go any more."""
        waits = row["state"] == MessageState.WAITING.value
        over = {"state": MessageState.SUPERSEDED.value, "settled_at": to_micros(now)}
        bare = bare_of(outbox, {**row, **over} if waits else row)
        self._session.replace(outbox, "id", self._session.envelopes.stamped(outbox, bare))

    def _each(self, table: Table, query: Select[tuple[object]], subject: str) -> None:
        for row in self._session.checked(table, query, of=subject):
            self._stone(table, row)

    def _stone(self, table: Table, row: Row) -> None:
        bare = self._session.envelopes.checked(table, bare_of(table, row))
        self._session.replace(table, shape_of(table).key, bare)


def bare_of(table: Table, row: Row) -> Row:
    """Return a row without its key and all that was sealed.

    Digests of what goes stand in the tombstone: they say nothing, and the row's MAC still holds.
    """
    there = {name: row[name] for name in shape_of(table).hidden if row[name] is not None}
    digests = {name: sha256(value).hexdigest() for name, value in there.items()}
    gone = {*there, *({"wrap"} & set(table.c.keys()))}
    return {**row, **dict.fromkeys(gone), "tombstone": tombstone(digests)}
