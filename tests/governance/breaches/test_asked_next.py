"""What is asked for next of whoever works on a breach (BR-AFTER, BR-DANGER-CALL)."""

from dataclasses import replace
from datetime import date

import pytest

from governance.breaches.asked_next import asked_next
from governance.breaches.breach import Breach
from governance.breaches.closing import RECORD
from governance.breaches.containment import ContainmentRecorded, Ended, Holder
from governance.breaches.duties import DECIDE
from governance.breaches.facts import Decided, DetailsAdded, Likelihood, NotYet, Outcome
from governance.breaches.partners import TELL_OTHERS, PartiesChosen
from governance.breaches.people_told import (
    PEOPLE_TOLD,
    Ground,
    PeopleChosen,
    Person,
    PersonNotTold,
    PersonTold,
    Safe,
    SafetyAnswered,
    Way,
)
from governance.breaches.regulator import TELL, How, RegulatorTold
from governance.breaches.report import BreachDetails, Where
from governance.breaches.supplier import SUPPLIER_TELLS, SupplierAsked
from governance.cases.danger import Danger
from governance.cases.event import Fact
from governance.folding import after
from tests.governance.climbing import breach, happened

NOTHING = ""
DAY = date(2026, 11, 25)


def facts_of(*facts: Fact, danger: Danger = Danger.NO, where: Where = Where.US) -> Breach:
    made = breach("2026-11-23 09:00")
    of = replace(made, report=replace(made.report, danger=danger, where=where), danger=danger)
    for fact in facts:
        now = after(of, happened(of, fact))
        assert isinstance(now, Breach)
        of = now
    return of


CHOSEN = PeopleChosen((Person.CHILD, Person.OTHER_PARENT))
SAFE, LATER = (
    SafetyAnswered(Person.CHILD, Safe.YES),
    SafetyAnswered(Person.CHILD, Safe.NOT_YET, look_again=DAY),
)
CHILD = PersonTold(Person.CHILD, breach("2026-11-23 09:00").reported_at, Way.WORKER, "x")
PARENT = PersonNotTold(Person.OTHER_PARENT, Ground.CRIME, "x")
NOT_YET = NotYet("x", Likelihood.NOT_KNOWN, "x", "x", DAY)
TELLS = Decided(Outcome.TELL_ICO, "x", opens_duties=True, likely=Likelihood.LIKELY)
SERIOUS = replace(TELLS, likely=Likelihood.SERIOUS)
RECORDS = replace(TELLS, outcome=Outcome.RECORD_ONLY, likely=Likelihood.UNLIKELY)
TOLD = RegulatorTold(CHILD.told_at, How.FORM, more=False)
PARTNER = DetailsAdded(BreachDetails(organisations=("POL",)))
BACK = ContainmentRecorded(Ended.BACK, Holder.PARTY)


@pytest.mark.parametrize(
    ("of", "asked"),
    [
        pytest.param(facts_of(), NOTHING, id="nobody is hurried to a decision"),
        pytest.param(facts_of(danger=Danger.NOT_SURE), PEOPLE_TOLD, id="in danger: who must hear"),
        pytest.param(facts_of(CHOSEN), NOTHING, id="the safeguarding lead answers first"),
        pytest.param(facts_of(CHOSEN, danger=Danger.YES), PEOPLE_TOLD, id="danger waits for none"),
        pytest.param(facts_of(CHOSEN, SAFE), PEOPLE_TOLD, id="it is safe to tell the child"),
        pytest.param(facts_of(CHOSEN, LATER, PARENT), NOTHING, id="all who are left are not yet"),
        pytest.param(facts_of(CHOSEN, CHILD, PARENT), DECIDE, id="each is told, or has a ground"),
        pytest.param(facts_of(CHOSEN, CHILD, PARENT, NOT_YET), NOTHING, id="it was put off"),
        pytest.param(facts_of(TELLS), TELL, id="decided: the regulator"),
        pytest.param(facts_of(SERIOUS), PEOPLE_TOLD, id="it may be serious: the people"),
        pytest.param(facts_of(CHOSEN, SERIOUS), TELL, id="the people wait: the regulator"),
        pytest.param(facts_of(PARTNER, TELLS), TELL_OTHERS, id="a partner's too: the parties"),
        pytest.param(facts_of(TELLS, where=Where.SUPPLIER), SUPPLIER_TELLS, id="the supplier"),
        pytest.param(
            facts_of(TELLS, SupplierAsked(), where=Where.SUPPLIER), TELL, id="the supplier answers"
        ),
        pytest.param(facts_of(TELLS, TOLD), RECORD, id="told: close it"),
        pytest.param(
            facts_of(TELLS, replace(TOLD, more=True)), NOTHING, id="there is more to tell it"
        ),
        pytest.param(facts_of(RECORDS), RECORD, id="recorded only: close it"),
        pytest.param(facts_of(RECORDS, BACK), RECORD, id="and it is back"),
        pytest.param(facts_of(PARTNER, RECORDS, PartiesChosen((), "x")), RECORD, id="nobody else"),
        pytest.param(
            facts_of(replace(RECORDS, outcome=Outcome.NOT_A_BREACH)), NOTHING, id="not a breach"
        ),
    ],
)
def test_one_thing_is_asked_for_the_nearest_first(of: Breach, asked: str) -> None:
    assert asked_next(of) == asked
