"""Facts that cannot be true are refused kindly, and the regime that applies is said."""

from collections.abc import Callable
from datetime import UTC, date, datetime, timedelta

import pytest

from governance.clocks.agreement_clock import ReviewPlan, YearlyFrom
from governance.clocks.breach_clock import BreachTimes, follow_up_due, needs_reasons_for_delay
from governance.clocks.complaint_clock import Complaint
from governance.clocks.due import Due, FactsDoNotFit, NoDate, Span, not_in_the_future
from governance.clocks.incident_clock import SeriousIncident
from governance.clocks.information_clock import InformationRequest, last_day_to_pay
from governance.clocks.rights_clock import RightsRequest
from governance.clocks.work import Facts, to_confirm, work_out
from governance.moments import say_date
from tests.governance.calendars_in_print import CALENDARS, day

MON = day("2026-11-02")
NOON = datetime(2026, 11, 2, 12, tzinfo=UTC)


@pytest.mark.parametrize(
    ("make", "sentence"),
    [
        pytest.param(lambda: Span(MON, day("2026-11-01")), "cannot come before the question",
                     id="answered before asked"),
        pytest.param(lambda: RightsRequest(received=MON, id_received=day("2026-11-01")),
                     "identity was confirmed", id="identity before the request"),
        pytest.param(lambda: RightsRequest(received=MON, fee_paid=day("2026-11-01")),
                     "fee was paid", id="fee before the request"),
        pytest.param(lambda: RightsRequest(received=MON, clarifications=(Span(day("2026-11-01")),)),
                     "cannot be before the day received", id="asked before the request"),
        pytest.param(lambda: RightsRequest(received=MON, clarifications=(Span(MON),), access=False),
                     "only when a person asks to see", id="no pause for other rights"),
        pytest.param(lambda: RightsRequest(received=day("2026-02-04"), extended=True,
                                           law_enforcement=True),
                     "could not be extended", id="Part 3 had no extension before 5 Feb 2026"),
        pytest.param(lambda: RightsRequest(received=day("2018-05-24")), "is the year right",
                     id="before data protection law as it is"),
        pytest.param(lambda: InformationRequest(received=day("2206-11-20")), "is the year right",
                     id="a year with its digits swapped"),
        pytest.param(lambda: InformationRequest(received=MON, clarified=day("2026-11-01")),
                     "made clear", id="made clear before it was asked"),
        pytest.param(lambda: InformationRequest(received=MON, fees=Span(day("2026-11-01"))),
                     "fees notice", id="fees notice before the request"),
        pytest.param(lambda: SeriousIncident(aware=MON, notified=day("2026-11-01")),
                     "before anyone was aware", id="notified before aware"),
        pytest.param(lambda: BreachTimes(aware_at=NOON, submitted_at=NOON - timedelta(minutes=1)),
                     "before anyone was aware", id="ICO told before aware"),
        pytest.param(lambda: ReviewPlan(first_signature=MON, count=0), "between 1 and",
                     id="no reviews"),
        pytest.param(lambda: ReviewPlan(first_signature=MON, last_review=MON), "last review",
                     id="a last review that is not counted from"),
        pytest.param(lambda: not_in_the_future("The day received", MON, today=day("2026-11-01")),
                     "has not happened yet", id="recorded before it happened"),
    ],
)  # fmt: skip
def test_facts_that_cannot_be_true_are_refused_in_a_sentence(
    make: Callable[[], object], sentence: str
) -> None:
    with pytest.raises(FactsDoNotFit, match=sentence) as refused:
        make()

    assert str(refused.value).endswith((".", "?"))


def explain(facts: Facts) -> str:
    return " ".join(work_out(facts, CALENDARS)[0].explanation)


@pytest.mark.parametrize(
    ("received", "said"),
    [
        pytest.param("2026-02-04", "rules from before 5 Feb 2026 apply, because", id="day before"),
        pytest.param("2026-02-05", "rules in force from 5 Feb 2026 apply", id="first day"),
    ],
)
def test_a_rights_request_says_which_rules_apply_and_why(received: str, said: str) -> None:
    assert said in explain(RightsRequest(received=day(received)))


