"""A key's end while records are under it: they are shredded first, so that nothing waits for it.

A case or a part leaves its tombstone, a message and an entry of the audit chain theirs; what is
kept for days alone (drafts, answers, addresses) is deleted. The agreement's own history is never
ended so: without it the bot does not know what is agreed.
"""

from collections import Counter
from collections.abc import Callable, Mapping
from datetime import datetime
from typing import Any

from sqlalchemy import Select, Table, bindparam, delete, exists, func, or_, select

from governance.keys import CaseId, PartyKey
from governance.people.identity import System
from storage.audit import Audit
from storage.errors import StoreUnavailable
from storage.keyring import KeyRing
from storage.rewrapping import WRAPPED
from storage.session import Row, Session
from storage.shapes import shape_of
from storage.shredding import Shredder, bare_of
from storage.tables import agreement_events, audit, cases, outbox, parts

KEYS = System("igdesk keys")
DESTROYED, ROTATED = "key_destroyed", "key_rotated"
"""What the audit chain calls it; the subject is the key's id."""

ENDED = "key_ended"
"""The same, of each subject with a message or an entry that went with the key."""


class StillNeeded(StoreUnavailable):
    """The agreement's own history is under this key."""

    advice = "Run `igdesk keys rotate` first: then it is under a new key, and this one can go."

    def __init__(self) -> None:
        super().__init__("what happened to the agreement is under this key, and stays needed")


def _under(table: Table, query: Select[Any]) -> Select[Any]:
    return query.where(table.c.kek == bindparam("id"), table.c.wrap.is_not(None))


_UNDER = {table: _under(table, select(table)) for table in WRAPPED}
_COUNTED = {
    table: _under(table, select(func.count().label("rows")).select_from(table)) for table in WRAPPED
}
_CASES = (
    select(cases.c.id, cases.c.reference)
    .where(
        cases.c.tombstone.is_(None),
        or_(
            cases.c.kek == bindparam("id"),
            exists().where(
                parts.c.case_id == cases.c.id,
                parts.c.kek == bindparam("id"),
                parts.c.tombstone.is_(None),
            ),
        ),
    )
    .order_by(cases.c.reference)
)
_DROPS = {
    table: delete(table).where(table.c.kek == bindparam("id"))
    for table in WRAPPED
    if table not in (agreement_events, audit, cases, outbox, parts)
}


class KeyEnds:
    """Says what is under a key, and ends it."""

    def __init__(self, session: Session, chain: Audit, shredder: Shredder) -> None:
        self._session = session
        self._audit = chain
        self._shred: Mapping[Table, Callable[[Row, datetime], None]] = {
            cases: lambda row, now: shredder.case(row["id"], actor=KEYS, now=now),
            parts: lambda row, now: shredder.part(row["id"], actor=KEYS, now=now),
            outbox: shredder.message,
            audit: self._stone_entry,
        }

    def under(self, kek_id: str) -> Counter[str]:
        """Count the records under a key, by table."""
        counts = {table.name: self._count(table, kek_id) for table in WRAPPED}
        return Counter({name: count for name, count in counts.items() if count})

    def _count(self, table: Table, kek_id: str) -> int:
        (found,) = self._session.rows(_COUNTED[table], id=kek_id)
        return int(found["rows"])

    def cases_under(self, kek_id: str) -> Mapping[CaseId, str]:
        """Return the ids and references of cases that are under a key, or of which a part is."""
        return {row["id"]: row["reference"] for row in self._session.rows(_CASES, id=kek_id)}

    def forget(self, kek_id: str, name: str, now: datetime) -> None:
        """Shred or delete every record under a key, and write down that it ends. StillNeeded."""
        if self._count(agreement_events, kek_id):
            raise StillNeeded
        subjects = set[str]()
        for table, shred in self._shred.items():
            for row in self._session.rows(_UNDER[table], id=kek_id):
                shred(row, now)
                subjects.add(row["subject"] if "subject" in row else row["id"])
        for table, drop in _DROPS.items():
            self._session.drop(table, drop, id=kek_id)
        for subject in sorted(subjects):
            self.note(ENDED, subject, name, now)
        self.note(DESTROYED, kek_id, name, now)

    def note(self, what: str, subject: str, name: str, now: datetime) -> None:
        """Write down what became of a key, or of a subject with the key of that name."""
        self._audit.append(
            actor=KEYS,
            what=what,
            subject=subject,
            party=PartyKey(""),
            version=0,
            digest=b"",
            detail={"name": name},
            now=now,
        )

    def _stone_entry(self, row: Row, _now: datetime) -> None:
        bare = self._session.envelopes.checked(audit, bare_of(audit, row))
        self._session.replace(audit, shape_of(audit).key, bare)


def replaced_first(ring: KeyRing, kek_id: str, name: str, now: datetime) -> bool:
    """Make another key of this name where turns seal under this one: what is written of its end
    must not go with it. Returns whether one was made, which is to be pinned.
    """
    in_use = ring.knows(name) and ring.named(name).id == kek_id
    return in_use and ring.renew([name], now) > 0
