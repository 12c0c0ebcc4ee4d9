"""Who hears what, when, to the minute, of what a decision brings: by hand from docs/law.md.

A breach is reported, and known, on Monday 23 November 2026 at 09:00: the 72 hours end on Thursday
at 09:00. Whoever has it is `deputy`, so that a table tells the lead from the owner.
"""

from dataclasses import replace
from datetime import date

import pytest

from governance.breaches.containment import ContainmentRecorded, Ended, Holder
from governance.breaches.facts import Decided, Likelihood, Outcome
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
from governance.breaches.report import WentWrong
from governance.cases.danger import Danger
from governance.cases.facts import Acknowledged
from tests.governance.climbing import OVER_WEEKS, Done, Heard, breach, climb, moment

NINE = "2026-11-23 09:00"
HAS_IT = Done("2026-11-23 09:10", "deputy", Acknowledged())
TO_KNOW = ("risk_dpo", "decided_dpo", "decided_siro")
TELL = Decided(Outcome.TELL_ICO, "Likely to hurt.", opens_duties=True)
RECORDED_ONLY = replace(TELL, outcome=Outcome.RECORD_ONLY)
DECIDED = Done("2026-11-23 09:30", "deputy", TELL)
BACK = Done("2026-11-23 09:30", "deputy", ContainmentRecorded(Ended.BACK, Holder.PARTY))


def told(at: str, *, more: bool = False) -> Done:
    return Done(at, "deputy", RegulatorTold(moment(at), How.FORM, more))


def followed(at: str, *, more: bool) -> Done:
    return Done(at, "deputy", FollowedUp(moment(at), more))


def after_the_decision(*done: Done, last: str) -> list[Heard]:
    heard = climb(breach(NINE), HAS_IT, DECIDED, BACK, *done, clock=OVER_WEEKS, last=last)
    return [row for row in heard if row[1] not in ("report", *TO_KNOW)]


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

    assert [row for row in heard if row[1] not in ("report", *TO_KNOW)] == table


def test_a_decision_of_before_duties_tells_nobody() -> None:
    before = Done("2026-11-23 09:30", "deputy", Decided(Outcome.TELL_ICO, "Likely to hurt."))
    heard = climb(breach(NINE), HAS_IT, before, clock=OVER_WEEKS, last="2026-12-12 09:00")

    assert [row[1] for row in heard] == ["report"]


@pytest.mark.parametrize(
    ("reported", "done", "table"),
    [
        pytest.param(
            NINE,
            [HAS_IT, DECIDED],
            [
                ("Tue 24 Nov 08:30", "decided_dpo", "dpo"),
                ("Tue 24 Nov 08:30", "decided_siro", "siro caldicott"),
            ],
            id="decided within the hour: the next working morning, in the digest",
        ),
        pytest.param(
            "2026-04-02 15:05",
            [
                Done("2026-04-02 15:20", "deputy", Acknowledged()),
                Done("2026-04-02 16:00", "deputy", TELL),
            ],
            [
                ("Thu 02 Apr 16:00", "decided_dpo", "dpo"),
                ("Thu 02 Apr 16:00", "decided_siro", "siro caldicott"),
            ],
            id="before Good Friday: the limit is Easter Sunday, and the next morning is Tuesday",
        ),
        pytest.param(
            NINE,
            [HAS_IT, Done("2026-11-23 09:30", "deputy", RECORDED_ONLY)],
            [],
            id="recorded only, and nothing suggests a risk: nobody above hears",
        ),
        pytest.param(
            NINE,
            [
                HAS_IT,
                Done(
                    "2026-11-23 09:30", "deputy", replace(RECORDED_ONLY, likely=Likelihood.SERIOUS)
                ),
            ],
            [
                ("Tue 24 Nov 08:30", "decided_dpo", "dpo"),
                ("Tue 24 Nov 08:30", "decided_siro", "siro caldicott"),
            ],
            id="recorded only, and harm is likely and serious",
        ),
    ],
)
def test_who_is_told_of_a_decision_to_know_of_it(
    reported: str, done: list[Done], table: list[Heard]
) -> None:
    heard = climb(breach(reported), *done, clock=OVER_WEEKS, last=f"{reported[:8]}30 09:00")

    assert [row for row in heard if row[1] in TO_KNOW] == table


@pytest.mark.parametrize(
    ("reported", "when"),
    [
        pytest.param(NINE, "Tue 24 Nov 08:30", id="the next working morning"),
        pytest.param("2026-04-02 15:05", "Thu 02 Apr 15:35", id="at once, before Good Friday"),
    ],
)
def test_the_dpo_is_told_of_a_risk_before_anything_is_decided(reported: str, when: str) -> None:
    case = breach(reported, went_wrong=WentWrong.CYBER)
    has_it = Done(f"{reported[:10]} 15:10", "deputy", Acknowledged())
    heard = climb(case, has_it, clock=OVER_WEEKS, last=f"{reported[:8]}25 09:00")

    assert [row for row in heard if row[1] == "risk_dpo"] == [(when, "risk_dpo", "dpo")]


SAFE, HOME = (
    Done("2026-11-23 10:15", "safeguarding", SafetyAnswered(CHILD, Safe.YES)),
    Done("2026-11-23 10:00", "deputy", PeopleChosen((CHILD,))),
)


@pytest.mark.parametrize(
    ("danger", "done", "table"),
    [
        pytest.param(
            Danger.YES,
            [HOME],
            [
                ("Mon 23 Nov 10:30", "safe_30min", "deputy safeguarding"),
                ("Tue 24 Nov 08:30", "safe_to_tell_undone", "lead deputy safeguarding"),
            ],
            id="danger: after half an hour, and every working day until they have answered",
        ),
        pytest.param(
            Danger.NOT_SURE,
            [HOME],
            [
                ("Mon 23 Nov 10:30", "safe_30min", "deputy safeguarding"),
                ("Tue 24 Nov 08:30", "safe_to_tell_undone", "lead deputy safeguarding"),
            ],
            id="not sure is danger",
        ),
        pytest.param(Danger.YES, [HOME, SAFE], [], id="answered within the half hour"),
        pytest.param(
            Danger.YES,
            [Done("2026-11-23 10:00", "deputy", PeopleChosen((CHILD,), (CHILD,)))],
            [],
            id="who must know now is told: nobody's answer is waited for",
        ),
        pytest.param(Danger.NO, [HOME], [], id="no danger: it has its day"),
        pytest.param(
            Danger.YES,
            [Done("2026-11-23 23:00", "deputy", PeopleChosen((CHILD,)))],
            [
                ("Mon 23 Nov 23:30", "safe_30min", "deputy safeguarding"),
                ("Tue 24 Nov 08:30", "safe_to_tell_undone", "lead deputy safeguarding"),
            ],
            id="at night too",
        ),
    ],
)
def test_in_danger_the_safeguarding_lead_is_reminded_after_half_an_hour(
    danger: Danger, done: list[Done], table: list[Heard]
) -> None:
    of = breach(NINE, danger=danger)
    heard = climb(of, HAS_IT, *done, clock=OVER_WEEKS, last="2026-11-24 09:00")

    assert [row for row in heard if row[1].startswith("safe_")] == table
