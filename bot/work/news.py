"""News of a case for whoever has it: never for someone who is out of it."""

from collections.abc import Iterable
from datetime import datetime

from bot.desk import Desk
from bot.recipes import Recipe
from bot.work.climb import holders
from bot.work.outreach import tell_person
from governance.access import Action, allowed
from governance.matter import Matter
from governance.people import PersonId, Role
from storage.unit import Unit

NEXT = (Role.IG_LEAD, Role.DEPUTY, Role.SIRO)


def tell_handlers(
    unit: Unit,
    desk: Desk,
    case: Matter,
    recipe: Recipe,
    now: datetime,
    *,
    but: PersonId | None = None,
) -> None:
    """Tell the leader and whoever acknowledged; with neither, everyone told so far.

    Where none of those may open it (any more), whoever would be told of it next: `but` knows
    already.
    """
    for person in sorted(_handlers(desk, case, now) - {but}):
        tell_person(unit, case, person, recipe, now, what=f"news:{case.header.version}")


def _handlers(desk: Desk, case: Matter, now: datetime) -> frozenset[PersonId]:
    holder = case.acknowledged.by if case.acknowledged else None
    have_it = [one for one in (case.leader, holder) if isinstance(one, PersonId)]
    who = holders(desk, case, now)
    told = (_may_open(desk, case, people, now) for people in (have_it, case.told))
    nobody = (frozenset(who(role)) for role in NEXT)
    return next((found for found in (*told, *nobody) if found), frozenset())


def _may_open(
    desk: Desk, case: Matter, people: Iterable[PersonId], now: datetime
) -> frozenset[PersonId]:
    """Those who are not out of it, and have not left."""
    viewers = (desk.viewer(person, now) for person in people)
    return frozenset(
        viewer.person for viewer in viewers if viewer and Action.OPEN in allowed(viewer, case)
    )
