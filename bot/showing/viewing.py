"""What every card of a case is made from, and the makers that the kinds' tables are filled with."""

from collections.abc import Callable
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from bot.post.seen import outcomes, seen_notices
from bot.services import Services
from bot.showing.recipes import Shown
from bot.work import Work
from dialogs.cards.elements import Ref, looks_again
from dialogs.cards.more import six_at_most
from dialogs.cases.leading import name_card
from dialogs.cases.scene import one_line
from governance.access import MAY_LEAD, Action, allowed
from governance.cases.case import Case
from governance.cases.recipients import Told
from governance.keys import CaseId
from governance.moments import london
from governance.outbox_message import Recipe
from governance.people.identity import PersonId, Role, System, Viewer
from storage.errors import KeyMissing, NotThere, StoreDamaged

LOOK_AGAIN = "look_again"  # what a notice asks by itself whenever it is come upon

PRODUCT_READING = System("courier")
"""The product itself, reading a case for a card that shows nothing people wrote: such a look is not
written down as a person's.
"""

# One case's fault. A store that is busy or full is everyone's.
UNREADABLE = (StoreDamaged, KeyMissing, NotThere, ValueError, LookupError)


def case_of(work: Work, case_id: CaseId) -> Case | None:
    """Return a case as the product itself reads it; None where it is not there (any more)."""
    try:
        return work.unit.cases.history(PRODUCT_READING, case_id, Action.SEE_STATUS, now=work.now)
    except NotThere:
        return None


Renderer = Callable[[Work, Recipe, Viewer], Shown | None]
"""Makes a card that authorises for itself; None where this person may not see it."""


@dataclass(frozen=True, slots=True)
class At:
    """What a card of a case is made from: `scene` is the kind's own, with the case in it."""

    work: Work
    recipe: Recipe
    viewer: Viewer
    scene: Any

    @property
    def told(self) -> Told:
        """The rung that the recipe is of, as told to whoever looks."""
        recipe = self.recipe
        return Told(recipe.rung, self.viewer.person, recipe.role, recipe.late)


Make = Callable[[At], Shown | None]
"""Makes a card of a case for someone who may have it; None where it is needed no more."""


def plain(build: Callable[..., dict[str, Any]]) -> Make:
    """Return the maker of a card from the scene alone."""
    return lambda at: Shown.of(build(at.scene))


def paged(build: Callable[..., dict[str, Any]], verb: str) -> Make:
    """Return the maker of a card that may have more buttons than it may show at once; `verb` shows
    it again.
    """
    return lambda at: Shown.of(
        six_at_most(build(at.scene), verb, at.scene.ref.data(), at.recipe.more)
    )


def form(build: Callable[..., dict[str, Any]], status: Callable[..., str]) -> Make:
    """Return the maker of a form; the line that a phone shows says where the case stands."""
    return lambda at: Shown(build(at.scene), one_line(at.scene, status(at.scene)))


def notice(build: Callable[..., dict[str, Any]]) -> Make:
    """Return the maker of a rung's notice, which brings itself up to date."""
    return lambda at: Shown.of(
        looks_again(build(at.scene, at.told), LOOK_AGAIN, at.scene.ref.data())
    )


def news(build: Callable[..., dict[str, Any]]) -> Make:
    """Return the maker of news from the scene alone, which brings itself up to date."""
    return lambda at: Shown.of(looks_again(build(at.scene), LOOK_AGAIN, at.scene.ref.data()))


def name_someone(at: At) -> Shown:
    """Make the card on which somebody is named to lead."""
    case: Case = at.scene.case
    people = candidates(at.work.services, case, at.work.now)
    return Shown(name_card(at.scene, people), case.header.reference)


def setting(work: Work, case: Case, viewer: Viewer) -> dict[str, Any]:
    """Return what every scene of a case has besides the case, with a card id of its own."""
    services = work.services
    return {
        "now": work.now,
        "people": services,
        "numbers": services.directory.numbers(case.header.party),
        "agreement": services.agreement,
        "confirmed": services.confirmed,
        "ref": Ref(card=services.new_id(), case=case.header.id, version=case.header.version),
        "allowed": allowed(viewer, case),
        "seen": seen_notices(work, case),
        "became": outcomes(work, case),
        "in_doubt": bool(services.hold.on),
    }


def candidates(services: Services, case: Case, now: datetime) -> tuple[PersonId, ...]:
    """Return who can be named to lead: never a conflicted person, never a DPO (RL-DPO)."""
    day, party, directory = london(now).date(), case.header.party, services.directory
    advisers = {
        *directory.in_post(party, Role.DPO, day),
        *directory.holders(party, Role.DPO, day),
    } | case.out
    found: dict[PersonId, None] = {}
    for role in MAY_LEAD:
        found |= dict.fromkeys(services.directory.holders(party, role, day, case.out))
    return tuple(person for person in found if person not in advisers)
