"""Who looked at a case, for those who may know: a look that is written down itself."""

from dataclasses import replace

from bot.cases.actions import find
from bot.reading.shows import ReadingShow
from bot.showing.recipes import Shown, card_of
from bot.showing.render import load
from bot.turns.turn import Answer, Turn, shown
from bot.work import Work
from dialogs.reading.looked import looked_card
from governance.access import Action
from governance.outbox_message import Recipe
from governance.people.identity import PersonId, Viewer
from governance.policy import LOOKS_SHOWN
from governance.reading.looks import Look, Looks, together
from storage.audit import READ, REFUSED, AuditEntry


def show(turn: Turn) -> Answer:
    """Show it. NotThere for whoever may not see who looked."""
    case = find(turn, Action.SEE_LOOKS)
    recipe = replace(card_of(case, ReadingShow.LOOKED), more=turn.page)
    return shown(recipe, sticks=False)


def render(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Make the card; None for whoever may not have it."""
    case = load(work, recipe, viewer)
    if case is None:
        return None
    kind = work.services.kinds.of(case)
    entries = work.unit.audit.looks(case.header.id, LOOKS_SHOWN)
    made = looked_card(
        kind.scene(work, case, viewer),
        kind.words.say_fact,
        looks_of(entries, READ),
        looks_of(entries, REFUSED),
        page=recipe.more,
    )
    return Shown.of(made)


def looks_of(entries: tuple[AuditEntry, ...], what: str) -> tuple[Looks, ...]:
    """Return the looks that the entries of that word are, each person's of a day together."""
    found = (one for one in entries if one.what == what and one.actor)  # else it was shredded
    return together(Look(PersonId.parse(one.actor), one.at) for one in found)
