"""How the agreement stands: its file and everything that has happened since, and when next."""

from datetime import datetime

from adapters.logs import get_logger
from bot.services import Services
from governance.agreements.agreement_events import AgreementEvent, Fact
from governance.agreements.agreement_history import after, fold
from governance.agreements.notices import next_due
from governance.agreements.state import AgreementState
from governance.people.identity import Actor, PersonId, System, Viewer
from storage.errors import KeyMissing, StoreDamaged
from storage.unit import Unit

TIMER = System("timer")
SUBJECT, DUE = "agreement", "agreement:due"


class HistoryDoesNotFit(ValueError):
    """The agreement's history speaks of something that is not in its file (any more)."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def standing(unit: Unit, services: Services) -> AgreementState:
    """The agreement as it is now."""
    events = unit.agreement_events.load(services.agreement.reference)
    try:
        return fold(services.agreement, events)
    except LookupError:  # the administrator took a party, or a version, out of the file
        raise HistoryDoesNotFit from None


def happened(
    unit: Unit, services: Services, actor: Actor, fact: Fact, now: datetime
) -> AgreementState:
    """Write down one thing more, and plan afresh. `fact` was decided in this transaction."""
    by: PersonId | str = actor.person if isinstance(actor, Viewer) else actor.name
    event = AgreementEvent(now, by, fact)
    state = after(standing(unit, services), event)
    agreement = services.agreement
    unit.agreement_events.append(
        actor=actor, agreement=agreement.reference, party=agreement.lead, event=event
    )
    plan(unit, services, state, now)
    return state


def plan(unit: Unit, services: Services, state: AgreementState, now: datetime) -> None:
    """The one due row of the agreement, for the next day on which somebody is to be told."""
    unit.due.clear(SUBJECT)
    at = next_due(state, now)
    if at is not None:
        unit.due.put(subject=SUBJECT, what=DUE, party=services.agreement.lead, at=at)


def begin(unit: Unit, services: Services, now: datetime) -> None:
    """At every start: the file may be another than yesterday's. An agreement whose history cannot
    be read keeps nobody from reporting a breach.
    """
    try:
        plan(unit, services, standing(unit, services), now)
    except (StoreDamaged, KeyMissing, ValueError) as fault:
        get_logger().error("agreement not planned", error=fault)
