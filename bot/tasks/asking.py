"""What other parties are asked about a case: told, and passed on where nobody is there.

A task is the asked party's own record (a part). Nothing here is access to the case, and the
fall-through stays inside the party that is asked: its SIRO, then its IG mailbox (LD-INSIDE).
"""

from datetime import date, datetime

from bot.cases.escalation import TIMER, append_fact, cannot_be_reached
from bot.cases.mailbox import may_be_told_at
from bot.cases.news import tell_handlers
from bot.post.outbox_messages import NewMessage, post, tell_person
from bot.services import Services
from bot.showing.recipes import Show, body_of
from bot.tasks.card_updates import refresh_task
from dialogs.tasks.scene import TaskView
from governance.access import may_answer
from governance.cases.case import Case
from governance.cases.ladders import MAILBOX
from governance.cases.recipients import Told
from governance.moments import london
from governance.outbox_message import MessageKind, Recipe, ToMailbox
from governance.people.identity import Actor, PersonId, Role
from governance.plain import to_plain
from governance.policy import SIRO_FROM_CHASE
from governance.tasks.facts import TaskAsked, TaskCancelled, TaskKind, TaskTold
from governance.tasks.task import ANSWERERS, Task, next_chase
from storage.unit import Unit

TASK = "task:"  # what is due for a case: the next chase of one of its tasks


def ask_task(  # noqa: PLR0913  what is asked of whom, by when, and who asks
    unit: Unit,
    services: Services,
    case: Case,
    kind: TaskKind,
    *,
    party: str,
    brief: str,
    target: date,
    actor: Actor,
    now: datetime,
) -> Case:
    """Ask a party: its own record, its people told, the first chase planned."""
    header = case.header
    view = TaskView(
        reference=header.reference,
        from_party=header.party,
        kind=kind,
        target=target,
        asked_at=now,
        brief=brief,
    )
    part = unit.parts.give(
        actor=actor, case_id=header.id, party=party, payload=to_plain(view), now=now
    )
    asked = TaskAsked(
        task=services.new_id(), kind=kind, party=party, part=part.id, target=target, brief=brief
    )
    case = append_fact(unit, case, actor, asked, now)
    return tell_party(unit, services, case, task_now(case, asked.task), now)


def cancel_task(unit: Unit, case: Case, task: Task, actor: Actor, now: datetime) -> Case:
    """It need not be answered any more: no chase comes, and its cards say so."""
    if not task.waiting:
        return case
    case = append_fact(unit, case, actor, TaskCancelled(task=task.id), now)
    unit.due.clear(case.header.id, prefix=TASK + task.id)
    refresh_task(unit, case, task, now)
    return case


def task_now(case: Case, task_id: str) -> Task:
    """The task as the case has it now."""
    return next(task for task in case.tasks if task.id == task_id)


def tell_party(
    unit: Unit, services: Services, case: Case, task: Task, now: datetime, *, chase: int = 0
) -> Case:
    """Everyone there who may answer, and the party's SIRO from the second chase on."""
    told = _whom(services, case, task, now, chase=chase)
    case = tell_of_task(unit, case, task, told, now, chase=chase)
    if not told:
        nobody_at(unit, services, case, task, now)
    plan_chase(unit, services, case, task_now(case, task.id))
    return case


def plan_chase(unit: Unit, services: Services, case: Case, task: Task) -> None:
    """One due row: when they are reminded next."""
    at = next_chase(task, services.calendars().england_and_wales)
    unit.due.put(subject=case.header.id, what=TASK + task.id, party=case.header.party, at=at)


def nobody_at(unit: Unit, services: Services, case: Case, task: Task, now: datetime) -> None:
    """The office hears that the party cannot be reached; those who asked see of which task."""
    cannot_be_reached(unit, services, case, task.party, now)
    news = Recipe(Show.TASK_NEWS, case=case.header.id, part=task.part)
    tell_handlers(unit, services, case, news, now)


def tell_of_task(
    unit: Unit,
    case: Case,
    task: Task,
    told: tuple[Told, ...],
    now: datetime,
    *,
    chase: int,
) -> Case:
    """A notice for each, and on the record whom we told."""
    case = append_fact(unit, case, TIMER, TaskTold(task=task.id, chase=chase, told=told), now)
    for one in told:
        _notice(unit, case, task, one, now)
    return case


def _notice(unit: Unit, case: Case, task: Task, told: Told, now: datetime) -> None:
    recipe = Recipe(
        Show.TASK_NOTICE,
        case=case.header.id,
        part=task.part,
        rung=told.rung,
        role=told.role,
        late=told.late,
    )
    what = f"{told.rung}:{task.id}"
    if told.person is not None:
        tell_person(unit, case, told.person, recipe, now, what=what)
        return
    message = NewMessage(
        key=f"{case.header.id}:{what}:mailbox:mail",
        party=task.party,
        kind=MessageKind.MAIL,
        to=ToMailbox(task.party),
        body=body_of(recipe),
        subject=case.header.id,
    )
    post(unit, message, now)


def _whom(
    services: Services, case: Case, task: Task, now: datetime, *, chase: int
) -> tuple[Told, ...]:
    told = people_there(services, case, task, ANSWERERS[task.kind], now)
    if chase >= SIRO_FROM_CHASE or not told:
        told |= {p: r for p, r in siro_of(services, case, task, now).items() if p not in told}
    rung = f"{TASK}{chase}"
    everyone = tuple(Told(rung, one, role, chase > 1) for one, role in told.items())
    if not everyone and may_be_told_at(services, case, task.party, now):
        return (Told(rung, None, MAILBOX, chase > 1),)
    return everyone


def people_there(
    services: Services, case: Case, task: Task, roles: tuple[Role, ...], now: datetime
) -> dict[PersonId, str]:
    """Who in the party that is asked may answer for it, by the first of these roles."""
    day = london(now).date()
    found: dict[PersonId, str] = {}
    for role in roles:
        for person in services.directory.holders(task.party, role, day):
            viewer = services.viewer(person, now)
            if viewer is not None and may_answer(viewer, case, task):
                found.setdefault(person, str(role))
    return found


def siro_of(services: Services, case: Case, task: Task, now: datetime) -> dict[PersonId, str]:
    """The party's SIRO, who may answer once told: never one who is out of the case."""
    siros = services.directory.holders(task.party, Role.SIRO, london(now).date())
    return {person: str(Role.SIRO) for person in siros if person not in case.out}
