"""Who may answer what their party was asked: by role and kind, and never who is out of the case."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.access import MAY_SEE_TASKS, allowed, may_answer, may_see_part
from governance.cases.case import Case
from governance.cases.event import Event
from governance.cases.facts import ConflictDeclared
from governance.cases.recipients import Told
from governance.folding import after
from governance.keys import PartId, PartyKey
from governance.people.identity import Membership, PersonId, Role, Viewer
from governance.tasks.facts import (
    TaskAnswered,
    TaskAsked,
    TaskCancelled,
    TaskFact,
    TaskKind,
    TaskReply,
    TaskTold,
)
from tests.governance.climbing import PARTY, moment, near_miss, person
from tests.governance.tasks.task_kit import ASKED

THEM = person("them")
LEADS = {Role.IG_LEAD, Role.DEPUTY}
ANSWERS = {
    TaskKind.ASSIST: LEADS | {Role.FOI_LEAD},
    TaskKind.RELEASE: LEADS,
    TaskKind.CHOOSE: LEADS,
    TaskKind.RESPOND: LEADS,
    TaskKind.TOLD: LEADS,
    TaskKind.COOPERATE: LEADS,
}
"""Written out here, not asked of the code."""


def who(*roles: Role, party: str = "POL", person: PersonId = THEM) -> Viewer:
    return Viewer(person, tuple(Membership(PartyKey(party), role) for role in roles))


def asking(kind: TaskKind, *, told: tuple[PersonId, ...] = ()) -> Case:
    """A case that has asked the police; some have been told."""
    case = near_miss("2026-11-23 09:00")
    each = tuple(Told("task:0", one, Role.IG_LEAD) for one in told)
    facts: tuple[TaskFact, ...] = (
        replace(ASKED, kind=kind),
        TaskTold(task="t1", chase=0, told=each),
    )
    for fact in facts:
        case = after(case, Event(moment("2026-11-23 10:00"), person("lead"), fact))
    return case


@pytest.mark.parametrize("kind", TaskKind)
@pytest.mark.parametrize("role", Role)
def test_who_may_answer_by_role_and_kind(role: Role, kind: TaskKind) -> None:
    untold, told = asking(kind), asking(kind, told=(THEM,))

    assert may_answer(who(role), untold, untold.tasks[0]) is (role in ANSWERS[kind])
    once_told = role in ANSWERS[kind] | {Role.SIRO}
    assert may_answer(who(role), told, told.tasks[0]) is once_told


@pytest.mark.parametrize("kind", TaskKind)
@pytest.mark.parametrize("role", Role)
def test_nobody_answers_for_another_party(role: Role, kind: TaskKind) -> None:
    case = asking(kind, told=(THEM,))

    for party in (PARTY, "ICB"):
        assert not may_answer(who(role, party=party), case, case.tasks[0])


@pytest.mark.parametrize("kind", TaskKind)
@pytest.mark.parametrize("role", Role)
def test_deny_wins_for_a_dpo_and_for_who_is_out(role: Role, kind: TaskKind) -> None:
    case = asking(kind, told=(THEM,))
    out = after(case, Event(moment("2026-11-23 11:00"), THEM, ConflictDeclared(THEM)))

    assert not may_answer(who(role, Role.DPO), case, case.tasks[0])
    assert not may_answer(who(role), out, out.tasks[0])


@pytest.mark.parametrize("role", Role)
def test_to_be_asked_is_no_way_into_the_case(role: Role) -> None:
    case = asking(TaskKind.ASSIST, told=(THEM,))

    assert allowed(who(role), case) == frozenset()


@pytest.mark.parametrize("role", Role)
def test_a_task_s_record_is_read_by_those_roles_that_may_ever_answer_one(role: Role) -> None:
    may = role in LEADS | {Role.FOI_LEAD, Role.SIRO}

    assert may_see_part(who(role), PartyKey("POL"), MAY_SEE_TASKS) is may
    assert not may_see_part(who(role), PartyKey("ICB"), MAY_SEE_TASKS)


HAPPENS = st.lists(
    st.one_of(
        st.sampled_from(TaskReply).map(lambda reply: TaskAnswered(task="t1", answer=reply)),
        st.just(TaskCancelled(task="t1")),
        st.just(TaskTold(task="t1", chase=1, told=())),
        st.just(
            TaskAsked(
                task="t2",
                kind=ASKED.kind,
                party=PartyKey("ICB"),
                part=PartId("p2"),
                target=ASKED.target,
            )
        ),
        st.just(ConflictDeclared(THEM)),
    ),
    max_size=8,
)


@given(HAPPENS)
def test_once_over_a_task_stays_over_and_no_answer_is_ever_lost(facts: list[TaskFact]) -> None:
    case = asking(TaskKind.ASSIST)
    for fact in facts:
        then = after(case, Event(moment("2026-11-24 10:00"), person("lead"), fact))
        before, now = case.tasks[0], then.tasks[0]

        assert before.waiting or not now.waiting
        assert now.answers[: len(before.answers)] == before.answers
        assert {task.id for task in case.tasks} <= {task.id for task in then.tasks}
        case = then
