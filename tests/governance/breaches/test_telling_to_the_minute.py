"""Who hears what, when, to the minute: tables written by hand from docs/law.md, not from the code.

A breach is reported on Monday 23 November 2026 unless a row says otherwise. Quiet hours are
20:00 to 08:00, except for danger, cyber, or 24 hours or less left.
"""

from collections.abc import Iterable, Mapping

import pytest

from governance.breaches.breach import Breach
from governance.breaches.facts import Decided, Outcome
from governance.breaches.report import WentWrong
from governance.cases.danger import Danger
from governance.cases.facts import Acknowledged, ConflictDeclared, LeaderNamed
from governance.people.identity import Role
from tests.governance.climbing import (
    POSTS,
    Done,
    Heard,
    Off,
    climb,
    moment,
    person,
    swept_each_minute,
)
from tests.governance.climbing import first_breach as breach

NINE = "2026-11-23 09:00"
ACKNOWLEDGED_AT_2H = Done("2026-11-23 11:00", "lead", Acknowledged())


def ordinary(at: str = NINE, **rest: str) -> Breach:
    return breach(at, **rest)


def urgent(at: str = NINE, aware: str | None = None) -> Breach:
    return breach(at, aware=aware, danger=Danger.YES)


def without(*roles: Role, **held_by: str) -> Mapping[str, tuple[str, ...]]:
    """Posts with some vacant, and some held by whoever is named."""
    kept = {role: names for role, names in POSTS.items() if role not in roles}
    return kept | {role: (name,) for role, name in held_by.items()}


def limits(*at: str, who: str = "siro lead") -> list[Heard]:
    """Who hears 12, 6 and 2 hours before the limit, and when it has passed, at these minutes."""
    rungs = ("limit_12h", "limit_6h", "limit_2h", "limit_past")
    return [(when, rung, who) for when, rung in zip(at, rungs, strict=True)]


# The last rungs are the same whoever is in post: 12, 6 and 2 hours before Thursday 09:00.
AT_THE_END = ("Wed 21:00", "Thu 03:00", "Thu 07:00", "Thu 09:00")
LAST_RUNGS = limits(*AT_THE_END)
# 36 hours are Tuesday 21:00, in quiet hours with 36 hours left: Wednesday 08:00.
UNDECIDED: list[Heard] = [
    ("Tue 09:00", "undecided_24h", "siro"),
    ("Wed 08:00", "undecided_36h", "caldicott dpo"),
    ("Wed 09:00", "undecided_48h", "siro"),
    *LAST_RUNGS,
]
UNDECIDED_URGENT: list[Heard] = [
    ("Tue 09:00", "undecided_24h", "siro"),
    ("Tue 21:00", "undecided_36h", "caldicott dpo"),
    ("Wed 09:00", "undecided_48h", "siro"),
    *LAST_RUNGS,
]
REPORT: Heard = ("Mon 09:00", "report", "lead deputy mailbox")
DANGER: Heard = ("Mon 09:00", "danger", "on_call safeguarding caldicott")


