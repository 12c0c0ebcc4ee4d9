"""Every card of the work on a breach, and its papers, in the states that show most of them."""

from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from typing import Any

from bot.letters.template_files import shipped
from dialogs.breaches.getting_back import clear_card, contained_card, get_back_card
from dialogs.breaches.letter_words import LETTERS, letter_fields
from dialogs.breaches.papers import form_card, person_card
from dialogs.breaches.people import people_card, safety_notice
from dialogs.breaches.people_asked import (
    choose_card,
    person_not_told_card,
    person_told_card,
    safety_card,
)
from dialogs.breaches.regulators_form import regulators_form
from dialogs.breaches.scene import BreachScene
from dialogs.breaches.second_eyes import second_card, why_card
from dialogs.breaches.verbs import BreachVerb
from dialogs.breaches.weighing import weigh_card
from dialogs.cards.more import six_at_most
from dialogs.letters.card import on_a_card
from dialogs.letters.writing import write
from governance.access import Action
from governance.agreements.model import Route
from governance.breaches.breach import Breach
from governance.breaches.containment import ContactCleared, ContainmentRecorded, Ended, Holder
from governance.breaches.facts import Decided, DetailsAdded, Outcome
from governance.breaches.grid import Grade
from governance.breaches.people_told import (
    Ground,
    PeopleChosen,
    Person,
    PersonNotTold,
    PersonTold,
    Safe,
    SafetyAnswered,
    Way,
)
from governance.breaches.report import BreachDetails, Contained, WentWrong, WhoHasIt
from governance.breaches.second_eyes import SecondAsked, SecondSaid
from governance.breaches.weighing import Vulnerable, Weighed
from governance.cases.danger import Danger
from governance.cases.event import Fact
from governance.cases.yes_no import YesNo
from governance.keys import PartyKey
from governance.letters.document import Document
from governance.moments import london
from governance.people.identity import PersonId, Role
from tests.cases import DAVID, NUMBERS, SARA, SCC, after_report, case, event, report, scene

STORY = "I think a bundle went to the wrong house, the one with the green door."
NOTE = "The postman has the bundle in his bag, I think."
WAY = "Through the refuge's worker, on a Tuesday."
WHY = "The detective says that it would warn him."
HANDLER = (Action.OPEN, Action.DECIDE, Action.WORK, Action.SAY_SAFE)
TRUST, POLICE, PRISON = PartyKey("UHNM"), PartyKey("POL"), PartyKey("WER")

BUNDLE = BreachDetails(
    whose=("children", "family"),
    how_many="2_10",
    information=("name", "address", "health", "secret_address", "legal_status"),
    contained=Contained.NO,
    what_was_done="We rang the court.",
    happened_on=date(2026, 11, 19),
)
CHOSEN = PeopleChosen(
    (Person.CHILD, Person.ADULT, Person.CARER, Person.OTHER_PARENT), (Person.ADULT,)
)


def of(*facts: Fact, danger: Danger = Danger.NO, who: WhoHasIt = WhoHasIt.WORKER) -> Breach:
    """A case to which these have happened."""
    filed = report(danger=danger, who_has_it=who, what_happened=STORY)
    return case(*(event(fact, hours=n) for n, fact in enumerate(facts, 1)), filed=filed)


def seen(breach: Breach, party: PartyKey = SCC) -> BreachScene:
    """As whoever handles it sees it."""
    return scene(replace(breach, header=replace(breach.header, party=party)), may=HANDLER)


DANGER = of(DetailsAdded(BUNDLE), danger=Danger.YES, who=WhoHasIt.RELATIVE)
CLEARED = of(
    DetailsAdded(BUNDLE), ContactCleared("the duty social worker"), who=WhoHasIt.SOMEONE_ELSE
)
PROMISED = of(
    DetailsAdded(BUNDLE),
    ContactCleared("the duty social worker"),
    ContainmentRecorded(Ended.DELETED, Holder.OTHER, "the grandmother", NOTE),
    who=WhoHasIt.RELATIVE,
)
BACK = of(ContainmentRecorded(Ended.BACK, Holder.PARTY, "the trust's IG office", NOTE))
PEOPLE = of(
    DetailsAdded(BUNDLE),
    CHOSEN,
    SafetyAnswered(Person.CHILD, Safe.ONLY_THIS_WAY, WAY),
    SafetyAnswered(Person.CARER, Safe.NOT_YET, look_again=date(2026, 11, 27)),
    PersonTold(Person.ADULT, after_report(hours=3), Way.NUMBER, "the duty social worker"),
    PersonNotTold(Person.OTHER_PARENT, Ground.CRIME, WHY),
)
ASKED = of(DetailsAdded(BUNDLE), CHOSEN, danger=Danger.YES, who=WhoHasIt.RELATIVE)
GRADED = of(
    DetailsAdded(BUNDLE),
    Weighed(YesNo.NO, (Vulnerable.CHILDREN, Vulnerable.MENTAL_HEALTH), None, Grade(3, 1)),
)
RECORDED = Decided(Outcome.RECORD_ONLY, WHY, opens_duties=True)
ASKS = SecondAsked(DAVID, Role.SIRO)
TO_READ = of(RECORDED, ASKS)


