"""Whatever is asked is shown to those who open the case, and what it was before a change too.

A question that is added to any flow of any kind is drawn here by itself. A flow that is added
must say below what becomes of it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, replace
from datetime import date, timedelta
from typing import Any

import pytest
from hypothesis import assume, given, settings
from hypothesis import strategies as st

from dialogs.asking.answer_rows import answer_rows, answers_as_data, changed_rows
from dialogs.asking.engine import facts
from dialogs.asking.flow import Answers, Flow, FlowMistake, InputKind, Page, Question
from dialogs.asking.readers.reader import Choice
from dialogs.asking.readers.words import line
from dialogs.breaches.opened import open_card as open_breach
from dialogs.breaches.questions import BREACH, BREACH_CORRECTION, BREACH_DETAILS
from dialogs.cards.elements import Card
from dialogs.cases.open_case import MOST_CHANGES
from dialogs.complaints.opened import open_card as open_complaint
from dialogs.complaints.questions import COMPLAINT, complaint_flow
from dialogs.disclosures.opened import open_card as open_disclosure
from dialogs.disclosures.questions import DISCLOSURE, disclosure_flow
from dialogs.kinds import FLOWS
from dialogs.near_misses.opened import open_card as open_near_miss
from dialogs.near_misses.questions import NEAR_MISS, NEAR_MISS_CORRECTION
from dialogs.requests.opened import open_card as open_request
from dialogs.requests.questions import REQUEST
from governance.breaches.facts import Corrected, DetailsAdded
from governance.breaches.report import BreachReport
from governance.cases.case import Header
from governance.cases.event import Event, Fact
from governance.cases.ladders import newest
from governance.complaints.complaint import ComplaintCase
from governance.complaints.facts import ComplaintReceived, ReceivedCorrected
from governance.complaints.ladders import LADDERS as COMPLAINT_LADDERS
from governance.disclosures.facts import DisclosureTaken
from governance.folding import fold
from governance.keys import CaseId
from governance.moments import say_date
from governance.near_misses.facts import NearMissCorrected, NearMissReport, NearMissReported
from governance.near_misses.ladders import LADDERS as NEAR_MISS_LADDERS
from governance.near_misses.near_miss import NearMissCase
from governance.requests.facts import DayCorrected, HoldingFound, RequestReceived
from governance.requests.ladders import LADDERS as REQUEST_LADDERS
from governance.requests.request import RequestCase
from governance.requests.rights import Right, Whose
from tests.breach_forms import AGREEMENT
from tests.cards import check_card, first_page, words
from tests.cases import GRACE, PRIYA, REPORTED_AT, SCC, TOM, case, event, scene
from tests.dialogs.answers_drawn import answers, lost, unnamed
from tests.dialogs.complaints.complaint_gallery import scene as complaint_scene
from tests.dialogs.disclosures.disclosure_gallery import scene as disclosure_scene
from tests.dialogs.near_misses.near_miss_gallery import scene as near_miss_scene
from tests.dialogs.requests.request_gallery import scene as request_scene
from tests.disclosures_made import after

PEOPLE = tuple(
    Choice(one.text, name) for one, name in ((TOM, "Tom Bexley"), (GRACE, "Grace Oduya"))
)
COMPLAINING = complaint_flow(PEOPLE)


# What becomes of each flow


def _breach(report: Any, *then: Fact) -> Card:
    return open_breach(scene(case(*map(event, then), filed=report)))


def _near_miss(report: Any, *then: Fact) -> Card:
    ladder = newest(NEAR_MISS_LADDERS, "near_miss")
    of = _folded("near_miss", NearMissReported(report, (ladder.id, ladder.version)), *then)
    assert isinstance(of, NearMissCase)
    return first_page(open_near_miss(near_miss_scene(of)))


def _complaint(report: Any, *then: Fact) -> Card:
    ladder = newest(COMPLAINT_LADDERS, "complaint")
    of = _folded("complaint", ComplaintReceived(report, (ladder.id, ladder.version)), *then)
    assert isinstance(of, ComplaintCase)
    return open_complaint(complaint_scene(of))


def _request(taken: Any, *then: Fact) -> Card:
    ladder = newest(REQUEST_LADDERS, "rights")
    first = RequestReceived(taken, Right.ACCESS, (ladder.id, ladder.version), None)
    of = _folded("request", first, *then)
    assert isinstance(of, RequestCase)
    return open_request(request_scene(of))


def _disclosure(taken: Any, *then: Fact) -> Card:
    first = DisclosureTaken(taken, ("disclosure", 1))
    return open_disclosure(disclosure_scene(after(first, *then)))


def _folded(kind: str, *happened: Fact) -> Any:
    header = Header(CaseId("case-1"), "XX-2026-0007", SCC, kind, len(happened))
    return fold(
        header,
        [
            Event(REPORTED_AT + timedelta(hours=n), TOM if n else PRIYA, fact)
            for n, fact in enumerate(happened)
        ],
    )


def _some_report() -> BreachReport:
    return facts(BREACH, {**_first_options(BREACH), "what_happened": "A letter."})  # type: ignore[no-any-return]


def _some_near_miss() -> NearMissReport:
    return facts(NEAR_MISS, {**_first_options(NEAR_MISS), "what_happened": "A letter."})  # type: ignore[no-any-return]


def _first_options(flow: Flow) -> Answers:
    return {q.field: one[0].value for q in flow.questions if (one := q.options(AGREEMENT))}


Opened = Callable[..., Card]
SENT: Mapping[str, tuple[Flow, Opened]] = {
    BREACH.name: (BREACH, _breach),
    NEAR_MISS.name: (NEAR_MISS, _near_miss),
    COMPLAINT.name: (COMPLAINING, _complaint),
    REQUEST.name: (REQUEST, _request),
    DISCLOSURE.name: (disclosure_flow(PEOPLE), _disclosure),
    BREACH_DETAILS.name: (BREACH_DETAILS, lambda d: _breach(_some_report(), DetailsAdded(d))),
    BREACH_CORRECTION.name: (
        BREACH_CORRECTION,
        lambda report: _breach(_some_report(), Corrected(report)),
    ),
    NEAR_MISS_CORRECTION.name: (
        NEAR_MISS_CORRECTION,
        lambda report: _near_miss(_some_near_miss(), NearMissCorrected(report)),
    ),
}
"""Every flow, and the open card of a case that it was sent for."""
CORRECTED: Mapping[str, tuple[Flow, Opened]] = {
    "a breach": (BREACH, lambda old, *new: _breach(old, *map(Corrected, new))),
    "what else is known": (
        BREACH_DETAILS,
        lambda *each: _breach(_some_report(), *map(DetailsAdded, each)),
    ),
    "a near miss": (NEAR_MISS, lambda old, *new: _near_miss(old, *map(NearMissCorrected, new))),
}
"""Every flow that can be answered again, and the open card after that."""


def test_every_flow_of_every_kind_is_sent_here() -> None:
    assert set(SENT) == set(FLOWS)


@pytest.mark.parametrize("name", SENT)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_every_answer_can_be_read_on_the_open_card(name: str, data: st.DataObject) -> None:
    flow, opened = SENT[name]
    given = data.draw(answers(flow))
    card = opened(facts(flow, given))
    check_card(first_page(card))

    assert lost(flow, given, card) == []
    assert unnamed(flow, card) == []


@pytest.mark.parametrize("name", CORRECTED)
@settings(max_examples=25, deadline=None)
@given(data=st.data())
def test_after_a_change_old_and_new_can_be_read_side_by_side(
    name: str, data: st.DataObject
) -> None:
    flow, opened = CORRECTED[name]
    versions = data.draw(st.lists(answers(flow), min_size=2, max_size=3))
    card = opened(*(facts(flow, given) for given in versions))
    check_card(first_page(card))

    assert [lost(flow, given, card) for given in versions] == [[]] * len(versions)


@given(old=answers(COMPLAINING), day=st.dates(date(2026, 6, 1), date(2026, 11, 19)))
@settings(max_examples=15, deadline=None)
def test_the_day_a_complaint_came_can_be_read_as_it_was_and_why_it_was_put_right(
    old: Answers, day: date
) -> None:
    first = facts(COMPLAINING, old)
    assume(day != first.received)
    card = _complaint(first, ReceivedCorrected(first.received, day, "The post book says so."))

    assert f"{say_date(day)} (before: {say_date(first.received)})" in words(card)
    assert "The post book says so." in words(card)


@given(old=answers(REQUEST), day=st.dates(date(2026, 6, 1), date(2026, 11, 19)))
@settings(max_examples=15, deadline=None)
def test_what_is_found_of_a_request_stands_beside_what_was_taken_down(
    old: Answers, day: date
) -> None:
    taken = facts(REQUEST, {**old, "whose": "not_sure"})
    assume(day != taken.received)
    card = _request(taken, HoldingFound(Whose.OURS), DayCorrected(day, "The post book says so."))

    assert "Ours (before: Not sure)" in words(card)
    assert f"{say_date(day)} (before: {say_date(taken.received)})" in words(card)


def test_what_was_sent_first_is_shown_however_often_it_was_changed() -> None:
    sent = [replace(_some_report(), what_happened=f"Version {n}.") for n in range(12)]
    card = _breach(sent[0], *map(Corrected, sent[1:]))
    check_card(first_page(card))
    said = words(card)
    kept = [0, *range(11 - MOST_CHANGES + 1, 12)]

    assert [n for n in range(12) if f"Version {n}." in said] == kept
    assert f"Changes in between ({11 - MOST_CHANGES}) are kept in the history." in said


@pytest.mark.parametrize("longest", ["😀" * 2000, "\\" * 4000, "a\n" * 2000])
def test_the_largest_card_of_a_report_that_was_changed_again_and_again_still_fits(
    longest: str,
) -> None:
    sent = [
        replace(_some_near_miss(), what_happened=f"{n}{longest}", would_prevent=f"{longest}{n}")
        for n in range(9)
    ]
    check_card(_near_miss(sent[0], *map(NearMissCorrected, sent[1:])))


# The experiment: one question more, and no other edit


@dataclass(frozen=True)
class NextNearMiss(NearMissReport):
    """A near miss of a later release."""

    seen_before: str = ""


ADDED = Question("seen_before", "Have you seen this before?", line, kind=InputKind.LINE)
LATER = replace(
    NEAR_MISS,
    pages=(Page(NEAR_MISS.title, (*NEAR_MISS.questions, ADDED)),),
    facts=NextNearMiss,
)


def test_a_question_that_is_added_is_shown_changed_and_exported_by_itself() -> None:
    before = NextNearMiss(**_fields(_some_near_miss()), seen_before="Twice last year.")
    then = replace(before, seen_before="Never.")

    assert answer_rows(LATER, before, AGREEMENT)[-1].said == "Twice last year."
    assert [
        (one.label, one.before, one.now) for one in changed_rows(LATER, before, then, AGREEMENT)
    ] == [("Have you seen this before?", "Twice last year.", "Never.")]
    assert answers_as_data(LATER, then, AGREEMENT)[-1] == (
        "seen_before",
        "Have you seen this before?",
        "Never.",
        "Never.",
    )


def test_the_export_has_every_question_also_one_that_no_card_shows() -> None:
    hidden = replace(
        LATER, pages=(Page("p", (*NEAR_MISS.questions, replace(ADDED, on_open=False))),)
    )
    said = NextNearMiss(**_fields(_some_near_miss()), seen_before="Twice.")

    assert [row.name for row in answers_as_data(hidden, said, AGREEMENT)] == [
        question.field for question in hidden.questions
    ]
    assert "Twice." not in [row.said for row in answer_rows(hidden, said, AGREEMENT)]


def test_an_answer_cannot_be_beside_one_that_nobody_asks_for() -> None:
    with pytest.raises(FlowMistake, match="beside"):
        replace(LATER, pages=(Page("p", (*NEAR_MISS.questions, replace(ADDED, beside="nothing"))),))


def _fields(report: NearMissReport) -> dict[str, Any]:
    return {name: getattr(report, name) for name in NearMissReport.__dataclass_fields__}
