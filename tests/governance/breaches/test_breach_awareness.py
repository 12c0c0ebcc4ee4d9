"""When we became aware, from what people remember: BR-AWARE, BR-WHOSE, BR-MOVE and BR-72."""

from dataclasses import replace
from datetime import UTC, date, datetime, time, timedelta
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.breaches.awareness import Telling, awareness, odd_dates, told_before
from governance.breaches.ladders import breach_ladder
from governance.breaches.report import (
    Awareness,
    BreachDetails,
    BreachReport,
    Doubt,
    Noticed,
    WentWrong,
    Where,
    together,
)
from governance.cases.danger import Danger
from governance.clocks.breach_clock import breach_notice_due
from governance.moments import london
from tests.governance.climbing import moment

REPORTED = moment("2026-11-25 14:30")  # a Wednesday
AT_ONCE = Telling.at_once(REPORTED)
NOW = Noticed.JUST_NOW


def report(noticed: Noticed = NOW, on: str = "", at: str = "", **rest: Any) -> BreachReport:
    said = BreachReport(
        danger=Danger.NO,
        what_happened="A letter went to the wrong address.",
        went_wrong=WentWrong.WRONG_PERSON,
        noticed=noticed,
        where=Where.US,
        noticed_on=date.fromisoformat(on) if on else None,
        noticed_at=time.fromisoformat(at) if at else None,
    )
    return replace(said, **rest)


def happened(on: str, at: str = "") -> dict[str, Any]:
    when = time.fromisoformat(at) if at else None
    return {"happened_on": date.fromisoformat(on), "happened_at": when}


LATE = (Doubt.MAY_BE_LATE,)
FUTURE = (Doubt.FUTURE,)


@pytest.mark.parametrize(
    ("said", "aware", "provisional", "doubts"),
    [
        pytest.param(report(), "2026-11-25 14:30", False, (), id="just now"),
        pytest.param(
            report(Noticed.TODAY), "2026-11-25 00:00", True, (), id="earlier today: its start"
        ),
        pytest.param(
            report(Noticed.YESTERDAY), "2026-11-24 00:00", True, (), id="yesterday: its start"
        ),
        pytest.param(
            report(Noticed.BEFORE), "2026-11-25 14:30", True, LATE, id="before that, undated"
        ),
        pytest.param(report(Noticed.NOT_SURE), "2026-11-25 14:30", True, LATE, id="not sure"),
        pytest.param(
            report(Noticed.BEFORE, "2026-11-20"),
            "2026-11-20 00:00",
            True,
            (),
            id="a date alone: the start of that day",
        ),
        pytest.param(
            report(Noticed.BEFORE, "2026-11-20", "16:40"),
            "2026-11-20 16:40",
            False,
            (),
            id="a date and a time: as reported",
        ),
        pytest.param(
            report(Noticed.TODAY, at="09:15"),
            "2026-11-25 09:15",
            False,
            (),
            id="earlier today, with a time",
        ),
        pytest.param(
            report(Noticed.YESTERDAY, at="09:15"),
            "2026-11-24 09:15",
            False,
            (),
            id="yesterday, with a time",
        ),
        pytest.param(
            report(Noticed.BEFORE, at="09:15"),
            "2026-11-25 14:30",
            True,
            LATE,
            id="before that, with a time and no day: undated",
        ),
        pytest.param(
            report(Noticed.NOT_SURE, at="09:15"),
            "2026-11-25 14:30",
            True,
            LATE,
            id="not sure, with a time and no day: undated",
        ),
        pytest.param(
            report(Noticed.NOT_SURE, "2026-11-23"),
            "2026-11-23 00:00",
            True,
            (),
            id="not sure, with a date: the date counts",
        ),
        pytest.param(
            report(Noticed.JUST_NOW, "2026-11-20", "16:40"),
            "2026-11-20 16:40",
            False,
            (),
            id="just now, with an earlier date: the earlier counts",
        ),
        pytest.param(
            report(Noticed.TODAY, at="23:50"),
            "2026-11-25 14:30",
            True,
            FUTURE,
            id="a time still to come: the report's",
        ),
        pytest.param(
            report(Noticed.BEFORE, "2027-11-20"),
            "2026-11-25 14:30",
            True,
            FUTURE,
            id="next year, probably last: the report's",
        ),
        pytest.param(
            report(**happened("2026-11-26")),
            "2026-11-25 14:30",
            True,
            (Doubt.FUTURE, Doubt.BEFORE_EVENT),
            id="it happens tomorrow",
        ),
        pytest.param(
            report(Noticed.BEFORE, "2026-11-20", **happened("2026-11-23")),
            "2026-11-20 00:00",
            True,
            (Doubt.BEFORE_EVENT,),
            id="noticed before it happened",
        ),
        pytest.param(
            report(Noticed.TODAY, at="09:00", **happened("2026-11-25", "10:00")),
            "2026-11-25 09:00",
            True,
            (Doubt.BEFORE_EVENT,),
            id="noticed an hour before it happened",
        ),
        pytest.param(
            report(Noticed.TODAY, **happened("2026-11-25", "10:00")),
            "2026-11-25 00:00",
            True,
            (),
            id="noticed and happened on one day: no clash",
        ),
        pytest.param(
            report(Noticed.BEFORE, **happened("2026-11-20")),
            "2026-11-25 14:30",
            True,
            LATE,
            id="an event with a date is not awareness of it",
        ),
    ],
)
def test_awareness_is_the_earliest_instant_that_fits(
    said: BreachReport, aware: str, provisional: bool, doubts: tuple[Doubt, ...]
) -> None:
    assert awareness(said, AT_ONCE) == Awareness(moment(aware), provisional, doubts)
    assert odd_dates(said, AT_ONCE) == tuple(doubt for doubt in doubts if doubt not in LATE)


