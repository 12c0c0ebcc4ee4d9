"""When danger follows from facts: who may have it, and what it shows (BR-WHEREABOUTS, docs/law.md).

The tables are written by hand from the rule.
"""

from dataclasses import replace
from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.breaches.breach import Breach
from governance.breaches.danger import Exposure, danger_arises, is_worse, whereabouts
from governance.breaches.facts import (
    Corrected,
    DangerArose,
    DetailsAdded,
    Help,
    HelpSaid,
    Reported,
    StoodDown,
    WhereaboutsSaid,
)
from governance.breaches.report import BreachDetails, WhoHasIt
from governance.cases.danger import Danger
from governance.cases.event import Event, Fact
from governance.cases.facts import Acknowledged, Withdrawn
from governance.cases.yes_no import YesNo
from governance.event_codec import decode, encode
from governance.folding import after
from tests.governance.climbing import REPORTER, breach, corrected, moment

CASE = breach("2026-11-23 09:00")
AROSE = DangerArose(("breach_not_sure", 1))
AWAY = (WhoHasIt.RELATIVE, WhoHasIt.SOMEONE_ELSE, WhoHasIt.NOT_KNOWN, None)
MAY_SHOW = (YesNo.YES, YesNo.NOT_SURE)
ENDANGERS = set(product(AWAY, MAY_SHOW))
"""Not asked, in a report of an earlier release, is not known."""


def then(case: Breach, *facts: Fact) -> Breach:
    """The case after them, a minute apart, two hours after the report."""
    for minute, fact in enumerate(facts):
        case = after(case, Event(moment(f"2026-11-23 11:{minute:02}"), REPORTER, fact))
    return case


@pytest.mark.parametrize("who", [*WhoHasIt, None])
@pytest.mark.parametrize("shows", [*YesNo, None])
def test_who_may_have_it_and_whether_it_shows_where_anyone_lives(
    who: WhoHasIt | None, shows: YesNo | None
) -> None:
    assert Exposure(who, shows).endangers is ((who, shows) in ENDANGERS)


@pytest.mark.parametrize(
    ("said", "information", "shows"),
    [
        pytest.param(None, (), None, id="nobody asked"),
        pytest.param(YesNo.NO, (), YesNo.NO, id="the tap alone"),
        pytest.param(None, ("secret_address",), YesNo.YES, id="a secret address on card 2"),
        pytest.param(None, ("health", "address"), YesNo.YES, id="an address, secret or not"),
        pytest.param(YesNo.NO, ("secret_address",), YesNo.YES, id="card 2 outweighs a no"),
        pytest.param(None, ("not_sure",), YesNo.NOT_SURE, id="nobody knows what it was"),
        pytest.param(YesNo.NO, ("not_sure",), YesNo.NO, id="but the question itself was answered"),
        pytest.param(None, ("health",), None, id="health says nothing of a place"),
    ],
)
def test_what_shows_where_anyone_lives(
    said: YesNo | None, information: tuple[str, ...], shows: YesNo | None
) -> None:
    assert whereabouts(said, BreachDetails(information=information)) is shows


FATHER = Exposure(WhoHasIt.RELATIVE, YesNo.YES)
SAFE = Exposure(WhoHasIt.WORKER, YesNo.YES)


@pytest.mark.parametrize(
    ("before", "now", "danger", "arises"),
    [
        pytest.param(None, FATHER, Danger.NO, True, id="at once"),
        pytest.param(SAFE, FATHER, Danger.NO, True, id="by a correction of who may have it"),
        pytest.param(FATHER, SAFE, Danger.NO, False, id="a worker has it"),
        pytest.param(FATHER, FATHER, Danger.NO, False, id="stood down, and nothing is new"),
        pytest.param(SAFE, FATHER, Danger.NOT_SURE, False, id="known as not sure already"),
        pytest.param(SAFE, FATHER, Danger.YES, False, id="known as yes already"),
    ],
)
def test_danger_arises_once_from_what_is_new(
    before: Exposure | None, now: Exposure, danger: Danger, arises: bool
) -> None:
    assert danger_arises(before, now, danger) is arises


