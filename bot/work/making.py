"""Making what a notice says, at the moment it is sent: superseded if it no longer holds."""

from datetime import datetime

from bot.desk import Desk
from bot.recipes import Recipe, Show, Shown, recipe_in
from bot.render import COURIER, Looking, render
from governance.access import Action
from governance.ladders import Silence
from governance.people import PersonId
from storage.errors import NotThere
from storage.outbox import Notice
from storage.unit import Unit


def make(unit: Unit, desk: Desk, notice: Notice, now: datetime) -> Shown | None:
    """The card or text to send; None when it is superseded or not for them any more."""
    recipe = recipe_in(notice.body)
    if recipe is None:
        return _as_it_is(notice)
    viewer = desk.viewer(PersonId.parse(str(notice.to["person"])), now)
    if viewer is None or _silenced(unit, recipe, now):
        return None
    return render(unit, desk, recipe, Looking(viewer, now))


def _as_it_is(notice: Notice) -> Shown:
    if "card" in notice.body:
        return Shown(dict(notice.body["card"]), str(notice.body["summary"]))
    return Shown(None, "", str(notice.body["text"]))


def _silenced(unit: Unit, recipe: Recipe, now: datetime) -> bool:
    """Acknowledged or decided since the rung fired: nobody needs it any more."""
    if recipe.show is not Show.ESCALATION:
        return False
    try:
        case = unit.cases.history(COURIER, recipe.case, Action.SEE_STATUS, now=now)
    except NotThere:
        return True
    rung = case.ladder.rung(recipe.rung)
    if rung.silenced_by is Silence.ACKNOWLEDGED and case.acknowledged:
        return True
    return case.decided is not None
