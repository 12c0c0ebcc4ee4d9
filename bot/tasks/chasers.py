"""Chasers: at the target, and again and again after it (partnership targets, docs/partners.md).

They stop when the task is answered, cancelled, or the case is closed.
"""

from datetime import datetime

from bot.cases.escalation import TIMER, append_fact, load_case
from bot.cases.mailbox import may_be_told_at
from bot.services import Services
from bot.tasks.asking import (
    TASK,
    nobody_at,
    plan_chase,
    siro_of,
    task_now,
    tell_of_task,
    tell_party,
)
from bot.work import Work
from governance.cases.case import Case
from governance.cases.ladders import MAILBOX
from governance.cases.recipients import Told
from governance.outbox_message import Recipe
from governance.people.identity import PersonId
from governance.tasks.facts import TaskUnreached
from governance.tasks.standing import open_tasks
from governance.tasks.task import Task, chase_at
from storage.due import DueRow
from storage.unit import Unit


def fall_due(work: Work, row: DueRow) -> bool:
    """A chase is due: those who have not answered are told again, or nobody needs to be."""
    unit, services, now = work.unit, work.services, work.now
    case = load_case(unit, row.subject, now)
    asked = row.what.removeprefix(TASK)
    task = next((one for one in open_tasks(case) if one.id == asked), None)
    if task is None:
        unit.due.done(row.id)
        return True
    chase = chase_at(task, now, services.calendars().england_and_wales)
    if chase is None:
        plan_chase(unit, services, case, task)  # the calendar or the target has moved since
        return True
    case = tell_party(unit, services, case, task, now, chase=chase)
    fell_silent(unit, services, case, task_now(case, task.id), now)
    return True


def fell_silent(unit: Unit, services: Services, case: Case, task: Task, now: datetime) -> Case:
    """What follows when the target has come with no answer, or everyone there stepped aside."""
    follows = services.kinds.silent.get(task.kind)
    return follows(Work(unit, services, now), case, task) if follows else case


def unreached(
    unit: Unit, services: Services, recipe: Recipe, whom: PersonId | None, why: str, now: datetime
) -> None:
    """Somebody at the party could not be reached: on the record, and the next is told."""
    case = load_case(unit, recipe.case, now)
    task = next((one for one in case.tasks if one.part == recipe.part), None)
    if task is None:
        return
    missed = Told(recipe.rung, whom, recipe.role, recipe.late)
    case = append_fact(unit, case, TIMER, TaskUnreached(task=task.id, told=missed, why=why), now)
    _pass_on(unit, services, case, task_now(case, task.id), now)


def stepped_aside(unit: Unit, services: Services, case: Case, task: Task, now: datetime) -> Case:
    """Somebody who was asked has a conflict: with nobody left of those told, the next is."""
    if not task.waiting or not task.people <= case.out:
        return case
    case = _pass_on(unit, services, case, task, now)
    task = task_now(case, task.id)
    return fell_silent(unit, services, case, task, now) if task.people <= case.out else case


def _pass_on(unit: Unit, services: Services, case: Case, task: Task, now: datetime) -> Case:
    """Inside that party alone: its SIRO, then its mailbox; else those who asked hear of it."""
    if not task.waiting or _somebody(case, task):
        return case
    instead = _next(services, case, task, now)
    if instead is None:
        nobody_at(unit, services, case, task, now)
        return case
    return tell_of_task(unit, case, task, (instead,), now, chase=task.chases)


def _somebody(case: Case, task: Task) -> bool:
    """Whether someone who was told was reached, as far as we know, and may still answer."""
    missed = [one.told for one in task.unreached]
    told = (one for each in task.told for one in each.told if one not in missed)
    return any(one.person not in case.out for one in told)


def _next(services: Services, case: Case, task: Task, now: datetime) -> Told | None:
    had_it = {one.person for each in task.told for one in each.told}
    rung = f"{TASK}{task.chases}"
    for person, role in siro_of(services, case, task, now).items():
        if person not in had_it:
            return Told(rung, person, role, late=True)
    if None not in had_it and may_be_told_at(services, case, task.party, now):
        return Told(rung, None, MAILBOX, late=True)
    return None
