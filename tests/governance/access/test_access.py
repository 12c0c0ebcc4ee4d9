"""The whole table of who may do what: role by action by relation. Deny wins."""

from dataclasses import replace

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.access import MAY_LEAD, Action, allowed, may, may_see_part
from governance.breaches.people_told import PeopleChosen, Person
from governance.cases.case import Case
from governance.cases.event import Event
from governance.cases.facts import ConflictDeclared, LeaderNamed, RungFired
from governance.cases.recipients import Told
from governance.folding import after
from governance.keys import PartyKey
from governance.people.identity import Membership, PersonId, Role, System, Viewer
from tests.governance.climbing import PARTY, REPORTER, breach, near_miss, person

CASE = breach("2026-11-23 09:00")
ME = person("me")

NOTHING = ""
REPORTS = "see_status see_own add_details correct withdraw message say_help"
TOLD = "see_status open declare_conflict say_help"
ADVISES = TOLD + " advise"
KEEPS = TOLD + " acknowledge message"
HANDLES = KEEPS + " lead name decide correct_awareness stand_down work say_safe see_looks"
HAS = HANDLES + " hand_back snooze"
OBLIGED = frozenset(
    {
        Action.LEAD,
        Action.NAME,
        Action.DECIDE,
        Action.CORRECT_AWARENESS,
        Action.SNOOZE,
        Action.STAND_DOWN,
        Action.WORK,
        Action.SAY_SAFE,
    }
)


def actions(names: str) -> frozenset[Action]:
    return frozenset(Action(name) for name in names.split())


def viewer(*roles: Role, party: str = PARTY, who: PersonId = ME) -> Viewer:
    return Viewer(who, tuple(Membership(PartyKey(party), role) for role in roles))


def told(case: Case, who: PersonId = ME) -> Case:
    """The case once a rung has told them."""
    fired = RungFired(("nobody_4h",), (Told("nobody_4h", who, Role.SIRO),))
    return after(case, Event(case.reported_at, "timer", fired))


def led(case: Case, who: PersonId = ME) -> Case:
    """The case once they were named to lead it."""
    return after(case, Event(case.reported_at, REPORTER, LeaderNamed(who)))


def out(case: Case, who: PersonId = ME) -> Case:
    """The case once they declared a conflict."""
    return after(case, Event(case.reported_at, who, ConflictDeclared(who)))


def mine(case: Case) -> Case:
    """The case, had they reported it."""
    return replace(case, reporter=ME)


# Role: what they may do to a case of their own party that they
#       were never told of | a rung told them of | were named to lead
TABLE = {
    Role.STAFF: (NOTHING, NOTHING, HAS),
    Role.IG_LEAD: (HANDLES, HANDLES, HAS),
    Role.DEPUTY: (HANDLES, HANDLES, HAS),
    Role.ON_CALL: (NOTHING, KEEPS, HAS),
    Role.DPO: (
        ADVISES + " see_looks",
        ADVISES + " see_looks",
        KEEPS + " hand_back advise see_looks",
    ),
    Role.SIRO: (NOTHING, HANDLES, HAS),
    Role.FOI_LEAD: (NOTHING, HANDLES, HAS),
    Role.CALDICOTT: (NOTHING, ADVISES, HAS),
    Role.SAFEGUARDING_LEAD: (NOTHING, ADVISES + " say_safe", HAS),
    Role.SIGNATORY: (NOTHING, NOTHING, HAS),
    Role.LEAD_EXECUTIVE: (NOTHING, NOTHING, HAS),
    Role.COORDINATOR: (NOTHING, NOTHING, HAS),
    Role.SCRUTINEER: (NOTHING, NOTHING, HAS),
    Role.AUDITOR: (NOTHING, NOTHING, HAS),
    Role.ADMIN: (NOTHING, NOTHING, HAS),
}
RELATIONS = {"not told": CASE, "told": told(CASE), "named to lead": led(CASE)}
MISS = near_miss("2026-11-23 09:00")
OF_A_NEAR_MISS = {"not told": MISS, "told": told(MISS), "named to lead": led(MISS)}
ROWS = [
    pytest.param(role, case, row[at], id=f"{case.header.kind}: {role}, {relation}")
    for role, row in TABLE.items()
    for relations in (RELATIONS, OF_A_NEAR_MISS)
    for at, (relation, case) in enumerate(relations.items())
]


def test_the_table_names_every_role() -> None:
    assert set(TABLE) == set(Role)


@pytest.mark.parametrize(("role", "case", "names"), ROWS)
def test_what_a_role_may_do(role: Role, case: Case, names: str) -> None:
    asked = {action: may(viewer(role), action, case) for action in Action}

    assert asked == {action: action in actions(names) for action in Action}


