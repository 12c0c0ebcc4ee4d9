"""Tables as one .xlsx file. Whatever a cell says is text, a number or a date, and never worked out:
a text that begins like a formula (= + - @) stays a text.
"""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date, datetime
from io import BytesIO
from typing import Any

from xlsxwriter import Workbook

MOST_LETTERS = 32_767  # of one cell, by the format
CUT = " … (cut: it is longer than a cell may be)"
WIDTHS = (18, 60)  # letters: of a short column, and of one with long texts
LONG = 40
DAY, INSTANT = "dd mmm yyyy", "dd mmm yyyy hh:mm"

Cell = str | int | date | datetime | None
"""An instant has no zone: it is as a clock on a wall shows it."""


@dataclass(frozen=True, slots=True)
class Sheet:
    """One table: its name, its headings, and its rows below them."""

    name: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]


def spreadsheet(sheets: Sequence[Sheet], made_at: datetime) -> bytes:
    """Return a workbook with these tables, one to a sheet, the headings frozen above."""
    file = BytesIO()
    book = Workbook(file, {"in_memory": True, "strings_to_formulas": False})
    book.set_properties({"created": made_at.replace(tzinfo=None)})
    looks = {
        "head": book.add_format({"bold": True, "text_wrap": True, "valign": "top"}),
        "text": book.add_format({"text_wrap": True, "valign": "top"}),
        "day": book.add_format({"num_format": DAY, "valign": "top"}),
        "instant": book.add_format({"num_format": INSTANT, "valign": "top"}),
    }
    for sheet in sheets:
        _fill(book.add_worksheet(sheet.name), sheet, looks)
    book.close()
    return file.getvalue()


def _fill(page: Any, sheet: Sheet, looks: dict[str, Any]) -> None:
    for column, heading in enumerate(sheet.headings):
        texts = (row[column] for row in sheet.rows)
        long = any(isinstance(text, str) and len(text) > LONG for text in texts)
        page.set_column(column, column, WIDTHS[long])
        page.write_string(0, column, heading, looks["head"])
    for number, row in enumerate(sheet.rows, start=1):
        for column, cell in enumerate(row):
            _write(page, number, column, cell, looks)
    page.freeze_panes(1, 1)
    if sheet.rows:
        page.autofilter(0, 0, len(sheet.rows), len(sheet.headings) - 1)


def _write(page: Any, row: int, column: int, cell: Cell, looks: dict[str, Any]) -> None:
    match cell:
        case None:
            pass
        case int():
            page.write_number(row, column, cell, looks["text"])
        case datetime():
            page.write_datetime(row, column, cell, looks["instant"])
        case date():
            page.write_datetime(row, column, cell, looks["day"])
        case str():
            page.write_string(row, column, _fitting(cell), looks["text"])


def _fitting(text: str) -> str:
    return text if len(text) <= MOST_LETTERS else text[: MOST_LETTERS - len(CUT)] + CUT
