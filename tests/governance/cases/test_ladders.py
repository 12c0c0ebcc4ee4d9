"""The ladders as data, what silences each rung, and what the due index is told."""

from dataclasses import replace
from datetime import UTC, datetime, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.breaches.ladders import breach_ladder
from governance.cases.danger import Danger
from governance.cases.ladders import OF_DANGER, Counted, Ladder, Rung, Silence, newest
from governance.cases.rungs import Situation, instant, next_told, pending, rungs_due, was_due
from governance.kinds import LADDERS
from governance.moments import quiet
from governance.policy import NO_QUIET_WITHIN
from tests.governance.climbing import moment

MINUTE = timedelta(minutes=1)
BREACH = LADDERS["breach", 1]
URGENT = LADDERS["breach_urgent", 1]
NOT_SURE = LADDERS["breach_not_sure", 1]
NEAR_MISS = LADDERS["near_miss", 1]
LEADS = "ig_lead deputy mailbox"

# LD-BREACH (docs/law.md), row by row: counted from, hours, to whom, silenced by.
AS_WRITTEN = [
    ("nobody_1h", "report", 1, "dpo", "acknowledged"),
    ("nobody_4h", "report", 4, "siro", "acknowledged"),
    ("undecided_24h", "awareness", 24, "siro", "decided"),
    ("undecided_36h", "awareness", 36, "caldicott dpo", "decided"),
    ("undecided_48h", "awareness", 48, "siro", "decided"),
    ("limit_12h", "limit", -12, "siro ig_lead", "decided"),
    ("limit_6h", "limit", -6, "siro ig_lead", "decided"),
    ("limit_2h", "limit", -2, "siro ig_lead", "decided"),
    ("limit_past", "limit", 0, "siro ig_lead", "decided"),
]
# That somebody has the case spares nobody whom danger tells. Its rungs count from when danger was
# known, which may be long after the report; who hears of both at once hears of the report.
URGENT_AS_WRITTEN = [
    ("report", "report", 0, LEADS, "acknowledged"),
    ("danger", "danger", 0, "on_call safeguarding_lead caldicott", "decided"),
    ("nobody_30min", "danger", 0.5, "siro dpo", "acknowledged"),
    *AS_WRITTEN,
]
# LD-DANGER and LD-NOT-SURE: what is told of danger, on the newest ladder for each.
OF_YES = [
    ("danger", "danger", 0, f"{LEADS} on_call safeguarding_lead caldicott", "decided"),
    ("reporter_15min", "danger", 0.25, "reporter", "acknowledged"),
    ("nobody_30min", "danger", 0.5, "siro dpo", "acknowledged"),
]
OF_NOT_SURE = [
    ("danger", "danger", 0, "ig_lead deputy on_call safeguarding_lead", "decided"),
    ("reporter_15min", "danger", 0.25, "reporter", "acknowledged"),
    ("nobody_30min", "danger", 0.5, "siro", "acknowledged"),
    ("danger_morning", "danger_morning", 0, "dpo caldicott", "decided"),
]
# The digest to the lead, the deputy, the lesson: working days, to whom, silenced by.
NEAR_MISS_AS_WRITTEN = [
    ("digest", 1, "ig_lead", "acknowledged"),
    ("nobody_5wd", 5, "deputy", "acknowledged"),
    ("lesson_20wd", 20, "ig_lead", "decided"),
]


def row(rung: Rung) -> tuple[str, str, float, str, str]:
    hours = rung.after / timedelta(hours=1)
    return rung.id, rung.counted.value, hours, " ".join(rung.to), rung.silenced_by.value


def situation(reported: str = "2026-11-23 09:00", *, aware: str | None = None) -> Situation:
    aware_at = moment(aware or reported)
    return Situation(moment(reported), aware_at, aware_at + timedelta(hours=72))


def limit_of(case: Situation) -> datetime:
    assert case.limit is not None
    return case.limit


def told_at(case: Situation, now: str, ladder: Ladder = BREACH) -> list[str]:
    return [firing.rung.id for firing in rungs_due(ladder, case, moment(now)).firings]


def test_the_ladder_of_a_breach_is_the_one_written_down() -> None:
    first = ("report", "report", 0, LEADS, "acknowledged")

    assert [row(rung) for rung in BREACH.rungs] == [first, *AS_WRITTEN]


