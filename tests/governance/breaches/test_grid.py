"""The NHS grid, cell by cell (DS-ICO, DS-FLOOR, DS-NOT), and where it leads the suggestion."""

from dataclasses import replace
from itertools import product
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.agreements.model import Route
from governance.breaches.breach import Breach
from governance.breaches.containment import ContainmentRecorded, Ended, Holder
from governance.breaches.grading import graded
from governance.breaches.grid import GRIDS, NEWEST, Cell, Grade
from governance.breaches.leaning import Leaning, Reason
from governance.breaches.report import BreachDetails, Contained
from governance.breaches.suggestion import suggest
from governance.breaches.weighing import Vulnerable, Weighed
from governance.cases.danger import Danger
from governance.cases.yes_no import YesNo
from governance.clocks.catalogue import RULES
from governance.folding import after
from governance.keys import PartyKey
from tests.governance.agreement_kit import sscb
from tests.governance.climbing import breach, happened

SSCB = sscb()
TRUST, POLICE, COUNCIL = PartyKey("UHNM"), PartyKey("POL"), PartyKey("SCC")
_, R, D = Cell.RECORD, Cell.REGULATOR, Cell.DEPARTMENT

# likelihood:      1  2  3  4  5
AS_PRINTED = {
    5: (_, _, D, D, D),  # death or catastrophe
    4: (_, _, D, D, D),  # serious
    3: (_, _, R, R, R),  # adverse
    2: (_, _, R, R, R),  # minor
    1: (_, _, _, _, _),  # none
}
CELLS = [(likelihood, impact) for impact, likelihood in product(range(1, 6), range(1, 6))]


def of_a_trust(*details: BreachDetails, danger: Danger = Danger.NO, **weighed: Any) -> Breach:
    case = breach("2026-11-23 09:00")
    header = replace(case.header, party=TRUST)
    known = Weighed(**weighed)
    return replace(case, header=header, details=details, danger=danger, weighed=known)


@pytest.mark.parametrize(("likelihood", "impact"), CELLS)
def test_every_cell_says_who_hears(likelihood: int, impact: int) -> None:
    assert Grade(likelihood, impact).cell is AS_PRINTED[impact][likelihood - 1]


@pytest.mark.parametrize(
    ("likelihood", "impact", "cell"),
    [(2, 5, Cell.RECORD), (3, 2, Cell.REGULATOR)],
    ids=["ten, and not reported", "six, and reported"],
)
def test_the_cell_decides_and_never_the_product(likelihood: int, impact: int, cell: Cell) -> None:
    assert Grade(likelihood, impact).cell is cell


@pytest.mark.parametrize("number", [0, 6, -1])
def test_there_is_no_cell_outside_the_grid(number: int) -> None:
    with pytest.raises(ValueError, match="from 1 to 5"):
        GRIDS[NEWEST].cell(number, 3)


def test_a_grid_is_data_of_a_version_that_a_party_confirms() -> None:
    assert {grid.version for grid in GRIDS.values()} == set(GRIDS)
    assert all(RULES[grid.rule].asks for grid in GRIDS.values())


@pytest.mark.parametrize(("likelihood", "impact"), CELLS)
def test_vulnerable_people_lift_both_numbers_to_two_unless_it_is_contained(
    likelihood: int, impact: int
) -> None:
    grade = Grade(likelihood, impact)

    assert grade.floored(vulnerable=True, contained=False) == Grade(
        max(likelihood, 2), max(impact, 2)
    )
    assert grade.floored(vulnerable=True, contained=True) == grade
    assert grade.floored(vulnerable=False, contained=False) == grade


CHILDREN = BreachDetails(whose=("children",))


