"""Every form that can be made is a card Teams takes, and shows what its person needs."""

from collections.abc import Mapping
from typing import Any

import pytest
from hypothesis import given, settings
from hypothesis import strategies as st

from dialogs.asking.engine import Ask, advance
from dialogs.asking.flow import Answers, Flow
from dialogs.asking.form_card import form_card
from dialogs.asking.question_inputs import MOST_SENT, prompt
from dialogs.asking.typing import PLEASE_DELETE
from dialogs.breaches.questions import BREACH, BREACH_CORRECTION, BREACH_DETAILS, FLOWS, answers_of
from dialogs.breaches.when_noticed import QUERIES, date_query
from dialogs.cards.elements import Card, Ref
from governance.breaches.report import BreachReport, Doubt, Noticed, WentWrong, Where
from governance.cases.danger import Danger
from tests.breach_forms import AGREEMENT, CONTEXT, NUMBERS, REPLIES, context
from tests.cards import check_card, inputs, verbs, walk, words

REF = Ref("card-1", draft="draft-1")
SECRET = "The Smiths of 4 Acacia Avenue"
REPORT = BreachReport(Danger.YES, SECRET, WentWrong.LOST, Noticed.TODAY, Where.SUPPLIER)
BEFORE: Mapping[str, Answers] = {
    "partner": {"where": "partner", "went_wrong": "cyber"},
    "lost": {"where": "us", "went_wrong": "lost"},
    "nothing": {},
}


def made(
    flow: Flow,
    answers: Answers | None = None,
    problems: Mapping[str, str] | None = None,
    **options: Any,
) -> Card:
    """The flow's only page as a card."""
    return form_card(
        flow,
        flow.pages[0],
        answers=answers or {},
        problems=problems or {},
        context=options.pop("context", CONTEXT),
        ref=REF,
        **options,
    )


@pytest.mark.parametrize("flow", FLOWS.values(), ids=FLOWS.keys())
@pytest.mark.parametrize("before", BEFORE.values(), ids=BEFORE.keys())
@settings(max_examples=15, deadline=None)
@given(data=st.data())
def test_every_form_that_can_be_made_is_a_card_teams_takes(
    flow: Flow, before: Answers, data: st.DataObject
) -> None:
    after = context(before=before, lead=data.draw(st.booleans()))
    replies = {
        question.field: data.draw(
            st.sampled_from(
                ["", "😀" * 4000, "{{DATE(x)}} **b**", "2030-01-01", "16:40", "true", "\\" * 200]
                + [one.value for one in question.options(AGREEMENT)]
                + [",".join(one.value for one in question.options(AGREEMENT))]
            )
        )
        for question in flow.questions
    }
    start = answers_of(REPORT) if flow.amends else {}
    step = advance(flow, start, replies, after)
    problems = step.problems if isinstance(step, Ask) else {}

    check_card(made(flow, step.answers, problems, context=after, query=date_query(list(Doubt))))


def test_card_one_sends_goes_around_or_stops() -> None:
    card = made(BREACH)

    assert [(a["title"], a.get("verb")) for a in card["actions"]] == [
        ("Send", "send"),
        ("Send, but not to …", None),
        ("Cancel", "cancel"),
    ]
    around = card["actions"][1]["card"]
    assert [one["title"] for one in inputs(around)["not_to"]["choices"]] == [
        "Tom Bexley · IG lead",
        "Grace Oduya · deputy IG lead",
    ]
    assert [(a["title"], a["verb"]) for a in around["actions"]] == [
        ("Send, but not to these", "send_not_lead")
    ]
    assert card["actions"][0]["style"] == "positive"
    assert card["actions"][0]["data"] == {
        "verb": "send",
        "card": "card-1",
        "s": 1,
        "draft": "draft-1",
    }


def test_cancelling_needs_nothing_filled_in() -> None:
    assert made(BREACH)["actions"][-1]["associatedInputs"] == "none"


def test_where_nobody_would_hear_nobody_can_be_left_out() -> None:
    assert verbs(made(BREACH, context=context(lead=False))) == ["send", "cancel"]


def test_card_two_can_be_left() -> None:
    assert verbs(made(BREACH_DETAILS)) == ["details_send", "details_skip"]


def test_card_one_has_an_input_for_every_question_and_marks_the_six() -> None:
    shown = inputs(made(BREACH))

    asked = BREACH.pages[0].asked({}, CONTEXT)
    assert list(shown) == [*(question.field for question in asked), "not_to"]
    assert {name for name, one in shown.items() if one["isRequired"]} == REPLIES.keys()


