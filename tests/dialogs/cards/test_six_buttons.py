"""At most six buttons on a card: nearest first, then More, and the way out on every page."""

from hypothesis import given
from hypothesis import strategies as st

from dialogs.cards.elements import MOST_BUTTONS, Card, buttons_here, card, execute, group, text
from dialogs.cards.more import MORE, six_at_most
from tests.cards import buttons_of, check_card, walk

DATA = {"card": "card-1", "s": 1, "case": "case-1", "v": 3}


def made(in_the_middle: int, below: int, main: int = -1) -> Card:
    every = [
        execute(str(n), "x", DATA, style="positive" if n == main else None, needs_inputs=False)
        for n in range(in_the_middle + below)
    ]
    rows = [group([text("a line"), buttons_here([one])]) for one in every[:in_the_middle]]
    return card([text("A case"), *rows], every[in_the_middle:], summary="A case")


def page(whole: Card, number: int) -> Card:
    shown = six_at_most(whole, "open", DATA, number)
    check_card(shown)
    return shown


@given(st.integers(0, 12), st.integers(1, 12), st.integers(0, 8))
def test_however_many_there_are_each_is_on_some_page_and_none_is_lost(
    middle: int, below: int, start: int
) -> None:
    whole = made(middle, below)
    every = buttons_of(whole)

    pages = [page(whole, start + n) for n in range(len(every))]

    assert {title for one in pages for title in buttons_of(one)} - {MORE} == set(every)
    assert all(len(buttons_of(one)) <= MOST_BUTTONS for one in pages)
    assert {one["actions"][-1]["title"] for one in pages} == {whole["actions"][-1]["title"]}


def test_six_are_left_as_they_are() -> None:
    whole = made(2, 4)

    assert page(whole, 0) == whole


def test_the_one_that_stands_out_is_on_the_first_page() -> None:
    assert "7" in buttons_of(page(made(3, 6, main=7), 0))


def test_what_is_pressed_for_more_shows_the_same_card_and_the_next_page() -> None:
    (more,) = (p for p in walk(page(made(3, 6), 0)) if p.get("title") == MORE and "verb" in p)

    assert (more["verb"], more["data"]["more"], more["data"]["case"]) == ("open", 1, "case-1")
