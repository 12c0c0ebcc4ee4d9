"""What a Word file of a document holds, read back by python-docx; which letterheads are taken."""

import zipfile
from collections.abc import Mapping
from dataclasses import replace
from datetime import date
from io import BytesIO

import pytest
from docx import Document
from docx.enum.text import WD_COLOR_INDEX
from hypothesis import given, settings
from hypothesis import strategies as st

from adapters.documents import to_docx
from adapters.letterhead import LetterheadUnusable, check_letterhead
from dialogs.letters.writing import write
from governance.letters.document import Document as Made
from governance.letters.document import Paragraph, Style, Table
from governance.letters.duties import LetterKind, Regime
from tests.dialogs.letters.letter_kit import COMPLAINTS, EVERY, fields, template


def letter(kind: LetterKind, regime: Regime = Regime.RIGHTS, **changes: str) -> Made:
    return write(template(kind), kind, fields(kind, regime, **changes))


def lines_of(made: Made) -> list[str]:
    return ["\n".join(each.lines) for each in made.blocks if isinstance(each, Paragraph)]


def read_back(data: bytes) -> list[str]:
    return [row.text for row in Document(BytesIO(data)).paragraphs]


@pytest.mark.parametrize(("kind", "regime"), EVERY, ids=str)
def test_every_letter_under_every_law_reads_back_as_it_was_written(
    kind: LetterKind, regime: Regime
) -> None:
    made = letter(kind, regime)

    assert read_back(to_docx(made)) == lines_of(made)


@settings(max_examples=30, deadline=None)
@given(st.text(min_size=1, max_size=100))
def test_whatever_somebody_typed_reads_back_as_it_was_written(words: str) -> None:
    made = letter(LetterKind.REFUSAL, reasons=f"Because {words}.")

    assert read_back(to_docx(made)) == lines_of(made)


def test_the_file_says_the_party_and_the_day_and_nothing_of_the_machine() -> None:
    told = Document(BytesIO(to_docx(letter(LetterKind.REFUSAL)))).core_properties

    assert (told.author, told.last_modified_by) == ("Rivershire County Council",) * 2
    assert told.created is not None
    assert told.modified is not None
    assert {told.created.isoformat()[:19], told.modified.isoformat()[:19]} == {
        "2026-11-23T00:00:00"
    }
    assert (told.comments, told.keywords, told.category) == ("", "", "")
    assert told.subject == "RQ-2026-0007"
    assert told.title == "Our answer to your request"


def test_the_same_letter_is_the_same_bytes_and_no_part_says_when_it_was_packed() -> None:
    made = letter(LetterKind.EXTENSION)
    data = to_docx(made)

    assert data == to_docx(made)
    with zipfile.ZipFile(BytesIO(data)) as package:
        assert {part.date_time for part in package.infolist()} == {(1980, 1, 1, 0, 0, 0)}


def test_a_title_of_any_length_is_told() -> None:
    made = replace(letter(LetterKind.REFUSAL), title="x" * 400, party="y" * 400)
    told = Document(BytesIO(to_docx(made))).core_properties

    assert (told.title, told.author) == ("x" * 255, "y" * 255)


def test_what_must_still_be_filled_in_is_marked() -> None:
    read = Document(BytesIO(to_docx(letter(LetterKind.REPLY_COVER))))
    marked = {
        run.text
        for row in read.paragraphs
        for run in row.runs
        if run.font.highlight_color is WD_COLOR_INDEX.YELLOW
    }

    assert {"[NAME]", "[ADDRESS]", "[YOUR NAME]", "[WHY WE USE IT]"} <= marked
    assert all(text.startswith("[") for text in marked)


@pytest.mark.parametrize("kind", sorted({kind for kind, _ in EVERY}))
def test_every_gap_of_a_template_is_marked_whatever_it_says(kind: LetterKind) -> None:
    regime = next(regime for one, regime in EVERY if one is kind)
    read = Document(BytesIO(to_docx(letter(kind, regime))))
    plain = [
        run.text
        for row in read.paragraphs
        for run in row.runs
        if run.font.highlight_color is not WD_COLOR_INDEX.YELLOW
    ]

    assert [text for text in plain if "[" in text] == []


def form(*rows: tuple[str, str]) -> Made:
    table = Table(("Asked", "Answered"), rows)
    blocks = (Paragraph(Style.TITLE, ("What was asked",)), table)
    return Made("form", "What was asked", blocks, "Rivershire", date(2026, 11, 23), "BR-2026-0007")


def test_a_table_reads_back_row_by_row_under_its_heads_which_are_marked_as_heads() -> None:
    made = form(("What happened?", "It went to\nthe wrong person."), ("When?", "[WHEN]"))
    [table] = Document(BytesIO(to_docx(made))).tables

    assert [[cell.text for cell in row.cells] for row in table.rows] == [
        ["Asked", "Answered"],
        ["What happened?", "It went to\nthe wrong person."],
        ["When?", "[WHEN]"],
    ]
    assert ["w:tblHeader" in row._tr.xml for row in table.rows] == [True, False, False]
    assert all("w:cantSplit" in row._tr.xml for row in table.rows), "no row is parted by a page"
    marked = table.rows[2].cells[1].paragraphs[0].runs[0]
    assert marked.font.highlight_color is WD_COLOR_INDEX.YELLOW


