"""Where the answers lean: RK-TEST and RK-SUGGEST, row by row. It suggests; a person decides."""

from dataclasses import fields, replace
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.breaches.breach import Breach
from governance.breaches.leaning import Leaning, Reason
from governance.breaches.report import (
    BreachDetails,
    Contained,
    WentWrong,
    Where,
    WhoHasIt,
    together,
)
from governance.breaches.suggestion import suggest
from governance.cases.danger import Danger
from tests.governance.agreement_kit import sscb
from tests.governance.climbing import breach

SSCB = sscb()
CASE = breach("2026-11-23 09:00")


def case(*details: BreachDetails, **changes: Any) -> Breach:
    """A lost letter, nobody in danger, but for `changes`; with these details."""
    report = replace(CASE.report, **changes)
    return replace(CASE, report=report, danger=report.danger, details=details)


def details(**known: Any) -> BreachDetails:
    return BreachDetails(**known)


HEALTH = details(information=("health",))
OVER = details(contained=Contained.YES)


@pytest.mark.parametrize(
    ("of", "leaning", "reasons"),
    [
        pytest.param(case(), "unknown", "", id="nothing known: no suggestion either way"),
        # "Potentially significant consequences may make overall risk high even if unlikely."
        pytest.param(case(danger=Danger.YES), "high", "danger", id="danger"),
        pytest.param(
            case(danger=Danger.NOT_SURE), "high", "danger_not_sure", id="not sure is danger"
        ),
        pytest.param(
            case(details(information=("secret_address",))),
            "high",
            "secret_address",
            id="an address that reaches the wrong person",
        ),
        pytest.param(
            case(HEALTH, OVER, danger=Danger.YES),
            "high",
            "danger sensitive",
            id="that it is under control does not ease danger",
        ),
        pytest.param(case(HEALTH), "likely", "sensitive", id="special category"),
        pytest.param(
            case(details(information=("criminal_investigations",))),
            "likely",
            "sensitive",
            id="criminal offences",
        ),
        pytest.param(
            case(details(information=("abuse",))), "likely", "sensitive", id="safeguarding"
        ),
        pytest.param(
            case(details(information=("name", "age", "address"))), "unknown", "", id="plain details"
        ),
        pytest.param(
            case(details(information=("bank_or_login",))), "likely", "bank", id="bank details"
        ),
        pytest.param(
            case(details(whose=("staff", "children"))), "likely", "children", id="children"
        ),
        pytest.param(case(details(how_many="over_100")), "likely", "many", id="over 100 people"),
        pytest.param(case(details(how_many="11-100")), "unknown", "", id="not over 100"),
        pytest.param(case(went_wrong=WentWrong.CYBER), "likely", "cyber", id="cyber"),
        pytest.param(
            case(details(contained=Contained.NO)), "likely", "not_contained", id="not contained"
        ),
        pytest.param(
            case(details(contained=Contained.PARTLY)), "likely", "not_contained", id="partly"
        ),
        pytest.param(
            case(details(contained=Contained.NOT_SURE)), "unknown", "", id="nobody knows whether"
        ),
        pytest.param(
            case(OVER, went_wrong=WentWrong.LOST), "unlikely", "contained", id="found again"
        ),
        pytest.param(
            case(OVER),
            "in_doubt",
            "promised",
            id="whoever got it says that it is deleted: a promise settles nothing (BR-CONTAIN)",
        ),
        pytest.param(
            case(OVER, who_has_it=WhoHasIt.WORKER),
            "unlikely",
            "contained",
            id="a worker had it, and deleted it: bound to keep it secret",
        ),
        pytest.param(
            case(OVER, who_has_it=WhoHasIt.NOBODY), "unlikely", "contained", id="we have it back"
        ),
        *(
            pytest.param(
                case(OVER, who_has_it=who, went_wrong=WentWrong.LOST),
                "in_doubt",
                "promised",
                id=f"a promise of {who}, however it went",
            )
            for who in (WhoHasIt.RELATIVE, WhoHasIt.SOMEONE_ELSE, WhoHasIt.NOT_KNOWN)
        ),
        pytest.param(
            case(OVER, details(information=("address",)), who_has_it=WhoHasIt.WORKER),
            "in_doubt",
            "promised",
            id="a worker had it, and it shows where somebody lives",
        ),
        pytest.param(
            case(HEALTH, OVER, who_has_it=WhoHasIt.WORKER),
            "in_doubt",
            "sensitive contained",
            id="sensitive, and a worker deleted it: a person must weigh it",
        ),
        pytest.param(
            case(details(information=("health", "name"))),
            "high",
            "sensitive identified",
            id="sensitive, and it says who: the people too",
        ),
        pytest.param(
            case(HEALTH, details(whose=("children",))),
            "high",
            "sensitive children",
            id="sensitive, about children",
        ),
        pytest.param(
            case(details(how_many="over_100", information=("address",), contained=Contained.NO)),
            "high",
            "identified many not_contained",
            id="many who can be found, and it is out: by number, not by danger",
        ),
        pytest.param(
            case(details(how_many="over_100", information=("address",))),
            "likely",
            "identified many",
            id="many, and nobody knows yet whether it is out",
        ),
        pytest.param(
            case(HEALTH, details(information=("name",)), OVER),
            "high",
            "sensitive identified promised",
            id="a promise to delete what is sensitive eases nothing",
        ),
        pytest.param(case(details(encrypted=True)), "unlikely", "encrypted", id="encrypted"),
        pytest.param(case(details(encrypted=False)), "unknown", "", id="not encrypted"),
        pytest.param(
            case(HEALTH, details(encrypted=True)),
            "in_doubt",
            "sensitive encrypted",
            id="a stolen laptop, encrypted: a person must weigh it (RK-FLAGS)",
        ),
        pytest.param(
            case(
                details(contained=Contained.NO),
                details(contained=Contained.YES),
                went_wrong=WentWrong.LOST,
            ),
            "unlikely",
            "contained",
            id="what was said last counts",
        ),
        pytest.param(case(where=Where.PARTNER), "not_ours", "partner", id="a partner's"),
        pytest.param(
            case(HEALTH, where=Where.PARTNER),
            "not_ours",
            "partner sensitive",
            id="a partner's, and risky: ask the partner first",
        ),
        pytest.param(
            case(where=Where.PARTNER, danger=Danger.YES),
            "high",
            "danger",
            id="a partner's, with danger: danger first, whoever's it is (BR-DANGER)",
        ),
        pytest.param(case(where=Where.SUPPLIER), "unknown", "", id="a supplier's is ours"),
    ],
)
def test_where_the_answers_lean(of: Breach, leaning: str, reasons: str) -> None:
    found = suggest(of, SSCB)

    assert (found.leaning, " ".join(found.reasons)) == (leaning, reasons)


