"""A letter as a Word file.

The same letter is the same bytes: nothing in the file says when, where or by whom it was made,
only the day on the letter and the party. python-docx is loaded when the first letter is made.
"""

import re
import zipfile
from datetime import UTC, datetime, time
from io import BytesIO
from typing import TYPE_CHECKING, Any, Final

from governance.letters.letter import Letter, Paragraph, Style

if TYPE_CHECKING:
    from docx.document import Document
    from docx.text.paragraph import Paragraph as Row

MOST_TOLD: Final = 255  # characters of a property: python-docx refuses more
BEFORE_ZIP_DATES: Final = (1980, 1, 1, 0, 0, 0)

STYLES = {Style.TITLE: "Heading 1", Style.HEADING: "Heading 2", Style.BULLET: "List Bullet"}
USUAL = "Normal"

_TO_FILL_IN = re.compile(r"(\[[A-Z][A-Z ,’]+\])")  # [NAME], [HOW LONG WE KEEP IT]


def to_docx(letter: Letter, *, letterhead: bytes | None = None) -> bytes:
    """Return the Word file. `letterhead` is one that `check_letterhead` has let through."""
    from docx import Document  # noqa: PLC0415 - half a second that most days nobody needs

    document = Document(BytesIO(letterhead) if letterhead else None)
    if letterhead is None:
        _plain_page(document)
    _say_who(document, letter)
    there = {style.name for style in document.styles}
    for each in letter.paragraphs:
        style = STYLES.get(each.style)
        _add(document, each, style if style in there else None)
    made = BytesIO()
    document.save(made)
    return _same_every_time(made.getvalue())


def _plain_page(document: "Document") -> None:
    """Set A4 and one plain typeface that is easy to read."""
    from docx.shared import Cm, Pt, RGBColor  # noqa: PLC0415 - as above

    page = document.sections[0]
    page.page_width, page.page_height = Cm(21), Cm(29.7)
    page.left_margin = page.right_margin = page.top_margin = page.bottom_margin = Cm(2.5)
    for name, size in ((USUAL, 12), ("Heading 1", 16), ("Heading 2", 13), ("List Bullet", 12)):
        font = document.styles[name].font
        font.name, font.size, font.color.rgb = "Arial", Pt(size), RGBColor(0, 0, 0)
        _without_theme(font.element.rPr.rFonts)


def _without_theme(fonts: Any) -> None:
    """Take the theme's typeface away, which would win over the one that is named."""
    for name in [name for name in fonts.attrib if name.endswith("Theme")]:
        del fonts.attrib[name]


def _say_who(document: "Document", letter: Letter) -> None:
    told = document.core_properties
    then = datetime.combine(letter.dated, time(), UTC).replace(tzinfo=None)
    told.author = told.last_modified_by = letter.party[:MOST_TOLD]
    told.title, told.subject = letter.title[:MOST_TOLD], letter.reference[:MOST_TOLD]
    told.created = told.modified = then
    told.comments = told.keywords = told.category = ""
    told.language, told.revision = "en-GB", 1


def _add(document: "Document", paragraph: Paragraph, style: str | None) -> None:
    row = document.add_paragraph(style=style)
    for number, line in enumerate(paragraph.lines):
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