@pytest.mark.parametrize(
    ("danger", "shown"),
    [("yes", True), ("not_sure", True), ("no", False), (None, False)],
)
def test_danger_comes_before_anything_else_on_a_form_shown_again(
    danger: str | None, shown: bool
) -> None:
    card = made(BREACH, {"danger": danger})
    first = card["body"][1]

    assert (first.get("style") == "attention" and "999" in words(first)) == shown
    assert not shown or NUMBERS.front_door in words(first)


def test_a_form_shown_again_keeps_the_good_answers_and_says_what_is_wrong_beside_it() -> None:
    step = advance(BREACH, {}, {**REPLIES, "noticed_on": "2026-13-40", "where": ""}, CONTEXT)
    assert isinstance(step, Ask)
    card = made(BREACH, step.answers, step.problems)
    body = card["body"]
    at = {part.get("id"): place for place, part in enumerate(body)}

    assert "2 answers need another look. The rest is kept." in words(card)
    assert body[at["where"] - 1]["text"] == step.problems["where"]
    assert body[at["noticed_on"] - 1]["text"] == step.problems["noticed_on"]
    assert inputs(card)["went_wrong"]["value"] == "wrong_person"


@pytest.mark.parametrize("flow", [BREACH, BREACH_CORRECTION], ids=["report", "correction"])
def test_a_story_is_kept_and_never_put_back_on_a_card(flow: Flow) -> None:
    """What the chat keeps: cards of ours carry no narrative, except to those who open a case."""
    card = made(flow, answers_of(REPORT))
    box = inputs(card)["what_happened"]

    assert SECRET not in str(card)
    assert "value" not in box
    assert box["isRequired"] is False
    assert "leave this empty to keep what you wrote" in box["label"].lower()


def test_a_box_takes_more_than_we_keep_so_that_nothing_is_cut_unsaid() -> None:
    assert inputs(made(BREACH))["what_happened"]["maxLength"] == MOST_SENT


def test_an_odd_date_is_asked_about_once_and_the_next_send_says_so() -> None:
    card = made(BREACH, query=date_query([Doubt.FUTURE, Doubt.JOINT]))
    send, around, cancel = card["actions"]

    assert words(card["body"][2]) == QUERIES[Doubt.FUTURE]
    assert send["data"]["queried"] is True
    assert around["card"]["actions"][0]["data"]["queried"] is True
    assert "queried" not in cancel["data"]
    assert "queried" not in str(made(BREACH))


def test_nothing_odd_is_nothing_to_ask() -> None:
    assert date_query([Doubt.MAY_BE_LATE, Doubt.JOINT]) == ""


def test_a_correction_starts_from_the_report_and_requires_nothing() -> None:
    card = made(BREACH_CORRECTION, answers_of(REPORT))
    shown = inputs(card)
    check_card(card)

    assert verbs(card) == ["correct_send", "withdraw", "cancel"]
    assert card["body"][0]["text"] == "Correct your report"
    assert not any(one["isRequired"] for one in shown.values())
    assert {name: one.get("value") for name, one in shown.items() if "value" in one} == {
        "danger": "yes",
        "went_wrong": "lost",
        "noticed": "today",
        "where": "supplier",
    }


def test_several_choices_come_back_ticked() -> None:
    card = made(BREACH_DETAILS, {"whose": ["children", "staff"]})

    assert inputs(card)["whose"]["value"] == "children,staff"


def test_no_card_asks_for_a_name_or_a_contact() -> None:
    """Bot traffic may leave the UK, so cards never ask for who somebody is."""
    for flow in FLOWS.values():
        for part in walk(made(flow, context=context(before=BEFORE["partner"]))):
            label = str(part.get("label", "")).lower()
            assert "name" not in label.replace("no names", ""), label
            assert not any(word in label for word in ("e-mail", "telephone", "nhs number"))


def test_someone_typing_sees_the_options_by_number() -> None:
    danger = next(q for q in BREACH.questions if q.field == "danger")

    assert prompt(danger, CONTEXT).splitlines() == [
        "Could anyone be hurt because of this? A child, a parent, a worker or you. For example, "
        "someone unsafe may now know where a person lives.",
        "1. Yes",
        "2. Not sure",
        "3. No",
        "Type a number or the words.",
    ]


def test_how_many_people_is_never_numbered_because_a_number_is_the_answer() -> None:
    many = next(q for q in BREACH_DETAILS.questions if q.field == "how_many")

    assert "1. " not in prompt(many, CONTEXT)
    assert prompt(many, CONTEXT).endswith('Or type "skip".')


def test_someone_who_typed_their_story_is_asked_to_delete_it() -> None:
    assert "Delete your message in this chat only" in PLEASE_DELETE
