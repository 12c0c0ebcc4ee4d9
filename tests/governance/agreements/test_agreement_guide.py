"""The plain guide: every section, our own words, open legal queries named; real quotes."""

import re
from dataclasses import replace
from hashlib import sha256
from pathlib import Path

import pytest

from bot.agreements.documents import Shelf
from governance.agreements.reading import (
    Document,
    GuideFaults,
    as_text,
    legal_queries,
    parse_guide,
    quote,
)
from tests.governance.agreement_kit import ROOT, riverside, sscb

GUIDE = ROOT / "governance" / "agreements" / "sscb_2023_guide.toml"

SECTIONS = (  # as the document numbers them
    *("1.0", "1.1", "1.2", "1.3", "2.1", "2.2", "3.1", "3.2", "4.0", "4.1", "5.1", "6.0", "6.1"),
    *("7.0", "7.1", "8.0", "9.0", "10.0", "11.0", "Appendix One"),
)

DOCUMENT = """# Riverside sharing agreement
Contents
1.0 Why we share ..... 1
12.2 Review ..... 9

## 1.0 Why we share

Because families are helped
by people who talk to one another.

We began in 2019. It took
3.5 Years to agree.

## **12.2** Review

Look at this again after three months.

### Signatures

Nobody yet.

Appendix One
12.9 Nothing
"""


def document_of(data: bytes) -> Document:
    return Document("2.0", sha256(data).hexdigest(), data, as_text(data))


def test_the_guide_covers_every_section_of_the_version_in_hand() -> None:
    guide = parse_guide(GUIDE.read_bytes(), file=GUIDE.name)

    assert tuple(one.section for one in guide.sections) == SECTIONS
    assert guide.is_for(sscb())
    assert not guide.is_for(replace(sscb(), version="1.2"))


def test_may_i_share_answers_what_people_ask() -> None:
    guide = parse_guide(GUIDE.read_bytes(), file=GUIDE.name)

    assert [one.key for one in guide.answers] == [
        *("lawful", "what", "encrypted", "minimum", "fact_or_opinion", "record"),
    ]
    assert all(one.sections for one in guide.answers)


def test_the_guide_quotes_nothing() -> None:
    guide = parse_guide(GUIDE.read_bytes(), file=GUIDE.name)
    words = [one.says for one in guide.sections] + [one.answer for one in guide.answers]

    assert not [said for said in words if re.search(r"[\"“”]", said)]


@pytest.mark.parametrize(
    ("sections", "expected"),
    [
        pytest.param(("4.1",), ["equality_data_purpose", "criminal_offence_data"], id="what"),
        pytest.param(("3.1",), ["legal_citations", "law_has_changed"], id="lawful bases"),
        pytest.param(("2.2",), [], id="fact or opinion: none"),
    ],
)
def test_a_section_with_an_open_legal_query_says_so(
    sections: tuple[str, ...], expected: list[str]
) -> None:
    assert [gap.key for gap in legal_queries(sscb(), sections)] == expected


def test_every_clause_of_a_gap_but_the_front_page_is_in_the_guide() -> None:
    clauses = {clause for gap in sscb().gaps for clause in gap.clauses}

    assert clauses - set(SECTIONS) == {"front page"}


def test_a_broken_guide_names_every_fault_at_once() -> None:
    broken = GUIDE.read_text("utf-8").replace('section = "1.1"', 'section = "1.0"')
    broken = broken.replace('key = "lawful"', 'key = "Lawful"').replace('["2.2"]', '["2.9"]')

    with pytest.raises(GuideFaults) as caught:
        parse_guide(broken.encode(), file="guide.toml")

    assert [(fault.where, fault.what) for fault in caught.value.faults] == [
        ("sections[2].section", "is here twice"),
        (
            "answers[1].key",
            "a key is small letters, figures and _, starting with a letter",
        ),
        ("answers[5].sections[1]", "is not one of the sections above"),
    ]


@pytest.mark.parametrize(
    ("section", "expected"),
    [
        pytest.param(
            "1.0",
            (
                "Because families are helped by people who talk to one another.",
                "We began in 2019. It took 3.5 Years to agree.",
            ),
            id="whole, and a number in the text is no heading",
        ),
        pytest.param("12.2", ("Look at this again after three months.",), id="up to the next"),
        pytest.param("9.0", (), id="a section it has not"),
    ],
)
def test_a_section_is_quoted_word_for_word_or_not_at_all(
    section: str, expected: tuple[str, ...]
) -> None:
    document = document_of(DOCUMENT.encode())

    assert quote(document, section, sections=("1.0", "12.2")) == expected


def test_only_the_versions_own_document_is_loaded(tmp_path: Path) -> None:
    first, file = riverside().versions[0], tmp_path / "agreement.txt"

    file.write_bytes(b"test")
    held = Shelf(file).of(first).document
    assert held is not None
    assert held.data == b"test"  # its SHA-256 is in the file
    assert Shelf(file).of(replace(first, document_sha256=None)).document is None
    file.write_bytes(b"tests")
    assert Shelf(file).of(first).document is None


def test_a_document_that_is_not_text_is_handed_over_and_never_quoted() -> None:
    document = document_of(b"%PDF-1.7\n\xff\xfe 1.0 Why")

    assert document.text is None
    assert quote(document, "1.0", sections=("1.0",)) == ()
    assert "PDF" not in repr(document)


def test_the_document_itself_is_not_in_the_repository() -> None:
    wording = re.compile("will remain in force irrespective of whether", re.IGNORECASE)
    folders = ("governance", "dialogs", "bot", "docs")
    files = [file for name in folders for file in Path(ROOT / name).rglob("*") if file.is_file()]
    texts = (file.read_text("utf-8", errors="ignore") for file in files if file.suffix != ".pyc")

    assert not [text for text in texts if wording.search(text)]
