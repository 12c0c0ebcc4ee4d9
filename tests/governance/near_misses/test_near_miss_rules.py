"""A near miss: who hears of it when, in working days, and what its history amounts to.

LD-NEAR-MISS (docs/law.md): the next day's digest to the lead; 5 working days, deputy; 20, the
lesson. The tables are counted by hand on a wall calendar of England and Wales. A digest comes at
08:30, our own choice of morning.
"""

from dataclasses import replace
from datetime import timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.cases.case import Status
from governance.cases.event import Event, Fact
from governance.cases.facts import (
    Acknowledged,
    ConflictDeclared,
    LeaderNamed,
    LessonRecorded,
    MessageSent,
    RungFired,
    Withdrawn,
)
from governance.cases.rungs import next_told, pending, rungs_due
from governance.folding import after
from governance.moments import london, quiet
from governance.near_misses.facts import (
    GotOut,
    NearMissCorrected,
    NearMissReport,
    Stopped,
    WhatItWas,
)
from governance.near_misses.near_miss import NearMissCase
from governance.people.identity import PersonId, Role
from tests.governance.calendars_in_print import CALENDARS
from tests.governance.climbing import (
    OVER_WEEKS,
    POSTS,
    REPORTER,
    Done,
    Heard,
    Off,
    climb,
    moment,
    near_miss,
    person,
)
from tests.governance.facts_drawn import TO_A_NEAR_MISS, happens

MONDAY = "2026-11-23 09:00"
CHRISTMAS_EVE = "2026-12-24 16:00"
LEAD, DEPUTY = person("lead"), person("deputy")


def heard(
    case: NearMissCase, *done: Done, off: tuple[Off, ...] = (), vacant: tuple[Role, ...] = ()
) -> list[Heard]:
    held = {role: names for role, names in POSTS.items() if role not in vacant}
    return climb(case, *done, posts=held, off=off, clock=OVER_WEEKS)


# Mon 23 Nov 2026: five working days are Mon 30, twenty are Mon 21 Dec. No holiday is between.
FIRST: Heard = ("Tue 24 Nov 08:30", "digest", "lead")
FIFTH: Heard = ("Mon 30 Nov 08:30", "nobody_5wd", "deputy")
TWENTIETH: Heard = ("Mon 21 Dec 08:30", "lesson_20wd", "lead")


