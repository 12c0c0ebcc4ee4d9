"""News of a case for whoever has it: never for someone who is out of it."""

from collections.abc import Iterable

from bot.cases.escalation import holders
from bot.post.outbox_messages import tell_person
from bot.showing.recipes import Show
from bot.work import Work
from governance.access import Action, allowed
from governance.cases.case import Case
from governance.outbox_message import Recipe
from governance.people.identity import PersonId, Role

NEXT = (Role.IG_LEAD, Role.DEPUTY, Role.SIRO)


def tell_handlers(work: Work, case: Case, recipe: Recipe, *, but: PersonId | None = None) -> None:
    """Tell the leader and whoever acknowledged; with neither, everyone told so far.

    Where none of those may open it (any more), tell whoever would be told next. `but` is somebody
    who knows already.
    """
    for person in sorted(_handlers(work, case) - {but}):
        tell_person(work, case, person, recipe, what=f"news:{case.header.version}")


def tell_changed(work: Work, case: Case, *, but: PersonId) -> None:
    """Tell them what the newest event of the case changed. `but` is who changed it."""
    recipe = Recipe(Show.CHANGED, case=case.header.id, step=str(case.header.version))
    tell_handlers(work, case, recipe, but=but)


def tell_told(work: Work, case: Case, recipe: Recipe, *, but: PersonId | None = None) -> None:
    """Tell everyone whom the ladder has told and who may still open it, but whoever knows."""
    for person in sorted(_may_open(work, case, case.told) - {but}):
        tell_person(work, case, person, recipe, what=f"news:{case.header.version}")


def _handlers(work: Work, case: Case) -> frozenset[PersonId]:
    holder = case.acknowledged.by if case.acknowledged else None
    have_it = [one for one in (case.leader, holder) if isinstance(one, PersonId)]
    who = holders(work, case)
    told = (_may_open(work, case, people) for people in (have_it, case.told))
    nobody = (frozenset(who(role)) for role in NEXT)
    return next((found for found in (*told, *nobody) if found), frozenset())


def _may_open(work: Work, case: Case, people: Iterable[PersonId]) -> frozenset[PersonId]:
    """Return those who are not out of it, and have not left."""
    viewers = (work.services.viewer(person, work.now) for person in people)
    return frozenset(
        viewer.person for viewer in viewers if viewer and Action.OPEN in allowed(viewer, case)
    )
