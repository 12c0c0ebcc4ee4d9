"""Where we lean for the EDPB's 18 examples (RK-TELL-PEOPLE): none of the twelve that are to be
notified may be called *record only*.
"""

from dataclasses import replace
from itertools import product

import pytest

from governance.breaches.leaning import Leaning
from governance.breaches.report import BreachDetails, Contained, WhoHasIt
from governance.breaches.suggestion import suggest
from tests.governance.agreement_kit import sscb
from tests.governance.edpb_kit import EXAMPLES, PEOPLE, RECORD, REGULATOR, Example, reported

SSCB = sscb()
RELATIVE, OTHER, NOT_KNOWN = WhoHasIt.RELATIVE, WhoHasIt.SOMEONE_ELSE, WhoHasIt.NOT_KNOWN
each = pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: f"{one.number}: {one.story}")


@each
def test_where_we_lean(one: Example) -> None:
    assert suggest(reported(one, one.details), SSCB).leaning == one.leans


def test_they_are_the_eighteen() -> None:
    told = [one.tell for one in EXAMPLES]

    assert [one.number for one in EXAMPLES] == list(range(1, 19))
    assert (told.count(RECORD), told.count(REGULATOR), told.count(PEOPLE)) == (6, 3, 9)


def test_of_the_nine_that_the_people_must_hear_of_at_least_eight_suggest_it() -> None:
    leanings = [suggest(reported(one, one.details), SSCB).leaning for one in EXAMPLES
                if one.tell == PEOPLE]  # fmt: skip

    assert leanings.count(Leaning.HIGH) >= 8
    assert set(leanings) <= {Leaning.HIGH, Leaning.LIKELY, Leaning.IN_DOUBT}, "the ninth asks"


MUST = [one for one in EXAMPLES if one.tell != RECORD]


@pytest.mark.parametrize("one", MUST, ids=lambda one: str(one.number))
def test_none_that_must_be_notified_is_called_record_only_however_much_is_known(
    one: Example,
) -> None:
    """Also where it is said to be under control, where a question was left out, and whoever has it.

    What is back, unread, or with a worker bound to secrecy, is another story: that is left out.
    """
    left_out = [replace(one.details, **{name: type(getattr(one.details, name))()})
                for name in ("whose", "how_many", "information")]  # fmt: skip
    known = [*left_out, one.details, BreachDetails()]
    hands = (RELATIVE, OTHER, NOT_KNOWN)

    for details, how, who in product(known, (None, *Contained), hands):
        told = replace(one, who_has_it=who)
        found = suggest(reported(told, replace(details, contained=how)), SSCB)
        assert found.leaning is not Leaning.UNLIKELY, (details, how, who)


def test_of_those_that_need_only_a_record_one_is_too_careful() -> None:
    """That passwords were scrambled is not asked of an attack: the lead says so, and decides."""
    outright = [one.number for one in EXAMPLES if one.tell == RECORD and one.leans == Leaning.HIGH]

    assert outright == [6]


def test_danger_is_not_what_the_people_hear_for_here() -> None:
    grave = {"danger", "danger_not_sure", "secret_address"}

    assert [one for one in EXAMPLES
            if grave & {*suggest(reported(one, one.details), SSCB).reasons}] == []  # fmt: skip
