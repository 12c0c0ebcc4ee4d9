"""A task's cards and mail, from a recipe, for whoever will see them; authorised afresh."""

from collections.abc import Callable, Mapping
from enum import StrEnum
from typing import Any

from bot.cases.mailbox import may_be_told_at
from bot.post.refresh import refresh_one
from bot.post.standing_cards import notice_card, opened_cards
from bot.reading.parts import opened_by
from bot.showing.recipes import Shown, recipe_in
from bot.showing.viewing import PRODUCT_READING, Renderer, case_of, setting
from bot.tasks.choosing import cannot_respond
from bot.work import Work
from dialogs.cards.elements import Element, Ref
from dialogs.cases.scene import CaseScene
from dialogs.tasks.asked import office_card, task_news
from dialogs.tasks.notices import answer_form, step_aside_card, task_card, task_mail, task_notice
from dialogs.tasks.phoned import phoned_form
from dialogs.tasks.scene import TaskScene, TaskView
from governance.access import MAY_SEE_TASKS, Action, allowed, may_answer, may_enter
from governance.cases.case import Case
from governance.keys import PartId
from governance.moments import london
from governance.outbox_message import Recipe
from governance.people.identity import Actor, Viewer
from governance.tasks.facts import TaskKind, TaskReply
from governance.tasks.standing import is_over, open_tasks
from governance.tasks.task import Task
from storage.errors import NotThere
from storage.outbox import OutboxMessage


class TaskShow(StrEnum):
    """What a recipe makes."""

    NOTICE = "task_notice"  # to the party that is asked
    TASK = "task"  # with what is asked
    FORM = "task_form"
    CONFLICT = "task_conflict"
    NEWS = "task_news"  # to those who asked
    PHONED = "task_phoned"  # to those who asked: an answer that came by phone
    OFFICE = "task_office"  # to the partnership office: who, never what


def task_of(work: Work, part_id: PartId, viewer: Viewer) -> tuple[Case, Task]:
    """Return the task that a part is of. NotThere for no task, and for whoever may not answer."""
    part = work.unit.parts.load(PRODUCT_READING, part_id, now=work.now)
    case = work.unit.cases.history(PRODUCT_READING, part.case_id, Action.SEE_STATUS, now=work.now)
    task = next((one for one in case.tasks if one.part == part_id), None)
    if task is None or not may_answer(viewer, case, task):
        raise NotThere
    return case, task


def render_task(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Make a card for the party that is asked; None where this person may not see it (any more).

    Only what shows what is asked is written down as a read.
    """
    reader: Actor = viewer if recipe.show == TaskShow.TASK else PRODUCT_READING
    try:
        case, task = task_of(work, recipe.part, viewer)
        part = work.unit.parts.load(reader, recipe.part, now=work.now, roles=MAY_SEE_TASKS)
    except NotThere:
        return None
    scene = TaskScene(
        view=TaskView.read(part.payload),
        task=task,
        over=is_over(case, task),
        urgent=case.urgent,
        now=work.now,
        people=work.services,
        agreement=work.services.agreement,
        ref=Ref(card=work.services.new_id(), part=recipe.part),
        cannot=cannot_respond(work, case),
        opened=_opened(work, recipe, task, viewer),
    )
    if recipe.show == TaskShow.FORM:
        return _form(scene, recipe.reply)
    return Shown.of(_CARDS[recipe.show](scene))


def _opened(work: Work, recipe: Recipe, task: Task, viewer: Viewer) -> list[Element]:
    wanted = recipe.show == TaskShow.TASK
    return opened_by(work, recipe.part, task.party, viewer) if wanted else []


def _form(scene: TaskScene, wanted: str) -> Shown | None:
    """Make the form of an answer; None where it is none to this task, or none is taken any more."""
    reply = next((one for one in scene.replies if one == wanted), None)
    if reply is None:
        return None
    card = answer_form(scene, TaskReply(reply))
    return Shown.of(card)


_CARDS: Mapping[str, Callable[[TaskScene], dict[str, Any]]] = {
    TaskShow.NOTICE: task_notice,
    TaskShow.TASK: task_card,
    TaskShow.CONFLICT: step_aside_card,
}


def render_task_news(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Say to those who may open the case that an answer came, or that none can."""
    case = case_of(work, recipe.case)
    task = next((one for one in case.tasks if one.part == recipe.part), None) if case else None
    if case is None or task is None or Action.OPEN not in allowed(viewer, case):
        return None
    scene = CaseScene(case=case, **setting(work, case, viewer))
    return Shown.of(task_news(scene, task, phoned=task in phoned_for(viewer, case)))


def phoned_for(viewer: Viewer, case: Case) -> tuple[Task, ...]:
    """Return the tasks that wait for an answer which this person may enter, if it came by phone."""
    return tuple(task for task in open_tasks(case) if may_enter(viewer, case, task))


def render_phoned(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Ask what came by phone; None where nothing is waited for that this person may enter."""
    case = case_of(work, recipe.case)
    waiting = phoned_for(viewer, case) if case else ()
    if case is None or not waiting:
        return None
    scene = CaseScene(case=case, **setting(work, case, viewer))
    return Shown.of(phoned_form(scene, waiting, cannot_respond(work, case)))


def render_office(work: Work, recipe: Recipe, viewer: Viewer) -> Shown | None:
    """Show the office which parties have answered what the group was asked."""
    case = case_of(work, recipe.case)
    day = london(work.now).date()
    theirs = viewer.person in work.services.directory.coordinators(day)
    if case is None or not theirs or viewer.person in case.out:
        return None
    if not any(task.kind is TaskKind.CHOOSE for task in case.tasks):
        return None
    mine = phoned_for(viewer, case)
    scene = CaseScene(case=case, **setting(work, case, viewer))
    return Shown.of(office_card(scene, phoned=bool(mine)))


def make_mail(work: Work, recipe: Recipe) -> Shown | None:
    """Make the subject and the text; None where the mailbox must not hear of it (any more)."""
    case = case_of(work, recipe.case)
    waiting = open_tasks(case) if case else ()
    task = next((one for one in waiting if one.part == recipe.part), None)
    if case is None or task is None or not may_be_told_at(work, case, task.party):
        return None
    phone = work.services.phone_of(case.header.party)
    return Shown(None, *task_mail(case, task, work.services.agreement, phone))


def refresh_task(work: Work, case: Case, task: Task) -> None:
    """Bring every notice of a task up to date, once it is answered or over.

    One that someone has open folds by itself; whoever is out of the case has lost theirs already.
    """
    about = work.unit.outbox.of_subject(case.header.id)
    opened = opened_cards(about)
    for one in about:
        card = notice_card(one)
        mine = _is_of(one, task)
        if mine and card and card.person not in case.out and card.activity not in opened:
            refresh_one(work, case, one, card)


def _is_of(one: OutboxMessage, task: Task) -> bool:
    recipe = recipe_in(one.body)
    return recipe is not None and recipe.show == TaskShow.NOTICE and recipe.part == task.part


RENDERS: Mapping[str, Renderer] = {
    TaskShow.NOTICE: render_task,
    TaskShow.TASK: render_task,
    TaskShow.FORM: render_task,
    TaskShow.CONFLICT: render_task,
    TaskShow.NEWS: render_task_news,
    TaskShow.PHONED: render_phoned,
    TaskShow.OFFICE: render_office,
}