@pytest.mark.parametrize(
    ("case", "done", "table"),
    [
        pytest.param(
            ordinary(),
            [ACKNOWLEDGED_AT_2H],
            [REPORT, ("Mon 10:00", "nobody_1h", "dpo"), *UNDECIDED],
            id="acknowledged at +2 h, then no decision",
        ),
        pytest.param(
            urgent(),
            [ACKNOWLEDGED_AT_2H],
            [
                REPORT,
                DANGER,
                ("Mon 09:30", "nobody_30min", "siro dpo"),
                ("Mon 10:00", "nobody_1h", "dpo"),
                *UNDECIDED_URGENT,
            ],
            id="danger: acknowledged at +2 h, then no decision",
        ),
        pytest.param(
            ordinary(aware="2026-11-20 21:00"),
            [ACKNOWLEDGED_AT_2H],
            [
                REPORT,
                # The highest rung due, at 60 of 72 hours; the lead has the report itself.
                ("Mon 09:00", "limit_12h", "siro"),
                ("Mon 10:00", "nobody_1h", "dpo"),
                ("Mon 15:00", "limit_6h", "siro lead"),
                ("Mon 19:00", "limit_2h", "siro lead"),
                ("Mon 21:00", "limit_past", "siro lead"),
            ],
            id="reported 60 hours late, acknowledged at +2 h, then no decision",
        ),
        pytest.param(
            urgent(aware="2026-11-20 21:00"),
            [ACKNOWLEDGED_AT_2H],
            [
                REPORT,
                DANGER,
                ("Mon 09:00", "limit_12h", "siro"),
                ("Mon 09:30", "nobody_30min", "siro dpo"),
                ("Mon 10:00", "nobody_1h", "dpo"),
                ("Mon 15:00", "limit_6h", "siro lead"),
                ("Mon 19:00", "limit_2h", "siro lead"),
                ("Mon 21:00", "limit_past", "siro lead"),
            ],
            id="danger, reported 60 hours late, acknowledged at +2 h, then no decision",
        ),
        pytest.param(
            ordinary(),
            [],
            [
                REPORT,
                ("Mon 10:00", "nobody_1h", "dpo"),
                ("Mon 13:00", "nobody_4h", "siro"),
                *UNDECIDED,
            ],
            id="never acknowledged",
        ),
        pytest.param(
            urgent(),
            [],
            [
                REPORT,
                DANGER,
                ("Mon 09:30", "nobody_30min", "siro dpo"),
                ("Mon 10:00", "nobody_1h", "dpo"),
                ("Mon 13:00", "nobody_4h", "siro"),
                *UNDECIDED_URGENT,
            ],
            id="danger, never acknowledged: everyone has been told, so the rungs repeat",
        ),
        pytest.param(
            ordinary("2026-11-23 21:30"),
            [],
            [
                ("Mon 21:30", "report", "lead deputy mailbox"),
                ("Tue 08:00", "nobody_1h", "dpo"),
                ("Tue 08:00", "nobody_4h", "siro"),
                ("Wed 08:00", "undecided_24h", "siro"),
                ("Wed 09:30", "undecided_36h", "caldicott dpo"),
                ("Wed 21:30", "undecided_48h", "siro"),
                *limits("Thu 09:30", "Thu 15:30", "Thu 19:30", "Thu 21:30"),
            ],
            id="at night: every report is told at once, the rest waits until 08:00",
        ),
        pytest.param(
            breach("2026-11-23 21:30", went_wrong=WentWrong.CYBER),
            [],
            [
                ("Mon 21:30", "report", "lead deputy mailbox"),
                ("Mon 22:30", "nobody_1h", "dpo"),
                ("Tue 01:30", "nobody_4h", "siro"),
                ("Tue 21:30", "undecided_24h", "siro"),
                ("Wed 09:30", "undecided_36h", "caldicott dpo"),
                ("Wed 21:30", "undecided_48h", "siro"),
                *limits("Thu 09:30", "Thu 15:30", "Thu 19:30", "Thu 21:30"),
            ],
            id="cyber at night: nothing waits",
        ),
        pytest.param(
            ordinary("2026-11-23 21:30", aware="2026-11-21 20:30"),
            [],
            [
                ("Mon 21:30", "report", "lead deputy mailbox"),
                ("Mon 21:30", "undecided_48h", "siro"),
                ("Mon 22:30", "nobody_1h", "dpo"),
                ("Tue 01:30", "nobody_4h", "siro"),
                *limits("Tue 08:30", "Tue 14:30", "Tue 18:30", "Tue 20:30"),
            ],
            id="at night, 49 hours late: 23 hours are left, so nothing waits",
        ),
        pytest.param(
            ordinary("2026-11-23 21:30", aware="2026-11-21 22:30"),
            [],
            [
                ("Mon 21:30", "report", "lead deputy mailbox"),
                ("Mon 22:30", "nobody_1h", "dpo"),
                ("Mon 22:30", "undecided_36h", "caldicott"),
                ("Mon 22:30", "undecided_48h", "siro"),
                ("Tue 01:30", "nobody_4h", "siro"),
                *limits("Tue 10:30", "Tue 16:30", "Tue 20:30", "Tue 22:30"),
            ],
            id="at night, 47 hours late: quiet until 24 hours are left, at 22:30",
        ),
        pytest.param(
            ordinary("2026-10-23 16:00"),
            [],
            [
                ("Fri 16:00", "report", "lead deputy mailbox"),
                ("Fri 17:00", "nobody_1h", "dpo"),
                ("Sat 08:00", "nobody_4h", "siro"),
                ("Sat 16:00", "undecided_24h", "siro"),
                ("Sun 08:00", "undecided_36h", "caldicott dpo"),
                ("Sun 15:00", "undecided_48h", "siro"),
                *limits("Mon 03:00", "Mon 09:00", "Mon 13:00", "Mon 15:00"),
            ],
            id="over a weekend on which the clocks go back; 20:00 itself is quiet",
        ),
        pytest.param(
            ordinary(),
            [Done("2026-11-24 10:00", "lead", Decided(Outcome.RECORD_ONLY, "No risk to anyone."))],
            [
                REPORT,
                ("Mon 10:00", "nobody_1h", "dpo"),
                ("Mon 13:00", "nobody_4h", "siro"),
                ("Tue 09:00", "undecided_24h", "siro"),
            ],
            id="a decision silences every rung",
        ),
        pytest.param(
            ordinary(),
            [Done("2026-11-23 09:59", "siro", LeaderNamed(person("deputy")))],
            [REPORT, *UNDECIDED],
            id="naming who leads silences the rungs that ask who has it",
        ),
    ],
)
def test_who_hears_what_when(case: Breach, done: list[Done], table: list[Heard]) -> None:
    assert climb(case, *done) == table


