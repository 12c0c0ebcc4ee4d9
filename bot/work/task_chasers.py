"""Chasers: at the target, then every five working days (partnership targets, FACTS 6 and 7.2).

They stop when the task is answered, cancelled, or the case is closed.
"""

from datetime import datetime

from bot.desk import Desk
from bot.recipes import Recipe
from bot.work.climb import TIMER, add, load
from bot.work.mailbox import may_be_told_at
from bot.work.task_hooks import SILENT
from bot.work.tasks import (
    TASK,
    nobody_at,
    plan_chase,
    siro_of,
    task_now,
    tell_of_task,
    tell_party,
)
from governance.ladders import MAILBOX
from governance.matter import Matter
from governance.people import PersonId
from governance.task_facts import TaskUnreached
from governance.task_standing import open_tasks
from governance.tasks import Task, chase_at
from governance.telling import Told
from storage.due import DueRow
from storage.unit import Unit


def fall_due(unit: Unit, desk: Desk, row: DueRow, now: datetime) -> bool:
    """A chase is due: those who have not answered are told again, or nobody needs to be."""
    case = load(unit, row.subject, now)
    asked = row.what.removeprefix(TASK)
    task = next((one for one in open_tasks(case) if one.id == asked), None)
    if task is None:
        unit.due.done(row.id)
        return True
    chase = chase_at(task, now, desk.calendars().england_and_wales)
    if chase is None:
        plan_chase(unit, desk, case, task)  # the calendar or the target has moved since
        return True
    case = tell_party(unit, desk, case, task, now, chase=chase)
    fell_silent(unit, desk, case, task_now(case, task.id), now)
    return True


def fell_silent(unit: Unit, desk: Desk, case: Matter, task: Task, now: datetime) -> Matter:
    """What follows when the target has come with no answer, or everyone there stepped aside."""
    follows = SILENT.get(task.kind)
    return follows(unit, desk, case, task, now) if follows else case


def unreached(
    unit: Unit, desk: Desk, recipe: Recipe, whom: PersonId | None, why: str, now: datetime
) -> None:
    """Somebody at the party could not be reached: on the record, and the next is told."""
    case = load(unit, recipe.case, now)
    task = next((one for one in case.tasks if one.part == recipe.part), None)
    if task is None:
        return
    missed = Told(recipe.rung, whom, recipe.role, recipe.late)
    case = add(unit, case, TIMER, TaskUnreached(task=task.id, told=missed, why=why), now)
    _pass_on(unit, desk, case, task_now(case, task.id), now)


def stepped_aside(unit: Unit, desk: Desk, case: Matter, task: Task, now: datetime) -> Matter:
    """Somebody who was asked has a conflict: with nobody left of those told, the next is."""
    if not task.waiting or not task.people <= case.out:
        return case
    case = _pass_on(unit, desk, case, task, now)
    task = task_now(case, task.id)
    return fell_silent(unit, desk, case, task, now) if task.people <= case.out else case


def _pass_on(unit: Unit, desk: Desk, case: Matter, task: Task, now: datetime) -> Matter:
    """Inside that party alone: its SIRO, then its mailbox; else those who asked hear of it."""
    if not task.waiting or _somebody(case, task):
        return case
    instead = _next(desk, case, task, now)
    if instead is None:
        nobody_at(unit, desk, case, task, now)
        return case
    return tell_of_task(unit, case, task, (instead,), now, chase=task.chases)


def _somebody(case: Matter, task: Task) -> bool:
    """Whether someone who was told was reached, as far as we know, and may still answer."""
    missed = [one.told for one in task.unreached]
    told = (one for each in task.told for one in each.told if one not in missed)
    return any(one.person not in case.out for one in told)


def _next(desk: Desk, case: Matter, task: Task, now: datetime) -> Told | None:
    had_it = {one.person for each in task.told for one in each.told}
    rung = f"{TASK}{task.chases}"
    for person, role in siro_of(desk, case, task, now).items():
        if person not in had_it:
            return Told(rung, person, role, late=True)
    if None not in had_it and may_be_told_at(desk, case, task.party, now):
        return Told(rung, None, MAILBOX, late=True)
    return None
