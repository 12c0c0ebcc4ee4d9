"""A letter, a form or a record as a Word file.

The same document is the same bytes: nothing in the file says when, where or by whom it was made,
only the day on it and the party. python-docx is loaded when the first one is made.
"""

import re
import zipfile
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from governance.letters.document import Document, Paragraph, Style, Table

if TYPE_CHECKING:
    from docx.document import Document as WordFile
    from docx.text.paragraph import Paragraph as Row

MOST_TOLD: Final = 255  # characters of a property: python-docx refuses more
BEFORE_ZIP_DATES: Final = (1980, 1, 1, 0, 0, 0)

STYLES = {Style.TITLE: "Heading 1", Style.HEADING: "Heading 2", Style.BULLET: "List Bullet"}
USUAL = "Normal"
GRID = "Table Grid"

_TO_FILL_IN = re.compile(r"(\[[A-Z][^\[\]a-z]+\])")  # [NAME], [HOW LONG WE KEEP IT]


def to_docx(document: Document, *, letterhead: bytes | None = None) -> bytes:
    """Return the Word file. `letterhead` is one that `check_letterhead` has let through."""
    from docx import Document as Open  # noqa: PLC0415 - half a second that most days nobody needs

    file = Open(BytesIO(letterhead) if letterhead else None)
    if letterhead is None:
        _plain_page(file)
    _say_who(file, document)
    there = {style.name for style in file.styles}
    for block in document.blocks:
        if isinstance(block, Table):
            _add_table(file, block, GRID if GRID in there else None)
        else:
            style = STYLES.get(block.style)
            _add(file, block, style if style in there else None)
    made = BytesIO()
    file.save(made)
    return _same_every_time(made.getvalue())


def _plain_page(file: "WordFile") -> None:
    """Set A4 and one plain typeface that is easy to read."""
    from docx.shared import Cm, Pt, RGBColor  # noqa: PLC0415 - as above

    page = file.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.5)
    for name, size in ((USUAL, 12), ("Heading 1", 16), ("Heading 2", 13), ("List Bullet", 12)):
        font = file.styles[name].font
        font.name, font.size, font.color.rgb = "Arial", Pt(size), RGBColor(0, 0, 0)
        _without_theme(font.element.rPr.rFonts)


def _without_theme(fonts: Any) -> None:
    """Take the theme's typeface away, which would win over the one that is named."""
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]


def _say_who(file: "WordFile", document: Document) -> None:
    told = file.core_properties
    then = datetime.combine(document.dated, time(), UTC).replace(tzinfo=None)
    told.author = told.last_modified_by = document.party[:MOST_TOLD]
    told.title, told.subject = document.title[:MOST_TOLD], document.reference[:MOST_TOLD]
    told.created = told.modified = then
    told.comments = told.keywords = told.category = ""
    told.language, told.revision = "en-GB", 1


def _add(file: "WordFile", paragraph: Paragraph, style: str | None) -> None:
    _fill(file.add_paragraph(style=style), "\n".join(paragraph.lines))


def _add_table(file: "WordFile", table: Table, style: str | None) -> None:
    """Add the rows under their heads, which stand again on every page that they go on to. A row is
    not parted from what it is about: it stands whole on a page where it can.
    """
    laid = file.add_table(rows=1, cols=len(table.heads), style=style)
    for _ in table.rows:
        laid.add_row()
    for shown, cells in zip(laid.rows, (table.heads, *table.rows), strict=True):
        _mark_row(shown, "w:cantSplit")
        for cell, words in zip(shown.cells, cells, strict=True):
            _fill(cell.paragraphs[0], words)
    for cell in laid.rows[0].cells:
        for run in cell.paragraphs[0].runs:
            run.font.bold = True
    _mark_row(laid.rows[0], "w:tblHeader")  # a screen reader says the heads with each cell


def _mark_row(row: Any, mark: str) -> None:
    from docx.oxml.parser import OxmlElement  # noqa: PLC0415 - as above

    row._tr.get_or_add_trPr().append(OxmlElement(mark))


def _fill(row: "Row", words: str) -> None:
    for number, line in enumerate(words.split("\n")):
        if number:
            row.add_run().add_break()
        _write(row, line)


def _write(row: "Row", line: str) -> None:
    """Write a line; what its sender must fill in is marked, so that nobody overlooks it."""
    from docx.enum.text import WD_COLOR_INDEX  # noqa: PLC0415 - as above

    for part in _TO_FILL_IN.split(line):
        if part:
            run = row.add_run(part)
            if _TO_FILL_IN.fullmatch(part):
                run.font.highlight_color = WD_COLOR_INDEX.YELLOW


def _same_every_time(data: bytes) -> bytes:
    """Return the same parts without the hour at which each was packed."""
    packed = BytesIO()
    with zipfile.ZipFile(BytesIO(data)) as old, zipfile.ZipFile(packed, "w") as new:
        for part in old.infolist():
            plain = zipfile.ZipInfo(part.filename, BEFORE_ZIP_DATES)
            new.writestr(plain, old.read(part), zipfile.ZIP_DEFLATED)
    return packed.getvalue()
