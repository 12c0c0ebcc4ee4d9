"""A complaint: the clock that runs on it, who hears of it when, and what may be said of it."""

from datetime import date, timedelta

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.cases.case import Status
from governance.cases.event import Event, Fact
from governance.cases.facts import Acknowledged, LessonRecorded, MessageSent, Withdrawn
from governance.cases.ladders import Silence
from governance.cases.rungs import pending, rungs_due
from governance.clocks.due import overdue_from
from governance.complaints.complaint import ComplaintCase
from governance.complaints.facts import (
    AcknowledgementSent,
    Chose,
    ComplaintAnswered,
    ComplaintReceived,
    GroupAsked,
    GroupDecided,
    PassedOn,
    ProgressNoted,
    ReceivedCorrected,
    Result,
    Said,
    Way,
)
from governance.folding import after
from governance.keys import PartyKey
from governance.moments import london
from tests.cases import PRIYA, REPORTED_AT, TOM, event
from tests.complaints import RECEIVED, STORY, complaint, report
from tests.governance.calendars_in_print import CALENDARS

ANSWER = ComplaintAnswered(Result.UPHELD, "We were wrong, and said so.", date(2026, 12, 1), True)


@pytest.mark.parametrize(
    ("received", "due"),
    [
        # CP-ACK's worked dates in docs/law.md
        pytest.param(date(2026, 11, 22), date(2026, 12, 22), id="a Sunday; 30 days"),
        pytest.param(date(2026, 11, 26), date(2026, 12, 29), id="day 30 is Boxing Day"),
        pytest.param(date(2026, 12, 2), date(2027, 1, 4), id="day 30 is New Year's Day"),
        pytest.param(date(2026, 6, 19), date(2026, 7, 20), id="day 30 is a Sunday"),
    ],
)
def test_it_is_acknowledged_within_30_days_of_the_day_any_employee_received_it(
    received: date, due: date
) -> None:
    case = complaint(received=received)

    assert case.binding(CALENDARS).rule == "CP-ACK"
    assert case.binding(CALENDARS).due == due
    assert not case.late(CALENDARS, overdue_from(due) - timedelta(seconds=1))
    assert case.late(CALENDARS, overdue_from(due))


def test_before_the_law_was_in_force_there_is_a_target_alone() -> None:
    assert complaint(received=date(2026, 6, 18)).binding(CALENDARS).rule == "CP-ACK-TARGET"


def test_the_rungs_of_facts_12_are_told_by_the_day_it_was_received() -> None:
    case = complaint()  # received on Thu 19 Nov, recorded on Fri 20 Nov 16:40
    rows = pending(case.ladder, case.timed(CALENDARS), case.reported_at)

    assert [(rung, f"{london(at):%a %d %b %H:%M}") for rung, at in rows] == [
        ("report", "Fri 20 Nov 16:40"),
        ("nobody_2wd", "Mon 23 Nov 08:30"),
        ("acknowledge_5wd", "Thu 26 Nov 08:30"),
        ("day_20", "Wed 09 Dec 08:30"),
        ("day_25", "Mon 14 Dec 08:30"),
        ("overdue", "Tue 22 Dec 08:30"),  # the limit is Mon 21 Dec
        ("overdue_siro", "Tue 29 Dec 08:30"),  # the first working day of the next week
        ("progress", "Thu 03 Dec 08:30"),
    ]


UNTIL_THE_LETTER = ("acknowledge_5wd", "day_20", "day_25", "overdue", "overdue_siro")


@pytest.mark.parametrize(
    ("facts", "left"),
    [
        pytest.param([Acknowledged()], {*UNTIL_THE_LETTER, "progress"}, id="picked up"),
        pytest.param(
            [Acknowledged(), AcknowledgementSent(date(2026, 11, 23))], {"progress"}, id="written to"
        ),
        pytest.param([ANSWER], set(), id="answered"),
        pytest.param(
            [Withdrawn("No.")],
            {"report", "nobody_2wd", *UNTIL_THE_LETTER, "progress"},
            id="taken back: nothing is closed by that",
        ),
    ],
)
def test_only_the_right_thing_silences_a_rung(facts: list[Fact], left: set[str]) -> None:
    case = complaint(*(event(fact) for fact in facts))

    rows = pending(case.ladder, case.timed(CALENDARS), case.reported_at)
    assert {rung for rung, _ in rows} - ({"report"} - left) == left


