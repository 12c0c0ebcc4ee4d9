"""The dates of requests as the law gives them, and what moves them.

The worked dates of DSR-1M and FOI-20 in docs/law.md, row by row.
"""

from dataclasses import replace
from datetime import date, datetime

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.calendars import morning
from governance.cases.event import Event
from governance.cases.facts import RungFired
from governance.cases.ladders import find_ladder
from governance.clocks.due import Due, FactsDoNotFit, NoDate
from governance.folding import fold
from governance.keys import PartyKey
from governance.requests import steps
from governance.requests.clock import binding
from governance.requests.facts import (
    Check,
    ClarificationAnswered,
    ClarificationAsked,
    DayCorrected,
    Extended,
    FeeAsked,
    FeePaid,
    HoldingFound,
    IdentityAsked,
    IdentityConfirmed,
    Refused,
    ReplySent,
    RightChanged,
)
from governance.requests.holds import held, hold_of, holds
from governance.requests.ladders import LADDERS
from governance.requests.request import Ended, RequestCase
from governance.requests.rights import Right, Whose
from governance.requests.steps import Dated, Step, possible, recorded, take
from tests.cases import TOM
from tests.governance.calendars_in_print import CALENDARS
from tests.requests_made import Takes, at, day, request, took

ALL_TICKED = tuple(Check)


def due(case: RequestCase) -> date | None:
    return binding(case.outcomes(CALENDARS))


def ask(*asked: str) -> ClarificationAsked:
    return ClarificationAsked(day(*asked))


@pytest.mark.parametrize(
    ("received", "limit", "three_months"),
    [
        pytest.param("3 Sep 2026", "5 Oct 2026", "3 Dec 2026", id="3 Oct is a Saturday"),
        pytest.param("20 Nov 2026", "21 Dec 2026", "22 Feb 2027", id="Sunday roll"),
        pytest.param("25 Nov 2026", "29 Dec 2026", "25 Feb 2027", id="Christmas"),
        pytest.param("28 Nov 2026", "29 Dec 2026", "1 Mar 2027", id="28 Dec is a substitute"),
        pytest.param("31 Aug 2026", "30 Sep 2026", "30 Nov 2026", id="no 31 Sep; St Andrew's"),
        pytest.param("31 Jan 2027", "1 Mar 2027", "30 Apr 2027", id="28 Feb is a Sunday"),
        pytest.param("31 Jan 2028", "29 Feb 2028", "2 May 2028", id="leap year"),
        pytest.param("3 Mar 2026", "7 Apr 2026", "3 Jun 2026", id="Good Friday, Easter Monday"),
    ],
)
def test_a_month_and_three_months_of_facts_5_2(
    received: str, limit: str, three_months: str
) -> None:
    case = request(Right.ACCESS, received)
    extended = took(case, Extended(day(received), "Many records."))

    assert due(case) == day(limit)
    assert due(extended) == day(three_months)


PAUSES = [
    pytest.param(
        (IdentityAsked(day("3 Nov 2026")), IdentityConfirmed(day("16 Nov 2026"))),
        "16 Dec 2026",
        id="identity on 16 Nov: the month starts again, in full",
    ),
    pytest.param(
        (ask("4 Nov 2026"), ClarificationAnswered(day("11 Nov 2026"))),
        "10 Dec 2026",
        id="asked 4 Nov, answered 11 Nov: 8 days",
    ),
    pytest.param(
        (ask("4 Nov 2026"), ClarificationAnswered(day("4 Nov 2026"))),
        "3 Dec 2026",
        id="same day: 1 day",
    ),
    pytest.param(
        (ask("30 Nov 2026"), ClarificationAnswered(day("14 Dec 2026"))),
        "17 Dec 2026",
        id="asked 30 Nov, answered 14 Dec: 15 days",
    ),
    pytest.param(
        (FeeAsked(day("4 Nov 2026")), FeePaid(day("9 Nov 2026"))),
        "9 Dec 2026",
        id="the month runs from the day the fee was paid",
    ),
]