def test_the_ladders_for_danger_are_those_written_down() -> None:
    assert [row(rung) for rung in URGENT.rungs] == URGENT_AS_WRITTEN
    for danger, rows in ((Danger.YES, OF_YES), (Danger.NOT_SURE, OF_NOT_SURE)):
        told = [rung for rung in breach_ladder(danger).rungs if rung.counted in OF_DANGER]
        assert [row(rung) for rung in told] == rows


def test_the_ladder_of_a_near_miss_is_the_one_written_down() -> None:
    rows = [
        (rung.id, rung.days, " ".join(rung.to), rung.silenced_by.value) for rung in NEAR_MISS.rungs
    ]

    assert rows == NEAR_MISS_AS_WRITTEN
    assert {rung.counted for rung in NEAR_MISS.rungs} == {Counted.WORKING_DAYS}


@pytest.mark.parametrize(
    ("ladder", "at_once"),
    [
        pytest.param(BREACH, ["report"], id="breach"),
        pytest.param(URGENT, ["report", "danger"], id="breach, danger"),
        pytest.param(NOT_SURE, ["report", "danger"], id="breach, danger not sure"),
        pytest.param(NEAR_MISS, [], id="near miss: no alarm"),
    ],
)
def test_every_rung_of_a_ladder_has_its_own_id_and_tells_somebody(
    ladder: Ladder, at_once: list[str]
) -> None:
    ids = [rung.id for rung in ladder.rungs]

    assert len(set(ids)) == len(ids)
    assert all(rung.to for rung in ladder.rungs)
    assert [rung.id for rung in ladder.rungs if rung.first] == at_once
    assert [ladder.rung(rung_id) for rung_id in ids] == list(ladder.rungs)


def test_a_new_report_takes_the_newest_version_of_its_ladder() -> None:
    assert breach_ladder(Danger.NO) == LADDERS["breach", 3]
    assert breach_ladder(Danger.YES) == LADDERS["breach_urgent", 4]
    assert breach_ladder(Danger.NOT_SURE) == LADDERS["breach_not_sure", 3]
    assert newest(LADDERS.values(), "near_miss") == LADDERS["near_miss", 2]


@pytest.mark.parametrize(
    ("case", "left"),
    [
        pytest.param(situation(), {Silence.ACKNOWLEDGED, Silence.DECIDED}, id="nobody has it"),
        pytest.param(
            replace(situation(), acknowledged=True),
            {Silence.DECIDED},
            id="acknowledging silences only the rungs that ask who has it",
        ),
        pytest.param(replace(situation(), decided=True), set(), id="a decision silences all"),
    ],
)
def test_what_silences_a_rung(case: Situation, left: set[Silence]) -> None:
    end = limit_of(case)
    waiting = {BREACH.rung(rung_id).silenced_by for rung_id, _ in pending(BREACH, case, end)}
    due = rungs_due(BREACH, case, end)

    assert waiting == left
    assert {firing.rung.silenced_by for firing in due.firings} == left


def test_a_decision_silences_all_but_danger_that_it_could_not_weigh() -> None:
    case = replace(
        situation(),
        acknowledged=True,
        decided=True,
        danger_at=moment("2026-11-24 02:00"),
        danger_undecided=True,
    )
    held = replace(case, danger_held=True)

    told = [rung for rung, _ in pending(URGENT, case, case.reported_at)]
    assert told == ["danger", "nobody_30min"]  # whoever had it then knew of no danger
    assert [rung for rung, _ in pending(URGENT, held, case.reported_at)] == ["danger"]
    assert told_at(case, "2026-11-24 01:59", URGENT) == []
    assert told_at(case, "2026-11-24 02:00", URGENT) == ["danger"]


@pytest.mark.parametrize(
    ("now", "told"),
    [
        pytest.param("2026-11-23 09:00", ["report"], id="the report at once"),
        pytest.param("2026-11-23 09:59", ["report"], id="a minute before the hour"),
        pytest.param("2026-11-23 10:00", ["report", "nobody_1h"], id="on the hour"),
    ],
)
def test_a_rung_is_due_from_its_very_minute(now: str, told: list[str]) -> None:
    assert told_at(situation(), now) == told


def test_a_rung_is_told_once() -> None:
    case = replace(situation(), fired=frozenset({"report", "nobody_1h"}))

    assert told_at(case, "2026-11-23 10:30") == []