@pytest.mark.parametrize(
    ("where", "doubts"),
    [
        pytest.param(Where.US, (), id="with us"),
        pytest.param(Where.PARTNER, (Doubt.MAY_NOT_BE_OURS,), id="a partner's own mistake"),
        pytest.param(Where.SUPPLIER, (), id="a supplier: ours, from when it told us"),
        pytest.param(Where.PARTNERSHIP, (Doubt.JOINT,), id="joint controllers, §2.1"),
        pytest.param(Where.NOT_SURE, (Doubt.WHOSE_UNKNOWN,), id="not sure"),
    ],
)
def test_where_it_went_wrong_says_whose_it_may_be(where: Where, doubts: tuple[Doubt, ...]) -> None:
    aware = awareness(report(where=where), AT_ONCE)

    assert aware == Awareness(REPORTED, provisional=False, doubts=doubts)


@pytest.mark.parametrize(
    ("reported", "said", "aware"),
    [
        pytest.param(
            "2026-10-25 12:00",
            report(Noticed.TODAY, at="01:30"),
            datetime(2026, 10, 25, 0, 30, tzinfo=UTC),
            id="01:30 came twice: the first is meant",
        ),
        pytest.param(
            "2026-10-25 12:00",
            report(Noticed.TODAY),
            datetime(2026, 10, 24, 23, 0, tzinfo=UTC),
            id="the start of a day of 25 hours",
        ),
        pytest.param(
            "2026-06-10 00:20",
            report(Noticed.YESTERDAY),
            datetime(2026, 6, 8, 23, 0, tzinfo=UTC),
            id="yesterday by the London clock, not by UTC",
        ),
    ],
)
def test_days_are_london_days(reported: str, said: BreachReport, aware: datetime) -> None:
    assert awareness(said, Telling.at_once(moment(reported))).at == aware


@pytest.mark.parametrize(
    ("noticed", "limit"),
    [
        pytest.param("2026-11-20 16:40", "2026-11-23 16:40", id="weekend counts"),
        pytest.param("2026-11-22 09:00", "2026-11-25 09:00", id="Sunday awareness"),
        pytest.param("2026-12-24 17:30", "2026-12-27 17:30", id="wholly inside Christmas: no roll"),
        pytest.param("2026-04-02 15:05", "2026-04-05 15:05", id="Good Friday counts"),
        pytest.param("2026-10-23 16:00", "2026-10-26 15:00", id="clocks back: wall clock -1 h"),
        pytest.param("2027-03-26 16:00", "2027-03-29 17:00", id="clocks forward"),
    ],
)
def test_the_limit_follows_from_what_was_noticed(noticed: str, limit: str) -> None:
    day, at = noticed.split()

    aware = awareness(
        report(Noticed.BEFORE, day, at), Telling.at_once(moment(noticed) + timedelta(days=2))
    )

    assert breach_notice_due(aware.at) == moment(limit)


@pytest.mark.parametrize(
    ("danger", "ladder"),
    [
        pytest.param(Danger.YES, "breach_urgent", id="yes"),
        pytest.param(Danger.NOT_SURE, "breach_not_sure", id="not sure has its own"),
        pytest.param(Danger.NO, "breach", id="no"),
    ],
)
def test_danger_takes_a_ladder_of_its_own(danger: Danger, ladder: str) -> None:
    assert breach_ladder(danger).id == ladder