@pytest.mark.parametrize(
    ("case", "off", "table"),
    [
        pytest.param(
            ordinary(),
            Off("2026-11-23 09:30", "2026-11-24 09:30"),
            [
                REPORT,
                ("Tue 09:30 late", "nobody_1h", "dpo"),
                ("Tue 09:30 late", "undecided_24h", "siro"),
                *UNDECIDED[1:],
            ],
            id="a day: the SIRO gets the later of two, the DPO is not left out",
        ),
        pytest.param(
            ordinary(),
            Off("2026-11-23 09:30", "2026-11-23 23:00"),
            [
                REPORT,
                ("Tue 08:00 late", "nobody_1h", "dpo"),
                ("Tue 08:00 late", "nobody_4h", "siro"),
                *UNDECIDED,
            ],
            id="back in quiet hours: what was missed is told in the morning",
        ),
        pytest.param(
            ordinary(),
            Off("2026-11-23 09:30", "2026-11-26 04:00"),
            [
                REPORT,
                ("Thu 04:00 late", "undecided_36h", "caldicott dpo"),
                ("Thu 04:00 late", "limit_6h", "siro lead"),
                *LAST_RUNGS[2:],
            ],
            id="until five hours are left: at once, at night, each their latest",
        ),
        pytest.param(
            ordinary("2026-11-23 19:30"),
            Off("2026-11-23 19:40", "2026-11-24 07:00"),
            [
                ("Mon 19:30", "report", "lead deputy mailbox"),
                ("Tue 08:00", "nobody_1h", "dpo"),
                ("Tue 08:00", "nobody_4h", "siro"),
                ("Tue 19:30", "undecided_24h", "siro"),
                ("Wed 08:00", "undecided_36h", "caldicott dpo"),
                ("Wed 19:30", "undecided_48h", "siro"),
                *limits("Thu 07:30", "Thu 13:30", "Thu 17:30", "Thu 19:30"),
            ],
            id="a night that was quiet anyway: nothing is late",
        ),
        pytest.param(
            urgent(),
            Off("2026-11-23 09:10", "2026-11-23 14:00"),
            [
                REPORT,
                DANGER,
                ("Mon 14:00 late", "nobody_1h", "dpo"),
                ("Mon 14:00 late", "nobody_4h", "siro"),
                *UNDECIDED_URGENT,
            ],
            id="danger: three rungs missed, two people, one message each",
        ),
    ],
)
def test_after_an_outage_each_gets_their_latest_missed_rung(
    case: Breach, off: Off, table: list[Heard]
) -> None:
    assert climb(case, off=[off]) == table


