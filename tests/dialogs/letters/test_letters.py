"""What letters say: everything the law wants, in plain words, and what was filled in as it was."""

import re
from dataclasses import replace
from datetime import date

import pytest
from hypothesis import given
from hypothesis import strategies as st

from dialogs.cards.elements import card
from dialogs.letters.blocks import table, title
from dialogs.letters.card import THE_REST, on_a_card
from dialogs.letters.fields import Fields
from dialogs.letters.places import PLACES
from dialogs.letters.templates import TemplateFaults, read_template
from dialogs.letters.writable import writable
from dialogs.letters.writing import LetterIncomplete, NoSuchLetter, as_text, fields_needed, write
from governance.letters.document import Document, Paragraph, Style
from governance.letters.duties import DUTIES, REGIMES, LetterKind, Regime, must_have
from tests.cards import check_card
from tests.dialogs.letters.letter_kit import EVERY, fields, shipped_bytes, template

DAY = date(2026, 11, 23)
FREE = ("reasons", "asked", "said", "actions", "other", "other_contact", "complaint_route")
LONGEST_SENTENCE = 15  # words on average
GRADE = 6.0  # Flesch-Kincaid: an eleven-year-old


def letter(kind: LetterKind, regime: Regime, **changes: object) -> Document:
    return write(template(kind), kind, fields(kind, regime, **changes))


def text_of(kind: LetterKind, regime: Regime, **changes: object) -> str:
    return as_text(letter(kind, regime, **changes))


@pytest.mark.parametrize(("kind", "regime"), EVERY, ids=str)
def test_every_letter_says_what_it_must_and_names_nobody(kind: LetterKind, regime: Regime) -> None:
    said = text_of(kind, regime)
    given = fields(kind, regime)

    for place in must_have(kind, regime):
        for line in PLACES[place](kind, given).split("\n"):
            assert line in said
    to_one = kind is not LetterKind.BREACH_PUBLIC  # nobody may be picked out by what all can read
    assert said.count("[NAME]") == (2 if to_one else 0)
    assert ("[ADDRESS]" in said) is to_one
    assert f"Our reference: {given.reference}\n" in said
    assert ("Our case number: LCS 4471" in said) is to_one
    assert not re.search(r"[{}]", said)


def test_every_letter_under_every_law_has_a_source_for_what_it_must_say() -> None:
    covered = {(duty.kind, regime) for duty in DUTIES for regime in duty.regimes}

    assert covered == {(kind, regime) for kind, laws in REGIMES.items() for regime in laws}
    assert all(duty.source and duty.places for duty in DUTIES)
    assert {place for duty in DUTIES for place in duty.places} <= set(PLACES)


