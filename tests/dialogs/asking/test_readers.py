"""Whatever is typed, a reader understands it or says so, in bounded time."""

import json
from datetime import UTC, date, datetime, time

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.asking.engine import read_reply
from dialogs.asking.flow import Answers, Question
from dialogs.asking.readers.moments import read_moment
from dialogs.asking.readers.reader import MOST_TYPED, NotUnderstood
from dialogs.asking.readers.words import MOST_WORDS, tidy
from dialogs.breaches.questions import BREACH, BREACH_DETAILS
from tests.breach_forms import AGREEMENT, CONTEXT, NOW

BY_FIELD = {q.field: q for q in (*BREACH.questions, *BREACH_DETAILS.questions)}
EVERY_QUESTION = pytest.mark.parametrize("question", BY_FIELD.values(), ids=BY_FIELD.keys())

SPICE = st.sampled_from(
    ["yesterday", "not sure", "20/11/2026", "4pm", "1", "12", "ago", "-", ",", " and ", "31 feb"]
)
TYPED = st.one_of(st.text(max_size=80), st.lists(SPICE | st.text(max_size=5)).map(" ".join))


def read(field: str, text: str) -> object:
    """What the question of that field makes of a reply."""
    return read_reply(BY_FIELD[field], text, CONTEXT).get(field)


def attempt(question: Question, text: str) -> tuple[Answers | None, str]:
    """The answers, or None and the sentence that says it was not understood."""
    try:
        return read_reply(question, text, CONTEXT), ""
    except NotUnderstood as said:
        return None, str(said)


@EVERY_QUESTION
@given(text=TYPED)
def test_whatever_is_typed_a_reader_understands_it_or_says_so(
    question: Question, text: str
) -> None:
    answers, refused = attempt(question, text)
    if answers is None:
        assert refused.endswith(".")
        assert len(text.strip()) < 20 or text.strip() not in refused  # never said back
        return

    assert question.field in answers
    assert json.loads(json.dumps(answers)) == answers
    for value in answers.values():
        assert not isinstance(value, str) or tidy(value) == value


@EVERY_QUESTION
@pytest.mark.parametrize("piece", ["a", "1", "9 ", "20/11/2026 ", "a,", " ", "\n", "😀", "("])
def test_a_hundred_thousand_characters_get_one_plain_sentence(
    question: Question, piece: str
) -> None:
    text = (piece * 100_000)[:100_000]

    with pytest.raises(NotUnderstood) as refused:
        read_reply(question, text, CONTEXT)

    assert len(str(refused.value)) < 300


@EVERY_QUESTION
def test_every_option_is_understood_by_its_value_its_words_and_its_other_words(
    question: Question,
) -> None:
    for option in question.options(AGREEMENT):
        for typed in (option.value, option.label, option.label.upper(), *option.also):
            got = read_reply(question, typed, CONTEXT)[question.field]
            assert got in (option.value, [option.value]), typed


@pytest.mark.parametrize(
    "field", ["danger", "went_wrong", "noticed", "where", "contained", "whose", "information"]
)
def test_every_option_is_understood_by_its_number(field: str) -> None:
    for at, option in enumerate(BY_FIELD[field].options(AGREEMENT), start=1):
        for typed in (f"{at}", f" {at}. ", f"option {at}"):
            assert read(field, typed) in (option.value, [option.value]), typed