@pytest.mark.parametrize(
    ("case", "posts", "table"),
    [
        pytest.param(
            ordinary(),
            without(dpo="lead"),
            [
                REPORT,
                ("Mon 10:00", "nobody_1h", "siro"),
                ("Mon 13:00", "nobody_4h", "siro"),
                ("Tue 09:00", "undecided_24h", "siro"),
                ("Wed 08:00", "undecided_36h", "lead caldicott"),
                ("Wed 09:00", "undecided_48h", "siro"),
                *LAST_RUNGS,
            ],
            id="the IG lead is the DPO: the rung goes on to the SIRO at once",
        ),
        pytest.param(
            urgent(),
            without(dpo="lead"),
            [
                REPORT,
                DANGER,
                ("Mon 09:30", "nobody_30min", "siro"),
                ("Mon 10:00", "nobody_1h", "lead"),
                ("Mon 13:00", "nobody_4h", "siro"),
                ("Tue 09:00", "undecided_24h", "siro"),
                ("Tue 21:00", "undecided_36h", "lead caldicott"),
                ("Wed 09:00", "undecided_48h", "siro"),
                *LAST_RUNGS,
            ],
            id="danger, the IG lead is the DPO: once all are told, rungs repeat to people",
        ),
        pytest.param(
            ordinary(),
            without(Role.DPO),
            [
                REPORT,
                ("Mon 10:00", "nobody_1h", "siro"),
                ("Mon 13:00", "nobody_4h", "siro"),
                ("Tue 09:00", "undecided_24h", "siro"),
                ("Wed 08:00", "undecided_36h", "caldicott"),
                ("Wed 09:00", "undecided_48h", "siro"),
                *LAST_RUNGS,
            ],
            id="no DPO",
        ),
        pytest.param(
            ordinary(),
            without(Role.SIRO),
            [
                REPORT,
                ("Mon 10:00", "nobody_1h", "dpo"),
                ("Mon 13:00", "nobody_4h", "lead deputy"),
                ("Tue 09:00", "undecided_24h", "deputy"),
                ("Wed 08:00", "undecided_36h", "caldicott dpo"),
                ("Wed 09:00", "undecided_48h", "deputy"),
                *limits(*AT_THE_END, who="lead"),
            ],
            id="no SIRO: the lead and deputy hear again, and the deputy is asked to decide",
        ),
        pytest.param(
            ordinary(),
            without(Role.IG_LEAD, Role.DEPUTY),
            [
                ("Mon 09:00", "report", "siro mailbox"),
                ("Mon 10:00", "nobody_1h", "dpo"),
                ("Mon 13:00", "nobody_4h", "siro"),
                ("Tue 09:00", "undecided_24h", "siro"),
                ("Wed 08:00", "undecided_36h", "caldicott dpo"),
                ("Wed 09:00", "undecided_48h", "siro"),
                *limits(*AT_THE_END, who="siro"),
            ],
            id="no IG lead and no deputy: the report goes to the SIRO",
        ),
        pytest.param(
            ordinary(),
            {Role.IG_LEAD: ("lead",)},
            [
                ("Mon 09:00", "report", "lead mailbox"),
                ("Mon 10:00", "nobody_1h", "lead"),
                ("Mon 13:00", "nobody_4h", "lead"),
                ("Tue 09:00", "undecided_24h", "lead"),
                ("Wed 08:00", "undecided_36h", "lead"),
                ("Wed 09:00", "undecided_48h", "lead"),
                *limits(*AT_THE_END, who="lead"),
            ],
            id="an IG lead alone: asked again and again, and to decide",
        ),
        pytest.param(
            ordinary(),
            without(siro="lead"),
            [
                REPORT,
                ("Mon 10:00", "nobody_1h", "dpo"),
                ("Mon 13:00", "nobody_4h", "lead"),
                ("Tue 09:00", "undecided_24h", "lead"),
                ("Wed 08:00", "undecided_36h", "caldicott dpo"),
                ("Wed 09:00", "undecided_48h", "lead"),
                *limits(*AT_THE_END, who="lead"),
            ],
            id="the IG lead is the SIRO: one message a rung",
        ),
    ],
)
def test_who_hears_when_posts_are_vacant_or_shared(
    case: Breach, posts: Mapping[str, tuple[str, ...]], table: list[Heard]
) -> None:
    assert climb(case, posts=posts) == table