@pytest.mark.parametrize(("then", "limit"), PAUSES)
def test_what_was_asked_of_the_person_moves_the_date_as_facts_5_2_says(
    then: tuple[Dated, ...], limit: str
) -> None:
    case = request(Right.ACCESS, "2 Nov 2026")
    asked, came = took(case, then[0]), took(case, *then)

    assert due(case) == day("2 Dec 2026")
    assert due(asked) is None  # it waits, and says why
    assert isinstance(asked.outcomes(CALENDARS)[0], NoDate)
    assert due(came) == day(limit)


def test_while_a_question_is_open_the_days_left_are_said() -> None:
    case = took(request(Right.ACCESS, "2 Nov 2026"), ask("4 Nov 2026"))

    (waits,) = case.outcomes(CALENDARS)
    assert isinstance(waits, NoDate)
    assert any("Paused, 29 days remaining" in line for line in waits.explanation)


@pytest.mark.parametrize(
    ("right", "received", "limit"),
    [
        pytest.param(Right.FOI, "20 Nov 2026", "21 Dec 2026", id="St Andrew's Day is no FOI day"),
        pytest.param(Right.FOI, "22 Nov 2026", "21 Dec 2026", id="a Sunday"),
        pytest.param(Right.FOI, "1 Dec 2026", "31 Dec 2026", id="Christmas"),
        pytest.param(Right.FOI, "16 Mar 2026", "16 Apr 2026", id="17 March in Northern Ireland"),
        pytest.param(Right.FOI, "1 Jun 2026", "30 Jun 2026", id="15 June, the World Cup"),
        pytest.param(Right.FOI, "18 Dec 2026", "21 Jan 2027", id="4 January in Scotland"),
        pytest.param(Right.EIR, "20 Nov 2026", "21 Dec 2026", id="EIR counts the same"),
        pytest.param(Right.DECEASED, "2 Nov 2026", "11 Dec 2026", id="AHRA: 40 days, first counts"),
        pytest.param(Right.OWN_DATA, "3 Sep 2026", "5 Oct 2026", id="own data: subject access"),
        pytest.param(Right.RECTIFICATION, "3 Sep 2026", "5 Oct 2026", id="any right: one month"),
    ],
)
def test_each_law_counts_its_own_days(right: Right, received: str, limit: str) -> None:
    assert due(request(right, received)) == day(limit)


@pytest.mark.parametrize(
    ("received", "then", "limit"),
    [
        pytest.param(
            "20 Nov 2026",
            (ask("24 Nov 2026"), ClarificationAnswered(day("7 Dec 2026"))),
            "8 Jan 2027",
            id="made clear 7 Dec: 20 days from then",
        ),
        pytest.param(
            "2 Nov 2026",
            (FeeAsked(day("9 Nov 2026")), FeePaid(day("16 Nov 2026"))),
            "9 Dec 2026",
            id="fees notice 9 Nov, paid 16 Nov: six days off",
        ),
        pytest.param(
            "20 Nov 2026",
            (Extended(day("23 Nov 2026"), "The public interest."),),
            "22 Jan 2027",
            id="40 working days",
        ),
    ],
)
def test_what_moves_a_freedom_of_information_date(
    received: str, then: tuple[Dated, ...], limit: str
) -> None:
    assert due(took(request(Right.FOI, received), *then)) == day(limit)


def test_every_step_keeps_what_it_moved_and_why() -> None:
    case = took(request(Right.ACCESS, "2 Nov 2026"), ask("4 Nov 2026"))
    answered = take(
        case, ClarificationAnswered(day("11 Nov 2026")), CALENDARS, now=at(day("11 Nov 2026"))
    )

    assert isinstance(answered, ClarificationAnswered)
    assert answered.binds == day("10 Dec 2026")
    limit = answered.moved[0]
    assert (limit.rule, limit.old, limit.new) == ("DSR-1M", None, day("10 Dec 2026"))
    assert any("both days counted: 8 days added" in line for line in limit.why)


