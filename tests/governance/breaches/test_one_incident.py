"""Reports that are worked as one: whatever is joined and parted, no clock is lost for good."""

from datetime import timedelta

from hypothesis import given
from hypothesis import strategies as st

from governance.breaches.same_incident import (
    JoinedInto,
    PartedFrom,
    ReportJoined,
    ReportParted,
    awareness_without,
)
from governance.keys import CaseId
from tests.cases import REPORTED_AT, case, event

HOURS = st.lists(st.integers(-200, 200), min_size=1, max_size=4)


def joined(*hours: int) -> list[ReportJoined]:
    return [
        ReportJoined(
            CaseId(f"case-{n}"), f"BR-{n}", REPORTED_AT + timedelta(hours=hour), REPORTED_AT
        )
        for n, hour in enumerate(hours, 10)
    ]


@given(HOURS)
def test_the_earliest_of_all_counts(hours: list[int]) -> None:
    of = case(*(event(one, minutes=n) for n, one in enumerate(joined(*hours), 1)))

    assert of.awareness.at == REPORTED_AT + timedelta(hours=min(0, *hours))


@given(HOURS, st.randoms())
def test_parted_in_any_order_it_counts_as_it_did(hours: list[int], shuffled: object) -> None:
    of = case(*(event(one, minutes=n) for n, one in enumerate(joined(*hours), 1)))
    order = list(of.same.joined)
    shuffled.shuffle(order)  # type: ignore[attr-defined]
    for n, one in enumerate(order, 20):
        new = awareness_without(of, one.case)
        parted = ReportParted(one.case, one.reference, of.awareness.at, new)
        of = case(*of.history[2:], event(parted, minutes=n))

    assert of.same.joined == ()
    assert of.awareness.at == REPORTED_AT


def test_what_is_joined_has_no_clock_of_its_own_until_it_is_parted() -> None:
    into = event(JoinedInto(CaseId("case-9"), "BR-9"), hours=1)
    parted = event(PartedFrom(CaseId("case-9"), "BR-9"), hours=2)

    assert case(into).due is None
    assert case(into).situation.decided
    assert case(into, parted).due == case().limit
    assert not case(into, parted).situation.decided