@pytest.mark.parametrize(
    ("reported", "table"),
    [
        pytest.param(MONDAY, [FIRST, FIFTH, TWENTIETH], id="on a Monday"),
        pytest.param(
            "2026-11-23 00:00", [FIRST, FIFTH, TWENTIETH], id="from the first minute of a day"
        ),
        pytest.param("2026-11-23 23:59", [FIRST, FIFTH, TWENTIETH], id="to its last, at night"),
        pytest.param(
            "2026-11-20 16:40",
            [
                ("Mon 23 Nov 08:30", "digest", "lead"),
                ("Fri 27 Nov 08:30", "nobody_5wd", "deputy"),
                ("Fri 18 Dec 08:30", "lesson_20wd", "lead"),
            ],
            id="on a Friday: the next working day is Monday",
        ),
        pytest.param(
            "2026-11-22 23:59",
            [
                ("Mon 23 Nov 08:30", "digest", "lead"),
                ("Fri 27 Nov 08:30", "nobody_5wd", "deputy"),
                ("Fri 18 Dec 08:30", "lesson_20wd", "lead"),
            ],
            id="on a Sunday: the same",
        ),
        pytest.param(
            CHRISTMAS_EVE,
            [
                # Fri 25 is Christmas Day; Mon 28 stands in for Boxing Day, a Saturday.
                ("Tue 29 Dec 08:30", "digest", "lead"),
                # 29, 30, 31 December; Fri 1 January is New Year's Day; 4, 5 January.
                ("Tue 05 Jan 08:30", "nobody_5wd", "deputy"),
                # 6 to 8, 11 to 15, 18 to 22, 25 and 26 January are fifteen more.
                ("Tue 26 Jan 08:30", "lesson_20wd", "lead"),
            ],
            id="on Christmas Eve: three bank holidays and two weekends are passed over",
        ),
        pytest.param(
            "2026-12-25 11:00",
            [
                ("Tue 29 Dec 08:30", "digest", "lead"),
                ("Tue 05 Jan 08:30", "nobody_5wd", "deputy"),
                ("Tue 26 Jan 08:30", "lesson_20wd", "lead"),
            ],
            id="on Christmas Day: a day that does not count",
        ),
        pytest.param(
            "2026-12-27 20:30",
            [
                ("Tue 29 Dec 08:30", "digest", "lead"),
                ("Tue 05 Jan 08:30", "nobody_5wd", "deputy"),
                ("Tue 26 Jan 08:30", "lesson_20wd", "lead"),
            ],
            id="on the Sunday after: the Monday is a bank holiday",
        ),
        pytest.param(
            "2026-12-31 09:00",
            [
                ("Mon 04 Jan 08:30", "digest", "lead"),
                ("Fri 08 Jan 08:30", "nobody_5wd", "deputy"),
                ("Fri 29 Jan 08:30", "lesson_20wd", "lead"),
            ],
            id="on New Year's Eve",
        ),
        pytest.param(
            "2026-10-23 16:00",
            [
                ("Mon 26 Oct 08:30", "digest", "lead"),
                ("Fri 30 Oct 08:30", "nobody_5wd", "deputy"),
                ("Fri 20 Nov 08:30", "lesson_20wd", "lead"),
            ],
            id="over the weekend on which the clocks go back: half past eight by the clock",
        ),
    ],
)
def test_who_hears_what_when_nobody_picks_it_up(reported: str, table: list[Heard]) -> None:
    assert heard(near_miss(reported)) == table


def test_scottish_and_irish_holidays_do_not_count() -> None:
    """Mon 30 November, St Andrew's Day, is a working day in England and Wales (TM-EW)."""
    assert heard(near_miss("2026-11-27 12:00"))[0] == ("Mon 30 Nov 08:30", "digest", "lead")


HAS_IT = Done("2026-11-23 10:00", "lead", Acknowledged())
LEARNT = LessonRecorded("The address book now asks twice.")


@pytest.mark.parametrize(
    ("done", "table"),
    [
        pytest.param([HAS_IT], [TWENTIETH], id="acknowledged: the lesson is still due"),
        pytest.param(
            [Done("2026-11-24 08:29", "deputy", LeaderNamed(DEPUTY))],
            [("Mon 21 Dec 08:30", "lesson_20wd", "lead deputy")],
            id="someone named to lead, a minute before the digest",
        ),
        pytest.param(
            [Done("2026-11-24 08:31", "lead", Acknowledged())],
            [FIRST, TWENTIETH],
            id="acknowledged from the digest",
        ),
        pytest.param([Done("2026-11-23 10:00", "lead", LEARNT)], [], id="a lesson silences all"),
        pytest.param(
            [HAS_IT, Done("2026-12-21 08:29", "lead", LEARNT)], [], id="a lesson just in time"
        ),
        pytest.param(
            [Done("2026-11-23 10:00", "reporter", Withdrawn("It was a test."))],
            [FIRST, FIFTH, TWENTIETH],
            id="taken back: the lead hears all the same, and closes it",
        ),
        pytest.param(
            [Done("2026-11-23 10:00", "lead", MessageSent("Thank you.", to_reporter=True))],
            [FIRST, FIFTH, TWENTIETH],
            id="a question to the reporter is not yet picking it up",
        ),
        pytest.param(
            [HAS_IT, Done("2026-11-25 12:00", "lead", ConflictDeclared(LEAD))],
            [
                # The deputy stands in for the lead, so the rung of 5 days goes to the SIRO.
                ("Wed 25 Nov 12:00", "digest", "deputy"),
                ("Mon 30 Nov 08:30", "nobody_5wd", "siro"),
                ("Mon 21 Dec 08:30", "lesson_20wd", "deputy"),
            ],
            id="who had it steps out",
        ),
    ],
)
def test_what_silences_it(done: list[Done], table: list[Heard]) -> None:
    assert heard(near_miss(MONDAY), *done) == table