NOV = "2 Nov 2026"
REFUSED = [
    pytest.param(
        Right.RECTIFICATION, (ask("4 Nov 2026"),), "only when a person asks to see", id="no pause"
    ),
    pytest.param(Right.FOI, (IdentityAsked(day("4 Nov 2026")),), "whoever asks", id="nameless"),
    pytest.param(
        Right.ACCESS, (IdentityConfirmed(day("4 Nov 2026")),), "no record", id="never asked"
    ),
    pytest.param(Right.ACCESS, (FeePaid(day("4 Nov 2026")),), "no record", id="no fee asked"),
    pytest.param(
        Right.ACCESS, (ask("1 Nov 2026"),), "before the day received", id="before it came"
    ),
    pytest.param(
        Right.ACCESS,
        (ask("9 Nov 2026"), ClarificationAnswered(day("8 Nov 2026"))),
        "cannot come before the question",
        id="answered before asked",
    ),
    pytest.param(
        Right.ACCESS,
        (Extended(day("3 Dec 2026"), "Many records."),),
        "The first period ended on Wed 2 Dec 2026",
        id="a notice after the first month",
    ),
    pytest.param(
        Right.DECEASED,
        (Extended(day("4 Nov 2026"), "Many."),),
        "Nothing stops",
        id="AHRA waits not",
    ),
    pytest.param(Right.ACCESS, (ReplySent(day("4 Nov 2026")),), "tick each check", id="not ticked"),
    pytest.param(
        Right.OWN_DATA,
        (ReplySent(day("4 Nov 2026"), ALL_TICKED[:3]),),
        "tick each check",
        id="no second reader",
    ),
    pytest.param(
        Right.FOI, (Refused(day("4 Nov 2026"), "Exempt.", False),), "complain", id="rights untold"
    ),
    pytest.param(
        Right.FOI,
        (ReplySent(day("4 Nov 2026")), Extended(day("5 Nov 2026"), "More.")),
        "closed",
        id="closed",
    ),
]


@pytest.mark.parametrize(("right", "then", "why"), REFUSED)
def test_a_step_that_does_not_fit_is_refused_with_the_reason(
    right: Right, then: tuple[Dated, ...], why: str
) -> None:
    case = took(request(right, NOV), *then[:-1])

    with pytest.raises(FactsDoNotFit, match=why):
        take(case, then[-1], CALENDARS, now=at(day("20 Dec 2026")))


def test_a_day_that_has_not_come_is_refused() -> None:
    with pytest.raises(FactsDoNotFit, match="has not happened yet"):
        take(request(Right.ACCESS, NOV), ask("5 Nov 2026"), CALENDARS, now=at(day("4 Nov 2026")))


def test_asking_who_it_is_after_the_month_is_over_starts_no_new_month() -> None:
    case = request(Right.ACCESS, NOV)
    late = took(case, IdentityAsked(day("3 Dec 2026")), IdentityConfirmed(day("10 Dec 2026")))

    assert due(late) == due(case) == day("2 Dec 2026")


def test_a_day_that_was_wrong_is_counted_anew_and_what_was_asked_stays() -> None:
    case = took(request(Right.ACCESS, NOV), ask("18 Nov 2026"))
    fact = recorded(case, DayCorrected(day("16 Nov 2026"), "The stamp."), CALENDARS)
    after = changed(case, fact, day("18 Nov 2026"))

    answered = took(after, ClarificationAnswered(day("20 Nov 2026")))
    assert due(answered) == day("21 Dec 2026")  # 16 Dec, three days more: a Saturday
    with pytest.raises(FactsDoNotFit, match="cannot be before the day received"):
        recorded(case, DayCorrected(day("19 Nov 2026"), "The stamp."), CALENDARS)


def test_another_right_is_counted_by_its_own_law_and_keeps_the_receipt() -> None:
    case = took(request(Right.FOI, NOV), Extended(day("4 Nov 2026"), "The public interest."))
    changed = recorded(case, RightChanged(Right.RECTIFICATION, "It is about them."), CALENDARS)

    assert changed.binds == day("2 Feb 2027")  # the extension, of another law now
    assert {move.rule for move in changed.moved} >= {"FOI-PIT", "DSR-EXT"}


