"""A task's cards, from a recipe, for the one person who will see them; authorised afresh."""

from collections.abc import Callable, Mapping
from typing import Any

from bot.desk import Desk
from bot.looking import Looking, setting
from bot.recipes import Recipe, Show, Shown
from dialogs import task_cards as cards
from dialogs.case_cards.scene import MatterScene
from dialogs.elements import Ref
from dialogs.task_cards import TaskScene, TaskView
from governance.access import MAY_SEE_TASKS, Action, allowed, may_answer
from governance.matter import Matter
from governance.moments import london
from governance.people import Actor, System
from governance.task_facts import TaskKind, TaskReply
from governance.tasks import Task
from storage.errors import NotThere
from storage.unit import Unit

READER = System("courier")


def task_of(unit: Unit, part_id: str, looking: Looking) -> tuple[Matter, Task]:
    """The task that a part is of, for someone who may answer it. NotThere for anyone else, and
    for a part that is none, alike.
    """
    part = unit.parts.load(READER, part_id, now=looking.now)
    case = unit.cases.history(READER, part.case_id, Action.SEE_STATUS, now=looking.now)
    task = next((one for one in case.tasks if one.part == part_id), None)
    if task is None or not may_answer(looking.viewer, case, task):
        raise NotThere
    return case, task


def render_task(unit: Unit, desk: Desk, recipe: Recipe, looking: Looking) -> Shown | None:
    """A card for the party that is asked; None where this person may not (or no longer) see it.

    Only what shows what is asked is written down as a read.
    """
    reader: Actor = looking.viewer if recipe.show is Show.TASK else READER
    try:
        case, task = task_of(unit, recipe.part, looking)
        part = unit.parts.load(reader, recipe.part, now=looking.now, roles=MAY_SEE_TASKS)
    except NotThere:
        return None
    scene = TaskScene(
        view=TaskView.read(part.payload),
        task=task,
        closed=case.decided is not None,
        now=looking.now,
        people=desk,
        agreement=desk.agreement,
        ref=Ref(card=desk.new_id(), part=recipe.part),
    )
    if recipe.show is Show.TASK_FORM:
        return _form(scene, recipe.reply)
    return Shown(_CARDS[recipe.show](scene), cards.summary_task(scene))


def _form(scene: TaskScene, wanted: str) -> Shown | None:
    """None where that is no answer to this task, or where none is taken any more."""
    reply = next((one for one in scene.replies if one == wanted), None)
    if reply is None:
        return None
    card = cards.answer_form(scene, TaskReply(reply))
    return Shown(card, str(card["fallbackText"]))


_CARDS: Mapping[Show, Callable[[TaskScene], dict[str, Any]]] = {
    Show.TASK_NOTICE: cards.task_notice,
    Show.TASK: cards.task_card,
    Show.TASK_CONFLICT: cards.step_aside_card,
}


def render_task_news(unit: Unit, desk: Desk, recipe: Recipe, looking: Looking) -> Shown | None:
    """To those who may open the case: that an answer came, or that none can."""
    case = _case(unit, recipe, looking)
    task = next((one for one in case.tasks if one.part == recipe.part), None) if case else None
    if case is None or task is None or Action.OPEN not in allowed(looking.viewer, case):
        return None
    card = cards.task_news(MatterScene(case=case, **setting(desk, case, looking)), task)
    return Shown(card, str(card["fallbackText"]))


def render_office(unit: Unit, desk: Desk, recipe: Recipe, looking: Looking) -> Shown | None:
    """To the partnership office: which parties have answered what the group was asked."""
    case = _case(unit, recipe, looking)
    day = london(looking.now).date()
    theirs = looking.viewer.person in desk.directory.coordinators(day)
    if case is None or not theirs or looking.viewer.person in case.out:
        return None
    if not any(task.kind is TaskKind.CHOOSE for task in case.tasks):
        return None
    card = cards.office_card(case, desk.agreement, looking.now)
    return Shown(card, str(card["fallbackText"]))


def _case(unit: Unit, recipe: Recipe, looking: Looking) -> Matter | None:
    try:
        return unit.cases.history(READER, recipe.case, Action.SEE_STATUS, now=looking.now)
    except NotThere:
        return None


TASK_CARDS: Mapping[Show, Callable[[Unit, Desk, Recipe, Looking], Shown | None]] = {
    Show.TASK_NOTICE: render_task,
    Show.TASK: render_task,
    Show.TASK_FORM: render_task,
    Show.TASK_CONFLICT: render_task,
    Show.TASK_NEWS: render_task_news,
    Show.TASK_OFFICE: render_office,
}
