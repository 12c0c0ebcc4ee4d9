"""The calculator in a chat: what is typed, what is understood, and the card that explains."""

import json
from datetime import UTC, datetime

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.clocks.calculator import KINDS, DeadlineNotUnderstood, read_deadline
from dialogs.clocks.calculator_card import deadline_card
from dialogs.clocks.typed_dates import DateNotUnderstood, read_date, read_instant, read_span
from governance.clocks.breach_clock import BreachTimes
from governance.clocks.due import Span
from governance.clocks.incident_clock import SeriousIncident
from governance.clocks.information_clock import InformationRequest, ReviewRequest
from governance.clocks.rights_clock import RightsRequest
from governance.clocks.work import Facts, work_out
from tests.cards import check_card
from tests.governance.calendars_in_print import CALENDARS, day

FRIDAY = day("2026-11-20")


@pytest.mark.parametrize(
    ("typed", "facts"),
    [
        pytest.param("deadline foi 20/11/2026", InformationRequest(received=FRIDAY), id="as shown"),
        pytest.param("Deadline FOI 20 Nov 2026", InformationRequest(received=FRIDAY), id="named"),
        pytest.param("deadline for an eir request received on 2026-11-20, extended",
                     InformationRequest(received=FRIDAY, environmental=True, extended=True),
                     id="in a sentence"),
        pytest.param("deadline foi 2/11/2026 fees 9/11/2026 paid 16/11/2026",
                     InformationRequest(received=day("2026-11-02"),
                                        fees=Span(day("2026-11-09"), day("2026-11-16"))),
                     id="with a fee"),
        pytest.param("deadline dsr 2/11/2026 id 16/11/2026",
                     RightsRequest(received=day("2026-11-02"), id_received=day("2026-11-16")),
                     id="with identity"),
        pytest.param("deadline dsr 2/11/2026 asked 4/11/2026 answered 11/11/2026 "
                     "asked 20/11/2026 answered 20/11/2026",
                     RightsRequest(received=day("2026-11-02"), clarifications=(
                         Span(day("2026-11-04"), day("2026-11-11")), Span(FRIDAY, FRIDAY))),
                     id="with two waits"),
        pytest.param("deadline breach 20/11/2026 16:40",
                     BreachTimes(aware_at=datetime(2026, 11, 20, 16, 40, tzinfo=UTC)),
                     id="with a time"),
        pytest.param("deadline serious-incident 20/11/2026 notified 23/11/2026",
                     SeriousIncident(aware=FRIDAY, notified=day("2026-11-23")), id="notified"),
        pytest.param("deadline internal-review 20/11/2026 environmental",
                     ReviewRequest(received=FRIDAY, environmental=True), id="under EIR"),
    ],
)  # fmt: skip
def test_what_is_typed_is_understood(typed: str, facts: Facts) -> None:
    assert read_deadline(typed).facts == facts


@pytest.mark.parametrize(
    ("typed", "sentence"),
    [
        pytest.param("deadline", "Which deadline", id="nothing else"),
        pytest.param("deadline sar 20/11/2026", "Which deadline", id="no such kind"),
        pytest.param("deadline foi", "From which day", id="no day"),
        pytest.param("deadline foi 31/9/2026", "not a day we can read", id="no such day"),
        pytest.param("deadline foi 20/11/2026 bananas", "did not understand all", id="too much"),
        pytest.param("deadline dsr 20/11/2026 id", "A day is missing", id="half said"),
        pytest.param("deadline dsr 20/11/2026 id 1/11/2026", "cannot be before", id="impossible"),
    ],
)
def test_what_is_not_understood_is_said_kindly(typed: str, sentence: str) -> None:
    with pytest.raises(DeadlineNotUnderstood, match=sentence):
        read_deadline(typed)


anything = st.text() | st.builds(
    "deadline {} {}".format,
    st.sampled_from(sorted(KINDS)),
    st.text(alphabet="0123456789/:- adefinoprsuxT"),
)


@given(anything)
def test_whatever_is_typed_is_understood_or_refused_in_a_sentence(typed: str) -> None:
    try:
        answer = read_deadline(typed).kind
    except DeadlineNotUnderstood as refused:
        answer = str(refused)

    assert answer


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_example_of_every_kind_works(kind: str) -> None:
    asked = read_deadline(KINDS[kind].example)

    assert asked.kind == kind


@pytest.mark.parametrize("typed", ["2026-11-20", "20/11/2026", "20.11.26", "20 November 2026"])
def test_a_day_can_be_written_several_ways_the_day_first(typed: str) -> None:
    assert read_date(typed) == FRIDAY


@pytest.mark.parametrize("typed", ["11/20/2026", "yesterday", "2026-13-01", "20 Foo 2026", ""])
def test_what_is_not_a_day_is_refused(typed: str) -> None:
    with pytest.raises(DateNotUnderstood):
        read_date(typed)


@pytest.mark.parametrize(
    ("typed", "utc", "assumed"),
    [
        pytest.param("2026-07-01T16:40", "2026-07-01T15:40", "", id="London, in summer"),
        pytest.param("1/7/2026 at 9.05", "2026-07-01T08:05", "", id="as people write it"),
        pytest.param("2026-07-01T16:40Z", "2026-07-01T16:40", "", id="an offset wins"),
        pytest.param("2026-07-01T16:40:30+01:00", "2026-07-01T15:40:30", "", id="with seconds"),
        pytest.param("2026-07-01", "2026-06-30T23:00", "No time was given", id="a day alone"),
        pytest.param("2026-10-25T01:30", "2026-10-25T00:30", "came twice", id="clocks back"),
        pytest.param("2027-03-28T01:30", "2027-03-28T01:30", "went forward", id="clocks forward"),
    ],
)
def test_a_time_is_read_on_a_london_clock_and_says_what_it_assumed(
    typed: str, utc: str, assumed: str
) -> None:
    moment = read_instant(typed)

    assert moment.at == datetime.fromisoformat(utc).replace(tzinfo=UTC)
    assert assumed in " ".join(moment.assumed)
    assert bool(moment.assumed) == bool(assumed)


@pytest.mark.parametrize("typed", ["2026-07-01T25:00", "2026-07-01T16:40 BST", "16:40", ""])
def test_what_is_not_a_time_is_refused(typed: str) -> None:
    with pytest.raises(DateNotUnderstood):
        read_instant(typed)


def test_a_span_may_still_be_open() -> None:
    assert read_span("2026-11-04..") == Span(day("2026-11-04"))
    with pytest.raises(DateNotUnderstood, match="two dots"):
        read_span("2026-11-04")


@pytest.mark.parametrize("kind", sorted(KINDS))
def test_the_card_shows_the_date_how_binding_it_is_and_every_line(kind: str) -> None:
    asked = read_deadline(KINDS[kind].example)
    outcomes = work_out(asked.facts, CALENDARS)

    card = deadline_card(asked, outcomes)

    shown = json.dumps(card, ensure_ascii=False)
    assert all(json.dumps(line, ensure_ascii=False)[1:-1] in shown
               for outcome in outcomes for line in outcome.explanation)  # fmt: skip
    check_card(card)
    assert shown.count("Confirm with your IG lead") <= 1


def test_a_target_is_called_a_partnership_target() -> None:
    asked = read_deadline("deadline complaint 18/6/2026")

    card = deadline_card(asked, work_out(asked.facts, CALENDARS))

    assert "partnership target" in json.dumps(card)
    assert "statutory" not in json.dumps(card)
