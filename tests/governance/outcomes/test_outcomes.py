"""What becomes of whatever is to be told: one end each, and the sum of them is all of it."""

from itertools import product

import pytest
from hypothesis import given
from hypothesis import strategies as st

from governance.outbox_message import MessageKind
from governance.outcomes import Books, MessageState, Outcome, outcome

WAITING, SENT, SUPERSEDED, FAILED = MessageState


@pytest.mark.parametrize(
    ("state", "known", "end"),
    [
        pytest.param(WAITING, {}, Outcome.WAITING, id="to be sent"),
        pytest.param(WAITING, {"receipts": True}, Outcome.WAITING, id="nothing to be seen yet"),
        pytest.param(SENT, {}, Outcome.DELIVERED, id="nobody says whether it was seen"),
        pytest.param(SENT, {"receipts": True}, Outcome.NOT_SEEN, id="they would say"),
        pytest.param(SENT, {"receipts": True, "seen": True}, Outcome.SEEN, id="they said"),
        pytest.param(SENT, {"seen": True, "answered": True}, Outcome.ANSWERED, id="and has it"),
        pytest.param(SUPERSEDED, {}, Outcome.SUPERSEDED, id="needed no more"),
        pytest.param(FAILED, {}, Outcome.UNREACHED, id="given up"),
        pytest.param(
            FAILED, {"receipts": True}, Outcome.UNREACHED, id="given up, of who would say"
        ),
        pytest.param(FAILED, {"answered": True}, Outcome.ANSWERED, id="heard in another way"),
    ],
)
def test_each_message_has_one_end(
    state: MessageState, known: dict[str, bool], end: Outcome
) -> None:
    assert outcome(state, **known) is end


def test_every_end_is_reached_and_every_state_has_one() -> None:
    known = product(MessageState, (False, True), (False, True), (False, True))
    ends = {outcome(s, seen=seen, answered=a, receipts=r) for s, seen, a, r in known}

    assert ends == set(Outcome)


PUT = st.lists(st.tuples(st.sampled_from(MessageKind), st.sampled_from(Outcome)), max_size=30)


def books_of(rows: list[tuple[MessageKind, Outcome]], put: list[MessageKind]) -> Books:
    return Books({kind: put.count(kind) for kind in put}, {row: rows.count(row) for row in rows})


@given(PUT)
def test_whatever_became_of_each_the_sum_holds(rows: list[tuple[MessageKind, Outcome]]) -> None:
    assert books_of(rows, [kind for kind, _ in rows]).off == {}


@given(PUT.filter(bool), st.booleans())
def test_one_that_was_lost_or_is_there_twice_shows_under_its_kind(
    rows: list[tuple[MessageKind, Outcome]], lost: bool
) -> None:
    put, (kind, _) = [kind for kind, _ in rows], rows[0]
    there = rows[1:] if lost else [*rows, rows[0]]

    assert books_of(there, put).off == {kind: -1 if lost else 1}
