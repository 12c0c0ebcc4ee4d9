"""The audit chain: every change and every read of a case, each entry holding the one before.

MACs cover ciphertext and not the wrapped key, so that re-wrapping and shredding keep the chain
valid. The chain cannot see its own end cut off; an exported checkpoint can.
"""

from collections.abc import Callable, Mapping, Sequence
from dataclasses import dataclass, field
from datetime import datetime
from typing import Any

from sqlalchemy import LargeBinary, bindparam, func, literal, select

from governance.keys import PartyKey
from governance.people.identity import Actor, PersonId, System, Viewer
from storage.encoding import Json, dumps, from_micros, maybe_instant, to_micros
from storage.errors import StoreDamaged
from storage.keyring import same
from storage.periods import open_key
from storage.salted import said, salted
from storage.sealing import DataKey
from storage.session import Row, Session
from storage.shapes import shape_of
from storage.tables import REFUSED_ONLY, audit
from storage.tree import TILE, Tree

_HEAD = (
    select(audit.c.sequence, audit.c.mac).order_by(audit.c.sequence.desc()).limit(bindparam("most"))
)
_LATELY = select(audit.c.at).order_by(audit.c.sequence.desc()).limit(1000).subquery()
_NEWEST = select(func.max(_LATELY.c.at).label("at"))
_ABOUT = select(audit).where(audit.c.subject == bindparam("subject")).order_by(audit.c.sequence)
_LOOKS = (
    select(audit)
    .where(
        audit.c.subject == bindparam("subject"),
        (audit.c.what == bindparam("read")) | (audit.c.what == bindparam("refused")),
    )
    .order_by(audit.c.sequence.desc())
    .limit(bindparam("most"))
)
_REFUSED_SINCE = (
    select(audit)
    .where(REFUSED_ONLY, audit.c.at >= bindparam("since"))
    .order_by(audit.c.at, audit.c.sequence)
)
_READ_AFTER = (
    select(audit)
    .where(
        audit.c.sequence > bindparam("after"),
        audit.c.what == bindparam("read"),
        audit.c.party == bindparam("party"),
    )
    .order_by(audit.c.sequence)
    .limit(bindparam("most"))
)
_AFTER = (
    select(audit)
    .where(audit.c.sequence > bindparam("after"))
    .order_by(audit.c.sequence)
    .limit(bindparam("most"))
)
_LAST = (
    select(audit)
    .where(audit.c.subject == bindparam("subject"), audit.c.digest != literal(b"", LargeBinary))
    .order_by(audit.c.sequence.desc())
    .limit(1)
)

_NEWEST_OF = (
    select(audit)
    .where(audit.c.subject == bindparam("subject"), audit.c.what == bindparam("word"))
    .order_by(audit.c.sequence.desc())
    .limit(1)
)

NOTHING_LEFT: Mapping[str, Any] = {"actor": "", "detail": {}}
"""What an entry says once it was shredded."""

READ, REFUSED = "read", "refused"
"""What an entry says where somebody opened a case, or asked for it and may not see it."""

GENESIS = bytes(32)
"""What the first entry holds in place of one before it."""
AT_A_LOOK = 1000
"""Entries that are walked in one read: some tens of milliseconds."""


@dataclass(frozen=True, slots=True)
class Walked:
    """How far the chain was walked: number and MAC of the last entry that is right, and the number
    of the first that is wrong, if any.
    """

    sequence: int = 0
    mac: bytes = field(default=GENESIS, repr=False)
    first_bad: int | None = None


@dataclass(frozen=True, slots=True)
class AuditReport:
    """How many entries were checked, and the number of the first that is wrong, if any."""

    entries: int
    first_bad: int | None


@dataclass(frozen=True, slots=True)
class AuditEntry:
    """An entry, opened. `at` in UTC; `actor` as tenant/object id, or a name of ours."""

    sequence: int
    at: datetime
    what: str
    subject: str
    version: int
    actor: str = field(repr=False)
    detail: Mapping[str, Any] = field(repr=False)


def actor_text(actor: Actor | PersonId) -> str:
    """Return who acted, as text for the sealed detail."""
    match actor:
        case System():
            return actor.name
        case PersonId():
            return actor.text
        case Viewer():
            return actor.person.text


