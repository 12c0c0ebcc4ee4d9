"""Tasks for other parties: what is told, when they are chased, and which answer counts."""

from dataclasses import replace
from datetime import date, timedelta
from typing import get_args

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.cases.case import Case
from governance.cases.event import Event, Fact
from governance.cases.facts import ConflictDeclared
from governance.cases.recipients import Told
from governance.folding import after, fold
from governance.keys import PartyKey
from governance.people.identity import Role
from governance.tasks.facts import (
    TaskAnswered,
    TaskCancelled,
    TaskFact,
    TaskKind,
    TaskPhoned,
    TaskReply,
    TaskTold,
    TaskUnanswered,
    TaskUnreached,
)
from governance.tasks.task import (
    ANSWERERS,
    NEEDS_REASON,
    REPLIES,
    TARGETS,
    Task,
    chase_at,
    chase_day,
    next_chase,
    task_target,
)
from tests.governance.calendars_in_print import CALENDARS
from tests.governance.climbing import moment, near_miss, person
from tests.governance.tasks.task_kit import ASKED, SECRET

ENGLISH = CALENDARS.england_and_wales
LEAD = Told("task", person("lead"), Role.IG_LEAD)


def asked(*then: tuple[str, Fact]) -> Case:
    """A case that asked on Mon 23 Nov 2026, and what happened after."""
    case = near_miss("2026-11-23 09:00")
    happened = (("2026-11-23 10:00", ASKED), *then)
    events = (Event(moment(at), person("lead"), fact) for at, fact in happened)
    return fold(case.header, (*case.history, *events))


def the_task(*then: tuple[str, Fact]) -> Task:
    """The one task of such a case."""
    (task,) = asked(*then).tasks
    return task


def answered(answer: TaskReply, reason: str = "") -> TaskAnswered:
    return TaskAnswered(task="t1", answer=answer, reason=reason)


def test_every_kind_says_who_answers_what_and_by_when() -> None:
    for table in (TARGETS, REPLIES, ANSWERERS):
        assert set(table) == set(TaskKind)
    every = [reply for replies in REPLIES.values() for reply in replies]

    assert set(every) == set(TaskReply)
    assert all(len(set(replies)) == len(replies) for replies in REPLIES.values())
    assert set(NEEDS_REASON) <= set(every)


def test_a_party_s_own_people_answer_and_a_dpo_never_does() -> None:
    assert all(Role.DPO not in roles for roles in ANSWERERS.values())
    assert [kind for kind, roles in ANSWERERS.items() if Role.FOI_LEAD in roles] == [
        TaskKind.ASSIST
    ]


def test_a_task_starts_as_it_was_asked() -> None:
    task = the_task()

    assert (task.kind, task.party, task.part) == (TaskKind.ASSIST, "POL", "p1")
    assert task.asked_at == moment("2026-11-23 10:00")
    assert task.waiting
    assert task.answer is None


def test_what_is_asked_and_why_it_was_answered_so_are_in_no_repr() -> None:
    case = asked(("2026-11-24 09:00", answered(TaskReply.EXEMPT, SECRET)))

    assert SECRET not in repr(case)
    assert SECRET not in repr(case.tasks)
    assert case.tasks[0].brief == SECRET


def test_the_last_answer_counts_and_the_first_is_kept() -> None:
    task = the_task(
        ("2026-11-24 09:00", answered(TaskReply.HOLDS)),
        ("2026-11-25 09:00", answered(TaskReply.EXEMPT, "s.31")),
    )

    assert task.answer is not None
    assert task.answer.answer is TaskReply.EXEMPT
    assert [event.at for event in task.answers] == [
        moment("2026-11-24 09:00"),
        moment("2026-11-25 09:00"),
    ]


@pytest.mark.parametrize(
    ("answers", "late"),
    [
        pytest.param([], False, id="not answered: not answered late"),
        pytest.param(["2026-11-30 23:59"], False, id="the last minute of the target"),
        pytest.param(["2026-12-01 00:00"], True, id="the midnight after it"),
        pytest.param(["2026-11-30 10:00", "2026-12-02 10:00"], False, id="only corrected later"),
    ],
)
def test_an_answer_is_late_from_the_midnight_after_the_target(
    answers: list[str], *, late: bool
) -> None:
    task = the_task(*((at, answered(TaskReply.HOLDS)) for at in answers))

    assert task.answered_late is late


@pytest.mark.parametrize(
    ("kind", "asked_on", "target"),
    [
        pytest.param(TaskKind.ASSIST, date(2026, 11, 23), date(2026, 11, 30), id="5 working days"),
        pytest.param(TaskKind.CHOOSE, date(2026, 12, 23), date(2027, 1, 4), id="over Christmas"),
        pytest.param(TaskKind.RESPOND, date(2026, 11, 20), date(2026, 11, 24), id="from a Friday"),
    ],
)
def test_a_target_is_counted_in_working_days(kind: TaskKind, asked_on: date, target: date) -> None:
    assert task_target(kind, asked_on, ENGLISH) == target


