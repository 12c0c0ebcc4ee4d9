"""The second ladder of a breach, to the minute (LD-OWNER, LD-OVERDUE, LD-QUIETLY, docs/law.md)."""

from dataclasses import replace

import pytest

from governance.breaches.facts import Decided, Outcome
from governance.cases.danger import Danger
from governance.cases.facts import Acknowledged, HandedBack, LeaderNamed, Snoozed
from governance.people.identity import Role
from tests.governance.climbing import OVER_WEEKS, POSTS, Done, Heard, breach, climb, moment, person

MON_9 = "2026-11-23 09:00"  # the limit is Thu 26 Nov 09:00
HAS_IT = Done("2026-11-23 09:20", "deputy", Acknowledged())
REPORT: Heard = ("Mon 09:00", "report", "lead deputy mailbox")
BOTH, ALL = "lead deputy", "siro lead deputy"
DECIDED = Done("2026-11-26 12:00", "deputy", Decided(Outcome.RECORD_ONLY, "No risk."))

NOBODY: list[Heard] = [
    REPORT,
    ("Mon 13:00", "nobody_4h", "siro"),
    ("Tue 08:00", "lead_20h", "lead"),  # 21:00 and 05:00 are quiet: of both, the later
    ("Tue 08:30", "nobody_1h", "dpo"),  # quietly, in the digest
    ("Tue 09:00", "undecided_24h", "lead"),
    ("Wed 08:30", "undecided_24h_siro", "siro"),  # in the digest, as all that is not urgent
    ("Wed 08:30", "undecided_36h", "caldicott dpo"),
    ("Wed 09:00", "undecided_48h", "lead"),
    ("Wed 21:00", "limit_12h", "siro lead"),
    ("Thu 03:00", "limit_6h", "lead"),
    ("Thu 07:00", "limit_2h", "siro lead"),
    ("Thu 08:30", "undecided_48h_siro", "siro"),
    ("Thu 09:00", "limit_past", "lead"),
    ("Fri 08:30", "limit_past_siro", "siro"),
    ("Fri 08:30", "overdue", "lead"),
    ("Mon 08:30", "overdue", "lead"),
    ("Mon 08:30", "overdue_siro", "siro"),
]


def weekly(table: list[Heard]) -> list[tuple[str, str]]:
    """Who hears when, of the rungs past the limit."""
    return [(at, who) for at, rung, who in table if rung.startswith("overdue")]


def test_an_undecided_breach_is_told_every_working_day_for_thirty_days_and_weekly_to_the_siro() -> (
    None
):
    table = climb(breach(MON_9), last="2026-12-31 12:00", clock=OVER_WEEKS)
    mornings = weekly(table)
    lead = [at for at, who in mornings if "lead" in who]
    siro = [at for at, who in mornings if "siro" in who]

    assert lead[:3] == ["Fri 27 Nov 08:30", "Mon 30 Nov 08:30", "Tue 01 Dec 08:30"]
    assert lead[-3:] == ["Tue 29 Dec 08:30", "Wed 30 Dec 08:30", "Thu 31 Dec 08:30"]
    assert len(lead) == len(set(lead)) == 23  # no weekend, not Christmas Day, not Mon 28 Dec
    assert siro == [
        "Mon 30 Nov 08:30",
        "Mon 07 Dec 08:30",
        "Mon 14 Dec 08:30",
        "Mon 21 Dec 08:30",
        "Tue 29 Dec 08:30",  # Monday is the bank holiday for Boxing Day
    ]


