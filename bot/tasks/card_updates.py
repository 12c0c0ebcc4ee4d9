"""The cards of a task in the chats of those who were told of it, brought up to date."""

from datetime import datetime

from bot.post.outbox_messages import FOLD, refresh_one
from bot.showing.recipes import Show, recipe_in
from governance.cases.case import Case
from governance.people.identity import PersonId
from governance.tasks.task import Task
from storage.outbox import Notice, NoticeState
from storage.unit import Unit


def refresh_task(unit: Unit, case: Case, task: Task, now: datetime) -> None:
    """Answered, or over: every notice of it says so. One that someone has open folds by itself;
    whoever is out of the case has lost theirs already.
    """
    about = unit.outbox.of_subject(case.header.id)
    waiting = (one for one in about if one.kind == FOLD and one.state is NoticeState.WAITING)
    opened = {one.to["activity"] for one in waiting}
    for one in about:
        receipt = one.receipt or {}
        mine = _is_of(one, task) and receipt.get("refresh") and _still_in(one, case)
        if mine and receipt["activity"] not in opened:
            refresh_one(unit, case, one, receipt, now)


def _still_in(one: Notice, case: Case) -> bool:
    return PersonId.parse(str(one.to["person"])) not in case.out


def _is_of(one: Notice, task: Task) -> bool:
    recipe = recipe_in(one.body)
    return recipe is not None and recipe.show is Show.TASK_NOTICE and recipe.part == task.part
