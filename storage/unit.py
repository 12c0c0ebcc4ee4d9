"""A transaction as the work sees it: every repository over one `storage.session.Session`."""

from functools import cached_property

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
    """The repositories that `Store.write` and `Store.read` hand to the work: each made when it is
    asked for, as most works need two or three of them.
    """

    def __init__(self, session: Session) -> None:
        self._session = session

    audit = cached_property(lambda unit: Audit(unit._session))
    cases = cached_property(lambda unit: Cases(unit._session, unit.audit))
    own_references = cached_property(lambda unit: OwnReferences(unit._session, unit.cases))
    desk = cached_property(lambda unit: Desk(unit._session))
    parts = cached_property(lambda unit: Parts(unit._session, unit.audit))
    rewrapping = cached_property(lambda unit: Rewrapping(unit._session, unit.audit))
    shredder = cached_property(lambda unit: Shredder(unit._session, unit.audit, unit.rewrapping))
    emptied = cached_property(lambda unit: Emptied(unit._session, unit.audit))
    keeping = cached_property(lambda unit: Keeping(unit._session, unit.audit, unit.shredder))
    key_ends = cached_property(lambda unit: KeyEnds(unit._session, unit.audit, unit.shredder))
    agreement_events = cached_property(lambda unit: AgreementEvents(unit._session, unit.audit))
    drafts = cached_property(lambda unit: Drafts(unit._session))
    due = cached_property(lambda unit: DueRows(unit._session))
    outbox = cached_property(lambda unit: Outbox(unit._session))
    tally = cached_property(lambda unit: Tally(unit._session))
    turns = cached_property(lambda unit: KeptTurns(unit._session))
    conversations = cached_property(lambda unit: Conversations(unit._session))
    meta = cached_property(lambda unit: Meta(unit._session))
    heads = cached_property(lambda unit: Heads(unit._session, unit.audit))
    proofs = cached_property(lambda unit: Proofs(unit._session, unit.heads))
    absences = cached_property(lambda unit: Absences(unit._session, unit.audit))
    group_answers = cached_property(lambda unit: GroupAnswers(unit._session))
    newcomers = cached_property(lambda unit: Newcomers(unit._session, unit.audit))
