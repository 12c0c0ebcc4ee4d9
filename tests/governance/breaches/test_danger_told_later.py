"""Danger that is known only after the report: who hears, when, whoever has the case by then.

LD-DANGER (docs/law.md): "yes" tells the lead, the deputy, the mailbox, the on-call, the
safeguarding lead and the Caldicott Guardian at once at any hour, and 30 minutes later, while nobody
has it since, the SIRO and the DPO. LD-NOT-SURE: "not sure" tells the lead, the deputy, the on-call
and the safeguarding lead, after 30 minutes the SIRO, and at 08:00 the DPO and the Caldicott
Guardian. The tables are written by hand from there.
"""

from dataclasses import replace

import pytest

from governance.breaches.breach import Breach
from governance.breaches.facts import Corrected, DangerArose, Decided, Outcome, StoodDown
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
SAFETY = "lead deputy mailbox on_call safeguarding caldicott"
NOT_SURE = "lead deputy on_call safeguarding"
MORNING: Heard = ("Tue 08:00", "danger_morning", "caldicott dpo")
AROSE = DangerArose(("breach_not_sure", 1))
RECORD_ONLY = Decided(Outcome.RECORD_ONLY, "No risk to anyone.")


def says(at: str, danger: Danger = Danger.YES) -> Done:
    """The reporter says so at that time."""
    return Done(at, "reporter", corrected(CASE, danger))


REPORT: Heard = ("Mon 09:00", "report", "lead deputy mailbox")
UNDECIDED: list[Heard] = [
    ("Tue 09:00", "undecided_24h", "siro lead"),  # nobody has it: the lead in their place
    ("Wed 08:30", "undecided_36h", "caldicott dpo"),  # quietly
    ("Wed 09:00", "undecided_48h", "siro lead"),
    ("Wed 21:00", "limit_12h", "siro lead"),
    ("Thu 03:00", "limit_6h", "siro lead"),
    ("Thu 07:00", "limit_2h", "siro lead"),
    ("Thu 09:00", "limit_past", "siro lead"),
]
OWNER_FIRST: list[Heard] = [
    ("Mon 21:00", "owner_12h", "lead"),  # no quiet hours in danger
    ("Tue 05:00", "lead_20h", "lead"),
]
DPO: Heard = ("Tue 08:30", "nobody_1h", "dpo")  # quietly, in the morning


