"""A transaction as the work sees it: every repository over one `storage.session.Session`."""

from storage.absences import Absences
from storage.agreement_events import AgreementEvents
from storage.audit import Audit
from storage.cases import Cases
from storage.conversations import Conversations
from storage.desk import Desk
from storage.drafts import Drafts
from storage.due import DueRows
from storage.emptied import Emptied
from storage.evidence import Proofs
from storage.group_answers import GroupAnswers
from storage.heads import Heads
from storage.idempotency import KeptTurns
from storage.keeping import Keeping
from storage.key_ends import KeyEnds
from storage.meta import Meta
from storage.newcomers import Newcomers
from storage.outbox import Outbox
from storage.own_references import OwnReferences
from storage.parts import Parts
from storage.rewrapping import Rewrapping
from storage.session import Session
from storage.shredding import Shredder
from storage.tally import Tally


class Unit:
    """The repositories that `Store.write` and `Store.read` hand to the work."""

    __slots__ = (
        "absences",
        "agreement_events",
        "audit",
        "cases",
        "conversations",
        "desk",
        "drafts",
        "due",
        "emptied",
        "group_answers",
        "heads",
        "keeping",
        "key_ends",
        "meta",
        "newcomers",
        "outbox",
        "own_references",
        "parts",
        "proofs",
        "rewrapping",
        "shredder",
        "tally",
        "turns",
    )

    def __init__(self, session: Session) -> None:
        self.audit = Audit(session)
        self.cases = Cases(session, self.audit)
        self.own_references = OwnReferences(session, self.cases)
        self.desk = Desk(session)
        self.parts = Parts(session, self.audit)
        self.rewrapping = Rewrapping(session, self.audit)
        self.shredder = Shredder(session, self.audit, self.rewrapping)
        self.emptied = Emptied(session, self.audit)
        self.keeping = Keeping(session, self.audit, self.shredder)
        self.key_ends = KeyEnds(session, self.audit, self.shredder)
        self.agreement_events = AgreementEvents(session, self.audit)
        self.drafts = Drafts(session)
        self.due = DueRows(session)
        self.outbox = Outbox(session)
        self.tally = Tally(session)
        self.turns = KeptTurns(session)
        self.conversations = Conversations(session)
        self.meta = Meta(session)
        self.heads = Heads(session, self.audit)
        self.proofs = Proofs(session, self.heads)
        self.absences = Absences(session, self.audit)
        self.group_answers = GroupAnswers(session)
        self.newcomers = Newcomers(session, self.audit)