@pytest.mark.parametrize(
    ("case", "leaning"),
    [
        pytest.param(of_a_trust(grade=Grade(3, 2)), Leaning.LIKELY, id="the regulator"),
        pytest.param(of_a_trust(grade=Grade(3, 4)), Leaning.HIGH, id="the Department too"),
        pytest.param(of_a_trust(grade=Grade(2, 5)), Leaning.UNLIKELY, id="recorded"),
        pytest.param(
            of_a_trust(CHILDREN, grade=Grade(3, 1)), Leaning.LIKELY, id="children: the floor"
        ),
        pytest.param(
            of_a_trust(grade=Grade(3, 1), vulnerable=(Vulnerable.MENTAL_HEALTH,)),
            Leaning.LIKELY,
            id="mental health: the floor",
        ),
        pytest.param(
            of_a_trust(BreachDetails(("x",), information=("health", "name")), grade=Grade(1, 1)),
            Leaning.IN_DOUBT,
            id="no cell says a record is enough of what the law's test calls high",
        ),
        pytest.param(
            of_a_trust(grade=Grade(1, 1), danger=Danger.YES), Leaning.HIGH, id="danger comes first"
        ),
        pytest.param(
            of_a_trust(grade=Grade(4, 4), key_safe=YesNo.YES),
            Leaning.UNLIKELY,
            id="encrypted, and the key is safe",
        ),
    ],
)
def test_the_suggestion_of_a_party_that_uses_the_toolkit_follows_the_cell(
    case: Breach, leaning: Leaning
) -> None:
    assert suggest(case, SSCB).leaning is leaning


def test_what_is_back_from_a_trusted_partner_is_not_notified_and_still_recorded() -> None:
    case = of_a_trust(CHILDREN, grade=Grade(4, 3))
    back = after(case, happened(case, ContainmentRecorded(Ended.BACK, Holder.PARTY)))
    assert isinstance(back, Breach)

    assert suggest(case, SSCB).leaning is Leaning.LIKELY
    assert suggest(back, SSCB).leaning is Leaning.UNLIKELY
    assert Reason.TRUSTED in suggest(back, SSCB).reasons


def test_the_grid_counts_for_no_party_that_does_not_use_it() -> None:
    case = of_a_trust(grade=Grade(5, 5))
    police = replace(case, header=replace(case.header, party=POLICE))

    assert graded(case, SSCB) is not None
    assert graded(police, SSCB) is None
    assert Reason.GRADED not in suggest(police, SSCB).reasons


@pytest.mark.parametrize(
    ("said", "counts"),
    [
        pytest.param(None, False, id="unsaid: the council's usual way"),
        pytest.param(Route.ICO, False, id="said to be the usual way"),
        pytest.param(Route.DSPT, True, id="its adult social care records"),
        pytest.param(Route.MOJ, False, id="a way that it does not have"),
    ],
)
def test_a_councils_case_meets_the_grid_only_where_it_is_said_to_go_that_way(
    said: Route | None, counts: bool
) -> None:
    case = of_a_trust(grade=Grade(5, 5))
    weighed = replace(case.weighed, route=said)
    council = replace(case, header=replace(case.header, party=COUNCIL), weighed=weighed)

    assert (graded(council, SSCB) is not None) is counts
    assert (Reason.GRADED in suggest(council, SSCB).reasons) is counts


def test_each_party_has_its_own_way_to_the_regulator() -> None:
    routes = {str(party.key): party.route for party in SSCB.parties}

    assert {key for key, route in routes.items() if route is Route.DSPT} == {
        "ICB", "UHNM", "UHDB", "MPUFT", "NSCHT",
    }  # fmt: skip
    assert {key for key, route in routes.items() if route is Route.MOJ} == {"PROB", "WER"}
    assert routes["YOS"] is Route.ICO, "as the council, which is its controller"


@given(
    st.integers(1, 5), st.integers(1, 5), st.sampled_from([None, *Contained]),
    st.sets(st.sampled_from(list(Vulnerable))),
)  # fmt: skip
def test_whatever_else_is_known_a_graver_number_never_leads_to_fewer_who_hear(
    likelihood: int, impact: int, contained: Contained | None, vulnerable: set[Vulnerable]
) -> None:
    gravity = [Leaning.UNLIKELY, Leaning.IN_DOUBT, Leaning.LIKELY, Leaning.HIGH]

    def leans(grade: Grade) -> int:
        known = BreachDetails(contained=contained)
        case = of_a_trust(known, grade=grade, vulnerable=tuple(sorted(vulnerable)))
        return gravity.index(suggest(case, SSCB).leaning)

    here = leans(Grade(likelihood, impact))
    assert leans(Grade(min(likelihood + 1, 5), impact)) >= here
    assert leans(Grade(likelihood, min(impact + 1, 5))) >= here
