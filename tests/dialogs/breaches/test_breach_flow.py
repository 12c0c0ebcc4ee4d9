"""The breach questions are the ones agreed, in order, with their words and their options."""

from dataclasses import replace
from datetime import date, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.asking.engine import Finished, advance, facts, read_reply, where
from dialogs.asking.flow import Answers
from dialogs.asking.form_card import form_card
from dialogs.asking.typing import answer_typed, next_question
from dialogs.breaches.questions import BREACH, BREACH_CORRECTION, BREACH_DETAILS, answers_of
from dialogs.cards.elements import Card, Ref
from governance.breaches.report import (
    BreachDetails,
    BreachReport,
    Contained,
    Noticed,
    WentWrong,
    Where,
    WhoHasIt,
)
from governance.cases.danger import Danger
from tests.breach_forms import AGREEMENT, CONTEXT, NUMBERS, REPLIES, context
from tests.cards import inputs

REPORT = BreachReport(
    Danger.NO,
    "A letter went to an old address.",
    WentWrong.WRONG_PERSON,
    Noticed.TODAY,
    Where.US,
    who_has_it=WhoHasIt.WORKER,
)


def test_card_one_asks_the_six_questions_in_the_agreed_words() -> None:
    required = [q for q in BREACH.questions if q.required]

    assert [(q.label(NUMBERS), [o.label for o in q.options(AGREEMENT)]) for q in required] == [
        (
            "Could anyone be hurt because of this? A child, a parent, a worker or you. "
            "For example, someone unsafe may now know where a person lives.",
            ["Yes", "Not sure", "No"],
        ),
        ('What happened? (No names. Write "I think" if you did not see it.)', []),
        (
            "What went wrong?",
            [
                "Sent or given to the wrong person",
                "Put on the wrong record, site or folder",
                "Names left in that should have come out",
                "Lost or stolen",
                "Thrown away without care",
                "Seen by someone who shouldn't",
                "Changed or destroyed",
                "Can't get at it",
                "Cyber",
                "Other",
                "Not sure",
            ],
        ),
        (
            "Who may have it now?",
            [
                "A worker",
                "A parent, carer or relative",
                "Someone else, or many",
                "Not known",
                "Nobody: we have it back",
            ],
        ),
        (
            "When did anyone here first notice? (A best guess is fine.)",
            ["Just now", "Earlier today", "Yesterday", "Before that", "Not sure"],
        ),
        (
            "Where did it go wrong?",
            [
                "With us",
                "A partner",
                "A supplier working for us",
                "A partnership meeting or document",
                "Not sure",
            ],
        ),
    ]


def test_card_two_requires_nothing() -> None:
    assert not any(question.required for question in BREACH_DETAILS.questions)


def test_the_parties_and_the_information_offered_are_the_agreements() -> None:
    by_field = {q.field: q.options(AGREEMENT) for q in BREACH_DETAILS.questions}
    parties = [one.value for one in by_field["organisations"]]
    kinds = [one.value for one in by_field["information"]]

    assert parties == [*AGREEMENT.keys, "supplier", "only_us", "not_sure"]
    assert kinds[: len(AGREEMENT.data_types)] == [kind.key for kind in AGREEMENT.data_types]
    assert kinds[len(AGREEMENT.data_types) :] == [
        "secret_address",
        "bank_or_login",
        "other",
        "not_sure",
    ]


@pytest.mark.parametrize("where_it_was", list(Where))
def test_which_one_is_asked_only_of_a_partner_or_a_supplier(where_it_was: Where) -> None:
    after = context(before={"where": where_it_was})
    fields = {q.field for q in BREACH_DETAILS.pages[0].shown({}, after)}

    assert ("which_one" in fields) == (where_it_was in (Where.PARTNER, Where.SUPPLIER))


@pytest.mark.parametrize("went_wrong", list(WentWrong))
def test_encryption_is_asked_of_only_where_something_left_our_hands_whole(
    went_wrong: WentWrong,
) -> None:
    after = context(before={"went_wrong": went_wrong})
    fields = {q.field for q in BREACH_DETAILS.pages[0].shown({}, after)}

    whole = (WentWrong.LOST, WentWrong.THROWN_AWAY)
    assert ("encrypted" in fields) == (went_wrong in whole)


def test_one_card_sent_is_a_report() -> None:
    done = advance(BREACH, {}, REPLIES, CONTEXT)

    assert isinstance(done, Finished)
    assert facts(BREACH, done.answers) == REPORT


