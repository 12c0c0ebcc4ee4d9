"""The cards of a complaint: what each says, to whom, and what none of them ever says."""

import json
from datetime import date

import pytest

from dialogs.complaints.opened import case_card, open_card
from dialogs.complaints.receipt import receipt_card
from dialogs.complaints.verbs import CpVerb
from governance.cases.facts import MessageSent
from governance.complaints.facts import ProgressNoted
from tests.cards import MOST_BYTES, check_card, first_page, inputs, verbs, walk, words
from tests.cases import GRACE, HELEN, PRIYA, TOM, acknowledged, event
from tests.complaints import STORY, complaint
from tests.dialogs.complaints.complaint_gallery import ASKED, LETTER, every_card, scene

CARDS = every_card()
OPENED = {name for name in CARDS if name.startswith("open")}


@pytest.mark.parametrize("name", CARDS)
def test_every_card_is_one_that_teams_takes(name: str) -> None:
    check_card(CARDS[name])


@pytest.mark.parametrize("name", sorted(set(CARDS) - OPENED))
def test_only_open_says_what_was_written(name: str) -> None:
    said = json.dumps(CARDS[name], ensure_ascii=False)

    for leak in (STORY[:20], "asked the school", "half wrong"):
        assert leak not in said


@pytest.mark.parametrize("name", CARDS)
def test_no_card_asks_for_a_name_or_a_contact(name: str) -> None:
    for part in walk(CARDS[name]):
        label = str(part.get("label", "")).lower()
        assert "name" not in label.replace("no names", ""), label


@pytest.mark.parametrize("name", CARDS)
def test_a_number_of_ours_is_called_a_target(name: str) -> None:
    """5 working days and 14 days are ours; 30 days are the law's."""
    for line in words(CARDS[name]).splitlines():
        ours = "14 days" in line and "14 days later" not in line
        assert not ours or "our own target" in line.lower() or "target" in line, line


def test_the_boxes_of_each_form_are_labelled_and_needed() -> None:
    outcome = inputs(CARDS["outcome"])

    assert set(outcome) == {"result", "outcome", "told_on", "regulator"}
    assert all(one["isRequired"] for one in outcome.values())
    assert inputs(CARDS["note"])["told"]["isRequired"] is False
    assert inputs(CARDS["pass_on"])["agrees"]["isRequired"] is True


def test_the_longest_complaint_there_can_be_fits_on_a_card() -> None:
    long = "Ünlïkely “words” & more. " * 160
    notes = [event(ProgressNoted(long, told=True), hours=10 + n) for n in range(9)]
    talk = [event(MessageSent(long, to_reporter=True), hours=30 + n) for n in range(9)]
    case = complaint(
        acknowledged(),
        ASKED,
        *notes,
        *talk,
        summary=long,
        received_by="x" * 200,
        someone_else="y" * 200,
        own_reference="z" * 200,
        kept_from=(GRACE, HELEN),
        about=tuple(one.key for one in scene(complaint()).agreement.parties),
    )
    card = open_card(scene(case))

    check_card(first_page(card))
    assert len(json.dumps(card)) < MOST_BYTES


def test_an_adviser_is_told_and_is_not_asked_to_decide() -> None:
    said = words(CARDS["no_letter_dpo"])

    assert "You are told as DPO: you advise" in said
    assert CpVerb.LETTER not in verbs(CARDS["no_letter_dpo"])


def test_before_the_law_was_in_force_no_card_names_it() -> None:
    assert "30 days" not in words(CARDS["receipt_old"])
    assert "our target is Mon 8 Jun 2026" in words(CARDS["receipt_old"])


def test_a_late_letter_is_said_in_red() -> None:
    card = case_card(scene(complaint(acknowledged(), received=date(2026, 9, 1))))

    assert any(part.get("style") == "attention" for part in walk(card))
    assert "Please write now." in words(card)


def test_the_letter_is_there_to_copy_and_as_a_file() -> None:
    assert "We have your complaint." in words(CARDS["letter"])
    assert CpVerb.LETTER_FILE in verbs(CARDS["letter"])
    assert CpVerb.LETTER_FILE not in verbs(CARDS["letter_none"])
    assert LETTER not in words(CARDS["letter_none"])


def test_the_recorder_sees_no_button_of_those_who_handle_it() -> None:
    seen = verbs(case_card(scene(complaint(acknowledged()), PRIYA)))

    assert seen == ["withdraw"]


def test_the_same_reference_is_said_only_where_there_is_one() -> None:
    assert "used the same reference" in words(CARDS["receipt"])
    assert "used the same reference" not in words(receipt_card(scene(complaint(), TOM)))