def test_part_3_is_counted_too_once_the_handler_says_so() -> None:
    case = request(Right.ACCESS, NOV, HoldingFound(Whose.OURS, law_enforcement=True))

    assert case.clock.law_enforcement
    assert due(case) == day("2 Dec 2026")


# Holds, as RQ-HOLD has them


@pytest.mark.parametrize(
    ("right", "law"),
    [
        (Right.ACCESS, "DPA 2018 s.173"),
        (Right.FOI, "FOIA 2000 s.77"),
        (Right.EIR, "EIR 2004 reg 19"),
    ],
)
def test_while_a_request_is_open_it_is_held_by_its_own_law(right: Right, law: str) -> None:
    case = request(right, NOV)
    closed = took(case, ReplySent(day("4 Nov 2026"), ALL_TICKED))

    hold = hold_of(case)
    assert hold is not None
    assert (hold.law, hold.since) == (law, day(NOV))
    assert held(case)
    assert not held(closed)
    assert holds([case, closed], PartyKey("SCC")) == (hold,)
    assert holds([case], PartyKey("POL")) == ()


def test_a_second_end_changes_nothing() -> None:
    case = took(request(Right.ACCESS, NOV), ReplySent(day("4 Nov 2026"), ALL_TICKED))
    again = request(
        Right.ACCESS,
        NOV,
        ReplySent(day("4 Nov 2026"), ALL_TICKED),
        Refused(day("5 Nov 2026"), "Exempt.", rights_told=True),
        IdentityAsked(day("6 Nov 2026")),
    )

    assert (again.ended, again.clock) == (Ended.REPLIED, case.clock)


@pytest.mark.parametrize(
    ("right", "steps_"),
    [
        pytest.param(
            Right.ACCESS,
            {
                Step.IDENTITY_ASKED,
                Step.CLARIFICATION_ASKED,
                Step.FEE_ASKED,
                Step.EXTENDED,
                Step.REFUSED,
                Step.REPLY_SENT,
            },
            id="access",
        ),
        pytest.param(Right.DECEASED, {Step.REFUSED, Step.REPLY_SENT}, id="AHRA"),
        pytest.param(
            Right.ERASURE,
            {Step.IDENTITY_ASKED, Step.FEE_ASKED, Step.EXTENDED, Step.REFUSED, Step.REPLY_SENT},
            id="erasure",
        ),
    ],
)
def test_only_steps_that_make_sense_are_offered(right: Right, steps_: set[Step]) -> None:
    assert set(possible(request(right, NOV))) == steps_


# While it waits (RQ-WAIT: 7 and 14 days, our own target)


@pytest.mark.parametrize("right", [Right.ACCESS, Right.FOI], ids=["rights", "FOI"])
def test_while_the_person_is_waited_for_somebody_is_reminded_after_7_and_14_days_and_weekly(
    right: Right,
) -> None:
    case = took(request(right, NOV), ask("4 Nov 2026"))
    once = reminded(case, "11 Nov 2026")
    twice = reminded(once, "18 Nov 2026")
    answered = took(case, ClarificationAnswered(day("12 Nov 2026")))

    assert reminder_of(request(right, NOV)) is None
    assert reminder_of(case) == morning(day("11 Nov 2026"))
    assert reminder_of(once) == morning(day("18 Nov 2026"))
    assert reminder_of(twice) == morning(day("25 Nov 2026"))
    assert reminder_of(answered) is None


def test_a_question_asked_too_late_is_not_waited_for() -> None:
    assert reminder_of(took(request(Right.ACCESS, NOV), ask("4 Dec 2026"))) is None


def test_what_climbs_an_older_ladder_climbs_it_to_the_end() -> None:
    case = took(request(Right.ACCESS, NOV), ask("4 Nov 2026"))
    older = replace(case, ladder=find_ladder(LADDERS, ("rights", 1)))

    assert reminder_of(older) is None


