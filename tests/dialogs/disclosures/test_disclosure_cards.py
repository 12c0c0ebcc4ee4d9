"""The cards of a disclosure request: what to do first, and nothing that was written."""

from collections.abc import Mapping
from typing import Any

import pytest

from dialogs.cases.register import table
from dialogs.disclosures.history import answered
from dialogs.disclosures.opened import open_card
from dialogs.disclosures.receipt import receipt_card
from dialogs.disclosures.register import REGISTER
from governance.cases.danger import Danger
from governance.disclosures.report import Came, Really
from tests.cards import check_card, verbs, words
from tests.cases import PRIYA
from tests.dialogs.disclosures.disclosure_gallery import (
    SHOWS_WHAT_WAS_WRITTEN,
    every_card,
    scene,
)
from tests.disclosures_made import (
    CHECKED,
    POWER,
    SENT,
    TOLD,
    WENT,
    WRITTEN,
    decided,
    disclosure,
    weighed,
)

CARDS = every_card()


@pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)
def test_every_card_is_one_that_teams_takes(card: Mapping[str, Any]) -> None:
    check_card(card)
    assert len(card.get("actions", ())) <= 6


@pytest.mark.parametrize("name", sorted(CARDS.keys() - SHOWS_WHAT_WAS_WRITTEN))
def test_no_card_but_those_that_fold_shows_what_was_written(name: str) -> None:
    said = words(CARDS[name])

    assert [one for one in WRITTEN if one in said] == []


@pytest.mark.parametrize("name", sorted(SHOWS_WHAT_WAS_WRITTEN))
def test_what_shows_it_says_that_it_folds(name: str) -> None:
    assert "It folds by itself after 15 minutes" in words(CARDS[name])


@pytest.mark.parametrize(
    "name", [name for name in CARDS if name.startswith(("notice", "rung_", "outcome"))]
)
def test_notices_name_nobody_who_took_it_down(name: str) -> None:
    assert "Priya" not in words(CARDS[name])


def test_the_receipt_says_first_to_send_nothing_and_to_ring_back() -> None:
    said = words(receipt_card(scene(disclosure(), PRIYA)))

    assert "Send nothing yet. Do not tell the person it is about." in said
    assert "I will ring you back through your switchboard" in said
    assert said.index("Send nothing yet") < said.index("It is recorded")


def test_in_danger_the_receipt_says_to_share_what_is_needed() -> None:
    said = words(receipt_card(scene(disclosure(danger=Danger.YES), PRIYA)))

    assert "Share what is needed to keep them safe now" in said
    assert "Nobody need read it first" in said
    assert said.startswith("Share what is needed")  # a phone shows no more


@pytest.mark.parametrize("name", ["receipt", "notice", "case", "check"])
def test_an_address_that_anybody_can_have_is_warned_of_until_they_are_known(name: str) -> None:
    assert "an address that anybody can have" in words(CARDS[name])


def test_who_is_known_is_warned_of_no_more() -> None:
    known = disclosure(came=Came.FREE_EMAIL, really=Really.ORDER_SEEN)

    assert "anybody can have. Pretending" not in words(receipt_card(scene(known, PRIYA)))


def test_the_form_of_a_must_does_not_offer_to_refuse() -> None:
    assert "refuse" in verbs_of("decide")
    assert "refuse" not in verbs_of("decide_must")
    assert "ask legal today" in words(CARDS["decide_must"])


def verbs_of(name: str) -> list[str]:
    """The options of what can be decided on that card."""
    inputs = [one for one in CARDS[name]["body"] if one.get("id") == "decision"]
    return [choice["value"] for choice in inputs[0]["choices"]]


def test_a_decision_that_must_wait_says_for_what_with_the_button_for_it() -> None:
    assert "First: is it really them?" in words(CARDS["decide_waits"])
    assert verbs(CARDS["decide_waits"])[0] == "disclosure_check"


def test_all_that_was_written_can_be_read_on_its_open_card() -> None:
    case = disclosure(CHECKED, weighed(), decided(), SENT, TOLD)
    said = words(open_card(scene(case)))

    assert [one for one in WRITTEN if one not in said] == []
    assert "20 Nov 2026, secure e-mail" in said
    assert "No: we do not" in said
    assert "We give none" in said


def test_the_register_says_who_asked_what_was_decided_by_whom_and_what_went() -> None:
    case = disclosure(CHECKED, weighed(), decided(), SENT, TOLD)
    written = table(REGISTER, [scene(case)], lambda of: answered(of.case, of.people))
    row = dict(zip(written.headings, written.rows[0], strict=True))

    assert row["Who asked"] == "Police"
    assert (row["Decision"], row["Decided by"]) == ("share what is asked", "Tom Bexley")
    assert (row["What went"], row["Route"]) == (WENT, "secure e-mail")
    assert row["Power"] == POWER
    assert dict(written.counts) == {"Disclosure requests": 1, "Something went": 1, "Refused": 0}
