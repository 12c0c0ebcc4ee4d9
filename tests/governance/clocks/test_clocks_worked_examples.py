"""The worked examples of the specification, row by row, against the printed bank holidays."""

import json
from collections.abc import Callable
from datetime import date, datetime, timedelta
from typing import Any

import pytest

from governance.clocks.agreement_clock import ChargePeriod, ReviewPlan, take_down_due
from governance.clocks.breach_clock import BreachTimes, breach_notice_due
from governance.clocks.complaint_clock import Complaint
from governance.clocks.due import Due, Outcome, Span
from governance.clocks.incident_clock import SeriousIncident
from governance.clocks.information_clock import InformationRequest, ReviewRequest
from governance.clocks.rights_clock import RightsRequest
from governance.clocks.work import Facts, work_out
from governance.moments import from_london, london
from tests.governance.calendars_in_print import CALENDARS, day
from tests.governance.second_opinion import DATA

VECTORS = json.loads((DATA / "deadline_vectors.json").read_text(encoding="utf-8"))
Row = dict[str, Any]


def rights(received: str, **facts: Any) -> RightsRequest:
    return RightsRequest(received=day(received), **facts)


def foi(received: str, **facts: Any) -> InformationRequest:
    return InformationRequest(received=day(received), **facts)


def span(start: str, end: str) -> Span:
    return Span(day(start), day(end))


def first(facts: Facts) -> date | datetime | None:
    outcome = work_out(facts, CALENDARS)[0]
    return outcome.due if isinstance(outcome, Due) else None


def under(rule: str, outcomes: tuple[Outcome, ...]) -> date | datetime:
    return next(o.due for o in outcomes if o.rule == rule and isinstance(o, Due))


def _breach(row: Row) -> list[str]:
    aware = from_london(datetime.fromisoformat(row["aware_local"]))
    due, outer = breach_notice_due(aware), datetime.fromisoformat(row["legal_outer"])
    assert (
        due <= outer <= due + timedelta(hours=1)
    )  # Reg 1182/71 may not count the hour it was found
    return [due.isoformat()]


def _pause(row: Row, *, extended: bool = False) -> list[str]:
    waits = (span(row["asked"], row["replied"]),)
    outcome = work_out(rights(row["received"], clarifications=waits, extended=extended), CALENDARS)[
        0
    ]
    assert f"{row['excluded_days']} day" in " ".join(outcome.explanation)
    return [str(first(rights(row["received"], clarifications=waits, extended=extended)))]


def _serious(row: Row) -> list[str]:
    outcomes = work_out(SeriousIncident(aware=day(row["aware"])), CALENDARS)
    return [str(under("SIN-5", outcomes)), str(under("RR-15", outcomes))]


def _review(row: Row) -> list[str]:
    plan = ReviewPlan(first_signature=day(row["first_signature"]), count=row["n"])
    outcome = work_out(plan, CALENDARS)[row["n"] - 1]
    assert isinstance(outcome, Due)
    return [str(outcome.due)]


# What each kind of vector is worked out by, and which of its columns it must give.
WORKED: dict[str, tuple[Callable[[Row], list[str]], tuple[str, ...]]] = {
    "BREACH_72H": (_breach, ("due",)),
    "DSR_1M": (lambda row: [str(first(rights(row["received"])))], ("due",)),
    "DSR_3M": (lambda row: [str(first(rights(row["received"], extended=True)))], ("due",)),
    "DSR_1M_ID": (
        lambda row: [str(first(rights(row["received"], id_received=day(row["id_received"]))))],
        ("due",),
    ),
    "SAR_1M_PAUSE": (_pause, ("due",)),
    "SAR_3M_PAUSE": (lambda row: _pause(row, extended=True), ("due",)),
    "COMPLAINT_ACK_30D": (
        lambda row: [str(first(Complaint(received=day(row["received"]))))],
        ("due",),
    ),
    "FOI_20WD": (lambda row: [str(first(foi(row["received"])))], ("due",)),
    "EIR_OR_PIT_40WD": (
        lambda row: [
            str(first(foi(row["received"], extended=True))),
            str(first(foi(row["received"], extended=True, environmental=True))),
        ],
        ("due", "due"),
    ),
    "SIN_5WD": (_serious, ("due", "rapid_review_if_notified_on_due")),
    "ISA_REVIEW": (_review, ("due",)),
}


