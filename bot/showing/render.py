"""From a recipe to the card, for the one person who will see it, authorised afresh."""

from bot.showing.recipes import Shown
from bot.showing.viewing import PRODUCT_READING, At
from bot.work import Work
from governance.access import allowed
from governance.cases.case import Case
from governance.outbox_message import Recipe
from governance.people.identity import Viewer
from governance.plain import NotPlain
from storage.errors import NotThere


def render(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Make the card; None where this person may not (or may no longer) see it.

    Only what shows what was written is written down as a read of the case. NotPlain for a card of
    another release.
    """
    kinds = work.services.kinds
    if recipe.show not in kinds.shows:
        raise NotPlain("card")
    if makes := kinds.renders.get(recipe.show):
        return makes(work, recipe, viewer)
    case = load(work, recipe, viewer)
    if case is None:
        return None
    kind = kinds.of(case)
    make = kind.cards.get(recipe.show)
    return make(At(work, recipe, viewer, kind.scene(work, case, viewer))) if make else None


def load(work: Work, recipe: Recipe, viewer: Viewer) -> Case | None:
    """Load the case, if this person may have that card of it."""
    kinds = work.services.kinds
    needed = kinds.needs[recipe.show]
    reader = viewer if recipe.show in kinds.folds else PRODUCT_READING
    try:
        case = work.unit.cases.history(reader, recipe.case, needed, now=work.now)
    except NotThere:
        return None
    return case if needed in allowed(viewer, case) else None