@pytest.mark.parametrize(("role", "case", "names"), ROWS)
def test_who_reported_may_add_to_it_whatever_else_they_are(
    role: Role, case: Case, names: str
) -> None:
    assert allowed(viewer(role), mine(case)) == actions(names) | actions(REPORTS)


@pytest.mark.parametrize(("role", "case", "names"), ROWS)
def test_who_is_in_conflict_never_sees_it(role: Role, case: Case, names: str) -> None:
    for relation in (case, mine(case)):
        assert allowed(viewer(role), out(relation)) == frozenset()


@pytest.mark.parametrize(("role", "case", "names"), ROWS)
def test_another_partys_people_never_see_it(role: Role, case: Case, names: str) -> None:
    assert allowed(viewer(role, party="police"), case) == frozenset()


def test_whoever_is_asked_whether_telling_is_safe_sees_the_case_therefore() -> None:
    asked = after(CASE, Event(CASE.reported_at, REPORTER, PeopleChosen((Person.CHILD,))))

    for role in set(Role) - {Role.IG_LEAD, Role.DEPUTY}:
        may_answer = role is Role.SAFEGUARDING_LEAD
        assert (Action.SAY_SAFE in allowed(viewer(role), asked)) == may_answer
    assert allowed(viewer(Role.SAFEGUARDING_LEAD), out(asked)) == frozenset()
    assert allowed(viewer(Role.SAFEGUARDING_LEAD, party="police"), asked) == frozenset()


def test_a_role_in_one_party_gives_nothing_in_another() -> None:
    both = Viewer(ME, (Membership(PartyKey("police"), Role.IG_LEAD), Membership(PARTY, Role.STAFF)))

    assert allowed(both, told(CASE)) == frozenset()


def test_a_stranger_who_was_told_and_has_left_sees_nothing() -> None:
    assert allowed(Viewer(ME, ()), led(told(CASE))) == frozenset()


def test_who_reported_and_has_left_still_sees_what_became_of_it() -> None:
    assert allowed(Viewer(ME, ()), mine(CASE)) == actions(REPORTS) - {Action.SEE_OWN}


def test_a_siro_who_was_not_told_does_not_see_it_when_another_was() -> None:
    other = told(CASE, person("the other SIRO"))

    assert allowed(viewer(Role.SIRO), other) == frozenset()


def test_a_report_kept_from_the_lead_is_kept_from_the_lead() -> None:
    kept = breach("2026-11-23 09:00", kept_from=["me"])

    assert allowed(viewer(Role.IG_LEAD), told(kept)) == frozenset()


def test_naming_a_conflicted_person_gives_them_nothing() -> None:
    assert allowed(viewer(Role.IG_LEAD), led(out(CASE))) == frozenset()


def test_the_lead_who_is_also_the_dpo_may_have_it_but_not_decide_it() -> None:
    both = viewer(Role.IG_LEAD, Role.DPO)

    assert allowed(both, CASE) == actions(KEEPS + " advise see_looks")


ROLES = st.frozensets(st.sampled_from(Role))
CASES = st.sampled_from(
    [bind(case) for case in RELATIONS.values() for bind in (lambda it: it, mine, out)]
)


@given(ROLES, CASES)
def test_a_dpo_never_owns_or_decides(roles: frozenset[Role], case: Case) -> None:
    assert not allowed(viewer(Role.DPO, *roles), case) & OBLIGED


@given(ROLES, CASES)
def test_a_further_role_gives_more_unless_it_is_the_dpos(
    roles: frozenset[Role], case: Case
) -> None:
    for role in set(Role) - {Role.DPO}:
        assert allowed(viewer(*roles), case) <= allowed(viewer(*roles, role), case)


@given(ROLES, CASES)
def test_reading_a_case_needs_the_right_to_step_out_of_it(
    roles: frozenset[Role], case: Case
) -> None:
    found = allowed(viewer(*roles), case)

    assert (Action.OPEN in found) == (Action.DECLARE_CONFLICT in found)


@pytest.mark.parametrize("action", Action)
def test_the_product_itself_may(action: Action) -> None:
    assert may(System("timer"), action, out(CASE))


def test_a_dpo_is_never_offered_as_leader() -> None:
    assert Role.DPO not in MAY_LEAD


@pytest.mark.parametrize("role", Role)
def test_a_part_is_for_the_lead_and_deputy_of_the_party_it_was_given_to(role: Role) -> None:
    expected = role in (Role.IG_LEAD, Role.DEPUTY)

    assert may_see_part(viewer(role, party="police"), PartyKey("police")) is expected
    assert may_see_part(viewer(role), PartyKey("police")) is False
    assert may_see_part(System("courier"), PartyKey("police")) is True
