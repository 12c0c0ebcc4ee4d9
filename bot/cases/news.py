"""News of a case for whoever has it: never for someone who is out of it."""

from collections.abc import Iterable
from datetime import datetime

from bot.cases.escalation import holders
from bot.post.outbox_messages import tell_person
from bot.services import Services
from governance.access import Action, allowed
from governance.cases.case import Case
from governance.outbox_message import Recipe
from governance.people.identity import PersonId, Role
from storage.unit import Unit

NEXT = (Role.IG_LEAD, Role.DEPUTY, Role.SIRO)


def tell_handlers(
    unit: Unit,
    services: Services,
    case: Case,
    recipe: Recipe,
    now: datetime,
    *,
    but: PersonId | None = None,
) -> None:
    """Tell the leader and whoever acknowledged; with neither, everyone told so far.

    Where none of those may open it (any more), whoever would be told of it next: `but` knows
    already.
    """
    for person in sorted(_handlers(services, case, now) - {but}):
        tell_person(unit, case, person, recipe, now, what=f"news:{case.header.version}")


def _handlers(services: Services, case: Case, now: datetime) -> frozenset[PersonId]:
    holder = case.acknowledged.by if case.acknowledged else None
    have_it = [one for one in (case.leader, holder) if isinstance(one, PersonId)]
    who = holders(services, case, now)
    told = (_may_open(services, case, people, now) for people in (have_it, case.told))
    nobody = (frozenset(who(role)) for role in NEXT)
    return next((found for found in (*told, *nobody) if found), frozenset())


def _may_open(
    services: Services, case: Case, people: Iterable[PersonId], now: datetime
) -> frozenset[PersonId]:
    """Those who are not out of it, and have not left."""
    viewers = (services.viewer(person, now) for person in people)
    return frozenset(
        viewer.person for viewer in viewers if viewer and Action.OPEN in allowed(viewer, case)
    )