MUST_SAY = [
    pytest.param(
        LetterKind.COMPLAINT_ACKNOWLEDGEMENT,
        Regime.RIGHTS,
        ("20 November 2026", "What happens next", "complain to the ICO", "ico.org.uk"),
        id="s.164A(3), and the regulator's right",
    ),
    pytest.param(
        LetterKind.REFUSAL,
        Regime.RIGHTS,
        ("section 164A", "section 165", "section 167", "The file is large"),
        id="Art 12(4): reasons, us, the Commissioner, a court",
    ),
    pytest.param(
        LetterKind.REFUSAL,
        Regime.PART_3,
        ("Part 3 of the Data Protection Act 2018", "section 51", "section 164A", "section 167"),
        id="s.45(5): and a check that the restriction was lawful",
    ),
    pytest.param(
        LetterKind.REFUSAL,
        Regime.FOI,
        ("section 31(1)(a)", "internal review", "40 working days", "section 50"),
        id="s.17(1), (7) and s.50",
    ),
    pytest.param(
        LetterKind.REFUSAL,
        Regime.EIR,
        ("regulation 12(5)(b)", "regulation 11", "40 working days", "regulation 18", "tribunal"),
        id="reg 14(3), (5)",
    ),
    pytest.param(
        LetterKind.EXTENSION,
        Regime.FOI,
        ("The rule that may apply", "better for the public", "22 February 2027", "section 50"),
        id="s.17(2): an estimate, before the public interest is weighed",
    ),
    pytest.param(
        LetterKind.EXTENSION,
        Regime.RIGHTS,
        ("two more months", "22 February 2027", "The file is large"),
        id="Art 12A(3)-(4)",
    ),
    pytest.param(
        LetterKind.IDENTITY,
        Regime.RIGHTS,
        ("one month", "starts on the day we have what we need"),
        id="Art 12A(2): the month starts again",
    ),
    pytest.param(
        LetterKind.CLARIFICATION,
        Regime.PART_3,
        ("time limit stops today",),
        id="s.54(3C)-(3D): access pauses under Part 3 too",
    ),
    pytest.param(
        LetterKind.CLARIFICATION,
        Regime.FOI,
        ("20 working days", "start when we have your answer"),
        id="s.10(6) with s.1(3)",
    ),
    pytest.param(
        LetterKind.REDIRECT,
        Regime.RIGHTS,
        ("Please send your request to Rivershire Police", "have not passed on your request"),
        id="§8.0: instruct the requestor to direct it",
    ),
    pytest.param(
        LetterKind.TRANSFER_CONSENT,
        Regime.FOI,
        ("only if you say yes", "Rivershire Police"),
        id="permission before any transfer",
    ),
    pytest.param(
        LetterKind.REPLY_COVER,
        Regime.RIGHTS,
        ("[WHY WE USE IT]", "[HOW LONG WE KEEP IT]", "section 164A", "section 165"),
        id="Art 15(1)(a)-(h), (ea)",
    ),
    pytest.param(
        LetterKind.REPLY_COVER,
        Regime.PART_3,
        ("[WHY WE USE IT, AND THE LAW]", "section 51", "section 164A"),
        id="s.45(2)",
    ),
]


@pytest.mark.parametrize(("kind", "regime", "phrases"), MUST_SAY)
def test_the_law_is_said(kind: LetterKind, regime: Regime, phrases: tuple[str, ...]) -> None:
    said = text_of(kind, regime)

    assert [phrase for phrase in phrases if phrase not in said] == []


def test_the_clock_waits_for_an_answer_about_access_and_no_other_right() -> None:
    said = text_of(LetterKind.CLARIFICATION, Regime.RIGHTS, right="erasure")

    assert "Our time limit goes on while we wait for you." in said
    assert "stops" not in said


def test_what_was_changed_brings_the_right_to_know_who_else_had_it() -> None:
    assert "who else had this" in text_of(
        LetterKind.REPLY_COVER, Regime.RIGHTS, right="rectification"
    )
    assert "More about this information" not in text_of(
        LetterKind.REPLY_COVER, Regime.RIGHTS, right="objection"
    )


@pytest.mark.parametrize(("kind", "regime"), EVERY, ids=str)
def test_a_letter_that_would_not_say_what_it_must_is_not_written(
    kind: LetterKind, regime: Regime
) -> None:
    for name in fields_needed(kind, regime):
        with pytest.raises(LetterIncomplete, match=r"^This letter cannot be written yet: .*\.$"):
            letter(kind, regime, **{name: None if name == "new_date" else " \x00"})


def test_no_identity_is_asked_of_someone_who_asks_for_information() -> None:
    with pytest.raises(NoSuchLetter):
        letter(LetterKind.IDENTITY, Regime.FOI)


def test_what_there_is_nothing_to_say_about_leaves_no_empty_line_or_heading() -> None:
    said = text_of(
        LetterKind.COMPLAINT_OUTCOME, Regime.RIGHTS, actions="", case_reference="", due=None
    )

    assert "What we have done about it" not in said
    assert "Our case number" not in said
    assert "\n\n\n" not in said


def test_the_words_for_a_child_are_used_where_there_are_some() -> None:
    kind = LetterKind.COMPLAINT_ACKNOWLEDGEMENT
    said = as_text(write(template(kind, child=True), kind, fields(kind, Regime.RIGHTS)))

    assert "grown-up you trust" in said
    assert "complain to the ICO" in said