@pytest.mark.parametrize(
    ("case", "done", "table"),
    [
        pytest.param(
            CASE,
            [says("2026-11-23 09:20")],
            [
                REPORT,
                ("Mon 09:20", "danger", SAFETY),
                ("Mon 09:35", "reporter_15min", "reporter"),
                ("Mon 09:50", "nobody_30min", "siro dpo"),
                ("Mon 13:00", "nobody_4h", "siro"),
                *OWNER_FIRST,
                DPO,
                *UNDECIDED,
            ],
            id="at 20 minutes: the half hour counts from the correction, the hour from the report",
        ),
        pytest.param(
            CASE,
            [says("2026-11-23 09:20", Danger.NOT_SURE)],
            [
                REPORT,
                ("Mon 09:20", "danger", NOT_SURE),
                ("Mon 09:35", "reporter_15min", "reporter"),
                ("Mon 09:50", "nobody_30min", "siro"),
                ("Mon 13:00", "nobody_4h", "siro"),
                *OWNER_FIRST,
                MORNING,
                DPO,
                *UNDECIDED,
            ],
            id="not sure is danger",
        ),
        pytest.param(
            CASE,
            [Done("2026-11-23 09:20", "reporter", AROSE)],
            [
                REPORT,
                ("Mon 09:20", "danger", NOT_SURE),
                ("Mon 09:35", "reporter_15min", "reporter"),
                ("Mon 09:50", "nobody_30min", "siro"),
                ("Mon 13:00", "nobody_4h", "siro"),
                *OWNER_FIRST,
                MORNING,
                DPO,
                *UNDECIDED,
            ],
            id="it follows from facts: the same",
        ),
        pytest.param(
            CASE,
            [
                Done("2026-11-23 09:30", "lead", RECORD_ONLY),
                Done("2026-11-24 02:00", "reporter", AROSE),
                Done("2026-11-24 02:10", "on_call", Acknowledged()),
            ],
            [REPORT, ("Tue 02:00", "danger", NOT_SURE), MORNING],
            id="it follows from facts at two at night, after a decision; somebody has it",
        ),
        pytest.param(
            CASE,
            [
                says("2026-11-23 09:20", Danger.NOT_SURE),
                says("2026-11-23 09:40"),
                Done("2026-11-23 09:45", "lead", Acknowledged()),
                Done("2026-11-23 10:00", "lead", RECORD_ONLY),
            ],
            [
                REPORT,
                ("Mon 09:20", "danger", NOT_SURE),
                ("Mon 09:35", "reporter_15min", "reporter"),
                ("Mon 09:40", "danger", SAFETY),
            ],
            id="not sure becomes yes: all are told again",
        ),
        pytest.param(
            CASE,
            [
                says("2026-11-23 09:20"),
                Done("2026-11-23 09:30", "lead", StoodDown("She moved last year.")),
                Done("2026-11-23 09:40", "lead", Acknowledged()),
            ],
            [
                REPORT,
                ("Mon 09:20", "danger", SAFETY),
                ("Tue 08:00", "lead_20h", "lead"),
                *UNDECIDED,
            ],
            id="the lead stands it down: nobody is told of danger, and quiet hours are kept",
        ),
        pytest.param(
            CASE,
            [
                Done("2026-11-23 09:20", "reporter", AROSE),
                Done("2026-11-23 09:30", "lead", StoodDown("She moved last year.")),
                Done("2026-11-23 11:00", "reporter", AROSE),
                Done("2026-11-23 11:10", "lead", Acknowledged()),
                Done("2026-11-23 11:20", "lead", RECORD_ONLY),
            ],
            [
                REPORT,
                ("Mon 09:20", "danger", NOT_SURE),
                ("Mon 11:00", "danger", NOT_SURE),
            ],
            id="danger after a stand-down is told anew",
        ),
        pytest.param(
            CASE,
            [says("2026-11-23 11:00")],
            [
                REPORT,
                ("Mon 10:00", "nobody_1h", "dpo"),
                ("Mon 11:00", "danger", SAFETY),
                ("Mon 11:15", "reporter_15min", "reporter"),
                ("Mon 11:30", "nobody_30min", "siro"),  # the DPO has been told
                ("Mon 13:00", "nobody_4h", "siro"),
                *OWNER_FIRST,
                *UNDECIDED,
            ],
            id="at 2 hours, with nobody who has it",
        ),
        pytest.param(
            CASE,
            [Done("2026-11-23 09:30", "lead", Acknowledged()), says("2026-11-23 11:00")],
            [
                REPORT,
                ("Mon 11:00", "danger", SAFETY),
                ("Mon 11:15", "reporter_15min", "reporter"),
                ("Mon 11:30", "nobody_30min", "siro dpo"),
                *OWNER_FIRST,
                *UNDECIDED,
            ],
            id="whoever has it must say so again: they had it before there was danger",
        ),
        pytest.param(
            CASE,
            [says("2026-11-23 11:00"), Done("2026-11-23 11:29", "lead", Acknowledged())],
            [
                REPORT,
                ("Mon 10:00", "nobody_1h", "dpo"),
                ("Mon 11:00", "danger", SAFETY),
                ("Mon 11:15", "reporter_15min", "reporter"),
                *OWNER_FIRST,
                *UNDECIDED,
            ],
            id="acknowledged within the half hour",
        ),
        pytest.param(
            CASE,
            [Done("2026-11-23 09:30", "lead", RECORD_ONLY), says("2026-11-23 22:15")],
            [
                REPORT,
                ("Mon 22:15", "danger", SAFETY),
                ("Mon 22:30", "reporter_15min", "reporter"),
                ("Mon 22:45", "nobody_30min", "siro dpo"),
            ],
            id="after a decision, which could not weigh it: at night, and nothing else runs again",
        ),
        pytest.param(
            CASE,
            [says("2026-11-23 09:20"), Done("2026-11-23 09:40", "lead", RECORD_ONLY)],
            [REPORT, ("Mon 09:20", "danger", SAFETY), ("Mon 09:35", "reporter_15min", "reporter")],
            id="a decision that weighed it silences the rest",
        ),
        pytest.param(
            CASE,
            [says("2026-11-23 09:20"), says("2026-11-23 09:30"), says("2026-11-23 09:45")],
            [
                REPORT,
                ("Mon 09:20", "danger", SAFETY),
                ("Mon 09:35", "reporter_15min", "reporter"),
                ("Mon 09:50", "nobody_30min", "siro dpo"),
                ("Mon 13:00", "nobody_4h", "siro"),
                *OWNER_FIRST,
                DPO,
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
                ("Mon 22:15", "reporter_15min", "reporter"),
                ("Mon 22:30", "nobody_30min", "siro dpo"),
                ("Mon 23:30", "nobody_4h", "siro"),
                ("Tue 07:30", "owner_12h", "lead"),
                ("Tue 08:30", "nobody_1h", "dpo"),
                ("Tue 15:30", "lead_20h", "lead"),
                ("Tue 19:30", "undecided_24h", "siro lead"),
                ("Wed 08:30", "undecided_36h", "caldicott dpo"),
                ("Wed 19:30", "undecided_48h", "siro lead"),
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
                ("Mon 09:35", "reporter_15min", "reporter"),
                ("Mon 09:50", "nobody_30min", "siro dpo"),
                *OWNER_FIRST,
                *UNDECIDED,
            ],
            id="taken back by its reporter: nothing is stood down (BR-STAND-DOWN)",
        ),
    ],
)
def test_who_hears_of_danger_that_a_correction_says(
    case: Breach, done: list[Done], table: list[Heard]
) -> None:
    assert climb(case, *done) == table


def test_where_all_those_posts_are_vacant_the_siro_hears_of_the_danger() -> None:
    posts = {role: names for role, names in POSTS.items() if role in (Role.SIRO, Role.DPO)}

    heard = climb(CASE, says("2026-11-23 11:00"), posts=posts, mailbox=False)

    assert ("Mon 11:00", "danger", "siro") in heard


def test_a_correction_moves_the_case_to_the_urgent_ladder_and_leaves_awareness() -> None:
    at = moment("2026-11-23 11:00")

    case = after(CASE, Event(at, REPORTER, corrected(CASE, Danger.YES)))

    assert (case.ladder.id, case.danger_at) == ("breach_urgent", at)
    assert case.situation.never_quiet
    assert (case.awareness, case.limit) == (CASE.awareness, CASE.limit)


def test_danger_taken_back_stands_until_the_lead_stands_it_down() -> None:
    first, second = moment("2026-11-23 11:00"), moment("2026-11-23 12:00")
    case = after(CASE, Event(first, REPORTER, corrected(CASE, Danger.YES)))

    case = after(case, Event(second, REPORTER, Corrected(CASE.report)))

    assert (case.ladder.id, case.danger_at) == ("breach_urgent", first)
    assert case.situation.never_quiet
    assert not replace(case, danger=Danger.NO).situation.never_quiet


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
