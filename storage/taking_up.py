"""The first transaction of every start: tables, notes, pins and stamps, all of it or nothing.

A new store has them from its first transaction on, so that nobody can take them away as if they had
never been.
"""

from collections.abc import Mapping
from dataclasses import dataclass
from datetime import datetime

from governance.keys import PartyKey
from governance.people.identity import System
from governance.policy import REFERENCES_MARKED
from storage.against_marks import STORE
from storage.audit import Audit
from storage.cases import Cases
from storage.deletions import Deletions
from storage.errors import StoreDamaged
from storage.marks import Marked
from storage.meta import Meta
from storage.migrate import HEAD, migrate
from storage.pins import pin
from storage.references import skip_past, values
from storage.rollback_beginning import Beginning
from storage.session import Session
from storage.tree import Tree

SIMULATED = "simulated"
STAMPS = {True: "yes", False: "no"}
NOTES_SINCE = "0004"
"""The migration since which a store has notes from its first start on."""

TAKEN_AS_IT_IS, LOG_GONE = "taken_as_it_is", "log_gone"
"""The audit entries of a start that went on from what may not be the newest: because somebody said
so, and because the -wal file was taken away.
"""


@dataclass(frozen=True, slots=True)
class TakingUp:
    """How a store is taken up. `is_new`: nothing was in it; `why`: one of the audit entries above,
    where it may not be the newest.
    """

    store: str
    party: PartyKey
    now: datetime
    is_new: bool = False
    why: str = ""
    simulated: bool = False

    def run(self, session: Session, marked: Marked) -> None:
        """Do it, in a transaction. Raises StoreDamaged, and StoreUnavailable for a newer store."""
        before = migrate(session.connection)
        if broken := next(Deletions(session).broken_schema(), None):
            raise StoreDamaged(broken)
        had_notes = not self.is_new and before is not None and before >= NOTES_SINCE
        Beginning(session, party=self.party, now=self.now).begin(had_notes=had_notes)
        pin(session)
        Tree(session).complete()
        self._stamp(Meta(session))
        if before is not None and before != HEAD:
            Cases(session, Audit(session)).list_unlisted()
        if self.is_new or self.why:
            skip_past(session, self._floors(session, marked))
        if self.why:
            self._note(session, marked)
        for name, value in values(session).items():
            session.reserve(name, value)

    def _stamp(self, meta: Meta) -> None:
        for name, value in {SIMULATED: STAMPS[self.simulated], STORE: self.store}.items():
            if meta.get(name) is None:
                meta.set(name, value)

    def _floors(self, session: Session, marked: Marked) -> Mapping[str, int]:
        """Return up to where references may have been given; of lost marks, a block is assumed."""
        if marked.store:
            return marked.counters
        return {name: value + REFERENCES_MARKED for name, value in values(session).items()}

    def _note(self, session: Session, marked: Marked) -> None:
        Audit(session).append(
            actor=System("store"),
            what=self.why,
            subject=STORE,
            party=self.party,
            version=1,
            digest=b"",
            detail={"marked": marked.end.sequence, "mac": marked.end.mac.hex()},
            now=self.now,
        )
