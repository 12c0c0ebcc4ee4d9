"""The cards of a near miss: no clock, no alarm, and no content but where it folds away."""

from collections.abc import Mapping
from typing import Any

import pytest

from dialogs.cases.digest import digest_card, summary
from dialogs.cases.reporter_news import summary_learnt
from dialogs.near_misses.notices import escalation_notice
from dialogs.near_misses.opened import case_card, open_card
from governance.near_misses.facts import WhatItWas
from tests.cards import check_card, verbs, words
from tests.cases import GRACE, PRIYA, acknowledged
from tests.dialogs.near_misses.near_miss_gallery import (
    LEARNT,
    LESSON,
    PREVENT,
    SHOWS_WHAT_WAS_WRITTEN,
    STORY,
    every_card,
    near_miss,
    row,
    scene,
    told,
)

CARDS = every_card()
EACH = pytest.mark.parametrize("card", CARDS.values(), ids=CARDS)


@EACH
def test_every_card_is_one_that_teams_takes(card: Mapping[str, Any]) -> None:
    check_card(card)


@pytest.mark.parametrize("name", sorted(CARDS.keys() - SHOWS_WHAT_WAS_WRITTEN))
def test_no_card_but_those_that_fold_shows_what_was_written(name: str) -> None:
    said = words(CARDS[name])

    for written in ("everyone", PREVENT, LESSON):
        assert written not in said


@pytest.mark.parametrize("name", sorted(SHOWS_WHAT_WAS_WRITTEN))
def test_what_shows_it_says_that_it_folds(name: str) -> None:
    assert "It folds by itself after 15 minutes" in words(CARDS[name])
    assert verbs(CARDS[name])[-1] == "close"


@EACH
def test_no_card_has_a_legal_clock_or_names_the_regulator(card: Mapping[str, Any]) -> None:
    said = words(card)

    assert "ICO" not in said
    assert "hours left" not in said


@pytest.mark.parametrize("name", ["digest_one", "digest_many_late", "nobody", "lesson_due"])
def test_notices_name_nobody_who_reported(name: str) -> None:
    assert "Priya" not in words(CARDS[name])


def test_open_shows_every_answer_and_people_s_words_as_they_are() -> None:
    said = words(open_card(scene(near_miss())))

    for line in (PREVENT, "Near miss", "A check", "Reported by **Priya Marlowe**"):
        assert line in said
    assert STORY.split("{{")[0] in said
    assert "{{DATE" not in said


def test_the_digest_lists_by_reference_and_kind() -> None:
    kinds = (WhatItWas.NEAR_MISS, WhatItWas.POOR_PRACTICE)
    scenes = [scene(near_miss(number=n, what=kind)) for n, kind in enumerate(kinds, 1)]
    rows = [row(one, told("digest")) for one in scenes]
    card = digest_card(rows)

    assert summary(rows) == "2 things for you today."
    assert "Nobody has these yet" in words(card)
    assert "**NM-2026-0001**: near miss, reported Fri 20 Nov 2026 16:40" in words(card)
    assert "**NM-2026-0002**: near miss, reported Fri 20 Nov 2026 16:40" in words(card)
    assert verbs(card) == ["see", "see"]


def test_a_digest_has_no_more_buttons_than_teams_shows_and_says_how_to_see_the_rest() -> None:
    card = CARDS["digest_many_late"]

    assert len(verbs(card)) == 6
    assert "NM-2026-0008" in words(card)
    assert "Type “open” and the reference" in words(card)


def test_a_single_one_can_be_picked_up_from_the_digest() -> None:
    assert verbs(CARDS["digest_one"]) == ["acknowledge", "open", "conflict"]


def test_a_late_notice_says_when_it_should_have_come() -> None:
    assert "should have reached you on **Mon 23 Nov 2026 08:30**" in words(
        CARDS["digest_many_late"]
    )
    assert "should have reached you on **Fri 18 Dec 2026 08:30**" in words(CARDS["lesson_due"])


@pytest.mark.parametrize(
    ("name", "offered"),
    [
        ("nobody", ["acknowledge", "open", "conflict"]),
        ("lesson_due", ["lesson", "open", "name"]),
        ("lesson_due_adviser", []),
        ("case", ["acknowledge", "open", "lesson", "name", "message", "conflict"]),
        ("case_has_it", ["open", "lesson", "name", "message", "conflict"]),
        ("case_reporter", ["learnt", "correct", "withdraw"]),
        ("lesson", ["lesson_send", "close"]),
        ("news", ["learnt"]),
        ("receipt", ["correct", "withdraw"]),
        ("receipt_closed", ["learnt", "correct", "withdraw"]),
        ("someone_has_it", []),
        ("nudge", ["resume", "cancel"]),
    ],
)
def test_each_card_offers_what_its_reader_may_do(name: str, offered: list[str]) -> None:
    assert verbs(CARDS[name]) == offered


def test_the_receipt_grows_and_stops_saying_what_is_past() -> None:
    new, has_it, closed = (words(CARDS[f"receipt{s}"]) for s in ("", "_has_it", "_closed"))

    assert "hears of it on **Mon 23 Nov 2026 08:30**" in new
    assert "**Tom Bexley** has had it since Fri 20 Nov 2026 18:40." in has_it
    assert "hears of it on" not in has_it
    assert "what was learnt is on record" in closed
    assert "We will tell you what was learnt." not in closed


def test_whoever_may_not_record_a_lesson_is_asked_to_see_that_somebody_does() -> None:
    assert "Please see that somebody records what was learnt." in words(CARDS["lesson_due_adviser"])


def test_the_lines_on_a_phone_say_no_more_than_reference_and_status() -> None:
    case = near_miss(acknowledged(), LEARNT)

    closed = case_card(scene(case))
    nobody = escalation_notice(scene(near_miss(), GRACE), told("nobody_5wd"))

    assert closed["fallbackText"].startswith("NM-2026-0007. Closed")
    assert summary_learnt(scene(case, PRIYA)) == "NM-2026-0007: what was learnt"
    assert nobody["fallbackText"] == "NM-2026-0007: nobody has picked this up"
