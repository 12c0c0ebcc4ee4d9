"""Cards are dicts: what is in them, and that no one's words are read as markup."""

import json

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.cards import elements as e
from dialogs.cards import inputs as i
from dialogs.cards.quoting import MOST_LINES, plain, quoted


def test_every_button_has_a_submit_fallback_with_the_very_same_data() -> None:
    ref = e.Ref("card-1", case="case-1", version=3, draft="draft-1", part="part-1")
    button = e.execute("Acknowledge", "acknowledge", ref.data(), style="positive")

    assert button["fallback"]["type"] == "Action.Submit"
    assert button["fallback"]["data"] == button["data"]
    assert button["data"] == {
        "verb": "acknowledge",
        "card": "card-1",
        "s": 1,
        "case": "case-1",
        "v": 3,
        "draft": "draft-1",
        "part": "part-1",
    }


def test_a_button_that_needs_no_answers_asks_for_none() -> None:
    button = e.execute("Cancel", "cancel", e.Ref("c").data(), needs_inputs=False)

    assert button["associatedInputs"] == "none"
    assert button["fallback"]["associatedInputs"] == "none"


def test_a_ref_without_a_case_carries_no_version() -> None:
    assert e.Ref("card-1").data() == {"card": "card-1", "s": 1}


@pytest.mark.parametrize(
    ("said", "shown"),
    [
        pytest.param("**not bold**", r"\*\*not bold\*\*", id="emphasis"),
        pytest.param("1. first", r"1\. first", id="a list"),
        pytest.param("# big", r"\# big", id="a heading"),
        pytest.param("a\nb", "a b", id="on one line"),
        pytest.param("https://x.test/a", "https:\u2060//x.test/a", id="no address to press"),
    ],
)
def test_words_inside_a_sentence_are_taken_as_they_are(said: str, shown: str) -> None:
    assert plain(said) == shown


@given(st.text(alphabet="{}DATE(2026-01-01T00:00:00Z, SHORT)", max_size=60))
def test_no_ones_words_become_a_function_of_teams(words: str) -> None:
    shown = plain(words) + json.dumps(quoted(words), ensure_ascii=False)

    assert "{{DATE" not in shown
    assert "{{TIME" not in shown


@given(st.text(max_size=300))
def test_quoted_words_are_text_runs_which_are_never_markdown(words: str) -> None:
    blocks = quoted(words)

    assert len(blocks) <= MOST_LINES
    assert all(run["type"] == "TextRun" for block in blocks for run in block["inlines"])


def test_a_text_of_very_many_lines_stays_whole_in_few_blocks() -> None:
    words = "\n".join(f"line{number}" for number in range(1000))

    shown = json.dumps(quoted(words))

    assert all(f"line{number}" in shown for number in range(1000))


@pytest.mark.parametrize(
    "element",
    [
        pytest.param(i.input_text("a", "A"), id="text"),
        pytest.param(i.input_choice("a", "A", [("x", "X")]), id="choice"),
        pytest.param(i.input_date("a", "A"), id="date"),
        pytest.param(i.input_time("a", "A"), id="time"),
        pytest.param(i.input_toggle("a", "A", "Tick"), id="toggle"),
    ],
)
def test_every_input_has_a_label_a_required_mark_and_an_error_message(element: e.Element) -> None:
    assert element["label"] == "A"
    assert element["isRequired"] is False
    assert element["errorMessage"]


def test_several_ticked_choices_are_given_as_the_format_wants_them() -> None:
    made = i.input_choice("a", "A", [("x", "X"), ("y", "Y")], value=("x", "y"), style="multi")

    assert made["value"] == "x,y"
    assert made["isMultiSelect"] is True
