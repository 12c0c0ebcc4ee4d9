"""Whatever a reporter changes, the notice names each answer that changed, and quotes none."""

from dataclasses import replace
from typing import Any

from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.asking.answer_rows import WRITTEN, differing_rows
from dialogs.asking.flow import Flow
from dialogs.breaches.kind import BREACH_WORDS
from dialogs.breaches.opened import case_card
from dialogs.breaches.questions import BREACH, BREACH_DETAILS
from dialogs.cases.changed import changed_card
from dialogs.kinds import FLOWS
from governance.breaches.facts import Corrected, DetailsAdded
from governance.breaches.report import BreachDetails, BreachReport
from governance.plain import from_plain
from tests.breach_forms import AGREEMENT
from tests.cards import words
from tests.cases import PRIYA, acknowledged, case, event, report, scene
from tests.dialogs.answers_drawn import answers

SOME = settings(max_examples=30, deadline=None)
EVERY_FLOW = st.sampled_from(sorted(FLOWS.values(), key=lambda flow: flow.name))


def drawn(data: st.DataObject, flow: Flow) -> Any:
    return from_plain(flow.facts, data.draw(answers(flow)))


@SOME
@given(st.data(), EVERY_FLOW)
def test_a_row_for_each_answer_that_is_said_otherwise_and_for_no_other(
    data: st.DataObject, flow: Flow
) -> None:
    before, now = drawn(data, flow), drawn(data, flow)
    rows = differing_rows(flow, before, now, AGREEMENT)
    back = differing_rows(flow, now, before, AGREEMENT)

    assert differing_rows(flow, now, now, AGREEMENT) == ()
    assert [(row.question, row.now, row.before) for row in rows] == [
        (row.question, row.before, row.now) for row in back
    ]
    assert all(row.before != row.now for row in rows)
    assert len({row.question.field for row in rows}) == len(rows)


@SOME
@given(st.data())
def test_a_correction_names_what_changed_and_quotes_nothing_that_was_written(
    data: st.DataObject,
) -> None:
    before: BreachReport = drawn(data, BREACH)
    now: BreachReport = drawn(data, BREACH)
    of = case(acknowledged(), event(Corrected(now), PRIYA, hours=2), filed=before)
    here = scene(of)

    card = changed_card(here, BREACH_WORDS, of.history[-1], case_card(here))

    rows = differing_rows(BREACH, before, now, here.agreement)
    named = [row.question.told_as or row.label for row in rows]
    assert [name for name in named if name not in card["fallbackText"]] == []
    assert_quotes_nothing(card, BREACH, before, now)
    assert len(card.get("actions", ())) <= 6


@SOME
@given(st.data())
def test_details_name_what_is_new_and_quote_nothing_that_was_written(data: st.DataObject) -> None:
    added: BreachDetails = drawn(data, BREACH_DETAILS)
    of = case(event(DetailsAdded(replace(added, told_on=None, told_at=None)), PRIYA, hours=2))
    here = scene(of)

    card = changed_card(here, BREACH_WORDS, of.history[-1], case_card(here))

    assert "details added" in card["fallbackText"]
    assert_quotes_nothing(card, BREACH_DETAILS, added)


def assert_quotes_nothing(card: dict[str, Any], flow: Flow, *facts: object) -> None:
    said = words(card)
    written = [
        getattr(one, question.field)
        for one in facts
        for question in flow.questions
        if question.kind in WRITTEN
    ]
    assert [text for text in written if text and text in said] == []


def test_what_was_sent_again_as_it_was_changes_nothing() -> None:
    assert differing_rows(BREACH, report(), report(), AGREEMENT) == ()
