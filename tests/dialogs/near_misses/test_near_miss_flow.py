"""The near miss card asks what was agreed, and never takes "certain" from anything like it."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.asking.engine import Ask, Finished, advance, facts
from dialogs.asking.form_card import form_card
from dialogs.asking.readers.options import exactly
from dialogs.asking.readers.reader import NotUnderstood, ReplyContext
from dialogs.breaches.when_noticed import IT_GOT_OUT, STORY_KEPT, got_out_note
from dialogs.cards.elements import Ref
from dialogs.near_misses.questions import GOT_OUT, NEAR_MISS, certain, got_out, story
from governance.near_misses.facts import GotOut, NearMissReport, Stopped, WhatItWas
from tests.breach_forms import AGREEMENT, CONTEXT, NOW, NUMBERS
from tests.cards import check_card, verbs, words

REPLIES = {"what": "near_miss", "what_happened": "I nearly sent it.", "got_out": "certain_not"}
ASKED = ReplyContext(GOT_OUT, NOW)


def test_the_card_asks_the_five_questions_in_the_agreed_words() -> None:
    asked = [
        (q.label(NUMBERS), [o.label for o in q.options(AGREEMENT)], q.required)
        for q in NEAR_MISS.questions
    ]

    assert asked == [
        ("What is this?", ["Near miss", "Poor practice I saw"], True),
        ("What nearly happened, or what did you see? (No names.)", [], True),
        (
            "Did information reach the wrong person or get lost, even briefly?",
            ["Certain it didn't", "Yes", "Not sure"],
            True,
        ),
        ("What stopped it?", ["A check", "The system", "Luck", "Other"], False),
        ("What would prevent it? (No names.)", [], False),
    ]


def test_a_full_card_amounts_to_a_near_miss() -> None:
    replies = {**REPLIES, "stopped": "luck", "would_prevent": "A prompt."}
    step = advance(NEAR_MISS, {}, replies, CONTEXT)

    assert isinstance(step, Finished)
    assert facts(NEAR_MISS, step.answers) == NearMissReport(
        WhatItWas.NEAR_MISS, "I nearly sent it.", GotOut.NO, Stopped.LUCK, "A prompt."
    )


@pytest.mark.parametrize("missing", REPLIES)
def test_three_answers_are_needed(missing: str) -> None:
    step = advance(NEAR_MISS, {}, {**REPLIES, missing: ""}, CONTEXT)

    assert isinstance(step, Ask)
    assert step.problems.keys() == {missing}


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("certain it didn't", GotOut.NO),
        ("Certain it didn’t.", GotOut.NO),
        ("certain", GotOut.NO),
        ("no", GotOut.NO),
        ("1", GotOut.NO),
        ("yes", GotOut.YES),
        ("it did", GotOut.YES),
        ("certain it did", GotOut.YES),
        ("nt sure", GotOut.NOT_SURE),
        ("maybe", GotOut.NOT_SURE),
        ("I don't think so", GotOut.NOT_SURE),
        ("probably not", GotOut.NOT_SURE),
        ("3", GotOut.NOT_SURE),
    ],
)
def test_what_got_out_is_understood_as_people_say_it(typed: str, meant: GotOut) -> None:
    assert certain(typed, ASKED) == meant


@pytest.mark.parametrize(
    "typed",
    ["almost certain it didnt", "fairly certain", "certain it didn", "certan it didnt", "not yes"],
)
def test_certain_is_never_guessed_at(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        certain(typed, ASKED)


@given(typed=st.text(max_size=60))
def test_whatever_is_typed_is_taken_as_certain_only_word_for_word(typed: str) -> None:
    try:
        value = certain(typed, ASKED)
    except NotUnderstood:
        return
    assert value != GotOut.NO or exactly(typed.strip(), GOT_OUT)


@pytest.mark.parametrize(
    ("said", "breach"), [("certain_not", False), ("yes", True), ("not_sure", True), (None, False)]
)
def test_anything_but_certain_is_a_breach(said: str | None, breach: bool) -> None:
    assert got_out({"got_out": said}) is breach


def test_all_that_they_wrote_is_carried() -> None:
    assert story({"what_happened": "A.", "would_prevent": "B."}) == (
        "A.\n\nWhat would prevent it: B."
    )
    assert story({"what_happened": "A.", "would_prevent": None}) == "A."
    assert story({}) == ""


def test_why_the_breach_card_is_shown_is_said_and_what_is_kept_only_where_it_is() -> None:
    assert got_out_note({"what_happened": "A."}) == f"{IT_GOT_OUT} {STORY_KEPT}"
    assert got_out_note({}) == IT_GOT_OUT


@pytest.mark.parametrize("note", ["", IT_GOT_OUT])
def test_the_form_is_a_card_teams_takes_and_repeats_nothing_they_wrote(note: str) -> None:
    secret = "The Smiths of 4 Acacia Avenue"
    card = form_card(
        NEAR_MISS,
        NEAR_MISS.pages[0],
        answers={"what_happened": secret, "would_prevent": secret},
        problems={"what": "Please answer this one."},
        context=CONTEXT,
        ref=Ref("card-1", draft="draft-1"),
        note=note,
    )

    check_card(card)
    send, around, cancel = card["actions"]
    assert (send["verb"], cancel["verb"]) == ("near_miss_send", "cancel")
    assert verbs(around["card"]) == ["near_miss_not_lead"]
    assert secret not in words(card)
    assert note in words(card)
    assert "no 72-hour clock" in words(card)