@pytest.mark.parametrize(
    ("field", "typed", "meant"),
    [
        pytest.param("danger", "nt sure", "not_sure", id="a near spelling"),
        pytest.param("danger", "Don’t know.", "not_sure", id="other words, other apostrophes"),
        pytest.param("danger", "  YES!  ", "yes", id="loud"),
        pytest.param("went_wrong", "the wrong person", "wrong_person", id="part of the words"),
        pytest.param("went_wrong", "lst or stolen", "lost", id="a letter missing"),
        pytest.param("went_wrong", "cant get at it", "unavailable", id="no apostrophe"),
        pytest.param("went_wrong", "Ransomware", "cyber", id="the thing itself"),
        pytest.param("where", "partner", "partner", id="a partner is not a partnership"),
        pytest.param("where", "partnership meeting", "partnership", id="nor the other way"),
        pytest.param("noticed", "yesteday", "yesterday", id="a day misspelt"),
        pytest.param("how_many", "1", "one", id="a number is a number of people"),
        pytest.param("how_many", "3", "2_10", id="three people, not the third option"),
        pytest.param("how_many", "about 40 children", "11_100", id="about, of whom"),
        pytest.param("how_many", "1,200", "over_100", id="thousands with a comma"),
        pytest.param("how_many", "2-10", "2_10", id="the band, with a hyphen"),
        pytest.param("whose", "children, staff", ["children", "staff"], id="two"),
        pytest.param("whose", "staff and children", ["children", "staff"], id="the list's order"),
        pytest.param("whose", "1 & 3", ["children", "staff"], id="by numbers"),
        pytest.param("organisations", "SCC,POL", ["SCC", "POL"], id="as a card sends them"),
        pytest.param(
            "organisations",
            "University Hospitals of Derby and Burton NHS Trust",
            ["UHDB"],
            id='an "and" inside a name',
        ),
        pytest.param(
            "information",
            "Race, religion, disability or ethnicity, Name",
            ["name", "equality"],
            id="commas inside an option's words",
        ),
        pytest.param("encrypted", "true", True, id="ticked"),
        pytest.param("encrypted", "false", None, id="not ticked says nothing"),
        pytest.param("encrypted", "no", False, id="typed no"),
    ],
)
def test_options_are_understood_as_people_type_them(field: str, typed: str, meant: object) -> None:
    assert read(field, typed) == meant