def _vector_id(row: Row) -> str:
    return " ".join(str(value) for value in row.values())


@pytest.mark.parametrize("row", VECTORS, ids=_vector_id)
def test_every_vector_comes_out_as_written(row: Row) -> None:
    work, columns = WORKED[row["rule"]]

    assert work(row) == [row[column] for column in columns]


@pytest.mark.parametrize(
    ("aware", "due"),
    [
        pytest.param("2026-11-20T16:40", "2026-11-23T16:40", id="the weekend counts"),
        pytest.param("2026-11-22T09:00", "2026-11-25T09:00", id="aware on a Sunday"),
        pytest.param("2026-12-24T17:30", "2026-12-27T17:30", id="Christmas: no roll"),
        pytest.param("2026-04-02T15:05", "2026-04-05T15:05", id="Good Friday counts"),
        pytest.param("2026-10-23T16:00", "2026-10-26T15:00", id="clocks back: an hour earlier"),
        pytest.param("2027-03-26T16:00", "2027-03-29T17:00", id="clocks forward: an hour later"),
    ],
)
def test_seventy_two_hours_on_a_london_clock(aware: str, due: str) -> None:
    at = from_london(datetime.fromisoformat(aware))

    shown = london(breach_notice_due(at)).replace(tzinfo=None)

    assert shown == datetime.fromisoformat(due)
    assert under("BR-72", work_out(BreachTimes(aware_at=at), CALENDARS)) == breach_notice_due(at)


@pytest.mark.parametrize(
    ("received", "one_month", "three_months"),
    [
        pytest.param("2026-09-03", "2026-10-05", "2026-12-03", id="3 Oct is a Saturday"),
        pytest.param("2026-11-20", "2026-12-21", "2027-02-22", id="Sunday: on to Monday"),
        pytest.param("2026-11-25", "2026-12-29", "2027-02-25", id="Christmas and its substitute"),
        pytest.param(
            "2026-11-28", "2026-12-29", "2027-03-01", id="28 Dec is Boxing Day's stand-in"
        ),
        pytest.param("2026-08-31", "2026-09-30", "2026-11-30", id="no 31 Sep; St Andrew is Scots"),
        pytest.param("2027-01-31", "2027-03-01", "2027-04-30", id="28 Feb is a Sunday"),
        pytest.param("2028-01-31", "2028-02-29", "2028-05-02", id="leap year; 1 May is a holiday"),
        pytest.param("2026-03-03", "2026-04-07", "2026-06-03", id="past Good Friday and Easter"),
    ],
)
def test_a_rights_request_is_due_in_one_month_or_three(
    received: str, one_month: str, three_months: str
) -> None:
    assert first(rights(received)) == day(one_month)
    assert first(rights(received, extended=True)) == day(three_months)


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        pytest.param(
            rights("2026-11-02", id_received=day("2026-11-16")), "2026-12-16",
            id="identity: the month starts again in full",
        ),
        pytest.param(
            rights("2026-11-02", fee_paid=day("2026-11-16")), "2026-12-16",
            id="fee: the month starts when it is paid",
        ),
        pytest.param(
            rights("2026-11-02", clarifications=(span("2026-11-04", "2026-11-11"),)),
            "2026-12-10", id="asked 4 Nov, answered 11 Nov: 8 days",
        ),
        pytest.param(
            rights("2026-11-02", clarifications=(span("2026-11-04", "2026-11-04"),)),
            "2026-12-03", id="asked and answered the same day: 1 day",
        ),
        pytest.param(
            rights("2026-11-02", clarifications=(span("2026-11-30", "2026-12-14"),)),
            "2026-12-17", id="asked near the end: 15 days",
        ),
        pytest.param(
            rights("2026-11-02", clarifications=(
                span("2026-11-04", "2026-11-11"), span("2026-11-09", "2026-11-13"))),
            "2026-12-14", id="two overlapping waits: each day once, then the weekend",
        ),
        pytest.param(
            rights("2026-11-02", id_received=day("2026-11-16"),
                   clarifications=(span("2026-11-04", "2026-11-11"),)),
            "2026-12-16", id="a wait before the clock started takes nothing off",
        ),
        pytest.param(
            rights("2026-11-02", clarifications=(span("2026-12-07", "2026-12-14"),)),
            "2026-12-02", id="asked after time ran out: too late to stop the clock",
        ),
    ],
)  # fmt: skip
def test_what_stops_or_restarts_the_clock_of_a_rights_request(
    facts: RightsRequest, due: str
) -> None:
    assert first(facts) == day(due)