def test_how_grave_it_is_in_order() -> None:
    order = (Danger.NO, Danger.NOT_SURE, Danger.YES)

    assert [(a, b) for a in order for b in order if is_worse(a, b)] == [
        (Danger.NOT_SURE, Danger.NO),
        (Danger.YES, Danger.NO),
        (Danger.YES, Danger.NOT_SURE),
    ]


def test_danger_that_arose_is_not_sure_from_that_moment_on_its_own_ladder() -> None:
    case = then(CASE, AROSE)

    assert (case.danger, case.danger_at) == (Danger.NOT_SURE, moment("2026-11-23 11:00"))
    assert case.urgent
    assert case.ladder.id == "breach_not_sure"
    assert case.report.danger is Danger.NO  # what the reporter said stays as they said it


def test_the_tap_that_came_last_counts() -> None:
    case = then(CASE, WhereaboutsSaid(YesNo.NO), WhereaboutsSaid(YesNo.NOT_SURE))

    assert case.exposure == Exposure(None, YesNo.NOT_SURE)


@pytest.mark.parametrize(
    "fact",
    [
        pytest.param(Corrected(CASE.report), id="a correction to no"),
        pytest.param(Withdrawn("It was a mistake."), id="a withdrawal"),
        pytest.param(WhereaboutsSaid(YesNo.NO), id="the tap, changed to no"),
        pytest.param(HelpSaid(Help.PHONED), id="somebody phoned"),
        pytest.param(Acknowledged(), id="somebody has it"),
    ],
)
@pytest.mark.parametrize("danger", [Danger.NOT_SURE, Danger.YES])
def test_nothing_but_the_lead_stands_danger_down(danger: Danger, fact: Fact) -> None:
    case = then(CASE, corrected(CASE, danger), fact)

    assert case.danger is danger


def test_the_lead_stands_it_down_and_new_facts_raise_it_anew() -> None:
    case = then(CASE, AROSE, HelpSaid(Help.PHONED), StoodDown("She moved last year."))
    again = then(case, AROSE)

    assert (case.danger, case.danger_at, case.urgent) == (Danger.NO, None, False)
    assert (again.danger, again.stood_down, again.help) == (Danger.NOT_SURE, None, None)


def test_after_a_stand_down_a_correction_of_something_else_raises_nothing() -> None:
    case = then(breach("2026-11-23 09:00", danger=Danger.YES), StoodDown("A wrong alarm."))

    case = then(case, Corrected(replace(case.report, what_happened="It was a letter.")))

    assert case.danger is Danger.NO


def test_not_sure_after_yes_lowers_nothing() -> None:
    case = then(CASE, corrected(CASE, Danger.YES), corrected(CASE, Danger.NOT_SURE))

    assert (case.danger, case.ladder.id) == (Danger.YES, "breach_urgent")


def test_a_report_of_an_earlier_release_was_not_asked_who_may_have_it() -> None:
    name, schema, stored = encode(CASE.history[0])
    del stored["fact"]["report"]["who_has_it"]

    read = decode(name, schema, stored).fact

    assert isinstance(read, Reported)
    assert read.report.who_has_it is None


def test_an_old_case_moves_only_when_something_new_is_said() -> None:
    secret = DetailsAdded(BreachDetails(information=("secret_address",)))
    case = then(CASE, secret)

    assert case.danger is Danger.NO  # folding alone alarms nobody
    assert danger_arises(CASE.exposure, case.exposure, case.danger)


HAPPENS = st.sampled_from(
    [
        AROSE,
        WhereaboutsSaid(YesNo.NO),
        HelpSaid(Help.CANNOT_GET_THROUGH),
        Acknowledged(),
        *(corrected(CASE, danger) for danger in Danger),
    ]
)


@given(st.lists(HAPPENS, max_size=8))
def test_danger_never_lessens_by_itself(facts: list[Fact]) -> None:
    case = CASE
    for fact in facts:
        later = then(case, fact)
        assert not is_worse(case.danger, later.danger)
        case = later
