"""A task's cards, from a recipe, for the one person who will see them; authorised afresh."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.services import Services
from bot.showing.recipes import Show, Shown
from bot.showing.viewing import View, setting
from dialogs.cards.elements import Ref
from dialogs.cases.scene import CaseScene
from dialogs.tasks.answering import answer_form, step_aside_card
from dialogs.tasks.asked import office_card, task_news
from dialogs.tasks.notices import task_card, task_notice
from dialogs.tasks.scene import TaskScene, TaskView, summary_task
from governance.access import MAY_SEE_TASKS, Action, allowed, may_answer
from governance.cases.case import Case
from governance.moments import london
from governance.outbox_message import Recipe
from governance.people.identity import Actor, System
from governance.tasks.facts import TaskKind, TaskReply
from governance.tasks.task import Task
from storage.errors import NotThere
from storage.unit import Unit

READER = System("courier")


def task_of(unit: Unit, part_id: str, view: View) -> tuple[Case, Task]:
    """The task that a part is of, for someone who may answer it. NotThere for anyone else, and
    for a part that is none, alike.
    """
    part = unit.parts.load(READER, part_id, now=view.now)
    case = unit.cases.history(READER, part.case_id, Action.SEE_STATUS, now=view.now)
    task = next((one for one in case.tasks if one.part == part_id), None)
    if task is None or not may_answer(view.viewer, case, task):
        raise NotThere
    return case, task


def render_task(unit: Unit, services: Services, recipe: Recipe, view: View) -> Shown | None:
    """A card for the party that is asked; None where this person may not (or no longer) see it.

    Only what shows what is asked is written down as a read.
    """
    reader: Actor = view.viewer if recipe.show == Show.TASK else READER
    try:
        case, task = task_of(unit, recipe.part, view)
        part = unit.parts.load(reader, recipe.part, now=view.now, roles=MAY_SEE_TASKS)
    except NotThere:
        return None
    scene = TaskScene(
        view=TaskView.read(part.payload),
        task=task,
        closed=case.decided is not None,
        now=view.now,
        people=services,
        agreement=services.agreement,
        ref=Ref(card=services.new_id(), part=recipe.part),
    )
    if recipe.show == Show.TASK_FORM:
        return _form(scene, recipe.reply)
    return Shown(_CARDS[recipe.show](scene), summary_task(scene))


def _form(scene: TaskScene, wanted: str) -> Shown | None:
    """None where that is no answer to this task, or where none is taken any more."""
    reply = next((one for one in scene.replies if one == wanted), None)
    if reply is None:
        return None
    card = answer_form(scene, TaskReply(reply))
    return Shown(card, str(card["fallbackText"]))


_CARDS: Mapping[str, Callable[[TaskScene], dict[str, Any]]] = {
    Show.TASK_NOTICE: task_notice,
    Show.TASK: task_card,
    Show.TASK_CONFLICT: step_aside_card,
}


def render_task_news(unit: Unit, services: Services, recipe: Recipe, view: View) -> Shown | None:
    """To those who may open the case: that an answer came, or that none can."""
    case = _case(unit, recipe, view)
    task = next((one for one in case.tasks if one.part == recipe.part), None) if case else None
    if case is None or task is None or Action.OPEN not in allowed(view.viewer, case):
        return None
    card = task_news(CaseScene(case=case, **setting(services, case, view)), task)
    return Shown(card, str(card["fallbackText"]))


def render_office(unit: Unit, services: Services, recipe: Recipe, view: View) -> Shown | None:
    """To the partnership office: which parties have answered what the group was asked."""
    case = _case(unit, recipe, view)
    day = london(view.now).date()
    theirs = view.viewer.person in services.directory.coordinators(day)
    if case is None or not theirs or view.viewer.person in case.out:
        return None
    if not any(task.kind is TaskKind.CHOOSE for task in case.tasks):
        return None
    card = office_card(case, services.agreement, view.now)
    return Shown(card, str(card["fallbackText"]))


def _case(unit: Unit, recipe: Recipe, view: View) -> Case | None:
    try:
        return unit.cases.history(READER, recipe.case, Action.SEE_STATUS, now=view.now)
    except NotThere:
        return None


TASK_CARDS: Mapping[str, Callable[[Unit, Services, Recipe, View], Shown | None]] = {
    Show.TASK_NOTICE: render_task,
    Show.TASK: render_task,
    Show.TASK_FORM: render_task,
    Show.TASK_CONFLICT: render_task,
    Show.TASK_NEWS: render_task_news,
    Show.TASK_OFFICE: render_office,
}
