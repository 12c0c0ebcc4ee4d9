"""A folded list never follows another in its place: a client showed the first one's options."""

from itertools import pairwise

import pytest

from dialogs.asking.flow import Flow, FormContext, Page
from dialogs.asking.form_card import form_card
from dialogs.cards.elements import Ref
from dialogs.kinds import FLOWS
from tests.breach_forms import AGREEMENT, NOW, NUMBERS
from tests.cards import inputs

CONTEXT = FormContext(NOW, AGREEMENT, NUMBERS)
GOES_ON = [("near_miss", "breach")]
"""Flows of which one takes the place of the other in the chat."""


def folded(flow: Flow, page: Page) -> list[str]:
    """The folded lists of a page, with every question that it may ask."""
    whole = Page(page.title, page.questions)
    card = form_card(flow, whole, answers={}, problems={}, context=CONTEXT, ref=Ref("card-1"))
    return [name for name, one in inputs(card).items() if one.get("style") == "compact"]


@pytest.mark.parametrize("name", FLOWS)
def test_no_two_pages_after_each_other_have_one(name: str) -> None:
    flow = FLOWS[name]

    for before, after in pairwise(flow.pages):
        assert not (folded(flow, before) and folded(flow, after)), (before.title, after.title)


@pytest.mark.parametrize(("before", "after"), GOES_ON)
def test_nor_have_two_forms_after_each_other(before: str, after: str) -> None:
    first, second = FLOWS[before], FLOWS[after]

    assert not (folded(first, first.pages[-1]) and folded(second, second.pages[0]))


def test_no_question_has_the_name_of_another_on_the_page_before() -> None:
    for flow in FLOWS.values():
        for before, after in pairwise(flow.pages):
            assert before.fields.isdisjoint(after.fields)


def test_the_first_page_of_a_request_folds_its_list_and_the_second_does_not() -> None:
    request = FLOWS["request"]

    assert [folded(request, page) for page in request.pages] == [["which"], []]
