"""A spreadsheet read back from its own bytes: what looks like a formula is a text."""

import re
import zipfile
from datetime import UTC, date, datetime
from io import BytesIO

import pytest

from adapters.spreadsheet import MOST_LETTERS, Cell, Sheet, spreadsheet
from tests.adapters.spreadsheet_kit import texts

NOW = datetime(2026, 11, 23, 9, 0, tzinfo=UTC)
FORMULAS = ("=1+1", "+1", "-1", "@SUM(A1)", '=HYPERLINK("http://evil.test")', "\t=1", "{=1}")


def made(*rows: list[Cell]) -> zipfile.ZipFile:
    width = max(map(len, rows))
    heads = [f"H{number}" for number in range(width)]
    return zipfile.ZipFile(BytesIO(spreadsheet([Sheet("One", heads, rows)], NOW)))


@pytest.mark.parametrize("text", FORMULAS)
def test_what_begins_like_a_formula_is_a_text(text: str) -> None:
    book = made([text])
    sheet = book.read("xl/worksheets/sheet1.xml").decode()

    assert "<f" not in re.sub("<filter|<family", "", sheet)
    assert "hyperlink" not in sheet
    assert texts(book)[-1].strip() == text.strip()


def test_a_day_an_instant_and_a_number_are_such_to_whoever_sorts_by_them() -> None:
    sheet = made([date(2026, 11, 23), datetime(2026, 11, 23, 12, 0), 7, None])  # noqa: DTZ001
    values = re.findall(r"<v>([^<]*)</v>", sheet.read("xl/worksheets/sheet1.xml").decode())

    assert values[-3:] == ["46349", "46349.5", "7"]


def test_a_text_that_no_cell_holds_is_cut_and_says_so() -> None:
    cut = texts(made(["x" * (MOST_LETTERS + 1)]))[-1]

    assert len(cut) == MOST_LETTERS
    assert cut.endswith("(cut: it is longer than a cell may be)")


@pytest.mark.parametrize("text", ["line one\nline two", "<b>&amp;</b>", "a\x00\x08b", "漢字 🙂"])
def test_whatever_people_wrote_can_be_opened(text: str) -> None:
    book = made([text])

    assert book.testzip() is None
    assert len(texts(book)) == 2