def reminder_of(case: RequestCase) -> datetime | None:
    return case.timed(CALENDARS).by_day.get("waiting")


def reminded(case: RequestCase, on: str) -> RequestCase:
    event = Event(at(day(on)), "timer", RungFired(("waiting",), ()))
    then = fold(case.header, [*case.history, event])
    assert isinstance(then, RequestCase)
    return then


# The property

Changed = RightChanged | DayCorrected | HoldingFound


def changed(case: RequestCase, fact: Changed, on: date) -> RequestCase:
    """The request once that was recorded, as the rules allow it."""
    event = Event(at(on, 18), TOM, recorded(case, fact, CALENDARS))
    header = replace(case.header, version=case.header.version + 1)
    then = fold(header, [*case.history, event])
    assert isinstance(then, RequestCase)
    return then


MAKERS: tuple[Takes, ...] = (
    IdentityAsked,
    IdentityConfirmed,
    ClarificationAsked,
    ClarificationAnswered,
    FeeAsked,
    FeePaid,
    lambda on: Extended(on, "Many records."),
    lambda on: Refused(on, "Exempt.", True),
    lambda on: ReplySent(on, ALL_TICKED),
    ReplySent,
)
RIGHTS = st.sampled_from([right for right in Right if right is not Right.CORRESPONDENCE])
DAYS = st.dates(date(2026, 10, 30), date(2027, 6, 30))
TRIED = st.lists(st.tuples(st.sampled_from(MAKERS), DAYS), max_size=12)


@pytest.mark.hypothesis
@settings(max_examples=300, deadline=None)
@given(right=RIGHTS, tried=TRIED, in_order=st.booleans())
def test_no_sequence_of_events_makes_a_clock_disappear_run_backwards_or_close_without_an_outcome(
    right: Right, tried: list[tuple[Takes, date]], in_order: bool
) -> None:
    case = request(right, NOV)
    first = due(case)
    for make, on in sorted(tried, key=lambda one: one[1]) if in_order else tried:
        try:
            case = took(case, make(on))
        except FactsDoNotFit:
            continue
        outcomes = case.outcomes(CALENDARS)
        if case.decided is not None:
            assert isinstance(case.ended, Ended)
            assert possible(case) == ()
            assert not held(case)
            continue
        assert outcomes  # a date, or the reason why there is none
        assert outcomes[0].explanation
        assert isinstance(outcomes[0], Due | NoDate)
        assert first is not None
        assert (due(case) or first) >= first
        assert case.binds == due(case)
        assert held(case)


CHANGES = st.one_of(
    st.builds(RightChanged, RIGHTS, st.just("It is another.")),
    st.builds(DayCorrected, st.dates(date(2026, 10, 1), date(2026, 11, 2)), st.just("A stamp.")),
    st.builds(HoldingFound, st.sampled_from(Whose), st.booleans()),
)


@pytest.mark.hypothesis
@settings(max_examples=200, deadline=None)
@given(right=RIGHTS, tried=TRIED, changes=st.lists(CHANGES, max_size=4))
def test_what_is_corrected_in_between_leaves_a_date_or_the_reason_why_there_is_none(
    right: Right, tried: list[tuple[Takes, date]], changes: list[Changed]
) -> None:
    case = request(right, NOV)
    waiting = list(changes)
    for make, on in sorted(tried, key=lambda one: one[1]):
        try:
            case = took(case, make(on))
            if waiting and case.decided is None:
                case = changed(case, waiting.pop(), on)
        except FactsDoNotFit:
            continue
        if case.decided is not None:
            assert case.ended is not None
            continue
        outcomes = case.outcomes(CALENDARS)
        assert outcomes
        assert outcomes[0].explanation
        assert case.binds == due(case)
        assert held(case)


def test_the_sentences_of_refusal_name_nobody() -> None:
    said = [value for name, value in vars(steps).items() if name.isupper() and str(value) == value]

    assert len(said) >= 8
    assert not any("Error" in sentence for sentence in said)
