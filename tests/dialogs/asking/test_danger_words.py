"""Danger is heard in any words; what only sounds like it is not."""

import time
import tomllib
from importlib import resources

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.asking import danger_words
from dialogs.asking.danger_words import MOST_READ, Heard, danger_in, heard_in_words
from dialogs.asking.nearest import learned
from tests.openings.measure import rows

MOST_FALSE = {"first": 0.10, "put aside": 0.13}  # of the texts that sound like it and are none
MOST_FALSE_ELSEWHERE = 0.12  # of the texts about anything else, which are answered below it
LONGEST = 3.0  # seconds for the longest text that is read, on a busy machine


def test_once_it_is_ready_nobody_waits_for_a_table() -> None:
    danger_words._pattern.cache_clear()
    learned.cache_clear()
    danger_words.get_ready()
    made = danger_words._pattern.cache_info().misses, learned.cache_info().misses

    assert danger_in("Nobody is in danger, it was only a form") is None
    assert made == (danger_words._pattern.cache_info().misses, learned.cache_info().misses)


@pytest.mark.parametrize("half", MOST_FALSE)
def test_no_text_that_says_danger_is_missed(half: str) -> None:
    says = [str(row["text"]) for row in rows(half, "danger") if row["says_danger"]]

    assert len(says) > 30
    assert [text for text in says if danger_in(text) is None] == []


@pytest.mark.parametrize("half", MOST_FALSE)
def test_false_alarms_are_few(half: str) -> None:
    sounds = [str(row["text"]) for row in rows(half, "danger") if not row["says_danger"]]
    tables = ("opening", "choice", "request")
    others = [str(row["text"]) for table in tables for row in rows(half, table)]

    assert len([text for text in sounds if danger_in(text)]) <= MOST_FALSE[half] * len(sounds)
    assert len([text for text in others if danger_in(text)]) <= MOST_FALSE_ELSEWHERE * len(others)


@pytest.mark.parametrize(
    "text",
    [
        pytest.param("999", id="a number to phone"),
        pytest.param("Help!! HE'S in the house", id="someone is there"),
        pytest.param("her ex knows where shes living", id="they can be found"),
        pytest.param("he’s on his way to her house", id="on the way, a curly apostrophe"),
        pytest.param("dads turned up at nursery", id="turned up"),
        pytest.param("a lad has got a machete", id="a weapon"),
        pytest.param("child gone missing from placement", id="missing"),
        pytest.param("we sent her violent ex the new address", id="violent, and the address"),
        pytest.param("they will take the girls abroad to be married", id="forced marriage"),
        pytest.param("he will kill himself and her", id="himself and another"),
        pytest.param("nobody is hurt yet but he has a knife", id="a negation beside danger"),
        pytest.param("I emailed the wrong dad. He has threatened her.", id="in a second sentence"),
        pytest.param("mae hi mewn perygl", id="Welsh"),
        pytest.param("mae'r heddlu ar y ffordd, mae ganddo gyllell", id="Welsh: a knife"),
        pytest.param("ona jest w niebezpieczenstwie", id="Polish without its accents"),
        pytest.param("On jej grozi, że ją zabije", id="Polish with them"),
    ],
)
def test_danger_is_heard(text: str) -> None:
    assert heard_in_words(text) is Heard.DANGER
    assert danger_in(text) is Heard.DANGER


@pytest.mark.parametrize(
    "text",
    [
        "i want to kill myself",
        "she's going to hurt herself",
        "he took an overdose",
        "i can't go on",
        "they would be better off without me",
        "mae o isio marw",
        "ona chce umrzeć",
    ],
)
def test_self_harm_is_its_own_kind(text: str) -> None:
    assert danger_in(text) is Heard.SELF_HARM


@pytest.mark.parametrize(
    "text",
    [
        "",
        "nobody is in danger",
        "no one was hurt",
        "this isn't an emergency",
        "he doesn't know where she lives",
        "emergency contact list sent to the wrong school",
        "the printer is dead",
        "my manager will kill me",
        "suicide prevention training slides",
        "page 999",
        "the police called to ask for a file",
        "i'm afraid i sent the wrong one",
        "my bag has turned up",
        "the file is missing",
        "neb mewn perygl",
        "nikomu nic nie grozi",
    ],
)
def test_what_only_sounds_like_danger_is_not_heard(text: str) -> None:
    assert danger_in(text) is None


@given(st.text(max_size=300))
def test_whatever_is_typed_it_is_heard_or_not(text: str) -> None:
    assert danger_in(text) in (None, *Heard)


@pytest.mark.parametrize("word", ["she is ", "not in any ", "dad has the ", "a ", "where the "])
def test_the_longest_text_is_heard_in_time(word: str) -> None:
    text = (word * MOST_READ)[: MOST_READ - 20] + " he has a knife"
    began = time.process_time()

    assert danger_in(text) is Heard.DANGER
    assert time.process_time() - began < LONGEST


def test_a_row_of_the_table_stands_once() -> None:
    file = resources.files("dialogs.asking") / "data" / "danger.toml"
    table = tomllib.loads(file.read_text("utf-8"))
    for name in ("look_alikes", "self_harm", "danger"):
        listed = [row for lines in table[name].values() for row in lines.split("\n") if row]

        assert len(listed) == len(set(listed))
        assert [row for row in listed if row != row.strip().lower()] == []


@pytest.mark.parametrize(
    "answer", ["just now", "a worker", "the police", "at home", "carry on", "12/11/2026"]
)
def test_an_answer_of_a_word_or_two_is_judged_by_the_table_alone(answer: str) -> None:
    assert danger_in(answer) is None
