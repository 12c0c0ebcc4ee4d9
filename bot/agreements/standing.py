"""How the agreement stands: its file and everything that has happened since, and when next."""

from adapters.logs import get_logger
from bot.work import Work
from governance.agreements.agreement_history import after, fold
from governance.agreements.facts import AgreementEvent, AgreementFact
from governance.agreements.schedule import next_due
from governance.agreements.state import AgreementState
from governance.people.identity import Actor, PersonId, Viewer
from storage.errors import KeyMissing, StoreDamaged

SUBJECT, DUE = "agreement", "agreement:due"


class HistoryDoesNotFit(ValueError):
    """The agreement's history speaks of something that is not in its file (any more)."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def standing(work: Work) -> AgreementState:
    """Return the agreement as it is now."""
    events = work.unit.agreement_events.load(work.services.agreement.reference)
    try:
        return fold(work.services.agreement, events)
    except LookupError:  # the administrator took a party, or a version, out of the file
        raise HistoryDoesNotFit from None


def happened(work: Work, actor: Actor, fact: AgreementFact) -> AgreementState:
    """Write down one thing more, and plan afresh. `fact` was decided in this transaction."""
    by: PersonId | str = actor.person if isinstance(actor, Viewer) else actor.name
    event = AgreementEvent(work.now, by, fact)
    state = after(standing(work), event)
    agreement = work.services.agreement
    work.unit.agreement_events.append(
        actor=actor, agreement=agreement.reference, party=agreement.lead, event=event
    )
    plan(work, state)
    return state


def plan(work: Work, state: AgreementState) -> None:
    """Put the one due row of the agreement, for the next day on which somebody is to be told."""
    work.unit.due.clear(SUBJECT)
    at = next_due(state, work.now)
    if at is not None:
        work.unit.due.put(subject=SUBJECT, what=DUE, party=work.services.agreement.lead, at=at)


def begin(work: Work) -> None:
    """Plan at every start: the file may be another than yesterday's. An agreement whose history
    cannot be read keeps nobody from reporting a breach.
    """
    try:
        plan(work, standing(work))
    except (StoreDamaged, KeyMissing, ValueError) as fault:
        get_logger().error("agreement not planned", error=fault)