@pytest.mark.parametrize(
    ("chase", "day"),
    [
        pytest.param(1, date(2026, 11, 30), id="at the target"),
        pytest.param(2, date(2026, 12, 7), id="five working days on"),
        pytest.param(5, date(2026, 12, 30), id="past Christmas and its substitute day"),
    ],
)
def test_chases_come_at_the_target_and_every_five_working_days(chase: int, day: date) -> None:
    assert chase_day(the_task(), chase, ENGLISH) == day


def test_a_target_at_the_weekend_is_chased_on_the_monday() -> None:
    task = replace(the_task(), target=date(2026, 11, 28))

    assert chase_day(task, 1, ENGLISH) == date(2026, 11, 30)


@pytest.mark.parametrize(
    ("now", "chase"),
    [
        pytest.param("2026-11-30 08:29", None, id="not before half past eight"),
        pytest.param("2026-11-30 08:30", 1, id="at half past eight of the target"),
        pytest.param("2026-12-07 08:30", 2, id="after an outage: the latest, once"),
        pytest.param("2026-12-23 09:00", 4, id="a month away: the latest, once"),
    ],
)
def test_the_chase_that_is_due_is_the_latest_missed(now: str, chase: int | None) -> None:
    assert chase_at(the_task(), moment(now), ENGLISH) == chase


def test_a_chase_is_made_once() -> None:
    task = the_task(("2026-11-30 08:30", TaskTold(task="t1", chase=1, told=(LEAD,))))

    assert chase_at(task, moment("2026-12-06 12:00"), ENGLISH) is None
    assert next_chase(task, ENGLISH) == moment("2026-12-07 08:30")
    assert task.people == {person("lead")}


@pytest.mark.parametrize(
    "over",
    [
        pytest.param(answered(TaskReply.DOES_NOT_HOLD), id="answered"),
        pytest.param(TaskCancelled(task="t1"), id="cancelled"),
    ],
)
def test_nobody_is_chased_for_what_is_over(over: Fact) -> None:
    task = the_task(("2026-11-24 09:00", over))

    assert not task.waiting
    assert chase_at(task, moment("2027-06-01 09:00"), ENGLISH) is None


def test_whether_anybody_could_be_reached_is_known() -> None:
    told = TaskTold(task="t1", chase=0, told=(LEAD, replace(LEAD, person=person("deputy"))))
    missed = [TaskUnreached(task="t1", told=one, why="blocked") for one in told.told]

    assert not the_task(("2026-11-23 10:00", told)).nobody_reached
    assert not the_task(("2026-11-23 10:00", told), ("2026-11-23 10:01", missed[0])).nobody_reached
    assert the_task(
        ("2026-11-23 10:00", told),
        ("2026-11-23 10:01", missed[0]),
        ("2026-11-23 10:02", missed[1]),
    ).nobody_reached


OF_ANOTHER = [
    TaskTold(task="t2", chase=1, told=(LEAD,)),
    TaskUnreached(task="t2", told=LEAD, why="gone"),
    TaskAnswered(task="t2", answer=TaskReply.HOLDS),
    TaskPhoned(task="t2", answer=TaskReply.HOLDS, said_by="A post"),
    TaskCancelled(task="t2"),
    TaskUnanswered(task="t2"),
    replace(ASKED, kind=TaskKind.RESPOND),
]


def test_every_fact_about_tasks_is_tried_below() -> None:
    assert {type(fact) for fact in OF_ANOTHER} == set(get_args(TaskFact))


@pytest.mark.parametrize("fact", OF_ANOTHER, ids=lambda fact: type(fact).__name__)
def test_what_is_said_of_no_task_of_the_case_changes_none(fact: TaskFact) -> None:
    before = asked()

    then = after(before, Event(moment("2026-11-24 09:00"), person("lead"), fact))

    assert then.tasks == before.tasks


def test_one_task_s_answer_is_not_another_s() -> None:
    case = asked(
        ("2026-11-23 10:00", replace(ASKED, task="t2", party=PartyKey("ICB"))),
        ("2026-11-24 09:00", answered(TaskReply.HOLDS)),
    )

    assert [task.waiting for task in case.tasks] == [False, True]


def test_a_conflict_leaves_the_task_for_the_others() -> None:
    case = asked(("2026-11-24 09:00", ConflictDeclared(person("them"))))

    assert person("them") in case.out
    assert case.tasks[0].waiting


@given(st.dates(date(2026, 1, 1), date(2027, 6, 30)), st.integers(1, 6))
def test_chases_only_ever_go_forward_and_fall_on_working_days(target: date, chase: int) -> None:
    task = replace(the_task(), target=target)
    day = chase_day(task, chase, ENGLISH)

    assert ENGLISH.is_working_day(day)
    assert day >= target
    assert chase_day(task, chase + 1, ENGLISH) - day >= timedelta(days=5)
