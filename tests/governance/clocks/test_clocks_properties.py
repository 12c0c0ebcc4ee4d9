"""What is true of every clock, whatever the facts."""

from dataclasses import replace
from datetime import UTC, date, datetime, timedelta

from hypothesis import given
from hypothesis import strategies as st

from governance.calendars import Calendars, Division, with_one_off
from governance.clocks.breach_clock import BreachTimes, breach_notice_due
from governance.clocks.complaint_clock import Complaint
from governance.clocks.due import Due, Outcome, Span, overdue_from
from governance.clocks.incident_clock import SeriousIncident
from governance.clocks.information_clock import InformationRequest, ReviewRequest
from governance.clocks.rights_clock import RightsRequest
from governance.clocks.work import Facts, work_out
from governance.moments import london, say_date, say_moment
from tests.governance.calendars_in_print import CALENDARS

days = st.dates(date(2023, 1, 1), date(2028, 6, 30))
few = st.integers(0, 60).map(timedelta)
moments = st.integers(0, 6 * 365 * 24 * 60).map(
    lambda minutes: datetime(2023, 1, 1, tzinfo=UTC) + timedelta(minutes=minutes)
)
# Both changes of the clocks of 2026 and 2027, to the minute.
round_the_changes = st.sampled_from(
    [datetime(2026, 10, 25, 1, tzinfo=UTC), datetime(2027, 3, 28, 1, tzinfo=UTC)]
).flatmap(lambda change: st.integers(-90, 30).map(lambda h: change + timedelta(hours=h, minutes=7)))


@st.composite
def spans(draw: st.DrawFn, start: date) -> Span:
    asked = start + draw(few)
    return Span(asked, asked + draw(few))


@st.composite
def rights(draw: st.DrawFn) -> RightsRequest:
    received = draw(days)
    return RightsRequest(
        received=received,
        id_received=draw(st.none() | few.map(lambda n: received + n)),
        fee_paid=draw(st.none() | few.map(lambda n: received + n)),
        clarifications=tuple(draw(st.lists(spans(received), max_size=3))),
        extended=draw(st.booleans()),
    )


@st.composite
def information(draw: st.DrawFn) -> InformationRequest:
    received = draw(days)
    return InformationRequest(
        received=received,
        clarified=draw(st.none() | few.map(lambda n: received + n)),
        fees=draw(st.none() | spans(received)),
        extended=draw(st.booleans()),
        environmental=draw(st.booleans()),
    )


rolled = st.one_of(
    rights(),
    information(),
    st.builds(ReviewRequest, received=days),
    st.builds(SeriousIncident, aware=days, looked_after=st.booleans(), care_leaver=st.booleans()),
    st.builds(Complaint, received=days),
)


def _dues(facts: Facts, calendars: Calendars = CALENDARS) -> dict[str, date | datetime]:
    return {o.rule: o.due for o in work_out(facts, calendars) if isinstance(o, Due)}


@given(rolled)
def test_nothing_that_rolls_is_due_on_a_weekend_or_a_bank_holiday(facts: Facts) -> None:
    uk = isinstance(facts, InformationRequest | ReviewRequest)
    calendar = CALENDARS.uk_wide if uk else CALENDARS.england_and_wales

    assert all(
        calendar.is_working_day(on) for rule, on in _dues(facts).items() if rule != "CP-PROG"
    )


@given(moments | round_the_changes)
def test_seventy_two_hours_are_elapsed_hours_across_both_clock_changes(aware: datetime) -> None:
    there = london(aware)

    assert breach_notice_due(there) - aware == timedelta(hours=72)
    assert breach_notice_due(there).tzinfo is UTC


@given(rights(), st.data())
def test_a_longer_pause_never_brings_a_rights_date_forward(
    request: RightsRequest, data: st.DataObject
) -> None:
    wait = data.draw(spans(request.received))
    assert wait.end is not None
    longer = Span(wait.start, wait.end + data.draw(few))
    shorter_facts = replace(request, clarifications=(*request.clarifications, wait))
    longer_facts = replace(request, clarifications=(*request.clarifications, longer))

    without, short, long = _dues(request), _dues(shorter_facts), _dues(longer_facts)

    assert all(without[rule] <= short[rule] <= long[rule] for rule in without)


@given(information(), st.data())
def test_a_longer_wait_for_a_fee_never_brings_an_foi_date_forward(
    request: InformationRequest, data: st.DataObject
) -> None:
    wait = data.draw(spans(request.received))
    assert wait.end is not None
    longer = Span(wait.start, wait.end + data.draw(few))

    without = _dues(replace(request, fees=None))
    short, long = _dues(replace(request, fees=wait)), _dues(replace(request, fees=longer))

    assert all(without[rule] <= on for rule, on in short.items())
    assert all(short[rule] <= on for rule, on in long.items())


@given(rolled, st.dates(date(2023, 1, 1), date(2028, 12, 31)), st.sampled_from(Division))
def test_adding_a_holiday_never_brings_a_date_forward(
    facts: Facts, holiday: date, division: Division
) -> None:
    before = _dues(facts)
    after = _dues(facts, with_one_off(CALENDARS, holiday, division))

    # DSR-TARGET keeps a working day in hand: it must come earlier when that very day closes.
    assert all(
        on <= after[rule] for rule, on in before.items() if rule in after and rule != "DSR-TARGET"
    )


@given(rolled | st.builds(BreachTimes, aware_at=moments))
def test_the_explanation_always_ends_at_the_date(facts: Facts) -> None:
    for outcome in work_out(facts, CALENDARS):
        assert _said(outcome) in " ".join(outcome.explanation)


def _said(outcome: Outcome) -> str:
    if not isinstance(outcome, Due):
        return ""
    if isinstance(outcome.due, datetime):
        return say_moment(outcome.due)
    return say_date(outcome.due)


@given(rolled)
def test_every_outcome_has_a_source_and_every_line_is_a_sentence(facts: Facts) -> None:
    for outcome in work_out(facts, CALENDARS):
        assert outcome.source
        assert all(line.endswith(".") for line in outcome.explanation)


@given(days)
def test_a_day_is_overdue_from_the_next_london_midnight(due: date) -> None:
    first_late = london(overdue_from(due))

    assert first_late.date() == due + timedelta(days=1)
    assert (first_late.hour, first_late.minute) == (0, 0)


@given(moments)
def test_an_instant_is_overdue_when_it_comes(due: datetime) -> None:
    assert overdue_from(london(due)) == due