def test_an_old_request_keeps_the_old_rules_though_identity_came_later() -> None:
    request = RightsRequest(received=day("2026-02-04"), id_received=day("2026-02-20"))

    limit = work_out(request, CALENDARS)[0]

    assert "as it stood before 5 Feb 2026" in limit.source
    assert isinstance(limit, Due)
    assert limit.due == day("2026-03-20")


def test_an_old_pause_is_guidance_to_be_confirmed() -> None:
    waits = (Span(day("2026-01-07"), day("2026-01-08")),)
    outcomes = work_out(RightsRequest(received=day("2026-01-05"), clarifications=waits), CALENDARS)

    assert "the regulator's guidance only" in " ".join(outcomes[0].explanation)
    assert to_confirm(outcomes)


def test_before_19_june_2026_no_law_sets_a_time_for_a_complaint() -> None:
    outcomes = work_out(Complaint(received=day("2026-06-18")), CALENDARS)

    assert "s.164A did not apply" in " ".join(outcomes[0].explanation)
    assert {outcome.standing.value for outcome in outcomes} == {"target"}
    assert {outcome.source for outcome in outcomes} == {"Partnership target"}


def test_from_19_june_2026_section_164a_applies() -> None:
    first = work_out(Complaint(received=day("2026-06-19")), CALENDARS)[0]

    assert (first.rule, first.standing.value) == ("CP-ACK", "statutory")
    assert "s.164A applies" in " ".join(first.explanation)


def test_while_an_answer_is_awaited_there_is_no_date_but_days_remain() -> None:
    waiting = RightsRequest(received=MON, clarifications=(Span(day("2026-11-04")),))

    outcome = work_out(waiting, CALENDARS)[0]

    assert isinstance(outcome, NoDate)
    assert outcome.days_left == 29, "4 Nov to 2 Dec, both counted"
    assert "Paused, 29 days remaining" in " ".join(outcome.explanation)


def test_an_answer_that_overlaps_an_open_question_is_not_counted_twice() -> None:
    waits = (Span(day("2026-11-04"), day("2026-11-11")), Span(day("2026-11-09")))

    outcome = work_out(RightsRequest(received=MON, clarifications=waits), CALENDARS)[0]

    assert isinstance(outcome, NoDate)
    assert outcome.days_left == 29


def test_a_late_notice_of_extension_does_not_extend() -> None:
    request = RightsRequest(received=MON, extended=True, extension_notice=day("2026-12-03"))

    limit = work_out(request, CALENDARS)[0]

    assert isinstance(limit, Due)
    assert (limit.rule, limit.due) == ("DSR-1M", day("2026-12-02"))
    assert "too late" in " ".join(limit.explanation)


def test_an_unpaid_fee_stops_the_clock_and_in_the_end_the_duty() -> None:
    waiting = work_out(InformationRequest(received=MON, fees=Span(day("2026-11-09"))), CALENDARS)[0]

    assert isinstance(waiting, NoDate)
    assert waiting.days_left == 16, "3, 4, 5 and 6 Nov are used"
    assert "Mon 8 Feb 2027" in " ".join(waiting.explanation), "three months, the notice day first"


@pytest.mark.parametrize(
    ("notice", "last"),
    [
        pytest.param("2027-03-15", "2027-06-14", id="the day before the corresponding date"),
        pytest.param("2026-11-29", "2027-02-28", id="no 29 Feb: its last day, not the 27th"),
        pytest.param("2026-11-30", "2027-02-28", id="no 30 Feb"),
        pytest.param("2027-11-30", "2028-02-29", id="no 30 Feb in a leap year"),
        pytest.param("2026-08-31", "2026-11-30", id="no 31 Nov"),
        pytest.param("2027-01-31", "2027-04-30", id="no 31 Apr"),
        pytest.param("2027-03-31", "2027-06-30", id="no 31 Jun"),
    ],
)
def test_a_fee_is_paid_within_three_months_beginning_with_the_notice(
    notice: str, last: str
) -> None:
    """FOIA s.9(2), FOI-FEE: one day later there is no duty."""
    asked, in_time = day(notice), day(last)
    paid, late = (
        work_out(InformationRequest(received=asked, fees=Span(asked, on)), CALENDARS)[0]
        for on in (in_time, in_time + timedelta(days=1))
    )
    waiting = work_out(InformationRequest(received=asked, fees=Span(asked)), CALENDARS)[0]

    assert last_day_to_pay(asked, CALENDARS.uk_wide, environmental=False) == in_time
    assert (type(paid), type(late)) == (Due, NoDate)
    assert f"Not paid by {say_date(in_time)}" in " ".join(waiting.explanation)