class Audit:
    """Appends to the chain, looks things up in it, and verifies it."""

    def __init__(self, session: Session) -> None:
        self._session = session

    def append(  # noqa: PLR0913  an entry's own columns
        self,
        *,
        actor: Actor | PersonId,
        what: str,
        subject: str,
        party: PartyKey,
        version: int,
        digest: bytes,
        detail: Mapping[str, Json],
        now: datetime,
        says: Sequence[bytes] = (),
    ) -> None:
        """Write the next entry. `digest` is the record's after the change, or empty; `says` the
        salted hashes of what the record says by it.
        """
        self._session.writes()
        sequence, previous = self.head()
        row = {
            "sequence": sequence + 1,
            "previous": previous,
            "at": to_micros(now),
            "what": what,
            "subject": subject,
            "party": party,
            "case_version": version,
            "digest": digest,
        }
        told = dumps({"actor": actor_text(actor), "detail": dict(detail)})
        kek, key = open_key(party, now), DataKey.new()
        row["said"] = said([*salted(key, shape_of(audit).place(row), [told]), *says])
        whole = self._session.envelopes.reseal(audit, row, {"detail": told}, key=key, kek=kek)
        self._session.insert(audit, whole)
        self._session.notes.chain = (sequence + 1, whole["mac"])
        if whole["sequence"] % TILE == 0:
            Tree(self._session).complete()

    def head(self) -> tuple[int, bytes]:
        """Return (number, MAC) of the newest entry, which this transaction may have written; (0,
        GENESIS) for an empty chain.
        """
        if self._session.notes.chain is not None:
            return self._session.notes.chain
        found = self._session.rows(_HEAD, most=1)
        return (found[0]["sequence"], found[0]["mac"]) if found else (0, GENESIS)

    def newest_at(self) -> datetime | None:
        """Return the newest instant among the last 1,000 entries; None for an empty chain.

        Not of the last one alone: a clock that was put back writes on, behind what was written.
        """
        (found,) = self._session.rows(_NEWEST)
        return maybe_instant(found["at"])

    def confirm(self, subject: str, *, version: int, digest: bytes) -> None:
        """Raise StoreDamaged unless a record is as the chain last saw it: it may be put back."""
        said = self.last(subject)
        if said is None or said != (version, digest):
            raise StoreDamaged(f"{subject} is not as the audit chain last saw it")

    def last(self, subject: str) -> tuple[int, bytes] | None:
        """Return (version, digest) as the chain last said them of `subject`, if it did."""
        rows = self._session.checked(audit, _LAST, subject=subject)
        return (rows[0]["case_version"], rows[0]["digest"]) if rows else None

    def said_at(self, subject: str, what: str) -> datetime | None:
        """Return when (UTC) an entry of that word was last written about `subject`, if ever."""
        rows = self._session.checked(audit, _NEWEST_OF, subject=subject, word=what)
        return from_micros(rows[0]["at"]) if rows else None

    def of_subject(self, subject: str) -> tuple[AuditEntry, ...]:
        """Return all entries about `subject`, oldest first. The caller checks who may see them."""
        return tuple(
            _entry(row, self._opened(row)) for row in self._session.rows(_ABOUT, subject=subject)
        )

    def _opened(self, row: Row) -> Mapping[str, Any]:
        """Return who did it, and what it says; nothing of an entry that was shredded."""
        self._session.envelopes.checked(audit, row)
        if row["tombstone"] is not None:
            return NOTHING_LEFT
        return self._session.envelopes.open(audit, row)["detail"]

    def looks(self, subject: str, most: int, *, read: str = READ) -> tuple[AuditEntry, ...]:
        """Return the newest `most` looks at a case, refused ones too, oldest first. The caller
        checks who may see them. `read`: what the entry of a look says, where it is no case's.
        """
        asked = {"subject": subject, "read": read, "refused": REFUSED, "most": most}
        return tuple(
            _entry(row, self._opened(row)) for row in reversed(self._session.rows(_LOOKS, **asked))
        )

    def read_after(self, sequence: int, party: PartyKey, most: int) -> tuple[AuditEntry, ...]:
        """Return the next looks at a party's cases. The caller checks who may know."""
        asked = {"after": sequence, "read": READ, "party": party, "most": most}
        rows = self._session.rows(_READ_AFTER, **asked)
        return tuple(_entry(row, self._opened(row)) for row in rows)

    def refused_since(self, since: datetime) -> tuple[AuditEntry, ...]:
        """Return every refused look from then on, oldest first. The caller checks who may know."""
        rows = self._session.rows(_REFUSED_SINCE, since=to_micros(since))
        return tuple(_entry(row, self._opened(row)) for row in rows)

    def verify(self, looked_at: Callable[[int], None] = lambda _: None) -> AuditReport:
        """Walk the whole chain, within this one read. `looked_at` hears of every so many."""
        walked, before = self.walk(Walked()), Walked()
        while walked != before and walked.first_bad is None:
            looked_at(AT_A_LOOK)
            walked, before = self.walk(walked), walked
        return AuditReport(walked.sequence, walked.first_bad)

    def walk(self, so_far: Walked, most: int = AT_A_LOOK) -> Walked:
        """Walk up to `most` entries on: no gap in the numbers, each MAC good, each holding the one
        before. Returns the same where there is no further entry.
        """
        sequence, previous = so_far.sequence, so_far.mac
        for row in self._session.rows(_AFTER, after=sequence, most=most):
            if row["sequence"] != sequence + 1 or not self._follows(row, previous):
                return Walked(sequence, previous, first_bad=sequence + 1)
            sequence, previous = sequence + 1, row["mac"]
        return Walked(sequence, previous)

    def _follows(self, row: Row, previous: bytes) -> bool:
        try:
            return same(self._session.envelopes.checked(audit, row)["previous"], previous)
        except StoreDamaged:
            return False

    def checkpoint(self) -> tuple[int, str]:
        """Return (number, MAC in hex) of the newest entry, to be kept outside the store."""
        sequence, mac = self.head()
        return sequence, mac.hex()

    def reaches(self, checkpoint: tuple[int, str]) -> bool:
        """Return whether the chain still holds an exported checkpoint."""
        sequence, mac = checkpoint
        if sequence == 0:
            return True
        row = self._session.row(audit, "sequence", sequence)
        return row is not None and same(row["mac"], bytes.fromhex(mac))


def _entry(row: Row, opened: Mapping[str, Any]) -> AuditEntry:
    return AuditEntry(
        sequence=row["sequence"],
        at=from_micros(row["at"]),
        what=row["what"],
        subject=row["subject"],
        version=row["case_version"],
        actor=opened["actor"],
        detail=opened["detail"],
    )
