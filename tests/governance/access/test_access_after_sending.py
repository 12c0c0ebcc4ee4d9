"""Who may take a report back, and who may write to whom about it."""

import pytest

from governance.access import Action, allowed
from governance.breaches.breach import Breach
from governance.cases.event import Event
from governance.cases.facts import ConflictDeclared, MessageSent, RungFired, Withdrawn
from governance.cases.recipients import Told
from governance.folding import after
from governance.people.identity import Membership, PersonId, Role, Viewer
from tests.governance.climbing import PARTY, REPORTER, breach, person

CASE = breach("2026-11-23 09:00")
SOMEONE = person("someone")


def viewer(who: PersonId, *roles: Role) -> Viewer:
    return Viewer(who, tuple(Membership(PARTY, role) for role in roles))


def happened(case: Breach, fact: object, by: PersonId = REPORTER) -> Breach:
    return after(case, Event(case.reported_at, by, fact))  # type: ignore[arg-type]


def told(case: Breach) -> Breach:
    return happened(case, RungFired(("nobody_4h",), (Told("nobody_4h", SOMEONE, Role.SIRO),)))


@pytest.mark.parametrize(
    ("role", "case", "may_write"),
    [
        pytest.param(Role.IG_LEAD, CASE, True, id="the IG lead"),
        pytest.param(Role.DEPUTY, CASE, True, id="the deputy"),
        pytest.param(Role.SIRO, CASE, False, id="a SIRO who was not told"),
        pytest.param(Role.SIRO, told(CASE), True, id="a SIRO once told"),
        pytest.param(Role.ON_CALL, told(CASE), True, id="on call, once told: may ask at night"),
        pytest.param(Role.DPO, told(CASE), False, id="a DPO advises, and asks the IG lead"),
        pytest.param(Role.CALDICOTT, told(CASE), False, id="a Caldicott Guardian advises"),
        pytest.param(Role.STAFF, CASE, False, id="a colleague"),
        pytest.param(Role.COORDINATOR, told(CASE), False, id="the coordinator"),
    ],
)
def test_who_may_write_to_the_reporter(role: Role, case: Breach, may_write: bool) -> None:
    found = allowed(viewer(SOMEONE, role), case)

    assert (Action.MESSAGE in found) is may_write


@pytest.mark.parametrize("role", Role)
def test_only_who_reported_it_may_take_it_back(role: Role) -> None:
    assert Action.WITHDRAW not in allowed(viewer(SOMEONE, role), told(CASE))
    assert Action.WITHDRAW in allowed(viewer(REPORTER, role), CASE)


def test_who_reported_may_write_though_they_have_left() -> None:
    assert Action.MESSAGE in allowed(Viewer(REPORTER, ()), CASE)


@pytest.mark.parametrize("who", [REPORTER, SOMEONE], ids=["the reporter", "the IG lead"])
def test_who_is_out_of_a_case_writes_to_nobody_and_takes_nothing_back(who: PersonId) -> None:
    out = happened(CASE, ConflictDeclared(who))

    assert allowed(viewer(who, Role.IG_LEAD), out) == frozenset()


@pytest.mark.parametrize(
    "fact",
    [Withdrawn("A mistake."), MessageSent("Is it safe?", True)],
    ids=["withdrawn", "message"],
)
def test_taking_back_and_writing_move_no_clock_and_silence_nothing(fact: object) -> None:
    then = happened(CASE, fact)

    assert then.situation == CASE.situation
    assert (then.limit, then.status, then.due) == (CASE.limit, CASE.status, CASE.due)
    assert allowed(viewer(SOMEONE, Role.IG_LEAD), then) == allowed(
        viewer(SOMEONE, Role.IG_LEAD), CASE
    )


def test_the_words_are_in_no_repr() -> None:
    then = happened(happened(CASE, Withdrawn("Wombat17.")), MessageSent("Numbat18.", True))

    assert "Wombat17" not in repr(then.withdrawn)
    assert "Numbat18" not in repr(then.history[-1]) + repr(then)
