"""What a request asks for, in words of one's own."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.asking.readers.reader import NotUnderstood, ReplyContext
from dialogs.requests.choices import WHICH
from dialogs.requests.reading import which_right
from governance.requests.rights import Which
from tests.breach_forms import NOW

ASKED = ReplyContext(WHICH, NOW)


@pytest.mark.parametrize(
    ("typed", "meant"),
    [
        ("she wants a copy of her file", Which.ACCESS),
        ("mum wants to see what we hold", Which.ACCESS),
        ("he says its wrong", Which.RECTIFICATION),
        ("change her address", Which.RECTIFICATION),
        ("delete it all", Which.ERASURE),
        ("stop emailing", Which.OBJECTION),
        ("how much we spend on agency staff", Which.FOI),
        ("records of her late mother", Which.DECEASED),
        ("foi", Which.FOI),
        ("5", Which.ERASURE),
        ("dunno", None),
        ("banana", None),
        ("not a copy of her file", None),
        ("just a thank you", None),
    ],
)
def test_words_of_ones_own_choose_and_what_is_not_sure_is_asked_again(
    typed: str, meant: Which | None
) -> None:
    assert _taken(typed) == meant


def test_two_rights_and_what_is_no_right_are_said() -> None:
    with pytest.raises(NotUnderstood, match=r"it may ask for two things"):
        which_right("He wants a copy of his records and wants them deleted", ASKED)
    with pytest.raises(NotUnderstood, match=r"send nothing yet"):
        which_right("police want it", ASKED)


@given(st.text(max_size=300))
def test_whatever_is_typed_it_is_an_option_or_asked_again(text: str) -> None:
    assert _taken(text) in (None, *Which)


def _taken(text: str) -> object:
    try:
        return which_right(text, ASKED)
    except NotUnderstood:
        return None