def test_a_table_is_laid_out_on_a_letterhead_that_has_no_style_for_it() -> None:
    [table] = Document(
        BytesIO(to_docx(form(("a", "b")), letterhead=letterhead(styles=False)))
    ).tables

    assert table.rows[1].cells[0].text == "a"


def letterhead(*, styles: bool = True) -> bytes:
    document, made = Document(), BytesIO()
    document.sections[0].header.paragraphs[0].text = "Rivershire County Council"
    if not styles:
        for name in ("Heading 1", "Heading 2", "List Bullet", "Table Grid"):
            document.styles[name].delete()
    document.save(made)
    return made.getvalue()


@pytest.mark.parametrize("styles", [True, False], ids=["Word's own styles", "few styles"])
def test_a_partners_letterhead_is_kept_above_the_letter(styles: bool) -> None:
    head, made = letterhead(styles=styles), letter(LetterKind.REDIRECT)
    check_letterhead(head)
    read = Document(BytesIO(to_docx(made, letterhead=head)))

    assert read.sections[0].header.paragraphs[0].text == "Rivershire County Council"
    assert [row.text for row in read.paragraphs] == lines_of(made)


def with_parts(parts: Mapping[str, bytes]) -> bytes:
    """A letterhead with some of its parts put in or replaced."""
    made = BytesIO()
    with zipfile.ZipFile(BytesIO(letterhead())) as old, zipfile.ZipFile(made, "w") as new:
        for name in old.namelist():
            if name not in parts:
                new.writestr(name, old.read(name))
        for name, data in parts.items():
            new.writestr(name, data, zipfile.ZIP_DEFLATED)
    return made.getvalue()


OUTSIDE = (
    b'<Relationship Id="r9" Type="x/attachedTemplate" Target="//evil/t" TargetMode="External"/>'
)
SETTINGS = "word/_rels/settings.xml.rels"
REFUSED = [
    pytest.param({"word/vbaProject.bin": b"x"}, "macros", id="a macro project"),
    pytest.param({"word/embeddings/a.bin": b"x"}, "another file", id="an embedded object"),
    pytest.param({SETTINGS: OUTSIDE}, "outside itself", id="a template fetched from elsewhere"),
    pytest.param({"word/big.xml": b"\0" * 21_000_000}, "larger inside", id="a bomb"),
    pytest.param({"word/document.xml": b"<w:document"}, "cannot be read", id="a broken document"),
    pytest.param(
        {"[Content_Types].xml": b"application/vnd.ms-word.document.macroEnabled.main+xml"},
        "macros",
        id="a .docm under another name",
    ),
]


@pytest.mark.parametrize(("parts", "why"), REFUSED)
def test_a_letterhead_that_could_run_or_fetch_something_is_refused(
    parts: Mapping[str, bytes], why: str
) -> None:
    with pytest.raises(LetterheadUnusable, match=why):
        check_letterhead(with_parts(parts))


def test_a_link_in_a_letterhead_that_a_reader_presses_is_no_fault() -> None:
    link = OUTSIDE.replace(b"attachedTemplate", b"hyperlink")
    rels = (
        b'<Relationships xmlns="http://schemas.openxmlformats.org/package/2006/relationships">'
        + link
        + b"</Relationships>"
    )

    check_letterhead(with_parts({SETTINGS: rels}))


@given(st.binary(max_size=200))
def test_whatever_is_no_word_file_is_said_to_be_none(data: bytes) -> None:
    with pytest.raises(LetterheadUnusable):
        check_letterhead(data)


@pytest.mark.parametrize(("kind", "regime"), EVERY, ids=str)
def test_a_letter_calls_the_regulator_by_its_name_and_prints_no_postal_address(
    kind: LetterKind, regime: Regime
) -> None:
    """LW-REGULATOR: the name is a setting; the web address and the telephone suffice."""
    made = write(template(kind), kind, fields(kind, regime, regulator="Information Commission"))
    said = " ".join(read_back(to_docx(made)))

    assert "ICO" not in said
    assert ("Information Commission" in said) is ("ico.org.uk/" in said)
    assert ("ico.org.uk/" in said) is ("0303\u00a0123\u00a01113" in said)
    assert not any(place in said for place in ("Wycliffe", "Water Lane", "Wilmslow", "SK9"))


@pytest.mark.parametrize(("kind", "regime"), EVERY, ids=str)
def test_a_complaints_letters_say_that_the_regulator_sends_people_back_until_it_is_answered(
    kind: LetterKind, regime: Regime
) -> None:
    said = " ".join(read_back(to_docx(letter(kind, regime))))
    waits = kind in COMPLAINTS and kind is not LetterKind.COMPLAINT_OUTCOME

    assert ("It usually asks people to let us answer first." in said) is waits
