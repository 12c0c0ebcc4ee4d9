"""Who will see a card, and what stands on every card whatever the kind of its case."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.services import Services
from bot.showing.recipes import Shown
from dialogs.cards.elements import Ref, looks_again
from dialogs.cases.scene import CaseScene
from governance.access import MAY_LEAD, allowed
from governance.cases.case import Case
from governance.cases.recipients import Told
from governance.moments import london
from governance.outbox_message import Recipe
from governance.people.identity import PersonId, Role, Viewer

LOOK_AGAIN = "look_again"  # what a notice asks by itself whenever it is come upon

Notice = tuple[Callable[..., dict[str, Any]], Callable[..., str]]
"""How the card of a rung is made, and the line that a phone shows, of a scene and whom it tells."""


@dataclass(frozen=True, slots=True)
class View:
    """Who will see it, and when."""

    viewer: Viewer
    now: datetime


def setting(services: Services, case: Case, view: View) -> dict[str, Any]:
    """What every scene of a case has besides the case, with a card id of its own."""
    return {
        "now": view.now,
        "people": services,
        "numbers": services.directory.numbers(case.header.party),
        "agreement": services.agreement,
        "ref": Ref(card=services.new_id(), case=case.header.id, version=case.header.version),
        "allowed": allowed(view.viewer, case),
    }


def candidates(services: Services, case: Case, now: datetime) -> tuple[PersonId, ...]:
    """Who can be named to lead: never a conflicted person, never a DPO (RL-DPO, docs/law.md)."""
    day, party = london(now).date(), case.header.party
    advisers = frozenset(services.directory.holders(party, Role.DPO, day)) | case.out
    found: dict[PersonId, None] = {}
    for role in MAY_LEAD:
        found |= dict.fromkeys(services.directory.holders(party, role, day))
    return tuple(person for person in found if person not in advisers)


def told_by(recipe: Recipe, view: View) -> Told:
    """Whom the rung that a recipe is of tells: whoever looks."""
    return Told(recipe.rung, view.viewer.person, recipe.role, recipe.late)


def notice_shown(notice: Notice, at: CaseScene, told: Told) -> Shown:
    """The notice of a rung, which brings itself up to date."""
    build, sum_up = notice
    return Shown(looks_again(build(at, told), LOOK_AGAIN, at.ref.data()), sum_up(at, told))