@pytest.mark.parametrize(
    ("now", "late"),
    [
        pytest.param("2026-11-23 10:14", False, id="14 minutes: the sweep was busy"),
        pytest.param("2026-11-23 10:15", True, id="15 minutes"),
    ],
)
def test_a_rung_says_that_it_is_late(now: str, late: bool) -> None:
    case = replace(situation(), fired=frozenset({"report"}))

    (firing,) = rungs_due(BREACH, case, moment(now)).firings

    assert (firing.late, firing.due_at) == (late, moment("2026-11-23 10:00"))


@pytest.mark.parametrize(
    ("aware", "highest", "overtaken"),
    [
        pytest.param("2026-11-22 09:01", [], (), id="23 h 59 min late: none is due"),
        pytest.param("2026-11-22 09:00", ["undecided_24h"], (), id="24 h late"),
        pytest.param("2026-11-21 21:00", ["undecided_36h"], ("undecided_24h",), id="36 h late"),
        pytest.param(
            "2026-11-20 21:00",
            ["limit_12h"],
            ("undecided_24h", "undecided_36h", "undecided_48h"),
            id="60 h late",
        ),
        pytest.param(
            "2026-11-01 09:00",
            ["limit_past"],
            (
                *("undecided_24h", "undecided_36h", "undecided_48h"),
                *("limit_12h", "limit_6h", "limit_2h"),
            ),
            id="three weeks late",
        ),
    ],
)
def test_a_late_report_fires_the_highest_rung_due_and_the_report(
    aware: str, highest: list[str], overtaken: tuple[str, ...]
) -> None:
    case = situation(aware=aware)

    due = rungs_due(BREACH, case, case.reported_at)

    assert sorted(firing.rung.id for firing in due.firings) == sorted([*highest, "report"])
    assert due.overtaken == overtaken
    assert not any(firing.late for firing in due.firings)


@pytest.mark.parametrize(
    ("reported", "aware", "rung", "at"),
    [
        pytest.param(
            "2026-11-23 19:00", None, "nobody_1h", "2026-11-24 08:00", id="20:00 is quiet"
        ),
        pytest.param("2026-11-23 18:59", None, "nobody_1h", "2026-11-23 19:59", id="19:59 is not"),
        pytest.param("2026-11-23 07:00", None, "nobody_1h", "2026-11-23 08:00", id="08:00 is not"),
        pytest.param("2026-11-23 03:00", None, "report", "2026-11-23 03:00", id="every report"),
        pytest.param(
            "2026-11-23 06:00", None, "undecided_48h", "2026-11-25 06:00", id="24 hours left"
        ),
        pytest.param(
            "2026-11-23 21:00",
            "2026-11-21 21:30",
            "undecided_24h",
            "2026-11-23 21:30",
            id="quiet only until 24 hours are left",
        ),
    ],
)
def test_quiet_hours(reported: str, aware: str | None, rung: str, at: str) -> None:
    case = situation(reported, aware=aware)

    assert instant(BREACH.rung(rung), case) == moment(at)


def test_danger_and_cyber_know_no_quiet_hours() -> None:
    case = replace(situation("2026-11-23 21:00"), never_quiet=True)

    assert instant(BREACH.rung("nobody_1h"), case) == moment("2026-11-23 22:00")


def test_what_is_told_beside_the_ladder_is_quiet_of_no_day_and_asks_for_nothing() -> None:
    told = BREACH.rung("extended")

    assert (told.first, told.quietly, told.asks_proof, told.may_wait) == (False,) * 4
    assert was_due(told, situation()) is None


def test_a_missed_rung_waits_for_the_end_of_quiet_hours_and_not_in_the_past() -> None:
    case = replace(situation(), fired=frozenset({"report"}))

    rows = dict(pending(BREACH, case, moment("2026-11-23 22:00")))

    assert rows["nobody_1h"] == moment("2026-11-24 08:00")


def test_a_missed_rung_that_nothing_holds_is_due_now() -> None:
    case = replace(situation(), fired=frozenset({"report"}))

    rows = dict(pending(BREACH, case, moment("2026-11-23 12:00")))

    assert rows["nobody_1h"] == moment("2026-11-23 12:00")