def test_a_letter_and_its_fields_show_nothing_that_a_person_wrote() -> None:
    given = fields(LetterKind.REFUSAL, Regime.RIGHTS, **dict.fromkeys(FREE[:4], "planted"))

    assert "planted" not in repr(given)
    assert "planted" not in repr(write(template(LetterKind.REFUSAL), LetterKind.REFUSAL, given))


@pytest.mark.parametrize(("kind", "regime"), EVERY, ids=str)
def test_a_letter_stands_on_a_card_line_by_line(kind: LetterKind, regime: Regime) -> None:
    made = letter(kind, regime)
    blocks = on_a_card(made)
    check_card(card(blocks, summary="A letter"))

    shown = [block["inlines"][0]["text"] for block in blocks]
    assert shown == [line for line in as_text(made).splitlines() if line]


def test_on_a_card_nothing_that_was_typed_is_acted_on_and_what_does_not_fit_is_said() -> None:
    long = '{{DATE(2026-01-01)}} **bold** "\\" ' + '"' * 30_000
    blocks = on_a_card(letter(LetterKind.REFUSAL, Regime.RIGHTS, reasons=f"Short\n{long}"))
    check_card(card(blocks, summary="A letter"))
    few = on_a_card(letter(LetterKind.REFUSAL, Regime.RIGHTS, reasons="{{DATE(2026-01-01)}}"))

    assert blocks[-1]["inlines"][0]["text"] == THE_REST
    assert "{{" not in str(few)


WRITTEN = st.text(min_size=1, max_size=200).filter(lambda text: bool(writable(text)))


@given(st.sampled_from(EVERY), st.fixed_dictionaries(dict.fromkeys(FREE, WRITTEN)))
def test_what_is_filled_in_stays_as_it_is_and_is_never_read_as_a_template(
    which: tuple[LetterKind, Regime], words: dict[str, str]
) -> None:
    kind, regime = which
    said = text_of(kind, regime, **words)

    for name in set(FREE) & set(fields_needed(kind, regime)):
        for line in writable(words[name]).split("\n"):
            assert line in said
    assert not re.search("[\x00-\x08\x0b-\x1f\ud800-\udfff\ufffe\uffff]", said)


@given(st.sampled_from(["{reasons}", "{0}", "{", "}}", "{x}", "%s", "{party.__class__}"]))
def test_braces_in_what_is_filled_in_are_only_braces(words: str) -> None:
    said = text_of(LetterKind.REFUSAL, Regime.FOI, reasons=words, complaint_route=words)

    assert said.count(words) >= 2


SYLLABLE = re.compile(r"[aeiouy]+", re.IGNORECASE)


def plain_sentences(made: Document, fields: Fields) -> list[list[str]]:
    """The sentences that are ours to make plain: not the citations, nor the head and foot."""
    texts = [
        " ".join(each.lines)
        for each in made.blocks
        if isinstance(each, Paragraph)
        if each.style in (Style.TEXT, Style.BULLET) and each.lines[-1].endswith((".", "?", "!"))
    ]
    found = (part for text in texts for part in re.split(r"(?<=[.?!])\s+", text))
    cited = ("section ", "regulation ", " Act ", "Regulations", fields.regulator_contact, "[")
    return [re.findall(r"[\w’']+", one) for one in found if not any(c in one for c in cited)]


def grade(sentences: list[list[str]]) -> float:
    """The Flesch-Kincaid grade: a school year, about five less than an age."""
    words = [word for sentence in sentences for word in sentence]
    syllables = sum(max(1, len(SYLLABLE.findall(re.sub("e$", "", word)))) for word in words)
    return 0.39 * len(words) / len(sentences) + 11.8 * syllables / len(words) - 15.59


@pytest.mark.parametrize(("kind", "regime"), EVERY, ids=str)
def test_a_letter_can_be_read_by_someone_of_eleven(kind: LetterKind, regime: Regime) -> None:
    sentences = plain_sentences(letter(kind, regime), fields(kind, regime))
    words = sum(map(len, sentences))

    assert words / len(sentences) <= LONGEST_SENTENCE
    assert grade(sentences) <= GRADE


