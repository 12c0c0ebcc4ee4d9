"""The 18 examples of the EDPB's guidelines 01/2021, told in our own words (RK-TELL-PEOPLE).

Each is what a reporter would tick on our cards. Twelve are to be notified, nine of these to the
people as well: none of the twelve may be called *record only*.
"""

from dataclasses import dataclass, replace
from itertools import product

import pytest

from governance.breaches.breach import Breach
from governance.breaches.leaning import Leaning
from governance.breaches.report import BreachDetails, Contained, WentWrong, WhoHasIt
from governance.breaches.suggestion import suggest
from tests.governance.agreement_kit import sscb
from tests.governance.climbing import breach

SSCB = sscb()
CASE = breach("2026-11-23 09:00")
WORKER, RELATIVE, OTHER = WhoHasIt.WORKER, WhoHasIt.RELATIVE, WhoHasIt.SOMEONE_ELSE
NOT_KNOWN, NOBODY = WhoHasIt.NOT_KNOWN, WhoHasIt.NOBODY
YES, PARTLY, NO, NOT_SURE = Contained.YES, Contained.PARTLY, Contained.NO, Contained.NOT_SURE
RECORD, REGULATOR, PEOPLE = "record", "regulator", "people"
"""Whom the guidelines would tell: nobody, the regulator, or the people as well."""


@dataclass(frozen=True)
class Example:
    """One example: what it says to do, where we lean, and the answers."""

    number: int
    story: str
    tell: str
    leans: str
    went_wrong: str
    information: str
    how_many: str
    contained: Contained
    whose: str = "others"
    encrypted: bool | None = None
    who_has_it: WhoHasIt | None = None

    @property
    def details(self) -> BreachDetails:
        return BreachDetails(
            whose=tuple(self.whose.split()),
            how_many=self.how_many,
            information=tuple(self.information.split()),
            contained=self.contained,
            encrypted=self.encrypted,
        )


EXAMPLES = (
    Example(1, "files locked for ransom, encrypted by their owner before, back in hours",
            RECORD, "likely", "cyber", "name", "11_100", YES,
            who_has_it=NOT_KNOWN),
    Example(2, "a farm's files locked; only paper to restore them from, which took a week",
            REGULATOR, "likely", "cyber", "other", "11_100", PARTLY, "staff others",
            who_has_it=NOT_KNOWN),
    Example(3, "a hospital's files locked: two days without records, operations put off",
            PEOPLE, "high", "cyber", "name health", "over_100", PARTLY,
            who_has_it=NOT_KNOWN),
    Example(4, "a bus company's files locked and copied, card numbers among them",
            PEOPLE, "high", "cyber", "name address bank_or_login", "over_100", NO, "staff others",
            who_has_it=OTHER),
    Example(5, "job applications copied from a website by hidden code for a month",
            PEOPLE, "high", "cyber", "name address date_of_birth", "over_100", NO,
            who_has_it=OTHER),
    Example(6, "scrambled passwords of a recipe site copied; nothing else, and all were reset",
            RECORD, "high", "cyber", "bank_or_login", "over_100", YES,
            who_has_it=OTHER),
    Example(7, "somebody tried out log-ins at a bank until two thousand worked",
            PEOPLE, "high", "cyber", "name address bank_or_login", "over_100", PARTLY,
            who_has_it=OTHER),
    Example(8, "somebody who was leaving took the customers' addresses, and writes to them",
            REGULATOR, "likely", "seen", "name", "11_100", NO,
            who_has_it=OTHER),
    Example(9, "an agent saw the list of another agent's clients, told them, and deleted it",
            RECORD, "unlikely", "seen", "name other", "11_100", YES,
            who_has_it=WORKER),
    Example(10, "a nursery's tablets stolen: encrypted, off, and wiped from afar",
            RECORD, "in_doubt", "lost", "name date_of_birth", "11_100", YES, "children", True,
            who_has_it=NOT_KNOWN),
    Example(11, "a laptop stolen with the names, birthdays and addresses of a hundred thousand",
            PEOPLE, "high", "lost", "name address date_of_birth", "over_100", NO, encrypted=False,
            who_has_it=NOT_KNOWN),
    Example(12, "the paper log of a clinic for addiction stolen, and there is no copy",
            PEOPLE, "high", "lost", "name health", "2_10", NO,
            who_has_it=NOT_KNOWN),
    Example(13, "two parcels of shoes swapped, with the bill in each; both sent back",
            RECORD, "in_doubt", "wrong_person", "name address", "2_10", YES,
            who_has_it=NOBODY),
    Example(14, "the list of sixty thousand people out of work sent out with a letter",
            PEOPLE, "high", "wrong_person", "name address other", "over_100", PARTLY,
            who_has_it=OTHER),
    Example(15, "everyone on a course was sent who takes part, with two people's diet",
            RECORD, "likely", "wrong_person", "name other", "11_100", PARTLY,
            who_has_it=OTHER),
    Example(16, "a car insurer's letter put into another customer's envelope",
            REGULATOR, "in_doubt", "wrong_person", "name address", "2_10", YES,
            who_has_it=OTHER),
    Example(17, "a caller who pretended to be a customer had their bills sent to himself",
            PEOPLE, "high", "wrong_person", "name address bank_or_login", "one", NO,
            who_has_it=OTHER),
    Example(18, "a shop's mailbox taken over: wages of ninety-nine of its staff copied",
            PEOPLE, "high", "cyber", "name family_members bank_or_login", "11_100", NO, "staff",
            who_has_it=OTHER),
)  # fmt: skip
each = pytest.mark.parametrize("one", EXAMPLES, ids=lambda one: f"{one.number}: {one.story}")


def reported(one: Example, details: BreachDetails) -> Breach:
    went_wrong = WentWrong(one.went_wrong)
    report = replace(CASE.report, went_wrong=went_wrong, who_has_it=one.who_has_it)
    return replace(CASE, report=report, details=(details,))


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
