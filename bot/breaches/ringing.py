"""In danger a partner that was told rings us; until it answers, whoever leads it is asked to ring.

IG Desk rings nobody: the card says whom to phone, and after half an hour goes to the SIRO as well.
"""

from dataclasses import replace

from bot.breaches.owners import siro_hears
from bot.breaches.shows import BreachShow
from bot.cases.escalation import append_fact, load_case
from bot.cases.narrowing import of_kind
from bot.cases.news import tell_handlers
from bot.tasks.asking import tell_of_task, whom_to_tell
from bot.work import TIMER, Work
from governance.breaches.breach import Breach
from governance.breaches.partners import RingAsked, told_of
from governance.keys import CaseId
from governance.outbox_message import Recipe
from governance.policy import RUNG_AFTER, RUNG_EVERY
from governance.tasks.standing import open_tasks
from governance.tasks.task import Task
from storage.due import DueRow

RING = "ring:"


def plan_rings(work: Work, case: Breach) -> None:
    """Plan when it is first asked whether each party that was told has rung, in danger alone."""
    if case.urgent:
        for task in _waiting(case):
            _plan(work, case, task, 0)


def danger_known(work: Work, case: Breach) -> Breach:
    """Tell the parties that were told already that somebody may be in danger. Returns the case
    after it.
    """
    for task in told_of(case.tasks):
        told = tuple(
            replace(one, rung=f"{one.rung}:danger")
            for one in whom_to_tell(work, case, task, chase=task.chases)
        )
        case = tell_of_task(work, case, task, told, chase=task.chases)
    plan_rings(work, case)
    return case


def _waiting(case: Breach) -> list[Task]:
    told = told_of(case.tasks)
    return [task for task in open_tasks(case) if task in told]


def _plan(work: Work, case: Breach, task: Task, times: int) -> None:
    wait = RUNG_AFTER[times] if times < len(RUNG_AFTER) else RUNG_EVERY
    work.unit.due.put(
        subject=case.header.id,
        what=RING + task.id,
        party=case.header.party,
        at=work.now + wait,
        pressing=case.pressing,
    )


def fall_due(work: Work, row: DueRow) -> bool:
    """Ask whoever leads it to phone a party that has not answered; from the second time on, the
    SIRO hears as well.
    """
    case = of_kind(Breach, load_case(work, CaseId(row.subject)))
    task = next((t for t in _waiting(case) if t.id == row.what.removeprefix(RING)), None)
    if task is None or not case.urgent:
        work.unit.due.done(row.id)
        return True
    times = sum(e.fact == RingAsked(task.party) for e in case.history) + 1
    case = append_fact(work, case, TIMER, RingAsked(task.party))
    recipe = Recipe(BreachShow.RING, case=case.header.id, part=task.part)
    tell_handlers(work, case, recipe)
    if times > 1:
        case = siro_hears(work, case, recipe, what=f"ring:{task.id}:{times}")
    _plan(work, case, task, times)
    return True
