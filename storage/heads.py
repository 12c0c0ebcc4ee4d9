"""Signed heads of the log: what leaves the house, and binds it to what it had written by then."""

from base64 import b64encode
from collections.abc import Callable
from dataclasses import dataclass
from datetime import UTC, datetime

from sqlalchemy import bindparam, select

from governance.keys import PartyKey
from governance.people.identity import System
from storage.audit import Audit
from storage.encoding import from_micros, to_micros
from storage.errors import StoreDamaged
from storage.origins import Origin, begin, current, log_name, log_of, origins
from storage.session import Row, Session
from storage.signed_notes import Checkpoint, NotAHead, Signer
from storage.tables import heads
from storage.tree import Tree

PROOFS = 3
"""How many heads before it a head is handed out with the proof that it extends: who missed one
can still join theirs to it."""

RESTORED = "restored"
"""What the first entry of a restored store's log is called; its subject is the log."""

_LOG = (
    select(heads)
    .where(heads.c.first == bindparam("first"), heads.c.size < bindparam("below"))
    .order_by(heads.c.size.desc())
    .limit(bindparam("most"))
)
_EVERY = select(heads).order_by(heads.c.first, heads.c.size)
_ANY = 1 << 62  # greater than any


@dataclass(frozen=True, slots=True)
class Head:
    """A head that was signed: of the log from entry `first` on, over `size` entries, when (UTC)."""

    first: int
    size: int
    at: datetime
    note: str

    @property
    def id(self) -> str:
        """What it is called in the store."""
        return f"{self.first}/{self.size}"


class Heads:
    """Signs heads, hands them out with what proves that they extend those before, and checks."""

    def __init__(self, session: Session, audit: Audit) -> None:
        self._session = session
        self._audit = audit

    def _signer(self) -> Signer:
        return Signer(log_name(self._session), self._session.envelopes.ring.head_key)

    def public_key(self) -> str:
        """Return the key that outsiders check a head with; the agreement's file holds it."""
        return self._signer().public

    def every(self) -> tuple[Head, ...]:
        """Return all that were signed, oldest first."""
        return tuple(map(_head, self._session.checked(heads, _EVERY)))

    def newest(self, most: int = 1) -> tuple[Head, ...]:
        """Return the newest of the log that is written now, newest first."""
        return self._before(current(self._session).first, _ANY, most)

    def _before(self, first: int, below: int, most: int) -> tuple[Head, ...]:
        """Return a log's heads over fewer than `below` entries, newest first."""
        rows = self._session.checked(heads, _LOG, first=first, below=below, most=most)
        return tuple(map(_head, rows))

    def upto(self, sequence: int, *, at: datetime) -> Head:
        """Return a head of the log as it was with that entry its last, signed and not kept."""
        log = log_of(self._session, sequence)
        size = sequence + 1 - log.first
        text = Checkpoint(log.name, size, Tree(self._session, log.first).root(size)).text
        said = [f"at {at.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}", *filter(None, [log.restored])]
        note = self._signer().sign(text + "".join(f"{line}\n" for line in said))
        return Head(log.first, size, at, note)

    def sign(self, *, now: datetime) -> Head | None:
        """Sign the log as it stands, to be handed out: the head that is kept, where nothing was
        written since; None while the log is empty.
        """
        here, _ = self._audit.head()
        if not here:
            return None
        head = self.upto(here, at=now)
        if kept := self.find(head.id):
            return kept
        self._session.insert(heads, self._session.envelopes.stamped(heads, _row(head)))
        return head

    def over(self, sequence: int) -> Head | None:
        """Return the newest head that was handed out over an entry; None where none was yet."""
        first = log_of(self._session, sequence).first
        found = self._before(first, _ANY, 1)
        return found[0] if found and sequence < first + found[0].size else None

    def find(self, head_id: str) -> Head | None:
        """Return a head that was signed, if that is one."""
        row = self._session.row(heads, "id", head_id)
        return _head(row) if row else None

    def handed(self, head: Head, most: int = PROOFS) -> str:
        """Return a head as it is handed out: with what proves that it extends those before it."""
        tree = Tree(self._session, head.first)
        parts = [head.note]
        for before in self._before(head.first, head.size, most):
            proof = map(_base64, tree.consistency(before.size, head.size))
            parts.append("\n".join((f"extends {before.size}", *proof)) + "\n")
        return "\n".join(parts)

    def verify(self, looked_at: Callable[[int], None]) -> tuple[str, ...]:
        """Return the tiles that are not of what is under them, and the heads that the log, as it
        stands, does not give any more. `looked_at` hears of the hashes of each tile.
        """
        trees = [Tree(self._session, one.first) for one in origins(self._session)]
        rows = self._session.genuine_among(heads, self._session.rows(_EVERY))
        gone = [f"heads {head.id}" for head in map(_head, rows) if not self._stands(head)]
        return *(where for tree in trees for where in tree.verify(looked_at)), *gone

    def _stands(self, head: Head) -> bool:
        tree = Tree(self._session, head.first)
        try:
            whole = head.size <= tree.size()
            return whole and tree.root(head.size) == self._signer().read(head.note).root
        except (NotAHead, StoreDamaged):
            return False

    def begin_origin(
        self,
        *,
        party: PartyKey,
        now: datetime,
        reached: int | None = None,
        known: str = "",
    ) -> Origin:
        """Begin a new log in a store that was restored, and return it: its first entry and every
        head of it say from what.

        `reached`: the number of the last entry ever written, as far as anybody knows. `known`: the
        newest head that a partner kept. Raises NotAHead where that is none of ours.
        """
        old, (here, _) = current(self._session), self._audit.head()
        newest = self._newest_known(old, known)
        what = f"{newest.size} {_base64(newest.root)}" if newest else "0 -"
        lost = "unknown" if reached is None else max(0, reached - here)
        line = f"{RESTORED} {old.name} {what} kept {here + 1 - old.first} lost {lost}"
        name = f"{log_name(self._session)}/{now.astimezone(UTC):%Y-%m-%dT%H:%M:%SZ}"
        new = Origin(name, here + 1, line)
        begin(self._session, new)
        self._audit.append(
            actor=System("store"),
            what=RESTORED,
            subject=name,
            party=party,
            version=1,
            digest=b"",
            detail={"line": line},
            now=now,
        )
        return new

    def _newest_known(self, log: Origin, known: str) -> Checkpoint | None:
        """Return the greatest head of a log that we, or a partner, have."""
        notes = [*(head.note for head in self._before(log.first, _ANY, 1)), *filter(None, [known])]
        read = [one for one in map(self._signer().read, notes) if one.origin == log.name]
        return max(read, key=lambda one: one.size, default=None)


def _row(head: Head) -> Row:
    return {
        "id": head.id,
        "first": head.first,
        "size": head.size,
        "at": to_micros(head.at),
        "note": head.note,
    }


def _head(row: Row) -> Head:
    return Head(row["first"], row["size"], from_micros(row["at"]), row["note"])


def _base64(data: bytes) -> str:
    return b64encode(data).decode()