@pytest.mark.parametrize(
    ("vacant", "table"),
    [
        pytest.param(
            (Role.IG_LEAD,),
            [
                ("Tue 24 Nov 08:30", "digest", "deputy"),
                ("Mon 30 Nov 08:30", "nobody_5wd", "siro"),
                ("Mon 21 Dec 08:30", "lesson_20wd", "deputy"),
            ],
            id="no IG lead: the deputy, and then the SIRO",
        ),
        pytest.param(
            (Role.DEPUTY,),
            [FIRST, ("Mon 30 Nov 08:30", "nobody_5wd", "siro"), TWENTIETH],
            id="no deputy: the SIRO",
        ),
        pytest.param(
            (Role.DEPUTY, Role.SIRO),
            # The party's mailbox has not heard yet. It is no person: the lead hears again.
            [FIRST, ("Mon 30 Nov 08:30", "nobody_5wd", "lead mailbox"), TWENTIETH],
            id="an IG lead and advisers: the lead again",
        ),
    ],
)
def test_who_hears_when_posts_are_vacant(vacant: tuple[Role, ...], table: list[Heard]) -> None:
    assert heard(near_miss(MONDAY), vacant=vacant) == table


@pytest.mark.parametrize(
    ("off", "table"),
    [
        pytest.param(
            Off("2026-11-24 08:00", "2026-11-24 10:00"),
            [("Tue 24 Nov 10:00 late", "digest", "lead"), FIFTH, TWENTIETH],
            id="a morning",
        ),
        pytest.param(
            Off("2026-11-24 08:00", "2026-11-24 20:00"),
            [("Wed 25 Nov 08:00 late", "digest", "lead"), FIFTH, TWENTIETH],
            id="a day: back in quiet hours, and nothing about a near miss cannot wait",
        ),
        pytest.param(
            Off("2026-11-24 08:00", "2026-12-21 09:00"),
            [
                ("Mon 21 Dec 09:00 late", "nobody_5wd", "deputy"),
                ("Mon 21 Dec 09:00 late", "lesson_20wd", "lead"),
            ],
            id="four weeks: each their latest",
        ),
    ],
)
def test_after_an_outage_each_gets_their_latest_missed_rung(off: Off, table: list[Heard]) -> None:
    assert heard(near_miss(MONDAY), off=(off,)) == table


def test_a_new_bank_holiday_moves_what_is_still_to_come() -> None:
    case, extra = near_miss(MONDAY), moment("2026-11-24 00:00").date()
    at_home = CALENDARS.england_and_wales
    later = replace(CALENDARS, england_and_wales=replace(at_home, days=at_home.days | {extra}))

    assert next_told(case.ladder, case.timed(CALENDARS), case.reported_at) == (
        case.ladder.rung("digest"),
        moment("2026-11-24 08:30"),
    )
    assert next_told(case.ladder, case.timed(later), case.reported_at) == (
        case.ladder.rung("digest"),
        moment("2026-11-25 08:30"),
    )


REPORTS = st.integers(0, 400 * 24 * 60).map(
    lambda count: moment("2026-01-01 00:00") + timedelta(minutes=count)
)


@given(REPORTS)
def test_every_rung_comes_on_the_morning_of_a_later_working_day(reported: object) -> None:
    case = replace(near_miss(MONDAY), reported_at=reported)  # type: ignore[arg-type]
    situation = case.timed(CALENDARS)

    rows = pending(case.ladder, situation, case.reported_at)

    assert [rung for rung, _ in rows] == ["digest", "nobody_5wd", "lesson_20wd", "overdue"]
    for rung, at in rows:
        day = london(at)
        assert CALENDARS.england_and_wales.is_working_day(day.date())
        assert day.date() > london(case.reported_at).date()
        assert f"{day:%H:%M}" == "08:30"
        assert not quiet(at)
        due = rungs_due(case.ladder, situation, at).firings
        assert (rung, at) in [(firing.rung.id, firing.due_at) for firing in due]


