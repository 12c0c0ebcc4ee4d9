"""Who hears that other parties are not told, and that a supplier owes us something: by hand.

A breach is reported, and known, on Monday 23 November 2026 at 09:00, and decided at 09:30. Whoever
has it is `deputy`, so that a table tells the lead from the owner.
"""

import pytest

from governance.breaches.containment import ContainmentRecorded, Ended, Holder
from governance.breaches.facts import Decided, DetailsAdded, Outcome
from governance.breaches.partners import TELL_OTHERS, PartiesChosen
from governance.breaches.report import BreachDetails, Where
from governance.breaches.supplier import Owed, SupplierSaid
from governance.cases.facts import Acknowledged
from governance.duties.duty import Standing
from tests.cases import case, event, report
from tests.governance.climbing import OVER_WEEKS, Done, Heard, breach, climb

NINE = "2026-11-23 09:00"
HAS_IT = Done("2026-11-23 09:10", "deputy", Acknowledged())
POLICE = DetailsAdded(BreachDetails(organisations=("POL",)))
RECORD = Decided(Outcome.RECORD_ONLY, "Unlikely.", opens_duties=True)
DECIDED = Done("2026-11-23 09:30", "deputy", RECORD)
BACK = Done("2026-11-23 09:40", "deputy", ContainmentRecorded(Ended.BACK, Holder.PARTY))
"""Else what is not got back is told at the same hour, to the same people, on the same card."""


def heard(*done: Done, what: str, last: str) -> list[Heard]:
    rows = climb(breach(NINE), HAS_IT, *done, clock=OVER_WEEKS, last=last)
    return [row for row in rows if row[1].startswith(what)]


@pytest.mark.parametrize(
    ("done", "table"),
    [
        pytest.param(
            [],
            [
                ("Mon 23 Nov 13:30", "parties_4h", "deputy"),
                ("Tue 24 Nov 09:00", "parties_due", "lead deputy"),
                ("Wed 25 Nov 08:30", "parties_told_undone", "lead deputy"),
                ("Thu 26 Nov 08:30", "parties_told_undone", "lead deputy"),
                ("Fri 27 Nov 08:30", "parties_told_undone", "lead deputy"),
                ("Mon 30 Nov 08:30", "parties_told_undone", "lead deputy"),
                ("Mon 30 Nov 08:30", "parties_told_undone_siro", "siro"),
            ],
            id="the report points to the police, and nobody says whom to tell",
        ),
        pytest.param(
            [Done("2026-11-23 15:00", "deputy", PartiesChosen((), "Only ours."))],
            [("Mon 23 Nov 13:30", "parties_4h", "deputy")],
            id="nobody else is to be told, and why: silent from then on",
        ),
    ],
)
def test_who_hears_that_other_parties_are_not_told(done: list[Done], table: list[Heard]) -> None:
    details = Done("2026-11-23 09:20", "reporter", POLICE)
    every = (details, DECIDED, BACK, *done)

    assert heard(*every, what="parties", last="2026-11-30 12:00") == table


def test_a_breach_that_is_nobodys_but_our_own_asks_nobody_to_tell_others() -> None:
    assert heard(DECIDED, what="parties", last="2026-12-07 12:00") == []


def duty(*organisations: str) -> Standing | None:
    details = event(DetailsAdded(BreachDetails(organisations=organisations)), minutes=5)
    of = case(details, event(RECORD, hours=1))
    return next((one.standing for one in of.duties if one.id == TELL_OTHERS), None)


@pytest.mark.parametrize(
    ("organisations", "standing"),
    [
        pytest.param(("POL",), Standing.OPEN, id="another party"),
        pytest.param(("SCC", "ICB"), Standing.OPEN, id="ourselves and another"),
        pytest.param(("SCC",), None, id="ourselves"),
        pytest.param(("only_us", "not_sure", "supplier"), None, id="no party"),
    ],
)
def test_what_card_2_says_opens_the_duty(
    organisations: tuple[str, ...], standing: Standing | None
) -> None:
    assert duty(*organisations) is standing


def test_what_a_supplier_owes_counts_up_and_ends_with_the_last() -> None:
    filed, decided = report(where=Where.SUPPLIER), event(RECORD, hours=1)
    for came in (tuple(Owed)[:n] for n in range(len(Owed) + 1)):
        of = case(decided, event(SupplierSaid(came), hours=2), filed=filed)
        (found,) = (one for one in of.duties if one.id == "supplier_told")
        assert found.of == (len(came), len(Owed))
        assert found.open is (len(came) < len(Owed))