@pytest.mark.parametrize(
    ("facts", "due"),
    [
        pytest.param(foi("2026-11-20"), "2026-12-21", id="St Andrew's Day does not count"),
        pytest.param(foi("2026-11-22"), "2026-12-21", id="received on a Sunday"),
        pytest.param(foi("2026-12-01"), "2026-12-31", id="Christmas"),
        pytest.param(foi("2026-03-16"), "2026-04-16", id="St Patrick's Day and Easter"),
        pytest.param(foi("2026-06-01"), "2026-06-30", id="the World Cup holiday, 15 Jun"),
        pytest.param(foi("2026-12-18"), "2027-01-21", id="4 Jan is a holiday in Scotland"),
        pytest.param(foi("2026-11-20", extended=True), "2027-01-22", id="40 working days"),
        pytest.param(foi("2026-11-20", clarified=day("2026-12-07")), "2027-01-08", id="clarified"),
        pytest.param(foi("2026-11-02", fees=span("2026-11-09", "2026-11-16")), "2026-12-09",
                     id="a fee stops the clock"),
        pytest.param(foi("2026-11-02"), "2026-12-01", id="the same without the fee"),
        pytest.param(foi("2026-11-02", fees=span("2026-12-02", "2026-12-09")), "2026-12-01",
                     id="a fees notice after time ran out stops nothing"),
    ],
)  # fmt: skip
def test_foi_counts_working_days_of_the_whole_uk(facts: InformationRequest, due: str) -> None:
    assert first(facts) == day(due)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        pytest.param("2026-11-22", "2026-12-22", id="received on a Sunday"),
        pytest.param("2026-11-26", "2026-12-29", id="day 30 is Boxing Day, a Saturday"),
        pytest.param("2026-12-02", "2027-01-04", id="day 30 is New Year's Day"),
        pytest.param("2026-06-19", "2026-07-20", id="the first day of s.164A; day 30 is a Sunday"),
    ],
)
def test_a_complaint_is_acknowledged_in_thirty_days(received: str, due: str) -> None:
    assert first(Complaint(received=day(received))) == day(due)


@pytest.mark.parametrize(
    ("aware", "notify", "review"),
    [
        pytest.param("2026-11-20", "2026-11-27", "2026-12-18", id="30 Nov counts here"),
        pytest.param("2026-12-23", "2027-01-04", "2027-01-25", id="over Christmas and New Year"),
        pytest.param("2026-12-18", "2026-12-29", "2027-01-20", id="over Christmas"),
        pytest.param("2026-04-01", "2026-04-10", "2026-05-01", id="over Easter"),
    ],
)
def test_a_serious_incident_is_notified_then_reviewed(aware: str, notify: str, review: str) -> None:
    told = SeriousIncident(aware=day(aware), notified=day(notify))

    outcomes = work_out(told, CALENDARS)

    assert under("SIN-5", outcomes) == day(notify)
    assert under("RR-15", outcomes) == day(review)


def test_the_agreement_is_reviewed_every_nineteenth_of_march() -> None:
    reviews = work_out(ReviewPlan(first_signature=day("2023-09-19"), count=5), CALENDARS)

    assert [review.due for review in reviews if isinstance(review, Due)] == [
        date(year, 3, 19) for year in range(2024, 2029)
    ]
    assert "Mon 20 Mar 2028" in " ".join(reviews[-1].explanation)


def test_a_published_review_comes_down_after_a_year() -> None:
    assert take_down_due(day("2026-11-22")).due == day("2027-11-22")


def test_the_fee_is_paid_within_the_first_21_days_and_falls_again_in_12_months() -> None:
    outcomes = work_out(ChargePeriod(start=day("2026-11-23")), CALENDARS)

    assert under("FEE", outcomes) == day("2026-12-13")
    assert under("FEE-RENEW", outcomes) == day("2027-11-23")


def test_an_internal_review_takes_20_or_40_working_days() -> None:
    outcomes = work_out(ReviewRequest(received=day("2026-11-20")), CALENDARS)

    assert under("FOI-IR", outcomes) == day("2026-12-21")
    assert under("FOI-IR-MAX", outcomes) == under("EIR-REV", outcomes) == day("2027-01-22")
