"""What is this? Every combination of answers has a right, a reason and a source."""

from datetime import date
from itertools import product

import pytest

from governance.cases.yes_no import YesNo
from governance.clocks.catalogue import Tag
from governance.requests.bites import GDPR, PART_3, Verdict, bite
from governance.requests.recogniser import ROWS, recognise, recognise_taken, right_of
from governance.requests.rights import (
    DATA_PROTECTION,
    INFORMATION,
    How,
    Right,
    Taken,
    Wants,
    Which,
    Whose,
    ladder_of,
)

YES, NO, NOT_SURE = YesNo.YES, YesNo.NO, YesNo.NOT_SURE


@pytest.mark.parametrize(
    ("wants", "about", "environment", "right"),
    [
        pytest.param(Wants.SEE, YES, NO, Right.ACCESS, id="their own file"),
        pytest.param(Wants.SEE, NOT_SURE, NOT_SURE, Right.ACCESS, id="perhaps their own"),
        pytest.param(Wants.SEE, NO, NO, Right.FOI, id="not about them"),
        pytest.param(Wants.SEE, NO, YES, Right.EIR, id="not about them: the river"),
        pytest.param(Wants.WORK, NO, NO, Right.FOI, id="policies and figures"),
        pytest.param(Wants.WORK, NO, YES, Right.EIR, id="figures about noise"),
        pytest.param(Wants.WORK, YES, NO, Right.OWN_DATA, id="their own data inside an FOI"),
        pytest.param(Wants.WORK, YES, YES, Right.OWN_DATA, id="their own data inside an EIR"),
        pytest.param(Wants.CORRECT, YES, NO, Right.RECTIFICATION, id="put it right"),
        pytest.param(Wants.DELETE, YES, NO, Right.ERASURE, id="delete it"),
        pytest.param(Wants.HOLD, YES, NO, Right.RESTRICTION, id="hold it"),
        pytest.param(Wants.STOP, YES, NO, Right.OBJECTION, id="stop"),
        pytest.param(Wants.TAKE, YES, NO, Right.PORTABILITY, id="take it elsewhere"),
        pytest.param(Wants.DECISION, YES, NO, Right.AUTOMATED, id="a computer decided"),
        pytest.param(Wants.DEAD, NO, NO, Right.DECEASED, id="a dead person's record"),
        pytest.param(Wants.NOT_SURE, NOT_SURE, NOT_SURE, Right.ACCESS, id="nobody knows"),
        pytest.param(Wants.NOT_SURE, NO, NO, Right.FOI, id="unclear, not about them"),
        pytest.param(Wants.NOT_SURE, NO, YES, Right.EIR, id="unclear, the environment"),
        pytest.param(Wants.ELSE, YES, NO, Right.CORRESPONDENCE, id="just correspondence"),
    ],
)
def test_the_answers_lead_to_the_right(
    wants: Wants, about: YesNo, environment: YesNo, right: Right
) -> None:
    assert recognise(wants, about_them=about, environment=environment).right is right


def test_every_combination_ends_in_one_right_with_a_reason_and_a_source() -> None:
    for wants, about, environment in product(Wants, YesNo, YesNo):
        found = recognise(wants, about_them=about, environment=environment)
        assert found.reason.endswith(".")
        assert found.source
        assert found.tag in Tag
        assert found.right is not Right.CORRESPONDENCE or wants is Wants.ELSE


def test_every_row_is_reached() -> None:
    reached = {
        recognise(wants, about_them=about, environment=environment)
        for wants, about, environment in product(Wants, YesNo, YesNo)
    }

    assert reached == {row.found for row in ROWS}
    assert {found.right for found in reached} == set(Right)


def test_who_names_the_right_is_asked_nothing_more() -> None:
    named = Taken(Which.ERASURE, How.SPOKEN, date(2026, 11, 2), Whose.OURS)
    unsure = Taken(
        Which.NOT_SURE, How.EMAIL, date(2026, 11, 2), Whose.OURS, wants=Wants.WORK, about_them=YES
    )

    assert (right_of(named), recognise_taken(named)) == (Right.ERASURE, None)
    assert right_of(unsure) is Right.OWN_DATA


def test_every_right_climbs_a_ladder() -> None:
    assert {right for right in Right if ladder_of(right) == "information"} == INFORMATION


# DSR-WHICH, docs/law.md


@pytest.mark.parametrize(
    ("right", "gdpr", "part_3"),
    [
        (Right.ACCESS, Verdict.YES, Verdict.YES),
        (Right.RECTIFICATION, Verdict.YES, Verdict.YES),
        (Right.ERASURE, Verdict.USUALLY_NOT, Verdict.USUALLY_NOT),
        (Right.RESTRICTION, Verdict.YES, Verdict.YES),
        (Right.PORTABILITY, Verdict.NO, Verdict.NO),
        (Right.OBJECTION, Verdict.PARTLY, Verdict.NO),
        (Right.AUTOMATED, Verdict.USUALLY_NOT, Verdict.USUALLY_NOT),
    ],
)
def test_which_rights_bite(right: Right, gdpr: Verdict, part_3: Verdict) -> None:
    assert bite(right, part_3=False).verdict is gdpr
    assert bite(right, part_3=True).verdict is part_3


@pytest.mark.parametrize("table", [GDPR, PART_3], ids=["UK GDPR", "Part 3"])
def test_the_table_has_every_right_over_data_with_its_article(table: dict[Right, object]) -> None:
    assert set(table) == DATA_PROTECTION
    for right in table:
        row = bite(right, part_3=table is PART_3)
        assert ("DPA 2018" if table is PART_3 else "UK GDPR") in row.source
        assert row.why


def test_a_right_of_another_law_says_so() -> None:
    assert "another law" in bite(Right.FOI, part_3=False).why
