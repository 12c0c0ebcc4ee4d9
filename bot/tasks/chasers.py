"""Chasers: at the target, and again and again after it (partnership targets, docs/partners.md).

They stop when the task is answered, cancelled, or the case is closed.
"""

from bot.cases.escalation import append_fact, load_case
from bot.cases.mailbox import may_be_told_at
from bot.tasks.asking import (
    TASK,
    nobody_at,
    plan_chase,
    siro_of,
    task_now,
    tell_of_task,
    tell_party,
)
from bot.work import TIMER, Work
from governance.cases.case import Case
from governance.cases.ladders import MAILBOX
from governance.cases.recipients import Told
from governance.keys import CaseId
from governance.outbox_message import Recipe
from governance.people.identity import PersonId
from governance.tasks.facts import TaskUnreached
from governance.tasks.standing import open_tasks
from governance.tasks.task import Task, chase_at
from storage.due import DueRow


def fall_due(work: Work, row: DueRow) -> bool:
    """Remind those who have not answered, or plan the chase anew where its day has moved."""
    case = load_case(work, CaseId(row.subject))
    asked = row.what.removeprefix(TASK)
    task = next((one for one in open_tasks(case) if one.id == asked), None)
    if task is None:
        work.unit.due.done(row.id)
        return True
    chase = chase_at(task, work.now, work.services.calendars().england_and_wales)
    if chase is None:
        plan_chase(work, case, task)  # the calendar or the target has moved since
        return True
    case = tell_party(work, case, task, chase=chase)
    fell_silent(work, case, task_now(case, task.id))
    return True


def fell_silent(work: Work, case: Case, task: Task) -> Case:
    """Do what follows once the target has come with no answer, or everyone stepped aside."""
    follows = work.services.kinds.silent.get(task.kind)
    return follows(work, case, task) if follows else case


def unreached(work: Work, recipe: Recipe, whom: PersonId | None, why: str) -> None:
    """Write down that somebody at the party could not be reached, and tell the next."""
    case = load_case(work, recipe.case)
    task = next((one for one in case.tasks if one.part == recipe.part), None)
    if task is None:
        return
    missed = Told(recipe.rung, whom, recipe.role, recipe.late)
    case = append_fact(work, case, TIMER, TaskUnreached(task=task.id, told=missed, why=why))
    _pass_on(work, case, task_now(case, task.id))


def left_out(work: Work, case: Case) -> Case:
    """Pass on each task of which somebody who was asked is out of the case now."""
    for task in open_tasks(case):
        case = _stepped_aside(work, case, task_now(case, task.id))
    return case


def _stepped_aside(work: Work, case: Case, task: Task) -> Case:
    """Tell the next where nobody is left of those who were told."""
    if not task.waiting or not task.people <= case.out:
        return case
    case = _pass_on(work, case, task)
    task = task_now(case, task.id)
    return fell_silent(work, case, task) if task.people <= case.out else case


def _pass_on(work: Work, case: Case, task: Task) -> Case:
    """Tell the party's SIRO, then its mailbox; else those who asked hear of it."""
    if not task.waiting or _somebody(case, task):
        return case
    instead = _next(work, case, task)
    if instead is None:
        nobody_at(work, case, task)
        return case
    return tell_of_task(work, case, task, (instead,), chase=task.chases)


def _somebody(case: Case, task: Task) -> bool:
    """Return whether someone was told who was reached, as far as we know, and may still answer."""
    missed = [one.told for one in task.unreached]
    told = (one for each in task.told for one in each.told if one not in missed)
    return any(one.person not in case.out for one in told)


def _next(work: Work, case: Case, task: Task) -> Told | None:
    had_it = {one.person for each in task.told for one in each.told}
    rung = f"{TASK}{task.chases}"
    for person, role in siro_of(work, case, task).items():
        if person not in had_it:
            return Told(rung, person, role, late=True)
    if None not in had_it and may_be_told_at(work, case, task.party):
        return Told(rung, None, MAILBOX, late=True)
    return None
