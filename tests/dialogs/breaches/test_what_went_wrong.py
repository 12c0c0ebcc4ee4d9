"""What went wrong, in words of one's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.asking.readers.reader import NotUnderstood, ReplyContext
from dialogs.breaches.choices import WENT_WRONG
from dialogs.breaches.what_went_wrong import what_went_wrong
from governance.breaches.report import WentWrong
from tests.breach_forms import NOW
from tests.openings.measure import rows

ASKED = ReplyContext(WENT_WRONG, NOW)
LEAST_TAKEN = 0.8  # of the phrases: the others are asked about


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("lost my laptop", WentWrong.LOST),
        ("emailed wrong person", WentWrong.WRONG_PERSON),
        ("server down", WentWrong.UNAVAILABLE),
        ("forgot to bcc", WentWrong.WRONG_PERSON),
        ("put through the wrong door", WentWrong.WRONG_PERSON),
        ("put it on the wrong child's record", WentWrong.WRONG_PLACE),
        ("didn't black out the names", WentWrong.LEFT_IN),
        ("papers put in the normal bin", WentWrong.THROWN_AWAY),
        ("Thrown away without care", WentWrong.THROWN_AWAY),
        ("1", WentWrong.WRONG_PERSON),
        ("in a skip", WentWrong.THROWN_AWAY),
    ],
)
def test_words_of_ones_own_choose(typed: str, meant: WentWrong) -> None:
    assert what_went_wrong(typed, ASKED) == meant


def test_no_phrase_is_taken_for_what_it_is_not() -> None:
    taken = [(row, _taken(str(row["text"]))) for row in rows("first", "choice")]
    sure = [(row["value"], value) for row, value in taken if value is not None]

    assert [pair for pair in sure if pair[0] != pair[1]] == []
    assert len(sure) >= LEAST_TAKEN * len(taken)


def test_what_could_be_several_is_asked_about_by_their_names() -> None:
    with pytest.raises(NotUnderstood, match=r"^Did you mean: Not sure") as said:
        what_went_wrong("hello", ASKED)
    with pytest.raises(NotUnderstood, match=r"^Please choose one"):
        what_went_wrong("purple", ASKED)

    assert "hello" not in str(said.value)


@given(st.text(max_size=300))
def test_whatever_is_typed_it_is_an_option_or_asked_again(text: str) -> None:
    assert _taken(text) in (None, *WentWrong)


def _taken(text: str) -> object:
    try:
        return what_went_wrong(text, ASKED)
    except NotUnderstood:
        return None
