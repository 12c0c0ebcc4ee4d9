"""The engine: good answers are kept, bad ones said so, and a release strands nobody."""

from dataclasses import dataclass, fields, replace
from datetime import date, time
from enum import StrEnum
from typing import Any

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.asking.engine import PLEASE_ANSWER, Ask, Finished, advance, facts, where
from dialogs.asking.flow import Answers, Flow, FlowMistake, InputKind, Page, Question
from dialogs.asking.form_buttons import CANCEL
from dialogs.asking.readers.options import choice
from dialogs.asking.readers.reader import Choice
from dialogs.asking.readers.words import line, words
from dialogs.asking.typing import answer_typed, next_question
from tests.breach_forms import CONTEXT


class Colour(StrEnum):
    """An enum of facts."""

    RED = "red"
    BLUE = "blue"


@dataclass(frozen=True)
class Bicycle:
    """Facts with something needed and something not, on two pages."""

    name: str
    colour: Colour
    bell: str = ""
    rust: str = ""


COLOURS = (Choice(Colour.RED, "Red"), Choice(Colour.BLUE, "Blue"))
NAME = Question("name", "What is it called?", words, required=True, private=True)
COLOUR = Question("colour", "Which colour?", choice, required=True, choices=COLOURS)
BELL = Question("bell", "Which bell?", line)
RUST = Question("rust", "Where is the rust?", line, when=lambda said: said.get("colour") == "red")
FIRST, SECOND = Page("First", (NAME, COLOUR)), Page("Second", (BELL, RUST))
SAYS: Any = {"intro": "", "never": "", "buttons": (CANCEL,)}
FLOW = Flow("bicycle", "A bicycle", (FIRST, SECOND), Bicycle, **SAYS)

GOOD = {"name": "Rosie", "colour": "Red"}


def asked(step: Ask | Finished) -> Ask:
    """The step, which must be a question."""
    assert isinstance(step, Ask)
    return step


def test_a_form_is_first_shown_with_nothing_to_complain_of() -> None:
    step = asked(where(FLOW, {}, CONTEXT))

    assert (step.page, step.problems) == (FIRST, {})


def test_an_empty_card_sent_is_told_what_is_needed() -> None:
    step = asked(advance(FLOW, {}, {}, CONTEXT))

    assert step.problems == {"name": PLEASE_ANSWER, "colour": PLEASE_ANSWER}


def test_one_bad_answer_keeps_the_good_ones() -> None:
    step = asked(advance(FLOW, {}, {"name": "Rosie", "colour": "mauve"}, CONTEXT))

    assert step.answers == {"name": "Rosie"}
    assert set(step.problems) == {"colour"}


def test_a_page_done_leads_to_the_next_and_the_last_to_the_facts() -> None:
    second = asked(advance(FLOW, {}, GOOD, CONTEXT))
    done = advance(FLOW, second.answers, {"bell": "", "rust": "chain"}, CONTEXT)

    assert second.page is SECOND
    assert isinstance(done, Finished)
    assert facts(FLOW, done.answers) == Bicycle("Rosie", Colour.RED, rust="chain")


def test_an_optional_answer_taken_out_of_its_box_is_taken_out() -> None:
    """A card sends nothing for an empty box, so silence is what an emptied box sounds like."""
    answers: Answers = {"name": "Rosie", "colour": "red", "bell": "brass", "rust": "chain"}

    done = advance(FLOW, answers, {"rust": "chain"}, CONTEXT)

    assert isinstance(done, Finished)
    assert done.answers["bell"] is None


def test_an_empty_box_never_costs_a_needed_answer() -> None:
    step = asked(advance(FLOW, {"name": "Rosie", "colour": "red"}, {"name": "Rose"}, CONTEXT))

    assert step.answers == {"name": "Rose", "colour": "red"}
    assert set(step.problems) == {"colour"}


def test_a_story_kept_but_not_shown_again_needs_no_second_telling() -> None:
    step = asked(advance(FLOW, {"name": "Rosie"}, {"colour": "blue"}, CONTEXT))

    assert (step.page, step.problems) == (SECOND, {})
    assert step.answers["name"] == "Rosie"


def test_replies_to_nothing_we_asked_are_ignored() -> None:
    stray = {"verb": "send", "card": "x", "admin": "true", "__class__": "y"}
    step = asked(advance(FLOW, {}, {**GOOD, **stray}, CONTEXT))

    assert step.answers.keys() == GOOD.keys()


def test_an_answer_that_no_longer_applies_is_no_fact() -> None:
    answers: Answers = {"name": "Rosie", "colour": "blue", "bell": None, "rust": "chain"}

    done = where(FLOW, answers, CONTEXT)

    assert isinstance(done, Finished)
    assert facts(FLOW, done.answers).rust == ""


def test_an_option_that_a_release_took_away_is_asked_again_and_nothing_else_is() -> None:
    answers: Answers = {"name": "Rosie", "colour": "mauve", "bell": None}

    step = asked(where(FLOW, answers, CONTEXT))

    assert next_question(FLOW, answers, CONTEXT) is COLOUR
    assert step.answers["name"] == "Rosie"


