"""Telling the people: each for themselves, and none forgotten (BR-SUBJ, BR-SUBJ-NOT)."""

from datetime import UTC, date, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.breaches.people_told import (
    NOBODY_CHOSEN,
    Ground,
    People,
    PeopleChosen,
    PeopleFact,
    Person,
    PersonNotTold,
    PersonTold,
    Safe,
    SafetyAnswered,
    Way,
    after_people,
    grounds,
    latest_look_again,
    people_told,
)
from governance.cases.event import Event
from governance.duties.duty import Standing
from governance.policy import LOOK_AGAIN_WITHIN, TELL_PEOPLE
from tests.governance.climbing import person

BY = person("lead")
SINCE = datetime(2026, 11, 23, 10, 0, tzinfo=UTC)
CHILD, ADULT, OTHER = Person.CHILD, Person.ADULT, Person.OTHER_PARENT


def after(*facts: PeopleFact) -> People:
    state = NOBODY_CHOSEN
    for fact in facts:
        state = after_people(state, Event(SINCE, BY, fact), fact)
    return state


def told(who: Person) -> PersonTold:
    return PersonTold(who, SINCE, Way.WORKER, "the social worker")


def not_told(who: Person) -> PersonNotTold:
    return PersonNotTold(who, Ground.CRIME, "The police say so.")


BOTH = PeopleChosen((CHILD, OTHER))
NOT_YET = SafetyAnswered(CHILD, Safe.NOT_YET, look_again=date(2026, 11, 27))


@pytest.mark.parametrize(
    ("facts", "standing", "of"),
    [
        pytest.param((), Standing.OPEN, None, id="nobody is thought of yet"),
        pytest.param((BOTH,), Standing.OPEN, (0, 2), id="chosen"),
        pytest.param((BOTH, told(CHILD)), Standing.OPEN, (1, 2), id="one told"),
        pytest.param((BOTH, told(CHILD), not_told(OTHER)), Standing.DONE, (2, 2), id="each ended"),
        pytest.param((BOTH, NOT_YET), Standing.OPEN, (0, 2), id="not yet is no end"),
        pytest.param(
            (PeopleChosen((CHILD,)), told(CHILD), BOTH),
            Standing.OPEN,
            (1, 2),
            id="another is thought of: what was done stays done",
        ),
    ],
)
def test_the_duty_is_done_once_each_was_told_or_has_a_ground(
    facts: tuple[PeopleFact, ...], standing: Standing, of: tuple[int, int] | None
) -> None:
    duty = people_told(after(*facts), SINCE)

    assert (duty.standing, duty.of) == (standing, of)


def test_it_is_due_within_a_day_of_the_decision() -> None:
    assert people_told(after(BOTH), SINCE).due == SINCE + TELL_PEOPLE


def test_where_all_who_are_left_must_wait_it_is_due_when_the_first_is_looked_at_again() -> None:
    waits = after(PeopleChosen((CHILD, ADULT)), NOT_YET, told(ADULT))

    assert people_told(waits, SINCE).due == datetime(2026, 11, 27, 8, 30, tzinfo=UTC)


def test_not_yet_for_one_is_no_delay_for_another() -> None:
    assert people_told(after(BOTH, NOT_YET), SINCE).due == SINCE + TELL_PEOPLE


def test_not_yet_is_looked_at_again_within_seven_days() -> None:
    assert latest_look_again(date(2026, 11, 23)) == date(2026, 11, 30)
    assert timedelta(days=7) == LOOK_AGAIN_WITHIN


def test_whoever_must_know_now_waits_for_no_answer_of_the_safeguarding_lead() -> None:
    state = after(PeopleChosen((CHILD, ADULT), at_once=(ADULT,)))

    assert [(one.person, one.unanswered) for one in state.each] == [(CHILD, True), (ADULT, False)]


def test_the_grounds_are_those_of_the_law_and_safeguarding_is_none() -> None:
    assert [one.value for one in grounds(part_3=True)] == [
        "unreadable", "made_unlikely", "out_of_proportion", "crime", "part_3", "no_high_risk",
    ]  # fmt: skip
    assert Ground.PART_3 not in grounds(part_3=False)


MOVES = st.one_of(
    st.builds(
        PeopleChosen,
        st.lists(st.sampled_from(list(Person)), min_size=1, unique=True).map(tuple),
        st.just(()),
    ),
    st.sampled_from([*map(told, Person), *map(not_told, Person)]),
    st.builds(SafetyAnswered, st.sampled_from(list(Person)), st.sampled_from(list(Safe))),
)


@given(st.lists(MOVES, max_size=12))
def test_the_duty_is_done_only_where_each_of_those_chosen_has_an_end(
    facts: list[PeopleFact],
) -> None:
    state = after(*facts)
    done = people_told(state, SINCE).standing is Standing.DONE

    assert done == (bool(state.each) and all(one.ended for one in state.each))
    assert {one.person for one in state.each} <= set(Person)