def test_dates_and_times_go_with_the_report() -> None:
    dated = {
        "noticed": "before",
        "noticed_on": "Friday, about 4",
    }
    done = advance(BREACH, {}, {**REPLIES, **dated}, CONTEXT)
    report = facts(BREACH, done.answers)

    assert isinstance(report, BreachReport)
    assert (report.noticed_on, report.noticed_at) == (date(2026, 11, 20), time(16))


def test_what_an_earlier_release_asked_on_card_one_can_be_corrected_still() -> None:
    old = replace(REPORT, happened_on=date(2026, 11, 19), happened_at=time(9, 30))
    shown = inputs(_correction(answers_of(old)))
    done = advance(BREACH_CORRECTION, answers_of(old), {"happened_on": "18/11/2026 10:00"}, CONTEXT)

    assert shown["happened_on"]["value"] == "19/11/2026 09:30"
    assert "happened_on" not in inputs(_correction(answers_of(REPORT)))
    assert facts(BREACH_CORRECTION, done.answers).happened_on == date(2026, 11, 18)


def _correction(answers: Answers) -> Card:
    page = BREACH_CORRECTION.pages[0]
    return form_card(
        BREACH_CORRECTION, page, answers=answers, problems={}, context=CONTEXT, ref=Ref("card-1")
    )


@pytest.mark.parametrize(
    ("said", "day", "at"),
    [
        pytest.param("Tuesday, about 4", "2026-11-17", "16:00", id="as the card's own example"),
        pytest.param("about 4", None, "16:00", id="a time alone: the day is chosen above it"),
        pytest.param("yesterday at 11", "2026-11-21", "11:00", id="a bare hour of the morning"),
        pytest.param("tues 4ish", "2026-11-17", "16:00", id="ish"),
        pytest.param("yesterday 4pm", "2026-11-21", "16:00", id="with its half"),
        pytest.param("20/11/2026 16:40", "2026-11-20", "16:40", id="as it is shown again"),
        pytest.param("2026-11-20", "2026-11-20", None, id="as a card of an earlier release sends"),
    ],
)
def test_when_is_one_line_of_words(said: str, day: str | None, at: str | None) -> None:
    done = advance(BREACH, {}, {**REPLIES, "noticed_on": said}, CONTEXT)

    assert (done.answers["noticed_on"], done.answers["noticed_at"]) == (day, at)


@pytest.mark.parametrize(
    ("said", "noticed", "day", "at"),
    [
        pytest.param("Tuesday, about 4", "before", "2026-11-17", "16:00", id="the card's example"),
        pytest.param("yesterday at 11", "yesterday", "2026-11-21", "11:00", id="a bare hour"),
        pytest.param("bout an hour ago", "today", "2026-11-22", "19:00", id="about, cut short"),
        pytest.param("maybe half an hour ago", "today", "2026-11-22", "19:30", id="half an hour"),
    ],
)
def test_when_is_typed_as_people_say_it(said: str, noticed: str, day: str, at: str) -> None:
    question = next(q for q in BREACH.questions if q.field == "noticed")
    answers = read_reply(question, said, CONTEXT)

    assert [answers[x] for x in ("noticed", "noticed_on", "noticed_at")] == [noticed, day, at]


@pytest.mark.parametrize(
    ("said", "who"),
    [
        ("a colleague at the police", "worker"),
        ("another professional", "worker"),
        ("her ex", "relative"),
        ("grandparents", "relative"),
        ("dont know", "not_known"),
    ],
)
def test_who_has_it_is_typed_in_plain_words(said: str, who: str) -> None:
    question = next(q for q in BREACH.questions if q.field == "who_has_it")

    assert read_reply(question, said, CONTEXT) == {"who_has_it": who}


@pytest.mark.parametrize(
    ("said", "where"),
    [
        pytest.param("us i think", "us", id="with a hedge"),
        pytest.param("probably our mistake", "us", id="the hedge first"),
        pytest.param("not us", "partner", id="denied"),
        pytest.param("the it supplier", "supplier", id="supplier"),
        pytest.param("at a meeting", "partnership", id="a meeting"),
        pytest.param("a strategy meeting I think", "partnership", id="a meeting, with a hedge"),
        pytest.param("maybe", "not_sure", id="not sure"),
    ],
)
def test_where_it_went_wrong_is_typed_in_plain_words(said: str, where: str) -> None:
    question = next(q for q in BREACH.questions if q.field == "where")

    assert read_reply(question, said, CONTEXT) == {"where": where}


def test_a_card_of_an_earlier_release_sends_the_time_apart() -> None:
    old = {**REPLIES, "noticed_on": "2026-11-20", "noticed_at": "16:40"}
    done = advance(BREACH, {}, old, CONTEXT)

    assert (done.answers["noticed_on"], done.answers["noticed_at"]) == ("2026-11-20", "16:40")