def read_by(who: PersonId, said: SecondSaid) -> Breach:
    """A decision that a second reader, other than whoever made it, has answered."""
    return case(event(RECORDED), event(ASKS, hours=1), event(said, who, hours=2), filed=report())


AGREED = read_by(DAVID, SecondSaid(agrees=True))
AGAINST = read_by(DAVID, SecondSaid(agrees=False, why=NOTE))
BEFORE = of(Decided(Outcome.TELL_ICO, WHY))
"""Decided by a release in which a decision opened no duties."""
ENFORCED = of(DetailsAdded(BUNDLE), CHOSEN, Weighed(law_enforcement=YesNo.YES))


def letter(breach: Breach, person: Person | None) -> Document:
    """A letter to one of the people; the public notice for None."""
    at = seen(breach)
    fields = letter_fields(breach, at.agreement, NUMBERS, person)
    kind, filled = LETTERS[person], replace(fields, today=london(at.now).date())
    return write(shipped().template(kind, filled), kind, filled)


FORMS: Mapping[str, BreachScene] = {
    "ico": seen(PEOPLE),
    "ico_little_known": seen(of()),
    "dspt": seen(GRADED, TRUST),
    "moj": seen(PROMISED, PRISON),
}


def every_card() -> dict[str, Mapping[str, Any]]:
    """Cards by name."""
    return {**_work(), **_people(), **_second(), **papers()}


def _work() -> dict[str, Mapping[str, Any]]:
    causes = {
        f"get_back_{cause}": get_back_card(
            seen(case(filed=report(went_wrong=cause, who_has_it=WhoHasIt.WORKER)))
        )
        for cause in WentWrong
    }
    return {
        "weigh": weigh_card(seen(of())),
        "weigh_graded": weigh_card(seen(GRADED, TRUST)),
        "weigh_by_the_toolkit": weigh_card(seen(of(Weighed(route=Route.DSPT)))),
        "weigh_police": weigh_card(seen(ENFORCED, POLICE)),
        **causes,
        "get_back_danger": get_back_card(seen(DANGER)),
        "get_back_cleared": get_back_card(seen(CLEARED)),
        "get_back_promised": get_back_card(seen(PROMISED)),
        "get_back_trusted": get_back_card(seen(BACK)),
        "clear": clear_card(seen(DANGER)),
        "contained": contained_card(seen(CLEARED)),
    }


def _second() -> dict[str, Mapping[str, Any]]:
    return {
        "second": second_card(seen(TO_READ), reads=True),
        "second_asked": second_card(seen(TO_READ), reads=False),
        "second_agrees": second_card(seen(AGREED), reads=False),
        "second_against": second_card(seen(AGAINST), reads=False),
        "second_why": why_card(seen(TO_READ)),
    }


def _people() -> dict[str, Mapping[str, Any]]:
    return {
        "people_choose": choose_card(seen(of())),
        "people": _paged(people_card(seen(PEOPLE))),
        "people_asked": _paged(people_card(seen(ASKED))),
        "safety_notice": safety_notice(scene(ASKED, SARA)),
        "safety": safety_card(seen(ASKED)),
        "person_told": person_told_card(seen(PEOPLE)),
        "person_told_danger": person_told_card(seen(ASKED)),
        "person_not_told": person_not_told_card(seen(PEOPLE)),
        "person_not_told_part_3": person_not_told_card(seen(ENFORCED, POLICE)),
    }


def _paged(card: dict[str, Any]) -> Mapping[str, Any]:
    return six_at_most(card, BreachVerb.PEOPLE, {}, 0)


def papers() -> dict[str, Mapping[str, Any]]:
    """The cards that hold what people wrote, and are folded away."""
    return {
        **{
            f"person_{person}": person_card(seen(PEOPLE), person, on_a_card(letter(PEOPLE, person)))
            for person in Person
        },
        **{
            f"form_{name}": form_card(at, on_a_card(regulators_form(at)))
            for name, at in FORMS.items()
        },
    }
