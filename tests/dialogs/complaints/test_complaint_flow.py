"""The two cards of a complaint: what they ask, what they amount to, and what is never guessed."""

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.asking.engine import Ask, Finished, advance, facts
from dialogs.asking.readers.reader import Choice, NotUnderstood, ReplyContext
from dialogs.asking.receiving import NOT_YET
from dialogs.complaints.questions import COMPLAINT, TOO_OLD, complaint_flow, day_received
from governance.cases.yes_no import YesNo
from governance.complaints.facts import ComplaintReport, HowItCame, SpeaksFor
from tests.breach_forms import AGREEMENT, CONTEXT, NOW

FIRST = {
    "allegation": "no",
    "about_data": "not sure",
    "received": "2026-11-19",
    "how": "a phone call",
    "about": "SCC,POL",
}
SECOND = {"named": "nobody", "speaks_for": "a child", "summary": "They say so."}
TOM = "11111111-1111-4111-8111-111111111111/a1000000-0000-4000-8000-000000000002"
FLOW = complaint_flow((Choice(TOM, "Tom Bexley · IG lead · The council", ("Tom Bexley",)),))
ASKED = ReplyContext((), NOW)


def answered(**changes: str) -> ComplaintReport:
    first = advance(FLOW, {}, {**FIRST, **changes}, CONTEXT)
    assert isinstance(first, Ask)
    second = advance(FLOW, first.answers, {**SECOND, **changes}, CONTEXT)
    assert isinstance(second, Finished), second
    report = facts(FLOW, second.answers)
    assert isinstance(report, ComplaintReport)
    return report


def test_two_cards_and_no_more() -> None:
    assert len(COMPLAINT.pages) == 2
    assert all(len(page.questions) <= 6 for page in COMPLAINT.pages)


def test_the_two_cards_amount_to_a_complaint() -> None:
    report = answered(own_reference="ABC/1")

    assert (report.allegation, report.about_data) == (YesNo.NO, YesNo.NOT_SURE)
    assert (report.how, report.speaks_for) == (HowItCame.PHONE, SpeaksFor.CHILD)
    assert (report.about, report.named) == (("SCC", "POL"), ("nobody",))
    assert (report.own_reference, report.someone_else) == ("ABC/1", "")


@pytest.mark.parametrize("missing", [*FIRST, *SECOND])
def test_these_answers_are_needed(missing: str) -> None:
    first = advance(FLOW, {}, {**FIRST, missing: ""}, CONTEXT)
    assert isinstance(first, Ask)
    if missing in FIRST:
        assert first.problems.keys() == {missing}
        return
    second = advance(FLOW, first.answers, {**SECOND, missing: ""}, CONTEXT)
    assert isinstance(second, Ask)
    assert second.problems.keys() == {missing}


def test_somebody_is_picked_from_the_list_by_name_or_by_number() -> None:
    assert answered(named="Tom Bexley").named == (TOM,)
    assert answered(named="1").named == (TOM,)
    assert answered(named=TOM).named == (TOM,)


@pytest.mark.parametrize(
    ("typed", "said"),
    [
        pytest.param("tomorrow", NOT_YET, id="a day to come"),
        pytest.param("2001-01-01", TOO_OLD, id="before any of these laws"),
    ],
)
def test_a_day_that_cannot_be_is_asked_again(typed: str, said: str) -> None:
    with pytest.raises(NotUnderstood, match=said[:20]):
        day_received(typed, ASKED)


@given(st.text(max_size=60))
def test_whatever_is_typed_is_a_day_that_has_come_or_is_asked_again(typed: str) -> None:
    try:
        read = day_received(typed, ASKED)
    except NotUnderstood:
        return
    assert "2005-01-01" <= str(read) <= f"{NOW:%Y-%m-%d}"


def test_the_parties_are_the_agreements_own() -> None:
    (about,) = (q for q in FLOW.questions if q.field == "about")
    offered = [one.value for one in about.options(AGREEMENT)]

    assert offered == [*AGREEMENT.keys, "partnership", "not_sure"]
