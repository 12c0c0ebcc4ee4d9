"""The cards of a request: the date and why, nothing that was written, and nobody's name."""

from collections.abc import Mapping
from dataclasses import replace
from typing import Any

import pytest

from dialogs.requests.notices import escalation_notice
from dialogs.requests.opened import case_card, open_card
from dialogs.requests.receipt import receipt_card
from governance.cases.facts import Acknowledged
from governance.requests.facts import ClarificationAsked
from governance.requests.rights import How, Right
from tests.cards import check_card, verbs, words
from tests.cases import HELEN, PRIYA
from tests.dialogs.requests.request_gallery import (
    CLOSED,
    OWN,
    SHOWS_WHAT_WAS_WRITTEN,
    every_card,
    scene,
    told,
)
from tests.requests_made import day, request

CARDS = every_card()
PAUSED = request(Right.ACCESS, "2026-11-02", ClarificationAsked(day("2026-11-04")))
EACH = pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)


@EACH
def test_every_card_is_one_that_teams_takes(card: Mapping[str, Any]) -> None:
    check_card(card)
    assert len(card.get("actions", ())) <= 6


@pytest.mark.parametrize("name", sorted(CARDS.keys() - SHOWS_WHAT_WAS_WRITTEN))
def test_no_card_but_those_that_fold_shows_what_was_written(name: str) -> None:
    said = words(CARDS[name])

    for written in ("nine boxes", OWN, "Zebra"):
        assert written not in said


@pytest.mark.parametrize("name", sorted(SHOWS_WHAT_WAS_WRITTEN))
def test_what_shows_it_says_that_it_folds(name: str) -> None:
    assert "It folds by itself after 15 minutes" in words(CARDS[name])
    assert verbs(CARDS[name])[-1] == "close"


@pytest.mark.parametrize(
    "name", [name for name in CARDS if name.startswith(("notice", "rung_", "outcome"))]
)
def test_notices_name_nobody_who_recorded_it(name: str) -> None:
    assert "Priya" not in words(CARDS[name])


def test_reasons_are_shown_as_they_were_written_and_never_as_markup() -> None:
    said = words(CARDS["open_extended"])

    assert "Because of the nine boxes in the cellar." in said
    assert "{{DATE" not in said


@pytest.mark.parametrize("name", CLOSED)
def test_a_closed_request_says_how_it_ended_and_offers_no_step(name: str) -> None:
    assert "Closed Mon 2 Nov 2026 11:00:" in words(CARDS[f"outcome_{name}"])
    assert "request_step" not in verbs(CARDS[f"steps_{name}"])
    assert "request_holding" not in verbs(CARDS[f"open_{name}"])


def test_a_dpo_is_asked_to_advise_and_can_press_nothing_that_decides() -> None:
    case = request(Right.ACCESS, "2026-11-02", Acknowledged())
    card = escalation_notice(scene(case, HELEN), told("due_in_5wd"))

    assert "You advise; somebody else decides." in words(card)
    assert not [verb for verb in verbs(card) if verb.startswith("request_")]


def test_the_recorder_may_ask_how_the_date_works_and_nothing_else_of_it() -> None:
    case = request(Right.ACCESS, "2026-11-02", Acknowledged())

    assert verbs(case_card(scene(case, PRIYA))) == ["request_why", "withdraw"]


@pytest.mark.parametrize(
    ("right", "how", "said"),
    [
        pytest.param(Right.FOI, How.SPOKEN, True, id="FOIA s.8: in writing"),
        pytest.param(Right.FOI, How.EMAIL, False, id="written already"),
        pytest.param(Right.EIR, How.SPOKEN, False, id="EIR may be spoken"),
        pytest.param(Right.ACCESS, How.SPOKEN, False, id="so may subject access"),
    ],
)
def test_a_spoken_foi_request_is_to_be_written_down(right: Right, how: How, said: bool) -> None:
    case = request(right, "2026-11-02")
    case = replace(case, taken=replace(case.taken, how=how))

    assert ("must be in writing" in words(receipt_card(scene(case, PRIYA)))) is said
    assert ("must be in writing" in words(open_card(scene(case)))) is said


@pytest.mark.parametrize(
    ("rung", "said"),
    [
        pytest.param("identity_10", True, id="its day is known"),
        pytest.param("due_in_5wd", False, id="the clock waits now"),
        pytest.param("overdue", False, id="it is told every day"),
        pytest.param("waiting", False, id="it is told again"),
    ],
)
def test_a_late_notice_says_when_it_was_due_only_where_that_is_known(rung: str, said: bool) -> None:
    card = escalation_notice(scene(PAUSED), told(rung, late=True))

    assert ("This should have reached you on" in words(card)) is said
