"""Asking another party something about a case, as the cards of complaints and requests do."""

from datetime import date, timedelta

from bot.tasks.asking import ask_task, cancel_task, task_now
from bot.work import Work
from dialogs.breaches.joint_parts import PartView
from governance.access import Action
from governance.breaches.breach import Breach
from governance.cases.case import Case
from governance.keys import PartyKey
from governance.moments import london
from governance.people.identity import System
from governance.plain import to_plain
from governance.tasks.facts import TaskKind
from governance.tasks.task import Task
from storage.unit import Unit
from tests.bot.town import NOBODY, REFERENCE, Town

BRIEF = "All we share about the ferret scheme since May."
WHY = "Two letters, with the duty team."
ASKER = System("turn")


async def ask(
    town: Town,
    party: str = "SCC",
    kind: TaskKind = TaskKind.ASSIST,
    *,
    reference: str = REFERENCE,
    brief: str = BRIEF,
    target: date | None = None,
) -> Task:
    """Ask `party`; by default for a week from today. The post goes round once."""
    now = town.clock.now()
    until = target or london(now).date() + timedelta(days=7)

    def asked(unit: Unit) -> Case:
        case = unit.cases.find(NOBODY, reference, Action.SEE_STATUS, now=now)
        return ask_task(
            Work(unit, town.running.services, now),
            case,
            kind,
            party=PartyKey(party),
            brief=brief,
            target=until,
            actor=ASKER,
        )

    case = await town.running.store.write(asked)
    await town.settle()
    return case.tasks[-1]


async def cancel(town: Town, task: Task, reference: str = REFERENCE) -> None:
    """It need not be answered any more."""
    now = town.clock.now()

    def cancelled(unit: Unit) -> Case:
        case = unit.cases.find(NOBODY, reference, Action.SEE_STATUS, now=now)
        return cancel_task(
            Work(unit, town.running.services, now), case, task_now(case, task.id), ASKER
        )

    await town.running.store.write(cancelled)
    await town.settle()


async def the_task(town: Town, reference: str = REFERENCE) -> Task:
    """The newest task of a case, as it stands."""
    return (await town.case(reference)).tasks[-1]


async def a_case(town: Town) -> Breach:
    """The police have a case; the council, where every post is filled, can be asked about it."""
    return await town.reports("Karl")


async def asked(town: Town, kind: TaskKind = TaskKind.ASSIST) -> Task:
    """The police have a case, and ask the council about it."""
    await a_case(town)
    return await ask(town, kind=kind)


async def answers(
    town: Town, name: str, button: str, why: str = WHY, *, submit: bool = False
) -> None:
    """Someone presses an answer, says why, and sends it."""
    await town[name].presses(button, submit=submit)
    await town[name].presses("Send the answer", submit=submit, task_reason=why)


async def give_part(town: Town, case: Breach, party: str) -> str:
    """What the lead partner was given of joint data by earlier releases; returns its id."""
    view = PartView(
        reference=case.header.reference,
        from_party=case.header.party,
        first_noticed=case.awareness.at,
        limit=case.limit,
        went_wrong=case.report.went_wrong,
        urgent=case.urgent,
    )
    given = await town.running.store.write(
        lambda unit: unit.parts.give(
            actor=System("turn"),
            case_id=case.header.id,
            party=PartyKey(party),
            payload=to_plain(view),
            now=town.clock.now(),
        )
    )
    return given.id