@dataclass(frozen=True)
class Tricycle(Bicycle):
    """The facts of a later release: more is asked."""

    saddle: str = ""
    basket: str = ""


LATER = Flow(
    "bicycle",
    "A bicycle",
    (
        Page("First", (NAME, COLOUR, Question("saddle", "Which saddle?", line, required=True))),
        Page("Second", (BELL, RUST, Question("basket", "A basket?", line))),
    ),
    Tricycle,
    **SAYS,
)


@given(
    st.dictionaries(st.sampled_from(["name", "colour", "bell", "rust"]), st.sampled_from(["red"]))
)
def test_a_released_extra_question_strands_nobody(half_way: dict[str, str]) -> None:
    """From anywhere in the old flow, answering what is asked reaches the new one's facts."""
    answers: Answers = dict(half_way)
    for _ in LATER.questions:
        question = next_question(LATER, answers, CONTEXT)
        if question is None:
            break
        step = answer_typed(LATER, answers, "red", CONTEXT)
        assert {**step.answers, **answers} == dict(step.answers)
        answers = step.answers
    done = where(LATER, answers, CONTEXT)

    assert isinstance(done, Finished)
    assert facts(LATER, done.answers).saddle == "red"


REPLY = st.sampled_from(["", " ", "red", "Blue", "mauve", "Rosie", "x" * 5000, "\x00"])
FIELDS = [field.name for field in fields(Bicycle)]


@given(
    st.fixed_dictionaries({}, optional={"name": st.just("Rosie"), "colour": st.just("red")}),
    st.dictionaries(st.sampled_from([*FIELDS, "stray"]), REPLY),
)
def test_advance_never_loses_a_good_answer(
    answers: dict[str, str], replies: dict[str, str]
) -> None:
    step = advance(FLOW, answers, replies, CONTEXT)

    for field in answers:
        assert step.answers[field] not in (None, ""), field
    if isinstance(step, Ask):
        assert step.problems.keys() <= step.page.fields
        assert all(step.problems.values())
    else:
        assert isinstance(facts(FLOW, step.answers), Bicycle)


def test_someone_typing_is_asked_one_thing_at_a_time() -> None:
    answers: Answers = {}
    for typed in ("Rosie", "blu", "2", "skip"):
        step = answer_typed(FLOW, answers, typed, CONTEXT)
        answers = step.answers

    assert isinstance(step, Finished)
    assert facts(FLOW, step.answers) == Bicycle("Rosie", Colour.BLUE)


def test_what_is_typed_and_not_understood_leaves_everything_as_it_was() -> None:
    step = asked(answer_typed(FLOW, {"name": "Rosie"}, "mauve", CONTEXT))

    assert step.answers == {"name": "Rosie"}
    assert set(step.problems) == {"colour"}


def test_a_needed_question_cannot_be_skipped() -> None:
    step = asked(answer_typed(FLOW, {"name": "Rosie"}, "skip", CONTEXT))

    assert set(step.problems) == {"colour"}


def test_typing_after_the_end_changes_nothing() -> None:
    answers: Answers = {"name": "Rosie", "colour": "blue", "bell": None}

    assert isinstance(answer_typed(FLOW, answers, "more", CONTEXT), Finished)


@pytest.mark.parametrize(
    ("pages", "why"),
    [
        pytest.param((Page("p", (COLOUR, BELL, RUST)),), "name", id="a fact nobody asks for"),
        pytest.param(
            (Page("p", (NAME, COLOUR, BELL, RUST, Question("wheels", "?", line))),),
            "wheels",
            id="a question that goes nowhere",
        ),
        pytest.param(
            (Page("p", (NAME, COLOUR, BELL, RUST)), Page("q", (BELL,))),
            "asked twice",
            id="a field asked twice",
        ),
        pytest.param(
            (Page("p", (replace(NAME, required=False), COLOUR, BELL, RUST)),),
            "name is needed",
            id="a needed fact that can be skipped",
        ),
        pytest.param(
            (Page("p", (NAME, replace(COLOUR, choices=COLOURS[:1]), BELL, RUST)),),
            "colour offers",
            id="an option missing",
        ),
    ],
)
def test_a_flow_that_does_not_fit_its_facts_does_not_start(
    pages: tuple[Page, ...], why: str
) -> None:
    with pytest.raises(FlowMistake, match=why):
        Flow("bicycle", "A bicycle", pages, Bicycle, **SAYS)


def test_days_and_times_become_facts() -> None:
    @dataclass(frozen=True)
    class Ride:
        on: date | None = None
        at: time | None = None

    page = Page("p", (Question("on", "?", line, kind=InputKind.DAY), Question("at", "?", line)))
    ride = facts(Flow("ride", "A ride", (page,), Ride, **SAYS), {"on": "2026-11-20", "at": "16:40"})

    assert ride == Ride(date(2026, 11, 20), time(16, 40))
