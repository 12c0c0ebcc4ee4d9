"""The desk's card: what is late and in danger is marked in words, and six buttons are enough."""

import pytest

from dialogs.cards.elements import MOST_BUTTONS
from dialogs.desk.desk import LIST, NEXT
from governance.desk.lists import Asked, Which
from tests.cards import buttons_of, check_card, inputs, words
from tests.dialogs.desk.desk_gallery import ROWS, every_card

CARDS = every_card()
LISTS = [one.text for one in map(Asked, Which)]


@pytest.mark.parametrize("name", CARDS)
def test_every_card_is_one_with_six_buttons_at_most(name: str) -> None:
    check_card(CARDS[name])
    assert len(buttons_of(CARDS[name])) <= MOST_BUTTONS


def test_each_case_is_one_press_away() -> None:
    sees = [f"See {row.reference}" for row in ROWS]

    assert buttons_of(CARDS["a full page"]) == ["Show", *sees]


def test_danger_and_what_is_late_are_said_in_words_and_not_by_colour_alone() -> None:
    said = words(CARDS["a full page"])

    assert "**BR-2026-0004** · data breach · **danger**" in said
    assert "Write that it has come: it was due by the end of Thu 26 Nov 2026" in said
    assert "Decide. If the ICO must be told: by Sun 29 Nov 2026 17:38" in said


def test_who_has_it_and_for_whom_it_waits_are_said_and_read_as_no_markdown() -> None:
    said = words(CARDS["a full page"])

    assert "Tom \\*Bexley\\* has it" in said
    assert "nobody has it" in said
    assert "waits for Staffordshire Police and University Hospitals" in said


def test_the_next_five_come_first_among_the_choices_and_are_chosen_already() -> None:
    asked = inputs(CARDS["a full page"])[LIST]

    assert asked["value"] == asked["choices"][0]["value"] == NEXT
    assert asked["choices"][0]["title"] == "The next 5"
    assert [one["value"] for one in asked["choices"]][1 : len(LISTS) + 1] == LISTS


@pytest.mark.parametrize(("name", "shown"), [("the last page", "all"), ("nothing", "mine")])
def test_where_there_is_no_next_page_the_list_itself_is_chosen(name: str, shown: str) -> None:
    assert inputs(CARDS[name])[LIST]["value"] == shown


def test_while_the_time_is_in_doubt_nothing_is_called_late() -> None:
    said = words(CARDS["one that cannot be read"])

    assert "Past their date: 1" not in said
    assert "I am not sure of the time just now" in said


def test_one_that_cannot_be_read_is_named_and_does_not_hide_the_others() -> None:
    said = words(CARDS["one that cannot be read"])

    assert "There is one that I cannot read: BR-2026-0001." in said
    assert "**BR-2026-0004**" in said


@pytest.mark.parametrize("text", [*LISTS, "kind:breach", "", "nonsense", "kind:"])
def test_what_a_card_carries_is_read_back_or_is_the_whole_list(text: str) -> None:
    asked = Asked.read(text)

    assert asked.text == (text if text in LISTS or text == "kind:breach" else "all")
