"""Every card of a task once, in the state that shows most of it: for tests and for looking at."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from dialogs.cards.elements import Ref, card
from dialogs.cards.fitting import fitted
from dialogs.reading.looked import who_opened
from dialogs.tasks.asked import answers_given, answers_said, office_card, task_news, who_was_asked
from dialogs.tasks.notices import answer_form, step_aside_card, task_card, task_notice
from dialogs.tasks.phoned import phoned_form
from dialogs.tasks.scene import TaskScene, TaskView
from governance.breaches.breach import Breach
from governance.cases.event import Event
from governance.cases.recipients import Told
from governance.keys import PartId, PartyKey, TenantId
from governance.people.identity import PersonId, Role
from governance.reading.looks import Look, together
from governance.tasks.choosing import CannotRespond
from governance.tasks.facts import (
    TaskAnswered,
    TaskAsked,
    TaskCancelled,
    TaskKind,
    TaskReply,
    TaskTold,
    TaskUnreached,
)
from governance.tasks.standing import is_over
from governance.tasks.task import REPLIES
from tests.cases import GRACE, TOM, Named, acknowledged, after_report, agreement, case, event, scene

BRIEF = "All we share about the scheme. **{{DATE(2026-01-01)}}**"
REASON = "Two letters, with the [duty team](https://example.org)."
TARGET = date(2026, 11, 27)
IMRAN = PersonId(
    TenantId("22222222-2222-4222-8222-222222222222"), "b2000000-0000-4000-8000-000000000001"
)
NAMES = Named({**Named().names, IMRAN: "Imran *Sayle*"})
LEAD = Told("task:0", IMRAN, Role.IG_LEAD)


def asked(kind: TaskKind = TaskKind.ASSIST, *, task: str = "t1", party: str = "POL") -> Event:
    """Tom asks a party, a minute after the report."""
    fact = TaskAsked(
        task=task,
        kind=kind,
        party=PartyKey(party),
        part=PartId(f"p-{task}"),
        target=TARGET,
        brief=BRIEF,
    )
    return event(fact, TOM, minutes=1)


def told(*, task: str = "t1", chase: int = 0, **passed: float) -> Event:
    """Its lead is told."""
    return event(TaskTold(task=task, chase=chase, told=(LEAD,)), "timer", **passed)


def answered(
    reply: TaskReply, *, task: str = "t1", reason: str = REASON, party: str = "", **passed: float
) -> Event:
    """Its lead answers; by default on the Monday after, in time."""
    fact = TaskAnswered(task=task, answer=reply, reason=reason, party=PartyKey(party))
    return event(fact, IMRAN, **(passed or {"days": 3}))


def cancelled(*, task: str = "t1") -> Event:
    """No answer is needed any more."""
    return event(TaskCancelled(task=task), TOM, days=4)


def unreached(*, task: str = "t1") -> Event:
    """Nobody there has heard of it."""
    return event(TaskUnreached(task=task, told=LEAD, why="blocked"), "timer", minutes=3)


def task_scene(
    *then: Event, kind: TaskKind = TaskKind.ASSIST, closed: bool = False, **passed: float
) -> TaskScene:
    """What the police see of it, so long after the report."""
    of = case(asked(kind), told(minutes=1), *then)
    return TaskScene(
        view=TaskView(
            reference=of.header.reference,
            from_party="SCC",
            kind=kind,
            target=TARGET,
            asked_at=after_report(minutes=1),
            brief=BRIEF,
        ),
        task=of.tasks[0],
        over=closed or is_over(of, of.tasks[0]),
        now=after_report(**(passed or {"hours": 1})),
        people=NAMES,
        agreement=agreement(),
        ref=Ref(card="card-1", part="p-t1"),
    )


def asker_scene(*then: Event, **passed: float) -> Any:
    """What those who asked see: the scene of the case."""
    of: Breach = case(acknowledged(), *then)
    seen = scene(of, to=TOM)
    return replace(seen, people=NAMES, now=after_report(**(passed or {"hours": 1})))


GROUP = (
    *(asked(TaskKind.CHOOSE, task=key, party=key) for key in ("SCC", "POL", "ICB")),
    *(told(task=key, minutes=2) for key in ("SCC", "POL")),
    answered(TaskReply.PROPOSES, task="POL", party="ICB", days=8),
)
"""The group was asked: the police answered late, the others have not."""


CANNOT = {
    PartyKey("SCC"): CannotRespond.CONFLICTED,
    PartyKey("UHNM"): CannotRespond.DECLINED,
    PartyKey("WER"): CannotRespond.UNREACHED,
    PartyKey("CAF"): CannotRespond.UNREACHED,
}


def _opened() -> list[dict[str, Any]]:
    looks = (Look(TOM, after_report(hours=1)), Look(GRACE, after_report(hours=2)))
    return who_opened(NAMES, together((*looks, Look(GRACE, after_report(hours=3)))))


def every_card() -> Mapping[str, dict[str, Any]]:
    """Each by what it shows."""
    holds = answered(TaskReply.HOLDS)
    shown = {
        **{f"the notice: {kind}": task_notice(task_scene(kind=kind)) for kind in TaskKind},
        "the notice at the target": task_notice(task_scene(days=7)),
        "a reminder": task_notice(task_scene(days=10)),
        "answered": task_notice(task_scene(holds)),
        "answered late": task_notice(task_scene(answered(TaskReply.HOLDS, days=9))),
        "cancelled": task_notice(task_scene(cancelled())),
        "opened": task_card(task_scene(holds)),
        "opened, to its lead": task_card(replace(task_scene(holds), opened=_opened())),
        "opened when the case is closed": task_card(task_scene(holds, closed=True)),
        "stepping aside": step_aside_card(task_scene()),
        **{
            f"the form: {reply}": answer_form(task_scene(holds, kind=kind), reply)
            for kind, replies in REPLIES.items()
            for reply in replies
        },
    }
    return {**shown, **_for_those_who_asked()}


def _for_those_who_asked() -> Mapping[str, dict[str, Any]]:
    group = asker_scene(*GROUP, days=9)
    case_ = group.case
    said = fitted(answers_said(case_))
    gone = asker_scene(asked(), told(minutes=2), unreached())
    return {
        "who was asked": card(who_was_asked(group), summary="Who was asked"),
        "what they said": card(answers_given(group, said), summary="What they said"),
        "an answer came": task_news(group, case_.tasks[1]),
        "nobody was reached": task_news(gone, gone.case.tasks[0], phoned=True),
        "the office": office_card(group),
        "the office may enter one": office_card(group, phoned=True),
        "an answer by phone": phoned_form(group, [case_.tasks[0], case_.tasks[2]], CANNOT),
        "a choice of those who can": answer_form(
            replace(task_scene(kind=TaskKind.CHOOSE), cannot=CANNOT), TaskReply.PROPOSES
        ),
    }
