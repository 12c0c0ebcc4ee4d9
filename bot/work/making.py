"""Making what a notice says, at the moment it is sent: superseded if it no longer holds.

What a person asked for, and a card that stands in their chat already, is never superseded:
where it is not theirs to see (any more), it becomes a line that says nothing.
"""

from datetime import datetime

from bot.desk import Desk
from bot.looking import Looking
from bot.recipes import FOLDED, Recipe, Show, Shown, folded, recipe_in
from bot.render import COURIER, render
from bot.work import agreement
from bot.work.files import file_in, make_file
from bot.work.mailbox import make_mail
from bot.work.outreach import FOLD_AFTER, MAIL, NOTICE
from dialogs.case_cards import gone_card
from governance.access import Action
from governance.ladders import Silence
from governance.people import PersonId
from governance.task_standing import open_tasks
from storage.errors import NotThere
from storage.outbox import Notice
from storage.unit import Unit


def ready_made(notice: Notice) -> Shown | None:
    """A form, a menu or a line of text, which needs no look into the store; None for a recipe."""
    if "card" in notice.body:
        return Shown(dict(notice.body["card"]), str(notice.body["summary"]))
    if "text" not in notice.body:
        return None
    return Shown(None, str(notice.body.get("summary", "")), str(notice.body["text"]))


def make(unit: Unit, desk: Desk, notice: Notice, now: datetime) -> Shown | None:
    """The card or text to send; None when it is superseded or not for them any more."""
    recipe = recipe_in(notice.body)
    if file_in(notice.body):
        return make_file(unit, desk, notice, now, render) or _gone()
    if about := agreement.notice_in(notice.body):
        if notice.kind == MAIL:
            return agreement.make_mail(unit, desk, about, now)
        return agreement.make(unit, desk, about, PersonId.parse(str(notice.to["person"])), now)
    if recipe is None:
        return ready_made(notice)
    if notice.kind == MAIL:
        return None if _silenced(unit, recipe, now) else make_mail(unit, desk, recipe, now)
    viewer = desk.viewer(PersonId.parse(str(notice.to["person"])), now)
    shown = None
    if viewer is not None and not _silenced(unit, recipe, now):
        shown = render(unit, desk, _in_time(recipe, notice, now), Looking(viewer, now))
    return shown or (None if notice.kind == NOTICE else _gone())


def _in_time(recipe: Recipe, notice: Notice, now: datetime) -> Recipe:
    """What Open shows stands for 15 minutes: delayed longer than that, it is folded already.

    Its fold may have gone out before it.
    """
    too_late = now - notice.made_at >= FOLD_AFTER
    return folded(recipe) if recipe.show in FOLDED and too_late else recipe


def _gone() -> Shown:
    card = gone_card()
    return Shown(card, str(card["fallbackText"]))


def _silenced(unit: Unit, recipe: Recipe, now: datetime) -> bool:
    """Acknowledged, decided or answered since: nobody needs it any more."""
    if recipe.show not in (Show.ESCALATION, Show.TASK_NOTICE) or not recipe.rung:
        return False
    try:
        case = unit.cases.history(COURIER, recipe.case, Action.SEE_STATUS, now=now)
    except NotThere:
        return True
    if recipe.part:
        return all(task.part != recipe.part for task in open_tasks(case))
    rung = case.ladder.rung(recipe.rung)
    if rung.silenced_by is Silence.ACKNOWLEDGED and case.acknowledged:
        return True
    return case.decided is not None or rung.silenced_by in case.met
