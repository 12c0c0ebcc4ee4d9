"""A list is asked for by what the access table lets its reader see: never more, never less."""

from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.access import ALWAYS, NEVER_BY_A_DPO, ONCE_TOLD, Action, may
from governance.breaches.people_told import PeopleChosen, Person
from governance.cases.case import Case
from governance.cases.event import Event, Fact
from governance.cases.facts import (
    Acknowledged,
    AcknowledgementLapsed,
    ConflictDeclared,
    HandedBack,
    LeaderNamed,
    RungFired,
)
from governance.cases.recipients import Told
from governance.desk.found_by import By, findings, has_desk, sights
from governance.folding import after
from governance.keys import PartId, PartyKey
from governance.people.identity import Membership, PersonId, Role, Viewer
from governance.tasks.facts import TaskAnswered, TaskAsked, TaskCancelled, TaskKind, TaskReply
from tests.governance.climbing import PARTY, REPORTER, breach, near_miss, person

PEOPLE = (REPORTER, *map(person, ("ann", "ben", "cat")))
CASES = (breach("2026-11-23 09:00"), near_miss("2026-11-23 09:00"))
POLICE = PartyKey("police")

people = st.sampled_from(PEOPLE)
facts = st.one_of(
    st.just(Acknowledged()),
    st.just(HandedBack()),
    st.just(AcknowledgementLapsed()),
    st.builds(ConflictDeclared, people),
    st.builds(LeaderNamed, people),
    st.builds(
        lambda who, role: RungFired(("nobody_4h",), (Told("nobody_4h", who, role),)),
        people,
        st.sampled_from((Role.SIRO, Role.ON_CALL, "reporter")),
    ),
)
for_breaches = st.just(PeopleChosen((Person.CHILD,)))
memberships = st.builds(
    Membership,
    st.sampled_from((PartyKey(PARTY), POLICE)),
    st.sampled_from(Role),
    covers=st.none() | people,
)
viewers = st.builds(Viewer, people, st.lists(memberships, max_size=3).map(tuple))


@st.composite
def cases(draw: st.DrawFn) -> Case:
    case: Case = draw(st.sampled_from(CASES))
    allowed = facts | for_breaches if case is CASES[0] else facts
    for by, fact in draw(st.lists(st.tuples(people, allowed), max_size=6)):
        case = _then(case, by, fact)
    return case


def _then(case: Case, by: PersonId, fact: Fact) -> Case:
    event = Event(case.reported_at, by, fact)
    return replace(after(case, event), history=(*case.history, event))


@given(case=cases(), viewer=viewers)
def test_a_person_sees_a_case_in_some_way_exactly_where_they_may_open_it(
    case: Case, viewer: Viewer
) -> None:
    seen = any(sight.reaches(case) for sight in sights(viewer))

    assert seen is may(viewer, Action.OPEN, case)


@given(case=cases())
def test_whoever_is_out_of_a_case_and_whoever_has_it_are_what_it_is_found_by(case: Case) -> None:
    found = findings(case)

    assert {who for by, who in found if by is By.OUT} == {one.text for one in case.out}
    has = [who for by, who in found if by in (By.LEADER, By.HOLDER)]
    assert has == ([case.owner.text] if case.owner else [])


def test_a_case_waits_for_a_party_until_it_answers_or_is_asked_no_more() -> None:
    asked = TaskAsked(
        task="t1",
        kind=TaskKind.COOPERATE,
        party=POLICE,
        part=PartId("p1"),
        target=date(2026, 11, 27),
    )
    case = _then(CASES[0], REPORTER, asked)
    answered = _then(case, REPORTER, TaskAnswered(task="t1", answer=TaskReply.HELPED))
    cancelled = _then(case, REPORTER, TaskCancelled(task="t1"))

    waits = (By.WAITING, POLICE)
    assert waits in findings(case)
    assert waits not in findings(answered) | findings(cancelled)


@pytest.mark.parametrize("role", Role)
def test_a_desk_is_for_posts_that_carry_cases(role: Role) -> None:
    viewer = Viewer(PEOPLE[1], (Membership(PartyKey(PARTY), role),))

    assert has_desk(viewer) is (role in ALWAYS or role in ONCE_TOLD)


def test_opening_a_case_is_nothing_that_a_dpo_is_kept_from() -> None:
    assert Action.OPEN not in NEVER_BY_A_DPO
