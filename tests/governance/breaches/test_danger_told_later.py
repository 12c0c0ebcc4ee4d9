"""Danger that is first said in a correction: who hears, when, whoever has the case by then.

BR-DANGER (docs/law.md): "yes" and "not sure" take the ladder for danger. LD-DANGER: its row tells
the on-call, the safeguarding lead and the Caldicott Guardian at once at any hour, and 30 minutes
later, while nobody has it, the SIRO and the DPO. The tables are written by hand from there.
"""

from dataclasses import replace

import pytest

from governance.breaches.breach import Breach
from governance.breaches.facts import Corrected, Decided, Outcome
from governance.cases.danger import Danger
from governance.cases.event import Event
from governance.cases.facts import Acknowledged
from governance.cases.rungs import instant
from governance.folding import after
from governance.people.identity import Role
from tests.governance.climbing import (
    POSTS,
    REPORTER,
    Done,
    Heard,
    climb,
    corrected,
    moment,
)
from tests.governance.climbing import first_breach as breach

NINE = "2026-11-23 09:00"
CASE = breach(NINE)
SAFETY = "on_call safeguarding caldicott"
RECORD_ONLY = Decided(Outcome.RECORD_ONLY, "No risk to anyone.")


def says(at: str, danger: Danger = Danger.YES) -> Done:
    """The reporter says so at that time."""
    return Done(at, "reporter", corrected(CASE, danger))


REPORT: Heard = ("Mon 09:00", "report", "lead deputy mailbox")
UNDECIDED: list[Heard] = [
    ("Tue 09:00", "undecided_24h", "siro"),
    ("Tue 21:00", "undecided_36h", "caldicott dpo"),  # no quiet hours in danger
    ("Wed 09:00", "undecided_48h", "siro"),
    ("Wed 21:00", "limit_12h", "siro lead"),
    ("Thu 03:00", "limit_6h", "siro lead"),
    ("Thu 07:00", "limit_2h", "siro lead"),
    ("Thu 09:00", "limit_past", "siro lead"),
]


@pytest.mark.parametrize(
    ("case", "done", "table"),
    [
        pytest.param(
            CASE,
            [says("2026-11-23 09:20")],
            [
                REPORT,
                ("Mon 09:20", "danger", SAFETY),
                ("Mon 09:50", "nobody_30min", "siro dpo"),
                ("Mon 10:00", "nobody_1h", "dpo"),
                ("Mon 13:00", "nobody_4h", "siro"),
                *UNDECIDED,
            ],
            id="at 20 minutes: the half hour counts from the correction, the hour from the report",
        ),
        pytest.param(
            CASE,
            [says("2026-11-23 09:20", Danger.NOT_SURE)],
            [
                REPORT,
                ("Mon 09:20", "danger", SAFETY),
                ("Mon 09:50", "nobody_30min", "siro dpo"),
                ("Mon 10:00", "nobody_1h", "dpo"),
                ("Mon 13:00", "nobody_4h", "siro"),
                *UNDECIDED,
            ],
            id="not sure is danger",
        ),
        pytest.param(
            CASE,
            [says("2026-11-23 11:00")],
            [
                REPORT,
                ("Mon 10:00", "nobody_1h", "dpo"),
                ("Mon 11:00", "danger", SAFETY),
                ("Mon 11:30", "nobody_30min", "siro"),  # the DPO has been told
                ("Mon 13:00", "nobody_4h", "siro"),
                *UNDECIDED,
            ],
            id="at 2 hours, with nobody who has it",
        ),
        pytest.param(
            CASE,
            [Done("2026-11-23 09:30", "lead", Acknowledged()), says("2026-11-23 11:00")],
            [REPORT, ("Mon 11:00", "danger", SAFETY), *UNDECIDED],
            id="that somebody has it does not spare those who look after a person in danger",
        ),
        pytest.param(
            CASE,
            [says("2026-11-23 11:00"), Done("2026-11-23 11:29", "lead", Acknowledged())],
            [
                REPORT,
                ("Mon 10:00", "nobody_1h", "dpo"),
                ("Mon 11:00", "danger", SAFETY),
                *UNDECIDED,
            ],
            id="acknowledged within the half hour",
        ),
        pytest.param(
            CASE,
            [Done("2026-11-23 09:30", "lead", RECORD_ONLY), says("2026-11-23 22:15")],
            [REPORT, ("Mon 22:15", "danger", SAFETY)],
            id="after a decision, which could not weigh it: at night, and nothing else runs again",
        ),
        pytest.param(
            CASE,
            [says("2026-11-23 09:20"), Done("2026-11-23 09:40", "lead", RECORD_ONLY)],
            [REPORT, ("Mon 09:20", "danger", SAFETY)],
            id="a decision that weighed it silences the rest",
        ),
        pytest.param(
            CASE,
            [says("2026-11-23 09:20"), says("2026-11-23 09:30"), says("2026-11-23 09:45")],
            [
                REPORT,
                ("Mon 09:20", "danger", SAFETY),
                ("Mon 09:50", "nobody_30min", "siro dpo"),
                ("Mon 10:00", "nobody_1h", "dpo"),
                ("Mon 13:00", "nobody_4h", "siro"),
                *UNDECIDED,
            ],
            id="said three times: told once, from the first",
        ),
        pytest.param(
            breach("2026-11-23 19:30"),
            [says("2026-11-23 22:00")],
            [
                ("Mon 19:30", "report", "lead deputy mailbox"),
                ("Mon 22:00", "danger", SAFETY),
                # Held by quiet hours since 20:30; danger ends them.
                ("Mon 22:00 late", "nobody_1h", "dpo"),
                ("Mon 22:30", "nobody_30min", "siro"),
                ("Mon 23:30", "nobody_4h", "siro"),
                ("Tue 19:30", "undecided_24h", "siro"),
                ("Wed 07:30", "undecided_36h", "caldicott dpo"),
                ("Wed 19:30", "undecided_48h", "siro"),
                ("Thu 07:30", "limit_12h", "siro lead"),
                ("Thu 13:30", "limit_6h", "siro lead"),
                ("Thu 17:30", "limit_2h", "siro lead"),
                ("Thu 19:30", "limit_past", "siro lead"),
            ],
            id="at night: quiet hours end there and then",
        ),
        pytest.param(
            CASE,
            [
                Done("2026-11-23 09:10", "lead", Acknowledged()),
                says("2026-11-23 09:20"),
                says("2026-11-23 09:40", Danger.NO),
            ],
            [
                REPORT,
                ("Mon 09:20", "danger", SAFETY),
                UNDECIDED[0],
                ("Wed 08:00", "undecided_36h", "caldicott dpo"),
                *UNDECIDED[2:],
            ],
            id="taken back: quiet hours are kept again",
        ),
    ],
)
def test_who_hears_of_danger_that_a_correction_says(
    case: Breach, done: list[Done], table: list[Heard]
) -> None:
    assert climb(case, *done) == table