@pytest.mark.parametrize("odd", ["2030-01-01", "1999-12-31", "9999-12-31"])
def test_an_odd_date_is_a_date(odd: str) -> None:
    done = advance(BREACH, {}, {**REPLIES, "noticed_on": odd}, CONTEXT)

    assert isinstance(done, Finished)


def test_a_date_taken_out_again_is_out() -> None:
    """ "That date is in the future": the person empties the box and presses Send again."""
    asked = advance(BREACH, {}, {**REPLIES, "noticed_on": "2030-01-01", "danger": ""}, CONTEXT)
    done = advance(BREACH, asked.answers, REPLIES, CONTEXT)

    assert facts(BREACH, done.answers) == REPORT


CONVERSATION = (
    ("danger", "no"),
    ("what_happened", "A letter went to an old address."),
    ("went_wrong", "the wrong person"),
    ("who_has_it", "a colleague"),
    ("noticed", "today"),
    ("where", "1"),
)


def test_the_whole_report_can_be_typed() -> None:
    answers: Answers = {}
    for field, typed in CONVERSATION:
        question = next_question(BREACH, answers, CONTEXT)
        assert question is not None
        assert question.field == field
        answers = answer_typed(BREACH, answers, typed, CONTEXT).answers
    done = where(BREACH, answers, CONTEXT)

    assert facts(BREACH, done.answers) == REPORT


def test_the_details_can_be_typed_and_skipped() -> None:
    after = context(before=answers_of(REPORT))
    answers: Answers = {}
    for typed in ("children", "3", "name, address", *["skip"] * 7, "SCC and Police"):
        answers = answer_typed(BREACH_DETAILS, answers, typed, after).answers
    done = where(BREACH_DETAILS, answers, after)

    assert isinstance(done, Finished)
    assert facts(BREACH_DETAILS, done.answers) == BreachDetails(
        organisations=("SCC", "POL"),
        whose=("children",),
        how_many="2_10",
        information=("name", "address"),
    )


def test_details_may_say_nothing_at_all() -> None:
    done = advance(BREACH_DETAILS, {}, {}, CONTEXT)

    assert isinstance(done, Finished)
    assert facts(BREACH_DETAILS, done.answers) == BreachDetails()


def test_everything_a_card_can_say_of_details_is_kept() -> None:
    after = context(before={"where": "supplier", "went_wrong": "lost"})
    replies = {
        "organisations": "ICB,supplier",
        "which_one": "The printers",
        "whose": "family,staff",
        "how_many": "over_100",
        "information": "health,secret_address",
        "contained": "partly",
        "what_was_done": "We rang them.",
        "encrypted": "true",
    }
    done = advance(BREACH_DETAILS, {}, replies, after)

    assert facts(BREACH_DETAILS, done.answers) == BreachDetails(
        organisations=("ICB", "supplier"),
        which_one="The printers",
        whose=("family", "staff"),
        how_many="over_100",
        information=("health", "secret_address"),
        contained=Contained.PARTLY,
        what_was_done="We rang them.",
        encrypted=True,
    )


def test_what_was_done_survives_a_card_shown_again_without_it() -> None:
    """The card never shows it again, so its empty box cannot mean that it was emptied."""
    first = {"what_was_done": "We rang them.", "contained": "perhaps so"}
    asked = advance(BREACH_DETAILS, {}, first, CONTEXT)
    done = advance(BREACH_DETAILS, asked.answers, {"contained": "yes"}, CONTEXT)

    assert facts(BREACH_DETAILS, done.answers) == BreachDetails(
        contained=Contained.YES, what_was_done="We rang them."
    )


def test_a_correction_of_one_thing_leaves_the_rest() -> None:
    prefilled = {key: value for key, value in REPLIES.items() if key != "what_happened"}
    done = advance(
        BREACH_CORRECTION, answers_of(REPORT), {**prefilled, "went_wrong": "lost"}, CONTEXT
    )
    corrected = facts(BREACH_CORRECTION, done.answers)

    assert isinstance(corrected, BreachReport)
    assert corrected.went_wrong is WentWrong.LOST
    assert corrected.what_happened == REPORT.what_happened


@given(
    st.dictionaries(
        st.sampled_from([q.field for q in BREACH.questions]),
        st.sampled_from(["", "not sure", "2026-11-20", "16:40", "nonsense", "x" * 5000]),
    )
)
def test_no_correction_can_take_a_needed_answer_away(replies: dict[str, str]) -> None:
    step = advance(BREACH_CORRECTION, answers_of(REPORT), replies, CONTEXT)

    assert isinstance(facts(BREACH_CORRECTION, step.answers), BreachReport)
