"""What other parties are asked about a case: told, chased, and passed on where nobody is there.

A task is the asked party's own record (a part). Nothing here is access to the case, and the
fall-through stays inside the party that is asked: its SIRO, then its IG mailbox (LD-INSIDE).
Chasers come at the target and again after it (partnership targets, docs/partners.md), until the
task is answered or cancelled, or the case is closed.
"""

from datetime import date

from bot.cases.escalation import append_fact, cannot_be_reached, load_case
from bot.cases.mailbox import may_be_told_at
from bot.cases.narrowing import C
from bot.cases.news import tell_handlers
from bot.post.outbox_messages import tell_by_role
from bot.post.refresh import refresh
from bot.tasks.render import TaskShow, refresh_task
from bot.work import TIMER, Work
from dialogs.tasks.scene import TaskView
from governance.access import may_answer
from governance.cases.case import Case
from governance.cases.ladders import MAILBOX
from governance.cases.recipients import Told
from governance.keys import CaseId, PartyKey
from governance.moments import london
from governance.outbox_message import Recipe
from governance.people.identity import Actor, PersonId, Role
from governance.plain import to_plain
from governance.policy import SIRO_FROM_CHASE
from governance.tasks.facts import (
    TaskAsked,
    TaskCancelled,
    TaskKind,
    TaskTold,
    TaskUnanswered,
    TaskUnreached,
)
from governance.tasks.standing import open_tasks
from governance.tasks.task import ANSWERERS, Task, chase_at, is_gap, next_chase
from storage.due import DueRow

TASK = "task:"  # what is due for a case: the next chase of one of its tasks


def ask_task(  # noqa: PLR0913  what is asked of whom, by when, and who asks
    work: Work,
    case: C,
    kind: TaskKind,
    *,
    party: PartyKey,
    brief: str,
    target: date,
    actor: Actor,
) -> C:
    """Ask a party: give it its own record, tell its people, and plan the first chase."""
    header = case.header
    view = TaskView(
        reference=header.reference,
        from_party=header.party,
        kind=kind,
        target=target,
        asked_at=work.now,
        brief=brief,
    )
    part = work.unit.parts.give(
        actor=actor, case_id=header.id, party=party, payload=to_plain(view), now=work.now
    )
    asked = TaskAsked(
        task=work.services.new_id(),
        kind=kind,
        party=party,
        part=part.id,
        target=target,
        brief=brief,
    )
    case = append_fact(work, case, actor, asked)
    return tell_party(work, case, task_now(case, asked.task))


def cancel_task(work: Work, case: C, task: Task, actor: Actor) -> C:
    """Write down that it need not be answered: no chase comes, and its cards say so."""
    if not task.waiting:
        return case
    case = append_fact(work, case, actor, TaskCancelled(task=task.id))
    work.unit.due.clear(case.header.id, prefix=TASK + task.id)
    refresh_task(work, case, task)
    return case


def is_over(case: Case, recipe: Recipe) -> bool:
    """Return whether the task that a notice is of need not be answered any more."""
    return all(task.part != recipe.part for task in open_tasks(case))


def task_now(case: Case, task_id: str) -> Task:
    """Return the task as the case has it now."""
    return next(task for task in case.tasks if task.id == task_id)


def tell_party(work: Work, case: C, task: Task, *, chase: int = 0) -> C:
    """Tell everyone there who may answer, and the party's SIRO from the second chase on."""
    told = whom_to_tell(work, case, task, chase=chase)
    case = tell_of_task(work, case, task, told, chase=chase)
    if not told:
        nobody_at(work, case, task)
    plan_chase(work, case, task_now(case, task.id))
    return case


def plan_chase(work: Work, case: Case, task: Task) -> None:
    """Plan one due row, for when they are reminded next."""
    at = next_chase(task, work.services.calendars().england_and_wales)
    work.unit.due.put(subject=case.header.id, what=TASK + task.id, party=case.header.party, at=at)


def nobody_at(work: Work, case: Case, task: Task) -> None:
    """Tell the office that the party cannot be reached, and those who asked of which task."""
    cannot_be_reached(work, case, task.party)
    news = Recipe(TaskShow.NEWS, case=case.header.id, part=task.part)
    tell_handlers(work, case, news)


def tell_of_task(work: Work, case: C, task: Task, told: tuple[Told, ...], *, chase: int) -> C:
    """Send each a notice, and write down whom we told."""
    case = append_fact(work, case, TIMER, TaskTold(task=task.id, chase=chase, told=told))
    for one in told:
        _notice(work, case, task, one)
    return case


def _notice(work: Work, case: Case, task: Task, told: Told) -> None:
    recipe = Recipe(
        TaskShow.NOTICE,
        case=case.header.id,
        part=task.part,
        rung=told.rung,
        role=told.role,
        late=told.late,
    )
    what = f"{told.rung}:{task.id}"
    tell_by_role(work, case, told, recipe, what=what, party=task.party)


def whom_to_tell(work: Work, case: Case, task: Task, *, chase: int) -> tuple[Told, ...]:
    """Return everyone there who may answer, and the SIRO from the second chase on; else the mailbox
    of the party.
    """
    told = people_there(work, case, task, ANSWERERS[task.kind])
    if chase >= SIRO_FROM_CHASE or not told:
        told |= {p: r for p, r in siro_of(work, case, task).items() if p not in told}
    rung = f"{TASK}{chase}"
    everyone = tuple(Told(rung, one, role, chase > 1) for one, role in told.items())
    if not everyone and may_be_told_at(work, case, task.party):
        return (Told(rung, None, MAILBOX, chase > 1),)
    return everyone


def people_there(
    work: Work, case: Case, task: Task, roles: tuple[Role, ...]
) -> dict[PersonId, str]:
    """Return who in the party may answer for it, by the first of these roles."""
    day = london(work.now).date()
    found: dict[PersonId, str] = {}
    for role in roles:
        for person in work.services.directory.holders(task.party, role, day):
            viewer = work.services.viewer(person, work.now)
            if viewer is not None and may_answer(viewer, case, task):
                found.setdefault(person, str(role))
    return found


def siro_of(work: Work, case: Case, task: Task) -> dict[PersonId, str]:
    """Return the party's SIRO, who may answer once told, unless they are out of the case."""
    siros = work.services.directory.holders(task.party, Role.SIRO, london(work.now).date())
    return {person: str(Role.SIRO) for person in siros if person not in case.out}


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
    if is_gap(task, chase):
        work.unit.due.done(row.id)
        nobody_answered(work, case, task)
        return True
    case = tell_party(work, case, task, chase=chase)
    fell_silent(work, case, task_now(case, task.id))
    return True


def fell_silent(work: Work, case: Case, task: Task) -> Case:
    """Do what follows once the target has come with no answer, or everyone stepped aside."""
    follows = work.services.kinds.silent.get(task.kind)
    return follows(work, case, task) if follows else case


def nobody_answered(work: Work, case: Case, task: Task) -> None:
    """Write down that the reminders came to nothing, and tell those who asked."""
    case = append_fact(work, case, TIMER, TaskUnanswered(task=task.id))
    tell_handlers(work, case, Recipe(TaskShow.NEWS, case=case.header.id, part=task.part))
    refresh(work, case)


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
