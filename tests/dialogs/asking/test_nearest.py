"""Plain words lead to the right thing: measured on rows that no weight was learned from."""

import json
import time
import zlib
from base64 import b64decode

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.asking.nearest import MOST_OFFERED, nearest, nearest_choice
from dialogs.asking.ngrams import classes, features, folded
from dialogs.asking.rights_named import Named, rights_in
from governance.agreements.model import spoken
from tests.openings.learn import DATA, TABLES, digest, examples, kept, learn
from tests.openings.measure import JUDGES, halves, rows, share

FLOORS = {
    ("first", "opening"): 0.99,
    ("first", "choice"): 0.99,
    ("first", "request"): 0.97,
    ("put aside", "opening"): 0.98,
    ("put aside", "choice"): 0.98,
    ("put aside", "request"): 0.95,
}
"""What was scored, the put-aside half once: wanted were 95 % of the first and 85 % of the other."""

TWICE_MEANT = 0.004  # seconds for a text: 2 ms are meant, and the machine may be busy


@pytest.mark.parametrize(("half", "table"), FLOORS)
def test_plain_words_lead_to_the_right_thing(half: str, table: str) -> None:
    found = share(half, table)

    assert found.right >= FLOORS[half, table], found.wrong


def test_no_sentence_learned_from_is_a_row_that_measures() -> None:
    measured = {
        spoken(str(row["text"]))
        for half in halves()
        for table in JUDGES
        for row in rows(half, table)
    }
    tables = ("openings", "went_wrong", "rights", "danger")
    learned_from = {spoken(text) for table in tables for text, _ in examples(table)}

    assert measured & learned_from - {""} == set()


@pytest.mark.parametrize("name", TABLES)
def test_the_weights_are_learned_from_the_sentences_as_they_stand(name: str) -> None:
    """Whoever changes a sentence runs `python -m tests.openings.learn`."""
    table, _ = TABLES[name]

    assert json.loads((DATA / f"{name}.json").read_text("utf-8"))["learned_from"] == digest(table())


@pytest.mark.slow
@pytest.mark.parametrize("name", TABLES)
def test_the_same_sentences_give_the_same_weights(name: str) -> None:
    """But for one step in the last place, where another processor rounds otherwise."""
    table, likelihoods = TABLES[name]
    labelled = table()
    again = kept(learn(labelled, likelihoods), labelled)
    file = json.loads((DATA / f"{name}.json").read_text("utf-8"))

    pairs = zip(_weights(again["weights"]), _weights(file["weights"]), strict=True)
    assert max(abs(one - other) for one, other in pairs) <= 1


def _weights(lines: object) -> list[int]:
    assert isinstance(lines, list)
    return memoryview(zlib.decompress(b64decode("".join(lines)))).cast("b").tolist()


@pytest.mark.parametrize(
    ("text", "first"),
    [
        pytest.param("I've emailed the wrong family!!", "report_breach", id="an apostrophe"),
        pytest.param("ive emaild the rong familly", "report_breach", id="misspelt"),
        pytest.param("WYSŁAŁAM MAILA DO ZŁEJ RODZINY", "report_breach", id="Polish, in capitals"),
        pytest.param("collais y llythyr ar y trên", "report_breach", id="Welsh"),
        pytest.param("someone wants to see their notes", "report_request", id="a request"),
        pytest.param("nearly posted it to the wrong house", "report_near_miss", id="nearly"),
        pytest.param("police want the file", "disclosure", id="the police"),
        pytest.param("can i tell the nursery", "share", id="may I share"),
    ],
)
def test_the_first_guess(text: str, first: str) -> None:
    assert nearest(text)[0].name == first


@pytest.mark.parametrize("text", ["", " ", "ok", "thanks!", "who wants tea", "🙂", "x" * 5000])
def test_small_talk_is_offered_nothing(text: str) -> None:
    assert nearest(text) == ()


@given(st.text(max_size=300))
def test_whatever_is_typed_at_most_three_things_are_offered_the_likeliest_first(text: str) -> None:
    for offered in (nearest(text), nearest_choice(text)):
        likelihoods = [guess.likelihood for guess in offered]
        assert len(offered) <= MOST_OFFERED
        assert likelihoods == sorted(likelihoods, reverse=True)
        assert all(0 <= likelihood <= 1 for likelihood in likelihoods)


@given(st.text(max_size=300))
def test_whatever_a_letter_says_one_or_two_rights_are_named_or_neither_alone(text: str) -> None:
    named = rights_in(text)

    assert 1 <= len(named) <= 2
    assert Named.NEITHER not in named or named == (Named.NEITHER,)


@pytest.mark.parametrize(
    "text",
    [
        "DC 4312: please send the number of the flat the family live in, for our investigation",
        "the court orders disclosure of how many times the child was seen",
        "coroner's officer requires the policies and the records of the child who died",
        "CAFCASS need to know how many times social care visited the family in the proceedings",
        "we act for the father and ask how many referrals were made about the mother",
        "insurer requests all documents about the accident for a claim",
    ],
)
def test_what_police_courts_and_solicitors_ask_for_is_no_freedom_of_information(text: str) -> None:
    assert Named.DISCLOSURE in rights_in(text)
    assert Named.FOI not in rights_in(text)


def test_words_that_stand_for_the_same_are_written_as_they_are_read() -> None:
    assert [word for word in classes() if folded(word) != word or not word.isalpha()] == []


def test_a_number_is_read_by_its_length_and_small_ones_as_they_are() -> None:
    assert {"1 0000", "1 17"} <= features("article 17 of 2016")


def test_a_text_is_read_in_two_thousandths_of_a_second() -> None:
    texts = [str(row["text"]) for row in rows("first", "opening")]
    nearest(texts[0])
    began = time.process_time()
    for text in texts:
        nearest(text)

    assert (time.process_time() - began) / len(texts) < TWICE_MEANT
