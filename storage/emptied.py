"""What the audit chain says of a record that is no more, and when: emptied, and later shredded."""

from datetime import date, datetime

from sqlalchemy import bindparam, select

from governance.keys import PartyKey
from governance.people.identity import Actor
from governance.policy import BACKUP_WINDOW
from storage.audit import Audit
from storage.due import DueRows
from storage.encoding import Json
from storage.session import Row, Session
from storage.tables import cases, outbox, parts

EMPTIED = "emptied"
"""What the audit chain calls it where nothing is left of a case or a part in this store."""

SHREDDED = "shredded"
"""What it calls it once no backup can be read either: an entry of its own. Earlier releases wrote
this in place of EMPTIED.
"""

SAY_SHREDDED = "retention:shredded"
"""What is due of an emptied record, until that can be said."""

_KEYS = (
    select(cases.c.kek).where(cases.c.id == bindparam("of")),
    select(parts.c.kek).where(parts.c.id == bindparam("of")),
    select(outbox.c.kek).where(outbox.c.subject == bindparam("of"), outbox.c.kek.is_not(None)),
)
"""Under which keys a record was last, and what was sent about it: a tombstone still names them."""


class Emptied:
    """Says what became of cases and parts."""

    def __init__(self, session: Session, chain: Audit) -> None:
        self._session = session
        self._audit = chain
        self._due = DueRows(session)

    def note(
        self,
        actor: Actor,
        row: Row,
        said: tuple[int, bytes] | None,
        detail: dict[str, Json],
        now: datetime,
    ) -> None:
        """Write down that a row of a case or a part was emptied. `said`: its version and digest, as
        the chain said them last.
        """
        version, digest = said or (row["version"], b"")
        self._audit.append(
            actor=actor,
            what=EMPTIED,
            subject=row["id"],
            party=row["party"],
            version=version,
            digest=digest,
            detail=detail,
            now=now,
        )
        at = now + BACKUP_WINDOW
        self._due.put(subject=row["id"], what=SAY_SHREDDED, party=row["party"], at=at)

    def keys_gone(self, record_id: str) -> date | None:
        """Return the UTC day on which the last key was destroyed that an emptied record, or a
        message about it, was under; None while one is there.
        """
        gone = self._session.envelopes.ring.destroyed
        under = {row["kek"] for query in _KEYS for row in self._session.rows(query, of=record_id)}
        there = not under or under - gone.keys()
        return None if there else max(date.fromisoformat(gone[kek].date) for kek in under)

    def say_shredded(self, record_id: str, party: PartyKey, *, actor: Actor, now: datetime) -> None:
        """Write down that nothing can be read of an emptied record any more, in any backup."""
        self._audit.append(
            actor=actor,
            what=SHREDDED,
            subject=record_id,
            party=party,
            version=0,
            digest=b"",
            detail={},
            now=now,
        )
