"""Who hears what, when, to the minute, of what a decision brings: by hand from docs/law.md.

A breach is reported, and known, on Monday 23 November 2026 at 09:00: the 72 hours end on Thursday
at 09:00. Whoever has it is `deputy`, so that a table tells the lead from the owner.
"""

from datetime import date

import pytest

from governance.breaches.containment import ContainmentRecorded, Ended, Holder
from governance.breaches.facts import Decided, Outcome
from governance.breaches.leaning import Leaning
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
from governance.breaches.regulator import (
    FollowedUp,
    How,
    RegulatorAnswered,
    RegulatorAsked,
    RegulatorTold,
)
from governance.cases.facts import Acknowledged
from tests.governance.climbing import OVER_WEEKS, Done, Heard, breach, climb, moment

NINE = "2026-11-23 09:00"
HAS_IT = Done("2026-11-23 09:10", "deputy", Acknowledged())
TELL = Decided(Outcome.TELL_ICO, "Likely to hurt.", opens_duties=True)
DECIDED = Done("2026-11-23 09:30", "deputy", TELL)
BACK = Done("2026-11-23 09:30", "deputy", ContainmentRecorded(Ended.BACK, Holder.PARTY))


def told(at: str, *, more: bool = False) -> Done:
    return Done(at, "deputy", RegulatorTold(moment(at), How.FORM, more))


def followed(at: str, *, more: bool) -> Done:
    return Done(at, "deputy", FollowedUp(moment(at), more))


def after_the_decision(*done: Done, last: str) -> list[Heard]:
    heard = climb(breach(NINE), HAS_IT, DECIDED, BACK, *done, clock=OVER_WEEKS, last=last)
    return [row for row in heard if row[0] != "Mon 23 Nov 09:00"]


@pytest.mark.parametrize(
    ("done", "last", "table"),
    [
        pytest.param(
            [],
            "2026-12-01 09:00",
            [
                ("Tue 24 Nov 09:30", "tell_24h", "lead deputy"),
                ("Wed 25 Nov 21:00", "tell_12h", "siro lead deputy"),
                ("Thu 26 Nov 03:00", "tell_6h", "siro lead deputy"),
                ("Thu 26 Nov 07:00", "tell_2h", "siro lead deputy"),
                ("Thu 26 Nov 09:00", "tell_past", "siro lead deputy"),
                ("Fri 27 Nov 08:30", "regulator_told_undone", "lead deputy"),
                ("Mon 30 Nov 08:30", "regulator_told_undone", "lead deputy"),
                ("Mon 30 Nov 08:30", "regulator_told_undone_siro", "siro"),
                ("Tue 01 Dec 08:30", "regulator_told_undone", "lead deputy"),
            ],
            id="decided and not told: nothing falls silent",
        ),
        pytest.param(
            [told("2026-11-26 10:00")],
            "2026-12-01 09:00",
            [
                ("Tue 24 Nov 09:30", "tell_24h", "lead deputy"),
                ("Wed 25 Nov 21:00", "tell_12h", "siro lead deputy"),
                ("Thu 26 Nov 03:00", "tell_6h", "siro lead deputy"),
                ("Thu 26 Nov 07:00", "tell_2h", "siro lead deputy"),
                ("Thu 26 Nov 09:00", "tell_past", "siro lead deputy"),
            ],
            id="told late: then nobody is reminded any more",
        ),
        pytest.param(
            [told("2026-11-23 12:00")], "2026-12-01 09:00", [], id="told in time, and that was all"
        ),
        pytest.param(
            [
                told("2026-11-23 12:00", more=True),
                followed("2026-11-24 13:00", more=True),
                followed("2026-11-26 14:00", more=True),
                followed("2026-12-03 15:00", more=False),
            ],
            "2026-12-12 09:00",
            [
                ("Tue 24 Nov 12:00", "follow_up_due", "deputy"),
                ("Thu 26 Nov 12:00", "follow_up_due", "deputy"),
                ("Thu 03 Dec 14:00", "follow_up_due", "deputy"),
            ],
            id="follow-ups: 24 hours, 72 hours, then a week after the last, until that was all",
        ),
        pytest.param(
            [told("2026-11-23 21:00", more=True)],
            "2026-11-27 09:00",
            [
                ("Wed 25 Nov 08:00", "follow_up_due", "deputy"),
                ("Wed 25 Nov 08:30", "follow_up_undone", "lead deputy"),
                ("Thu 26 Nov 08:30", "follow_up_undone", "lead deputy"),
                ("Fri 27 Nov 08:30", "follow_up_undone", "lead deputy"),
            ],
            id="a follow-up is a target of ours: it wakes nobody, and is told until it is done",
        ),
        pytest.param(
            [
                told("2026-11-23 12:00"),
                Done("2026-11-24 12:00", "deputy", RegulatorAsked(date(2026, 12, 1))),
                Done("2026-12-01 12:00", "deputy", RegulatorAnswered(moment("2026-12-01 11:00"))),
            ],
            "2026-12-12 09:00",
            [
                ("Mon 30 Nov 08:00", "their_date_before", "lead deputy"),
                ("Tue 01 Dec 08:00", "their_date_day", "siro lead deputy"),
            ],
            id="the regulator's letter sets a date: its whole day counts, and it is told of before",
        ),
    ],
)
def test_after_the_decision(done: list[Done], last: str, table: list[Heard]) -> None:
    assert after_the_decision(*done, last=last) == table


