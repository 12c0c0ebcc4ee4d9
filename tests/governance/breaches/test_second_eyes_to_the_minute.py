"""Who hears that nobody has read a decision second: the 72 hours do not end in silence.

A breach is reported, and known, on Monday 23 November 2026 at 09:00, and decided at 09:30.
"""

import pytest

from governance.breaches.facts import Decided, Outcome
from governance.breaches.second_eyes import SecondAsked, SecondSaid
from governance.cases.facts import Acknowledged
from governance.people.identity import Role
from tests.governance.climbing import OVER_WEEKS, Done, Heard, breach, climb

HAS_IT = Done("2026-11-23 09:10", "deputy", Acknowledged())
UNLIKELY = Decided(Outcome.NOT_A_BREACH, "Unlikely.", opens_duties=True)
ASKED = SecondAsked(None, Role.SIRO)


def heard(*done: Done, last: str) -> list[Heard]:
    rows = climb(breach("2026-11-23 09:00"), HAS_IT, *done, clock=OVER_WEEKS, last=last)
    return [row for row in rows if row[1].startswith("second")]


def decided(at: str) -> tuple[Done, Done]:
    return Done(at, "deputy", UNLIKELY), Done(at, "deputy", ASKED)


ALL = "siro lead deputy"
FOUR_HOURS = ("Mon 23 Nov 13:30", "second_4h", ALL)
TO_THE_LIMIT = [
    ("Wed 25 Nov 21:00", "second_12h", ALL),
    ("Thu 26 Nov 07:00", "second_2h", ALL),
    ("Thu 26 Nov 09:00", "second_past", ALL),
]


@pytest.mark.parametrize(
    ("done", "table"),
    [
        pytest.param([], [FOUR_HOURS, *TO_THE_LIMIT], id="nobody says anything"),
        pytest.param(
            [Done("2026-11-23 15:00", "siro", SecondSaid(agrees=True))],
            [FOUR_HOURS],
            id="somebody agrees: silent from then on",
        ),
        pytest.param(
            [Done("2026-11-23 15:00", "siro", SecondSaid(agrees=False, why="No."))],
            [FOUR_HOURS, *TO_THE_LIMIT],
            id="somebody does not agree, and it is not decided again",
        ),
    ],
)
def test_it_is_told_of_until_somebody_agrees(done: list[Done], table: list[Heard]) -> None:
    assert heard(*decided("2026-11-23 09:30"), *done, last="2026-11-26 12:00") == table


def test_a_decision_that_nobody_was_asked_of_is_as_silent_as_before() -> None:
    assert heard(decided("2026-11-23 09:30")[0], last="2026-11-30 12:00") == []


def test_past_the_72_hours_it_is_told_of_within_a_day_and_then_every_working_day() -> None:
    assert heard(*decided("2026-11-26 10:00"), last="2026-11-30 12:00")[:3] == [
        ("Thu 26 Nov 14:00", "second_4h", ALL),
        ("Fri 27 Nov 08:00", "second_2h", ALL),
        ("Fri 27 Nov 10:00", "second_past", ALL),
    ]