@pytest.mark.parametrize(
    ("field", "typed"),
    [
        pytest.param("danger", "sure", id='nor is "sure" taken for "not sure"'),
        pytest.param("danger", "not", id='a lone "not"'),
        pytest.param("organisations", "a", id='an "a" is not "a supplier"'),
        pytest.param("went_wrong", "to the", id="little words alone"),
        pytest.param("danger", "now", id='"now" is not "no"'),
        pytest.param("danger", "yes or no", id="both"),
        pytest.param("danger", "not yes", id="a denial"),
        pytest.param("danger", "4", id="a number past the list"),
        pytest.param("danger", "0", id="there is no option nought"),
        pytest.param("noticed", "yesterday 25", id="a number that would be lost"),
        pytest.param("went_wrong", "not lost or stolen", id="a denial of a long one"),
        pytest.param("how_many", "0", id="nobody"),
        pytest.param("how_many", "5 or 6 or 60", id="several numbers"),
        pytest.param("whose", "children, elephants", id="one of them unknown"),
    ],
)
def test_what_could_be_misread_is_asked_again(field: str, typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read(field, typed)


D, T = date, time


@pytest.mark.parametrize(
    ("typed", "day", "at"),
    [
        pytest.param("yesterday 4pm", D(2026, 11, 21), T(16), id="the brief's own example"),
        pytest.param("20/11/2026", D(2026, 11, 20), None, id="day first"),
        pytest.param("20 Nov 16:40", D(2026, 11, 20), T(16, 40), id="no year"),
        pytest.param("16:40 on 20 nov", D(2026, 11, 20), T(16, 40), id="time first"),
        pytest.param("20th November 2026 at 4.40 p.m.", D(2026, 11, 20), T(16, 40), id="in full"),
        pytest.param("Fri 20 Nov 2026 16:40", D(2026, 11, 20), T(16, 40), id="as we write it"),
        pytest.param("Nov 20", D(2026, 11, 20), None, id="month first, spelled"),
        pytest.param("20.11.26", D(2026, 11, 20), None, id="dots are a date with three parts"),
        pytest.param("16.40", None, T(16, 40), id="and a time with two"),
        pytest.param("20Nov2026", D(2026, 11, 20), None, id="no spaces"),
        pytest.param("2026-11-20", D(2026, 11, 20), None, id="as a card sends it"),
        pytest.param("2026-11-20T16:40:00", D(2026, 11, 20), T(16, 40), id="as a program does"),
        pytest.param("0026-11-20", D(2026, 11, 20), None, id="a picker's half-typed year"),
        pytest.param("25 Dec", D(2025, 12, 25), None, id="no year: never the future"),
        pytest.param("29 Feb", D(2024, 2, 29), None, id="no year: the last leap year"),
        pytest.param("sunday", D(2026, 11, 22), None, id="today is a Sunday"),
        pytest.param("last Sunday", D(2026, 11, 15), None, id="last is not today"),
        pytest.param("on Monday", D(2026, 11, 16), None, id="the latest one"),
        pytest.param("3 days ago", D(2026, 11, 19), None, id="days ago"),
        pytest.param("two weeks ago", D(2026, 11, 8), None, id="weeks, in words"),
        pytest.param("2 hours ago", D(2026, 11, 22), T(18), id="hours ago"),
        pytest.param("half an hour ago", D(2026, 11, 22), T(19, 30), id="half an hour ago"),
        pytest.param("a couple of hours ago", D(2026, 11, 22), T(18), id="a couple of hours"),
        pytest.param("the day before yesterday", D(2026, 11, 20), None, id="in words"),
        pytest.param("yesterday afternoon", D(2026, 11, 21), None, id="the day alone is kept"),
        pytest.param("noon", None, T(12), id="noon"),
        pytest.param("12am", None, T(0), id="midnight is 12am"),
        pytest.param("1640hrs yesterday", D(2026, 11, 21), T(16, 40), id="the police's clock"),
        pytest.param("tomorrow", D(2026, 11, 23), None, id="odd: queried later, not refused"),
    ],
)
def test_days_and_times_are_read_as_people_write_them(
    typed: str, day: date | None, at: time | None
) -> None:
    said = read_moment(typed, NOW)

    assert (said.day, said.at) == (day, at)


@pytest.mark.parametrize(
    "typed", ["31/02/2026", "25:00", "13pm", "0226-11-20", "11/13/2026", "soon", "", "5", "²/³/26"]
)
def test_a_day_no_calendar_has_is_not_guessed(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read_moment(typed, NOW)


def test_just_past_midnight_in_summer_yesterday_is_londons_yesterday() -> None:
    now = datetime(2026, 7, 1, 23, 30, tzinfo=UTC)  # 00:30 on 2 July in London

    assert read_moment("yesterday", now).day == date(2026, 7, 1)


@pytest.mark.parametrize(
    ("typed", "noticed", "on", "at"),
    [
        pytest.param("yesterday 4pm", "yesterday", "2026-11-21", "16:00", id="day and time"),
        pytest.param("yesterday", "yesterday", None, None, id="an option and no more"),
        pytest.param("4pm", "today", "2026-11-22", "16:00", id="a time alone is today's"),
        pytest.param("20/11/2026", "before", "2026-11-20", None, id="before that"),
        pytest.param("24/11/2026", "not_sure", "2026-11-24", None, id="to come: queried later"),
        pytest.param("4", "before", None, None, id="the fourth option"),
    ],
)
def test_when_it_was_noticed_can_be_typed_as_a_date(
    typed: str, noticed: str, on: str | None, at: str | None
) -> None:
    assert read_reply(BY_FIELD["noticed"], typed, CONTEXT) == {
        "noticed": noticed,
        "noticed_on": on,
        "noticed_at": at,
    }


@pytest.mark.parametrize(
    ("over", "sentence"),
    [
        (1, "That is 1 character too many: please keep to 4,000."),
        (96_000, "That is 96,000 characters too many: please keep to 4,000."),
    ],
)
def test_a_story_too_long_is_told_by_how_many(over: int, sentence: str) -> None:
    with pytest.raises(NotUnderstood, match=f"^{sentence}$"):
        read("what_happened", "x" * (MOST_WORDS + over))


def test_a_story_of_exactly_the_most_is_kept_whole() -> None:
    assert read("what_happened", "é" * MOST_WORDS) == "é" * MOST_WORDS


def test_a_story_keeps_its_lines_and_loses_what_cannot_be_seen() -> None:
    said = "one\r\ntwo\u202e three\x00\u2028four \ud83d"

    assert read("what_happened", said) == "one\ntwo three\nfour \ufffd"


@pytest.mark.parametrize("typed", ["\x00\x01", "\u200b", "\u2060 \ufeff"])
def test_a_story_of_nothing_to_see_is_no_story(typed: str) -> None:
    with pytest.raises(NotUnderstood):
        read("what_happened", typed)


def test_a_long_reply_to_a_choice_is_refused_before_it_is_compared() -> None:
    with pytest.raises(NotUnderstood):
        read("danger", "yes" + " " * MOST_TYPED)
