"""How the agreement stands: its file and everything that has happened since, and when next."""

from datetime import datetime

from adapters.logs import get_logger
from bot.desk import Desk
from governance.agreements.events import AgreementEvent, Fact
from governance.agreements.folding import after, fold
from governance.agreements.notices import next_due
from governance.agreements.state import AgreementState
from governance.people import Actor, PersonId, System, Viewer
from storage.errors import KeyMissing, StoreDamaged
from storage.unit import Unit

TIMER = System("timer")
SUBJECT, DUE = "agreement", "agreement:due"


class HistoryDoesNotFit(ValueError):
    """The agreement's history speaks of something that is not in its file (any more)."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def standing(unit: Unit, desk: Desk) -> AgreementState:
    """The agreement as it is now."""
    events = unit.agreement_events.load(desk.agreement.reference)
    try:
        return fold(desk.agreement, events)
    except LookupError:  # the administrator took a party, or a version, out of the file
        raise HistoryDoesNotFit from None


def happened(unit: Unit, desk: Desk, actor: Actor, fact: Fact, now: datetime) -> AgreementState:
    """Write down one thing more, and plan afresh. `fact` was decided in this transaction."""
    by: PersonId | str = actor.person if isinstance(actor, Viewer) else actor.name
    event = AgreementEvent(now, by, fact)
    state = after(standing(unit, desk), event)
    agreement = desk.agreement
    unit.agreement_events.append(
        actor=actor, agreement=agreement.reference, party=agreement.lead, event=event
    )
    plan(unit, desk, state, now)
    return state


def plan(unit: Unit, desk: Desk, state: AgreementState, now: datetime) -> None:
    """The one due row of the agreement, for the next day on which somebody is to be told."""
    unit.due.clear(SUBJECT)
    at = next_due(state, now)
    if at is not None:
        unit.due.put(subject=SUBJECT, what=DUE, party=desk.agreement.lead, at=at)


def begin(unit: Unit, desk: Desk, now: datetime) -> None:
    """At every start: the file may be another than yesterday's. An agreement whose history cannot
    be read keeps nobody from reporting a breach.
    """
    try:
        plan(unit, desk, standing(unit, desk), now)
    except (StoreDamaged, KeyMissing, ValueError) as fault:
        get_logger().error("agreement not planned", error=fault)