def test_what_is_sensitive_is_the_agreements_to_say() -> None:
    no_kinds = replace(SSCB, data_types=())

    assert suggest(case(HEALTH), no_kinds).leaning is Leaning.UNKNOWN


DETAILS = st.builds(
    BreachDetails,
    whose=st.lists(st.sampled_from(["children", "staff"]), unique=True).map(tuple),
    how_many=st.sampled_from(["", "1", "over_100"]),
    information=st.lists(
        st.sampled_from(["name", "health", "secret_address", "bank_or_login"]), unique=True
    ).map(tuple),
    contained=st.none() | st.sampled_from(Contained),
    encrypted=st.none() | st.booleans(),
    what_was_done=st.sampled_from(["", "Rang them."]),
)
CASES = st.builds(
    lambda known, **changes: case(*known, **changes),
    st.lists(DETAILS, max_size=3),
    danger=st.sampled_from(Danger),
    went_wrong=st.sampled_from(WentWrong),
    where=st.sampled_from(Where),
)


@given(CASES)
def test_danger_is_never_played_down(of: Breach) -> None:
    assert not of.urgent or suggest(of, SSCB).leaning is Leaning.HIGH


@given(CASES)
def test_a_leaning_always_says_what_it_rests_on(of: Breach) -> None:
    found = suggest(of, SSCB)

    assert bool(found.reasons) is (found.leaning is not Leaning.UNKNOWN)
    assert list(found.reasons) == [reason for reason in Reason if reason in found.reasons]


@given(CASES)
def test_record_only_is_never_suggested_where_a_risk_was_named(of: Breach) -> None:
    found = suggest(of, SSCB)
    easing = {Reason.ENCRYPTED, Reason.CONTAINED}

    assert found.leaning is not Leaning.UNLIKELY or set(found.reasons) <= easing


def test_details_add_up_and_of_single_answers_the_latest_counts() -> None:
    first = details(
        whose=("children",), how_many="1", encrypted=True, what_was_done="Rang them.", which_one="A"
    )
    second = details(
        whose=("staff", "children"), how_many="2-10", what_was_done="Asked for it back."
    )

    assert together([first, second]) == details(
        whose=("children", "staff"),
        how_many="2-10",
        encrypted=True,
        what_was_done="Rang them.\nAsked for it back.",
        which_one="A",
    )


@given(st.lists(DETAILS, max_size=3), st.lists(DETAILS, max_size=3))
def test_details_come_out_the_same_however_they_were_sent(
    first: list[BreachDetails], second: list[BreachDetails]
) -> None:
    assert together([together(first), together(second)]) == together([*first, *second])


@pytest.mark.parametrize("name", [one.name for one in fields(BreachDetails)])
@given(st.from_type(BreachDetails), st.from_type(BreachDetails))
def test_every_field_that_is_answered_survives_folding(
    name: str, earlier: BreachDetails, latest: BreachDetails
) -> None:
    said = getattr(latest, name)
    folded = getattr(together([earlier, latest, BreachDetails()]), name)

    if isinstance(said, tuple):
        assert set(said) <= set(folded)
    elif said not in (None, ""):
        assert str(folded).endswith(str(said))
