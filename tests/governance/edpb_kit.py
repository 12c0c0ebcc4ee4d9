"""The 18 examples of the EDPB's guidelines 01/2021, told in our own words (RK-TELL-PEOPLE).

Each is what a reporter would tick on our cards. Twelve are to be notified, nine of these to the
people as well: none of the twelve may be called *record only*.
"""

from dataclasses import dataclass, replace

from governance.breaches.breach import Breach
from governance.breaches.report import BreachDetails, Contained, WentWrong, WhoHasIt
from tests.governance.climbing import breach

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


def reported(one: Example, details: BreachDetails) -> Breach:
    went_wrong = WentWrong(one.went_wrong)
    report = replace(CASE.report, went_wrong=went_wrong, who_has_it=one.who_has_it)
    return replace(CASE, report=report, details=(details,))