def test_decided_after_the_limit_nobody_hears_of_what_was_past_and_the_days_begin() -> None:
    late = Done("2026-11-27 10:00", "deputy", TELL)
    heard = climb(breach(NINE), HAS_IT, BACK, late, clock=OVER_WEEKS, last="2026-11-30 09:00")
    since = [row for row in heard if "tell_" in row[1] or "told_" in row[1]]

    assert since == [
        ("Sat 28 Nov 10:00", "tell_24h", "lead deputy"),
        ("Mon 30 Nov 08:30", "regulator_told_undone", "lead deputy"),
        ("Mon 30 Nov 08:30", "regulator_told_undone_siro", "siro"),
    ]


RECORD = Done("2026-11-23 09:30", "deputy", Decided(Outcome.RECORD_ONLY, "x", opens_duties=True))
HIGH = Decided(Outcome.TELL_ICO, "x", suggested=Leaning.HIGH, opens_duties=True)
TOLD = told("2026-11-23 12:00")
CHILD, ADULT = Person.CHILD, Person.ADULT


@pytest.mark.parametrize(
    ("done", "table"),
    [
        pytest.param(
            [],
            [
                ("Tue 24 Nov 09:30", "contained_due", "deputy"),
                ("Wed 25 Nov 08:30", "contained_undone", "lead deputy"),
                ("Thu 26 Nov 08:30", "contained_undone", "lead deputy"),
                ("Fri 27 Nov 08:30", "contained_undone", "lead deputy"),
                ("Mon 30 Nov 08:30", "contained_undone", "lead deputy"),
                ("Mon 30 Nov 08:30", "contained_undone_siro", "siro"),
            ],
            id="nobody writes down how far it is back, not even where it is only recorded",
        ),
        pytest.param(
            [
                Done(
                    "2026-11-24 12:00",
                    "deputy",
                    ContainmentRecorded(Ended.CANNOT, Holder.NOT_KNOWN),
                )
            ],
            [("Tue 24 Nov 09:30", "contained_due", "deputy")],
            id="that it cannot be got back is written down: silence",
        ),
    ],
)
def test_getting_it_back(done: list[Done], table: list[Heard]) -> None:
    heard = climb(breach(NINE), HAS_IT, RECORD, *done, clock=OVER_WEEKS, last="2026-11-30 09:00")

    assert [row for row in heard if row[1] != "report"] == table


@pytest.mark.parametrize(
    ("done", "table"),
    [
        pytest.param(
            [],
            [
                ("Mon 23 Nov 13:30", "people_4h", "deputy"),
                ("Tue 24 Nov 09:30", "people_due", "lead deputy"),
                ("Wed 25 Nov 08:30", "people_told_undone", "lead deputy"),
                ("Thu 26 Nov 08:30", "people_told_undone", "lead deputy"),
                ("Fri 27 Nov 08:30", "people_told_undone", "lead deputy"),
                ("Mon 30 Nov 08:30", "people_told_undone", "lead deputy"),
                ("Mon 30 Nov 08:30", "people_told_undone_siro", "siro"),
            ],
            id="nobody is told, and nobody has thought of them",
        ),
        pytest.param(
            [
                Done("2026-11-23 10:00", "deputy", PeopleChosen((CHILD, ADULT))),
                Done(
                    "2026-11-23 11:00",
                    "deputy",
                    PersonTold(ADULT, moment("2026-11-23 11:00"), Way.WORKER, "x"),
                ),
                Done("2026-11-23 12:00", "deputy", PersonNotTold(CHILD, Ground.NO_HIGH_RISK, "x")),
            ],
            [],
            id="one told, one with a ground",
        ),
        pytest.param(
            [
                Done("2026-11-23 10:00", "deputy", PeopleChosen((CHILD,))),
                Done(
                    "2026-11-23 11:00",
                    "safeguarding",
                    SafetyAnswered(CHILD, Safe.NOT_YET, look_again=date(2026, 11, 27)),
                ),
            ],
            [
                ("Mon 23 Nov 13:30", "people_4h", "deputy"),
                ("Fri 27 Nov 08:30", "people_due", "lead deputy"),
                ("Mon 30 Nov 08:30", "people_told_undone", "lead deputy"),
                ("Mon 30 Nov 08:30", "people_told_undone_siro", "siro"),
            ],
            id="not yet: looked at again on its morning, and never forgotten",
        ),
    ],
)
def test_telling_the_people(done: list[Done], table: list[Heard]) -> None:
    decided = Done("2026-11-23 09:30", "deputy", HIGH)
    heard = climb(
        breach(NINE),
        *(HAS_IT, decided, BACK, *done, TOLD),
        clock=OVER_WEEKS,
        last="2026-11-30 09:00",
    )

    assert [row for row in heard if row[1] != "report"] == table


def test_a_decision_of_before_duties_tells_nobody() -> None:
    before = Done("2026-11-23 09:30", "deputy", Decided(Outcome.TELL_ICO, "Likely to hurt."))
    heard = climb(breach(NINE), HAS_IT, before, clock=OVER_WEEKS, last="2026-12-12 09:00")

    assert [row[1] for row in heard] == ["report"]