CASE = near_miss(MONDAY)
LATER = moment("2026-11-23 11:00")


def then(case: NearMissCase, *done: tuple[PersonId, Fact]) -> NearMissCase:
    """The case after these, an hour apart."""
    for hours, (by, fact) in enumerate(done):
        case = after(case, Event(LATER + timedelta(hours=hours), by, fact))
    return case


def test_a_near_miss_opens_with_no_statutory_clock() -> None:
    assert (CASE.status, CASE.reporter, CASE.due) == (Status.REPORTED, REPORTER, None)
    assert CASE.timed(CALENDARS).limit is None
    assert (CASE.lesson, CASE.leader, CASE.decided, CASE.withdrawn) == ("", None, None, None)


@pytest.mark.parametrize(
    ("done", "status"),
    [
        pytest.param([(LEAD, Acknowledged())], Status.PICKED_UP, id="acknowledged"),
        pytest.param([(LEAD, LeaderNamed(DEPUTY))], Status.PICKED_UP, id="someone named"),
        pytest.param([(LEAD, LEARNT)], Status.DECIDED, id="a lesson closes it"),
        pytest.param([(REPORTER, Withdrawn("A test."))], Status.REPORTED, id="taken back"),
        pytest.param(
            [(LEAD, MessageSent("What stopped it?", to_reporter=True))],
            Status.REPORTED,
            id="asked about",
        ),
    ],
)
def test_where_a_near_miss_stands(done: list[tuple[PersonId, Fact]], status: Status) -> None:
    assert then(CASE, *done).status is status


def test_a_later_lesson_is_the_one_that_the_reporter_hears() -> None:
    case = then(CASE, (LEAD, LEARNT), (DEPUTY, LessonRecorded("And we check twice.")))

    assert case.lesson == "And we check twice."
    assert case.decided is not None
    assert case.decided.by == DEPUTY


def test_a_correction_replaces_the_report_and_nothing_else() -> None:
    report = NearMissReport(WhatItWas.POOR_PRACTICE, "Files on a desk.", GotOut.NO, Stopped.LUCK)

    case = then(CASE, (REPORTER, NearMissCorrected(report)))

    assert case.report == report
    assert replace(case, report=CASE.report) == CASE


def test_what_people_wrote_is_in_no_repr() -> None:
    words = "the child at 14 Example Road"
    facts: list[Fact] = [
        NearMissCorrected(replace(CASE.report, what_happened=words, would_prevent=words)),
        LessonRecorded(words),
        Withdrawn(words),
        MessageSent(words, to_reporter=False),
    ]

    case = then(CASE, *((LEAD, fact) for fact in facts))

    assert case.lesson == case.report.what_happened == words
    assert words not in repr(case)
    assert words not in repr(facts)


@given(happens(TO_A_NEAR_MISS))
def test_a_lesson_once_recorded_stays_and_nobody_who_is_out_comes_back(
    events: list[Event],
) -> None:
    case, out, learnt = CASE, set[PersonId](), False
    for event in events:
        if isinstance(event.fact, ConflictDeclared):
            out.add(event.fact.person)
        learnt = learnt or isinstance(event.fact, LessonRecorded)
        case = after(case, event)

        assert out <= case.out
        assert (case.status is Status.DECIDED) is learnt


def test_a_fired_digest_is_settled() -> None:
    case = then(CASE, (LEAD, RungFired(("digest",), ())))

    rows = pending(case.ladder, case.timed(CALENDARS), LATER)
    assert [rung for rung, _ in rows] == ["nobody_5wd", "lesson_20wd", "overdue"]