@pytest.mark.parametrize(
    ("environmental", "law"),
    [
        pytest.param(False, "FOIA s.9(2)", id="FOI: three months, to 8 Feb"),
        pytest.param(True, "EIR reg 8(5)", id="EIR: 60 working days, to 8 Feb"),
    ],
)
def test_a_fee_paid_too_late_leaves_no_duty_to_answer(environmental: bool, law: str) -> None:
    in_time, late = (Span(day("2026-11-09"), day(paid)) for paid in ("2027-02-08", "2027-02-09"))

    answered, ended = (
        work_out(
            InformationRequest(received=MON, fees=fees, environmental=environmental), CALENDARS
        )[0]
        for fees in (in_time, late)
    )

    assert isinstance(answered, Due)
    assert isinstance(ended, NoDate)
    assert law in " ".join(ended.explanation)


def test_a_notification_after_72_hours_must_say_why() -> None:
    on_time = BreachTimes(aware_at=NOON, submitted_at=NOON + timedelta(hours=72))
    late = BreachTimes(aware_at=NOON, submitted_at=NOON + timedelta(hours=72, seconds=1))

    assert not needs_reasons_for_delay(on_time)
    assert needs_reasons_for_delay(late)
    assert "it must say why" in explain(late)


def test_follow_ups_come_after_one_day_after_three_and_then_weekly() -> None:
    days = [(follow_up_due(NOON, n) - NOON) / timedelta(days=1) for n in (1, 2, 3, 4)]

    assert days == [1, 3, 10, 17]


def test_a_date_beyond_the_confirmed_holidays_is_provisional_and_says_so() -> None:
    outcome = work_out(RightsRequest(received=date(2028, 12, 20)), CALENDARS)[0]

    assert isinstance(outcome, Due)
    assert outcome.provisional
    assert "confirmed up to Sun 31 Dec 2028 only" in outcome.explanation[-1]


@pytest.mark.parametrize(
    ("plan", "years"),
    [
        pytest.param(
            ReviewPlan(first_signature=day("2023-09-19"), count=3,
                       yearly_from=YearlyFrom.SIGNATURE),
            ["2024-03-19", "2024-09-19", "2025-09-19"],
            id="from the signature's anniversary",
        ),
        pytest.param(
            ReviewPlan(first_signature=day("2023-09-19"), count=2, last_review=day("2026-11-22"),
                       yearly_from=YearlyFrom.LAST_REVIEW),
            ["2027-11-22", "2028-11-22"],
            id="from the last review held",
        ),
    ],
)  # fmt: skip
def test_yearly_can_be_read_three_ways(plan: ReviewPlan, years: list[str]) -> None:
    reviews = work_out(plan, CALENDARS)

    assert [str(each.due) for each in reviews if isinstance(each, Due)] == years


def test_an_overdue_review_is_not_a_lapsed_agreement() -> None:
    assert "still in force (§9.0)" in explain(ReviewPlan(first_signature=day("2023-09-19")))


def test_a_rapid_review_can_be_counted_from_awareness() -> None:
    aware = SeriousIncident(aware=day("2026-11-20"), review_from_awareness=True)

    review = work_out(aware, CALENDARS)[1]

    assert isinstance(review, Due)
    assert (review.rule, review.due) == ("RR-15", day("2026-12-11"))