AFTER_THE_LEAD = limits(*AT_THE_END, who="siro deputy")


@pytest.mark.parametrize(
    ("done", "table"),
    [
        pytest.param(
            [
                Done("2026-11-23 09:20", "lead", Acknowledged()),
                Done("2026-11-23 11:00", "lead", ConflictDeclared(person("lead"))),
            ],
            [
                REPORT,
                ("Mon 12:00", "nobody_1h", "dpo"),
                ("Mon 15:00", "nobody_4h", "siro"),
                *UNDECIDED[:3],
                *AFTER_THE_LEAD,
            ],
            id="who had it: nobody has it, and the hours count from then",
        ),
        pytest.param(
            [
                Done("2026-11-23 09:20", "lead", Acknowledged()),
                Done("2026-11-23 09:30", "lead", LeaderNamed(person("deputy"))),
                Done("2026-11-23 11:00", "lead", ConflictDeclared(person("lead"))),
            ],
            [REPORT, *UNDECIDED[:3], *AFTER_THE_LEAD],
            id="who had handed it on: the deputy has it still",
        ),
        pytest.param(
            [Done("2026-11-23 09:20", "lead", ConflictDeclared(person("lead")))],
            [
                REPORT,
                ("Mon 10:00", "nobody_1h", "dpo"),
                ("Mon 13:00", "nobody_4h", "siro"),
                *UNDECIDED[:3],
                *AFTER_THE_LEAD,
            ],
            id="who never had it: the deputy hears in their place",
        ),
    ],
)
def test_a_conflicted_lead_hears_nothing_more(done: list[Done], table: list[Heard]) -> None:
    assert climb(ordinary(), *done) == table


@pytest.mark.parametrize(
    ("danger", "first", "rest"),
    [
        pytest.param(
            Danger.NO,
            [("Mon 09:00", "report", "siro")],
            [("Mon 10:00", "nobody_1h", "dpo"), ("Mon 13:00", "nobody_4h", "siro")],
            id="not urgent",
        ),
        pytest.param(
            Danger.YES,
            [("Mon 09:00", "report", "siro"), DANGER],
            [
                ("Mon 09:30", "nobody_30min", "dpo"),
                ("Mon 10:00", "nobody_1h", "dpo"),
                ("Mon 13:00", "nobody_4h", "siro"),
            ],
            id="urgent: the SIRO as well as those whom danger brings in",
        ),
    ],
)
def test_a_report_kept_from_the_lead_goes_to_the_siro(
    danger: Danger, first: list[Heard], rest: list[Heard]
) -> None:
    case = breach(NINE, danger=danger, kept_from=["lead", "deputy"])

    heard = climb(case, mailbox=False)

    assert heard[: len(first) + len(rest)] == [*first, *rest]
    assert not {"lead", "deputy"} & {name for _, _, who in heard for name in who.split()}


@pytest.mark.parametrize(
    ("case", "off"),
    [
        pytest.param(ordinary(), None, id="ordinary"),
        pytest.param(urgent(), None, id="urgent"),
        pytest.param(ordinary("2026-11-23 21:30"), None, id="at night"),
        pytest.param(ordinary("2026-11-23 21:30", aware="2026-11-21 22:30"), None, id="late"),
        pytest.param(ordinary(), Off("2026-11-23 09:30", "2026-11-23 23:00"), id="an outage"),
    ],
)
def test_the_due_index_wakes_at_the_very_minutes_that_asking_each_minute_would(
    case: Breach, off: Off | None
) -> None:
    def on(now: object) -> bool:
        return off is None or not moment(off.start) <= now < moment(off.end)  # type: ignore[operator]

    outages: Iterable[Off] = [off] if off else []

    assert climb(case, off=outages) == swept_each_minute(case, last=case.limit, on=on)
