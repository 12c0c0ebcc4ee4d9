"""Making what a notice says, at the moment it is sent: superseded if it no longer holds.

What a person asked for, and a card that stands in their chat already, is never superseded:
where it is not theirs to see (any more), it becomes a line that says nothing.
"""

from datetime import datetime

from bot.agreements.mailing import make_mail as agreement_mail
from bot.agreements.notices import notice_in
from bot.agreements.render import make as agreement_make
from bot.cases.mailbox import make_mail
from bot.post.files import file_in, make_file
from bot.post.outbox_messages import FOLD_AFTER, MAIL, NOTICE
from bot.services import Services
from bot.showing.recipes import FOLDED, Recipe, Show, Shown, folded, recipe_in
from bot.showing.render import COURIER, render
from bot.showing.viewing import View
from dialogs.cases.home import gone_card
from governance.access import Action
from governance.cases.ladders import Silence
from governance.people.identity import PersonId
from governance.tasks.standing import open_tasks
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


def make(unit: Unit, services: Services, notice: Notice, now: datetime) -> Shown | None:
    """The card or text to send; None when it is superseded or not for them any more."""
    recipe = recipe_in(notice.body)
    if file_in(notice.body):
        return make_file(unit, services, notice, now, render) or _gone()
    if about := notice_in(notice.body):
        if notice.kind == MAIL:
            return agreement_mail(unit, services, about, now)
        return agreement_make(unit, services, about, PersonId.parse(str(notice.to["person"])), now)
    if recipe is None:
        return ready_made(notice)
    if notice.kind == MAIL:
        return None if _silenced(unit, recipe, now) else make_mail(unit, services, recipe, now)
    viewer = services.viewer(PersonId.parse(str(notice.to["person"])), now)
    shown = None
    if viewer is not None and not _silenced(unit, recipe, now):
        shown = render(unit, services, _in_time(recipe, notice, now), View(viewer, now))
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