def test_an_outcome_in_time_is_an_acknowledgement_too() -> None:
    case = complaint(event(ANSWER))

    assert case.acknowledged_on == ANSWER.told_on
    assert case.met == {Silence.LETTER_SENT}


def test_what_people_wrote_is_in_no_repr() -> None:
    words = "the child at 14 Example Road"
    said = Said(PartyKey("SCC"), TOM, REPORTED_AT, Chose.BEST_PLACED, PartyKey("POL"), words)
    facts: list[Fact] = [
        ComplaintReceived(
            report(summary=words, received_by=words, someone_else=words, own_reference=words),
            ("complaint", 1),
        ),
        ReceivedCorrected(RECEIVED, RECEIVED, words),
        ProgressNoted(words, told=True),
        ComplaintAnswered(Result.UPHELD, words, RECEIVED, regulator_told=True),
        GroupDecided(PartyKey("POL"), Way.AGREED, (said,)),
        LessonRecorded(words),
    ]
    case = complaint(*(event(fact) for fact in facts[1:]), summary=words)

    assert words not in repr(facts)
    assert words not in repr(case)


# Whatever happens, in whatever order

DAYS = st.dates(date(2026, 6, 19), date(2027, 12, 31))
HAPPENS: dict[str, st.SearchStrategy[Fact]] = {
    "received": st.builds(ReceivedCorrected, DAYS, DAYS, st.just("why")),
    "letter": st.builds(AcknowledgementSent, DAYS),
    "note": st.builds(ProgressNoted, st.just("a note"), st.booleans()),
    "outcome": st.builds(
        ComplaintAnswered, st.sampled_from(Result), st.just("words"), DAYS, st.just(value=True)
    ),
    "passed": st.just(PassedOn(PartyKey("POL"), "CP-2026-0008")),
    "asked": st.just(
        GroupAsked((PartyKey("SCC"), PartyKey("POL"), PartyKey("ICB")), date(2026, 11, 27))
    ),
    "chosen": st.just(GroupDecided(PartyKey("POL"), Way.TIE, ())),
    "lesson": st.just(LessonRecorded("Something.")),
    "acknowledged": st.just(Acknowledged()),
    "withdrawn": st.just(Withdrawn("why")),
    "message": st.just(MessageSent("hello", to_reporter=True)),
}
HISTORIES = st.lists(st.sampled_from(sorted(HAPPENS)).flatmap(lambda name: HAPPENS[name]))


def then(case: ComplaintCase, fact: Fact) -> ComplaintCase:
    return after(case, Event(case.reported_at, TOM, fact))


@given(received=DAYS, facts=HISTORIES)
def test_no_sequence_of_events_makes_the_clock_disappear_or_run_backwards(
    received: date, facts: list[Fact]
) -> None:
    case = complaint(received=received)
    for fact in facts:
        before = case
        case = then(case, fact)
        due = case.binding(CALENDARS)

        assert due.rule == "CP-ACK"
        assert isinstance(due.due, date)
        assert due.due >= case.received + timedelta(days=30)
        if not isinstance(fact, ReceivedCorrected):  # which keeps the old day, and why
            assert due == before.binding(CALENDARS)
        if before.acknowledged_on is not None:
            assert case.acknowledged_on == before.acknowledged_on


@given(received=DAYS, facts=HISTORIES)
def test_no_sequence_of_events_closes_it_without_an_outcome(
    received: date, facts: list[Fact]
) -> None:
    case = complaint(received=received)
    for fact in facts:
        case = then(case, fact)
    answered = any(isinstance(fact, ComplaintAnswered) for fact in facts)

    assert (case.status is Status.DECIDED) is answered
    assert (case.outcome is not None) is answered
    open_rungs = {rung for rung, _ in pending(case.ladder, case.timed(CALENDARS), REPORTED_AT)}
    assert ("progress" in open_rungs) is not answered  # it is asked about until it is answered


@given(facts=HISTORIES)
def test_progress_is_asked_for_again_and_again_until_the_outcome(facts: list[Fact]) -> None:
    case = complaint()
    for fact in facts:
        case = then(case, fact)
    now = REPORTED_AT + timedelta(days=600)  # whatever day it was received
    due = rungs_due(case.ladder, case.timed(CALENDARS), now)
    asked = {*due.overtaken, *(one.rung.id for one in due.firings)}

    assert ("progress" in asked) is (case.outcome is None)


def test_the_cards_words_are_what_was_written() -> None:
    assert complaint().report.summary == STORY
    assert complaint().reporter == PRIYA