@pytest.mark.parametrize(
    ("case", "rung", "at"),
    [
        pytest.param(situation(), "nobody_1h", "2026-11-23 10:00", id="nobody has it"),
        pytest.param(
            replace(situation(), acknowledged=True),
            "undecided_24h",
            "2026-11-24 09:00",
            id="acknowledged: the next is about the decision",
        ),
        pytest.param(
            situation("2026-11-23 21:30"), "nobody_1h", "2026-11-24 08:00", id="after the night"
        ),
    ],
)
def test_the_next_who_is_told(case: Situation, rung: str, at: str) -> None:
    assert next_told(BREACH, case, case.reported_at) == (BREACH.rung(rung), moment(at))


def test_after_a_decision_nobody_is_next() -> None:
    assert next_told(BREACH, replace(situation(), decided=True), situation().reported_at) is None


START = datetime(2026, 10, 20, tzinfo=UTC)  # a week before the clocks go back
MINUTES = st.integers(0, 10 * 24 * 60).map(lambda count: timedelta(minutes=count))


@st.composite
def situations(draw: st.DrawFn) -> Situation:
    reported_at = START + draw(MINUTES)
    aware_at = reported_at - draw(MINUTES)
    danger_at = reported_at + draw(MINUTES) if draw(st.booleans()) else None
    ids = [rung.id for rung in URGENT.rungs]
    return Situation(
        reported_at,
        aware_at,
        aware_at + timedelta(hours=72),
        acknowledged=draw(st.booleans()),
        decided=draw(st.booleans()),
        fired=draw(st.frozensets(st.sampled_from(ids))),
        never_quiet=draw(st.booleans()),
        danger_at=danger_at,
        danger_held=draw(st.booleans()),
        danger_undecided=draw(st.booleans()),
    )


def settled(ladder: Ladder, case: Situation, now: datetime) -> set[str]:
    due = rungs_due(ladder, case, now)
    return {firing.rung.id for firing in due.firings} | set(due.overtaken)


LADDER = st.sampled_from([BREACH, URGENT])


@given(LADDER, situations(), MINUTES)
def test_every_due_row_is_settled_when_it_wakes_us_and_not_a_minute_before(
    ladder: Ladder, case: Situation, later: timedelta
) -> None:
    now = case.reported_at + later

    for rung, at in pending(ladder, case, now):
        assert at >= now
        assert rung in settled(ladder, case, at)
        assert at == now or rung not in settled(ladder, case, at - MINUTE)


@st.composite
def calm_nights(draw: st.DrawFn) -> tuple[Situation, datetime]:
    """A case that is neither urgent nor in its last day, in quiet hours."""
    case = replace(draw(situations()), never_quiet=False)
    limit = case.reported_at + timedelta(hours=draw(st.integers(49, 72)))
    at = st.integers(0, 48 * 60).map(lambda count: case.reported_at + timedelta(minutes=count))
    now = draw(at.filter(lambda one: quiet(one) and limit - one > NO_QUIET_WITHIN))
    return replace(case, aware_at=limit - timedelta(hours=72), limit=limit), now


@given(LADDER, calm_nights())
def test_nobody_is_told_in_quiet_hours_but_of_a_report_danger_cyber_or_the_last_day(
    ladder: Ladder, night: tuple[Situation, datetime]
) -> None:
    case, now = night

    assert all(firing.rung.first for firing in rungs_due(ladder, case, now).firings)


@given(LADDER, situations(), MINUTES)
def test_a_rung_is_told_late_but_never_early(
    ladder: Ladder, case: Situation, later: timedelta
) -> None:
    start = {
        Counted.REPORT: case.reported_at,
        Counted.DANGER: case.danger_at or case.reported_at,
        Counted.DANGER_MORNING: case.danger_at or case.reported_at,
        Counted.AWARENESS: case.aware_at,
        Counted.LIMIT: limit_of(case),
    }

    for firing in rungs_due(ladder, case, case.reported_at + later).firings:
        assert firing.due_at <= case.reported_at + later
        assert firing.due_at >= start[firing.rung.counted] + firing.rung.after


@given(LADDER, situations())
def test_every_rung_that_is_not_silent_is_settled_by_the_limit(
    ladder: Ladder, case: Situation
) -> None:
    end = max(limit_of(case), (case.danger_at or case.reported_at) + timedelta(days=1))

    left = {rung for rung, _ in pending(ladder, case, end)} - settled(ladder, case, end)

    assert left == set()
