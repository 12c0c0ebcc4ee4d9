"""Each kind of case takes the facts of its own kind and refuses the others."""

from dataclasses import dataclass, replace

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from governance.cases.case import Case
from governance.cases.event import Event
from governance.cases.facts import Acknowledged
from governance.folding import NoSuchHistory, after, fold
from governance.kinds import EVENTS
from tests.complaints import complaint
from tests.disclosures_made import disclosure
from tests.governance.climbing import HEADER, MISSED, breach, moment, near_miss, person
from tests.governance.facts_drawn import (
    COMMON,
    TO_A_BREACH,
    TO_A_COMPLAINT,
    TO_A_DISCLOSURE,
    TO_A_NEAR_MISS,
    TO_A_REQUEST,
    events_of,
    happens,
)
from tests.requests_made import request

BREACH, NEAR_MISS = breach("2026-11-23 09:00"), near_miss("2026-11-23 09:00")
COMPLAINT = complaint()
REQUEST = request()
DISCLOSURE = disclosure()
KINDS_OF_CASE: tuple[tuple[Case, tuple[str, ...]], ...] = (
    (BREACH, TO_A_BREACH),
    (NEAR_MISS, TO_A_NEAR_MISS),
    (COMPLAINT, TO_A_COMPLAINT),
    (REQUEST, TO_A_REQUEST),
    (DISCLOSURE, TO_A_DISCLOSURE),
)
REPORTS = {
    *("reported", "near_miss_reported", "complaint_received", "request_received"),
    "disclosure_taken",
}
REFUSED = [
    pytest.param(case, kind, id=f"{case.header.kind}: {kind}")
    for case, takes in KINDS_OF_CASE
    for kind in sorted(set(EVENTS) - set(takes))
]


def test_every_kind_of_event_opens_a_case_or_happens_to_one() -> None:
    assert REPORTS.union(*(takes for _, takes in KINDS_OF_CASE)) == set(EVENTS)
    assert set(TO_A_BREACH) & set(TO_A_NEAR_MISS) == set(COMMON)


@pytest.mark.parametrize(("case", "kind"), REFUSED)
@settings(max_examples=5)
@given(data=st.data())
def test_a_case_refuses_what_its_kind_cannot_have(
    case: Case, kind: str, data: st.DataObject
) -> None:
    event = data.draw(events_of(kind))

    with pytest.raises(NoSuchHistory):
        after(case, event)
    with pytest.raises(NoSuchHistory):
        fold(case.header, [*case.history, event])


@pytest.mark.parametrize(
    "case", [BREACH, NEAR_MISS, COMPLAINT], ids=["breach", "near miss", "complaint"]
)
@pytest.mark.parametrize(
    "history",
    [
        pytest.param([], id="nothing"),
        pytest.param(["acknowledged"], id="no report"),
        pytest.param(["report", "report"], id="two reports"),
        pytest.param(["report by the timer"], id="reported by nobody"),
    ],
)
def test_a_history_that_is_none_is_refused(case: Case, history: list[str]) -> None:
    report = case.history[0]
    events = {
        "report": report,
        "report by the timer": replace(report, by="timer"),
        "acknowledged": Event(moment("2026-11-23 11:00"), person("lead"), Acknowledged()),
    }

    with pytest.raises(NoSuchHistory):
        fold(case.header, [events[name] for name in history])


@dataclass(frozen=True, slots=True, kw_only=True)
class Complaint(Case):
    """A kind of case that this release does not know."""


def test_a_kind_that_nobody_taught_to_fold_is_refused() -> None:
    known = {name: getattr(NEAR_MISS, name) for name in ("reporter", "reported_at", "ladder")}
    unknown = Complaint(header=MISSED, **known)

    with pytest.raises(NoSuchHistory):
        after(unknown, Event(unknown.reported_at, person("lead"), Acknowledged()))


ANY = st.sampled_from(KINDS_OF_CASE)
HISTORIES = ANY.flatmap(lambda one: st.tuples(st.just(one[0]), happens(one[1])))


@given(HISTORIES)
def test_folding_all_at_once_is_folding_one_by_one(told: tuple[Case, list[Event]]) -> None:
    opened, events = told
    case = fold(opened.header, [*opened.history, *events])

    one_by_one = opened
    for event in events:
        one_by_one = after(one_by_one, event)

    assert replace(case, history=()) == replace(one_by_one, history=())
    assert case.history == (*opened.history, *events)
    assert type(case) is type(opened)


def test_a_case_keeps_the_header_it_is_given() -> None:
    assert (BREACH.header, NEAR_MISS.header) == (HEADER, MISSED)