def test_where_those_posts_are_vacant_the_deputy_hears_of_the_danger_though_told_before() -> None:
    vacant = (Role.ON_CALL, Role.SAFEGUARDING_LEAD, Role.CALDICOTT)
    posts = {role: names for role, names in POSTS.items() if role not in vacant}

    heard = climb(CASE, says("2026-11-23 11:00"), posts=posts)

    assert ("Mon 11:00", "danger", "deputy") in heard


def test_a_correction_moves_the_case_to_the_urgent_ladder_and_leaves_awareness() -> None:
    at = moment("2026-11-23 11:00")

    case = after(CASE, Event(at, REPORTER, corrected(CASE, Danger.YES)))

    assert (case.ladder.id, case.danger_at) == ("breach_urgent", at)
    assert case.situation.never_quiet
    assert (case.awareness, case.limit) == (CASE.awareness, CASE.limit)


def test_danger_taken_back_stays_in_the_ladder_and_the_first_time_it_was_said_stays() -> None:
    first, second = moment("2026-11-23 11:00"), moment("2026-11-23 12:00")
    case = after(CASE, Event(first, REPORTER, corrected(CASE, Danger.YES)))

    case = after(case, Event(second, REPORTER, Corrected(CASE.report)))

    assert (case.ladder.id, case.danger_at) == ("breach_urgent", first)
    assert not case.situation.never_quiet


@pytest.mark.parametrize("danger", [Danger.YES, Danger.NOT_SURE])
def test_danger_in_the_report_itself_counts_from_the_report(danger: Danger) -> None:
    case = breach(NINE, danger=danger)

    assert case.danger_at == case.reported_at
    assert instant(case.ladder.rung("nobody_30min"), case.situation) == moment("2026-11-23 09:30")


def test_no_danger_has_no_time() -> None:
    assert CASE.danger_at is None
    assert not CASE.situation.danger_undecided


def test_a_decision_taken_again_weighs_the_danger() -> None:
    events = [
        Event(moment("2026-11-23 10:00"), REPORTER, RECORD_ONLY),
        Event(moment("2026-11-23 11:00"), REPORTER, corrected(CASE, Danger.YES)),
    ]
    case = CASE
    for event in events:
        case = after(case, event)
    again = after(case, replace(events[0], at=moment("2026-11-23 12:00")))

    assert case.situation.danger_undecided
    assert not again.situation.danger_undecided