DAYS = st.none() | st.dates()
TIMES = st.none() | st.times()
REPORTS = st.builds(
    BreachReport,
    danger=st.sampled_from(Danger),
    what_happened=st.just(""),
    went_wrong=st.sampled_from(WentWrong),
    noticed=st.sampled_from(Noticed),
    where=st.sampled_from(Where),
    noticed_on=DAYS,
    noticed_at=TIMES,
    happened_on=DAYS,
    happened_at=TIMES,
)
INSTANTS = st.datetimes(
    min_value=datetime(2018, 5, 25),  # noqa: DTZ001  Hypothesis adds the zone
    max_value=datetime(2060, 1, 1),  # noqa: DTZ001  Hypothesis adds the zone
    timezones=st.just(UTC),
)


@given(REPORTS, INSTANTS)
def test_no_date_blocks_a_report_and_none_is_later_than_it(
    said: BreachReport, reported: datetime
) -> None:
    aware = awareness(said, Telling.at_once(reported))

    assert aware.at <= reported
    assert aware.at.tzinfo is UTC
    assert set(odd_dates(said, Telling.at_once(reported))) == set(aware.doubts) & {
        Doubt.FUTURE,
        Doubt.BEFORE_EVENT,
    }


@given(REPORTS, st.lists(INSTANTS, min_size=3, max_size=3).map(sorted))
def test_awareness_is_never_later_than_the_first_word_of_the_report(
    said: BreachReport, times: list[datetime]
) -> None:
    began, then, sent = times

    aware = awareness(said, Telling(began, then, sent))

    assert aware.at <= began
    assert aware.provisional or aware.at == awareness(said, Telling.at_once(then)).at


@pytest.mark.parametrize(
    ("said", "told", "aware"),
    [
        pytest.param(report(Noticed.JUST_NOW), "09:04 09:06 17:02", "09:04", id="just now"),
        pytest.param(report(Noticed.TODAY), "09:04 09:06 17:02", "00:00", id="today"),
        pytest.param(report(Noticed.NOT_SURE), "09:04 09:06 17:02", "09:04", id="not sure"),
        pytest.param(
            report(Noticed.TODAY, at="15:00"), "09:04 17:01 17:02", "09:04", id="after it was begun"
        ),
    ],
)
def test_a_report_sent_hours_after_it_was_begun_is_a_best_guess(
    said: BreachReport, told: str, aware: str
) -> None:
    began, then, sent = (moment(f"2026-11-25 {at}") for at in told.split())

    found = awareness(said, Telling(began, then, sent))

    assert (found.at, found.provisional) == (moment(f"2026-11-25 {aware}"), True)


def test_a_day_is_the_one_of_when_it_was_said() -> None:
    begun, sent = moment("2026-11-24 22:00"), moment("2026-11-25 09:00")

    assert awareness(report(Noticed.TODAY), Telling(begun, begun, sent)).at == moment(
        "2026-11-24 00:00"
    )


@given(REPORTS, INSTANTS)
def test_what_is_sure_is_the_report_itself_or_a_time_on_a_day(
    said: BreachReport, reported: datetime
) -> None:
    aware = awareness(said, Telling.at_once(reported))

    if not aware.provisional:
        dated = said.noticed_on is not None or said.noticed in (Noticed.TODAY, Noticed.YESTERDAY)
        told = said.noticed_at is not None
        assert (dated and told) or said.noticed is Noticed.JUST_NOW
        assert breach_notice_due(aware.at) - aware.at == timedelta(hours=72)
        assert london(aware.at).date() <= london(reported).date()


TOLD = [
    pytest.param(None, None, False, id="nobody said when they were told"),
    pytest.param(date(2026, 11, 24), None, True, id="the day before we say we noticed"),
    pytest.param(date(2026, 11, 25), None, False, id="that day, at no time: it fits"),
    pytest.param(date(2026, 11, 25), time(14, 29), True, id="a minute before"),
    pytest.param(date(2026, 11, 25), time(14, 30), False, id="that minute"),
    pytest.param(date(2026, 11, 26), time(9), False, id="later: what they noticed counts"),
]


@pytest.mark.parametrize(("on", "at", "earlier"), TOLD)
def test_being_told_before_the_time_we_count_from_is_seen(
    on: date | None, at: time | None, earlier: bool
) -> None:
    details = BreachDetails(on_behalf="A foster carer", told_on=on, told_at=at)

    assert told_before(details, awareness(report(), AT_ONCE)) == earlier


def test_of_being_told_the_latest_answer_counts_whole() -> None:
    first = BreachDetails(told_on=date(2026, 11, 20), told_at=time(9))
    then = BreachDetails(told_on=date(2026, 11, 24))

    assert (together([first, then]).told_on, together([first, then]).told_at) == (
        date(2026, 11, 24),
        None,
    )
    assert together([first, BreachDetails(how_many="1")]).told_at == time(9)