@pytest.mark.parametrize(
    ("done", "table"),
    [
        pytest.param(
            [HAS_IT, Done("2026-11-24 08:50", "deputy", Decided(Outcome.RECORD_ONLY, "No risk."))],
            [REPORT, ("Tue 08:00", "owner_12h", "deputy"), ("Tue 08:00", "lead_20h", "lead")],
            id="whoever has it hears first, then the lead, and nobody above once it is decided",
        ),
        pytest.param(
            [
                Done("2026-11-23 09:20", "siro", LeaderNamed(person("caldicott"))),
                Done("2026-11-24 09:30", "caldicott", Decided(Outcome.RECORD_ONLY, "No risk.")),
            ],
            [
                REPORT,
                ("Tue 08:00", "owner_12h", "caldicott"),
                ("Tue 08:00", "lead_20h", "lead"),
                ("Tue 09:00", "undecided_24h", "caldicott"),
            ],
            id="whoever was named to lead hears, and before the SIRO",
        ),
        pytest.param(
            [
                HAS_IT,
                Done("2026-11-23 10:00", "deputy", HandedBack()),
                Done("2026-11-23 15:00", "lead", Decided(Outcome.RECORD_ONLY, "No risk.")),
            ],
            [REPORT, ("Mon 14:00", "nobody_4h", "siro")],
            id="handed back: nobody has it, and the hours count from then",
        ),
        pytest.param(
            [
                HAS_IT,
                Done(
                    "2026-11-23 09:30",
                    "deputy",
                    Snoozed(moment("2026-11-24 09:30"), "Waiting for IT."),
                ),
                Done("2026-11-24 09:31", "deputy", Decided(Outcome.RECORD_ONLY, "No risk.")),
            ],
            [
                REPORT,
                ("Tue 09:30", "undecided_24h", "deputy"),
                ("Tue 09:30", "lead_20h", "lead"),
            ],
            id="put off for a day: what may wait comes at its end, each person their latest",
        ),
    ],
)
def test_who_hears_what_when(done: list[Done], table: list[Heard]) -> None:
    assert sorted(climb(breach(MON_9), *done)) == sorted(table)


def test_to_the_minute_when_nobody_does_anything() -> None:
    table = climb(breach(MON_9), last="2026-11-30 09:00")

    assert table == NOBODY


def test_a_snooze_never_holds_what_the_limit_sets() -> None:
    snooze = Snoozed(moment("2026-11-26 08:00"), "Waiting.")
    table = climb(breach(MON_9), HAS_IT, Done("2026-11-23 09:30", "deputy", snooze), DECIDED)

    assert [(at, rung) for at, rung, _ in table if rung.startswith("limit")] == [
        ("Wed 21:00", "limit_12h"),
        ("Thu 03:00", "limit_6h"),
        ("Thu 07:00", "limit_2h"),
        ("Thu 09:00", "limit_past"),
    ]


@pytest.mark.parametrize(
    ("aware", "table"),
    [
        pytest.param(
            "2026-11-22 08:00",
            [
                REPORT,
                ("Mon 09:30", "undecided_24h", "lead"),
                ("Mon 13:00", "nobody_4h", "siro"),
            ],
            id="from yesterday: the SIRO hears when nobody has it",
        ),
        pytest.param(
            "2026-11-20 09:10",
            [
                REPORT,
                ("Mon 09:10", "limit_2h", "siro"),
                ("Mon 09:10", "limit_past", "lead"),
            ],
            id="ten minutes before the limit: at the limit",
        ),
    ],
)
def test_a_late_report_is_the_leads_alone_for_a_while(aware: str, table: list[Heard]) -> None:
    heard = climb(breach(MON_9, aware=aware), last="2026-11-23 13:30")

    assert heard[: len(table)] == table


DANGER: list[Heard] = [
    ("Mon 09:00", "report", "lead deputy mailbox"),
    ("Mon 09:00", "danger", "on_call safeguarding caldicott"),
    ("Mon 09:15", "reporter_15min", "reporter"),
    ("Mon 09:30", "nobody_30min", "siro dpo"),
]


def test_danger_that_nobody_has_for_fifteen_minutes_is_told_to_its_reporter() -> None:
    heard = climb(breach(MON_9, danger=Danger.YES), last="2026-11-23 09:40")

    assert heard == DANGER


def test_danger_that_somebody_has_is_told_to_no_reporter() -> None:
    has_it = Done("2026-11-23 09:14", "deputy", Acknowledged())
    heard = climb(breach(MON_9, danger=Danger.YES), has_it, last="2026-11-23 09:40")

    assert heard == DANGER[:2]


CHRISTMAS: list[Heard] = [
    ("Fri 02:30", "report", "deputy mailbox"),  # who reported it, and holds the post
    ("Fri 02:30", "danger", "on_call safeguarding caldicott"),
    ("Fri 02:45", "reporter_15min", "deputy"),  # whom to phone
    ("Fri 03:00", "nobody_30min", "dpo"),
]


def test_at_half_past_two_on_christmas_day_with_the_lead_away_and_the_siro_kept_out() -> None:
    """The deputy is the reporter. Whoever looks after the person hears at once all the same."""
    posts = {**POSTS, Role.IG_LEAD: ()}
    case = breach("2026-12-25 02:30", danger=Danger.YES, kept_from=["siro"])
    heard = climb(replace(case, reporter=person("deputy")), posts=posts, last="2026-12-25 03:00")

    assert heard == CHRISTMAS