@pytest.mark.parametrize("kind", LetterKind)
def test_letters_blame_nobody_and_promise_nothing_that_is_not_ours(kind: LetterKind) -> None:
    said = " ".join(shipped_bytes(f"{kind}.txt").decode().lower().split())

    for word in ("your fault", "you failed", "you must", "no blame", "unfortunately", "allege"):
        assert word not in said


FINE = shipped_bytes("complaint_acknowledgement.txt").decode()
FAULTS = [
    pytest.param(
        FINE.replace("{received}", "{recieved}"),
        [
            "line 14: {recieved} is not something we can fill in.",
            "line 30: {received} is missing, and this letter must say it.",
        ],
        id="a placeholder spelt wrongly",
    ),
    pytest.param(
        FINE.replace("{rights}", "Bye"),
        ["line 30: {rights} is missing, and this letter must say it."],
        id="the regulator's right taken out",
    ),
    pytest.param(
        FINE.replace("{today}", "{today"),
        ["line 2: there is a brace that is not part of a placeholder, like {received}."],
        id="half a brace",
    ),
    pytest.param(
        FINE.replace("{today}", "{today.year} {0} {}"),
        ["line 2: there is a brace that is not part of a placeholder, like {received}."],
        id="what Python's own formatting would take",
    ),
    pytest.param(
        FINE.replace("# We have", "We have"),
        ['line 1: there is no title, a line that starts with "# ".'],
        id="no title",
    ),
    pytest.param(
        FINE + "# Again",
        ["line 31: a letter has one title, and this is another."],
        id="two titles",
    ),
    pytest.param(
        FINE.replace("Thank you", "Thank\x07you"),
        ["line 14: there is a control character, which a letter cannot hold."],
        id="a control character",
    ),
    pytest.param("x" * 60_000, ["line 1: is too long to be a letter."], id="a book"),
]


@pytest.mark.parametrize(("words", "faults"), FAULTS)
def test_what_is_wrong_with_a_template_is_said_with_its_line(words: str, faults: list[str]) -> None:
    with pytest.raises(TemplateFaults) as found:
        read_template(
            words.encode(), file="complaint_acknowledgement.txt", places=frozenset(PLACES)
        )

    said = [f"complaint_acknowledgement.txt, {fault}" for fault in faults]
    assert list(found.value.faults) == said


def test_text_that_is_not_utf_8_is_said_by_its_line() -> None:
    with pytest.raises(TemplateFaults, match=r"^refusal\.txt, line 2: is not UTF-8 text"):
        read_template(b"# Title\nCaf\xe9", file="refusal.txt", places=frozenset(PLACES))


@given(st.binary(max_size=300))
def test_whatever_a_template_holds_it_is_read_or_said_to_be_wrong(data: bytes) -> None:
    faults: tuple[str, ...] = ("refusal.txt, line 1: it would have to say what it must.",)
    try:
        read_template(data, file="refusal.txt", places=frozenset(PLACES))
    except TemplateFaults as found:
        faults = found.faults

    assert all(fault.startswith("refusal.txt, line ") for fault in faults)


def test_a_template_saved_on_windows_reads_the_same() -> None:
    kind = LetterKind.REFUSAL
    there = b"\xef\xbb\xbf" + shipped_bytes("refusal.txt").replace(b"\n", b"\r\n")
    read = read_template(there, file="refusal.txt", places=frozenset(PLACES))
    given = replace(fields(kind, Regime.RIGHTS), reasons="One\r\nTwo")

    assert as_text(write(read, kind, given)) == as_text(write(template(kind), kind, given))
    assert "One\nTwo" in as_text(write(read, kind, given))


def test_a_table_is_text_and_on_a_card_row_by_row_as_it_was_filled_in() -> None:
    asked = table(
        ("Asked", "Answered", "Known from"), [("When?", "[WHEN]", "the report"), ("Who?", "", "")]
    )
    made = Document("form", "Form", (title("Form"), asked), "Rivershire", DAY, "BR-2026-0007")

    assert as_text(made) == "Form\n\nWhen?\n[WHEN] · the report\n\nWho?\n\n"
    assert [block["inlines"][0]["text"] for block in on_a_card(made)] == [
        "Form",
        "When?",
        "[WHEN] · the report",
        "Who?",
    ]
