"""Getting it back: whose word lowers the risk, and when contact is clear (BR-CONTAIN)."""

from dataclasses import replace
from itertools import product

import pytest

from governance.breaches.breach import Breach
from governance.breaches.containment import (
    TRUSTED,
    ContactCleared,
    ContainmentRecorded,
    Ended,
    Holder,
    contained,
)
from governance.breaches.easing import contact_is_clear
from governance.breaches.leaning import Leaning, Reason
from governance.breaches.report import BreachDetails, Contained, WhoHasIt
from governance.breaches.suggestion import suggest
from governance.cases.danger import Danger
from governance.cases.event import Fact
from governance.cases.yes_no import YesNo
from governance.duties.duty import Standing
from governance.folding import after
from governance.policy import CONTAIN_WITHIN
from tests.governance.agreement_kit import sscb
from tests.governance.climbing import breach, happened

SSCB = sscb()
MINUTES = BreachDetails(whose=("children",), information=("name", "abuse"), contained=Contained.NO)
"""Child protection minutes that are out."""


def case(*, who: WhoHasIt = WhoHasIt.WORKER, shows: YesNo | None = None) -> Breach:
    made = breach("2026-11-23 09:00")
    report = replace(made.report, who_has_it=who, danger=Danger.NO)
    return replace(
        made, report=report, danger=Danger.NO, details=(MINUTES,), whereabouts_said=shows
    )


def then(of: Breach, *facts: Fact) -> Breach:
    for fact in facts:
        now = after(of, happened(of, fact))
        assert isinstance(now, Breach)
        of = now
    return of


def leans(of: Breach) -> Leaning:
    return suggest(of, SSCB).leaning


@pytest.mark.parametrize(
    ("ended", "holder"), list(product((Ended.BACK, Ended.DELETED), Holder)), ids=str
)
def test_only_the_word_of_somebody_who_must_keep_it_secret_lowers_the_risk(
    ended: Ended, holder: Holder
) -> None:
    found = leans(then(case(), ContainmentRecorded(ended, holder)))

    assert leans(case()) is Leaning.HIGH
    assert found is (Leaning.UNLIKELY if holder in TRUSTED else Leaning.HIGH)


@pytest.mark.parametrize("shows", [YesNo.YES, YesNo.NOT_SURE])
@pytest.mark.parametrize("holder", Holder)
def test_nobodys_word_lowers_it_where_it_shows_where_somebody_lives(
    holder: Holder, shows: YesNo
) -> None:
    found = then(case(shows=shows), ContainmentRecorded(Ended.DELETED, holder))

    assert leans(found) is Leaning.HIGH


def test_a_relatives_word_is_on_record_and_lowers_nothing() -> None:
    before = case(who=WhoHasIt.RELATIVE)
    now = then(before, ContainmentRecorded(Ended.DELETED, Holder.OTHER, "the grandmother"))

    assert leans(before) is leans(now) is Leaning.HIGH
    assert Reason.PROMISED in suggest(now, SSCB).reasons
    assert now.containment.only_promised


def test_that_it_cannot_be_got_back_is_as_bad_as_not_being_under_control() -> None:
    quiet = replace(case(), details=(replace(MINUTES, contained=None),))
    found = then(quiet, ContainmentRecorded(Ended.CANNOT, Holder.NOT_KNOWN))

    assert Reason.NOT_CONTAINED in suggest(found, SSCB).reasons


@pytest.mark.parametrize(
    ("of", "clear"),
    [
        pytest.param(case(), True, id="a worker, and nobody's whereabouts"),
        pytest.param(case(shows=YesNo.NO), True, id="a worker, and it was said not to show any"),
        pytest.param(case(shows=YesNo.NOT_SURE), False, id="a worker, and it may show some"),
        *(
            pytest.param(case(who=who), False, id=f"with {who}")
            for who in WhoHasIt
            if who is not WhoHasIt.WORKER
        ),
        pytest.param(replace(case(), danger=Danger.NOT_SURE), False, id="a worker, and danger"),
        pytest.param(
            then(case(who=WhoHasIt.RELATIVE), ContactCleared("the duty social worker")),
            True,
            id="a relative, cleared by the lead",
        ),
    ],
)
def test_contact_waits_until_it_is_cleared_wherever_anyone_could_be_unsafe(
    of: Breach, clear: bool
) -> None:
    assert contact_is_clear(of) is clear


def test_it_is_a_duty_until_somebody_writes_down_how_it_ended() -> None:
    before = case()
    now = then(before, ContainmentRecorded(Ended.CANNOT, Holder.NOT_KNOWN))
    since = before.reported_at

    assert contained(before.containment, since).standing is Standing.OPEN
    assert contained(before.containment, since).due == since + CONTAIN_WITHIN
    assert contained(now.containment, since).standing is Standing.DONE
