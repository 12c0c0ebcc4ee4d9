"""The parts of a document that is written by code and not from a template."""

from collections.abc import Iterable

from dialogs.letters.writable import writable
from governance.letters.document import Paragraph, Style, Table


def title(words: str) -> Paragraph:
    """Return what stands at the top."""
    return _paragraph(Style.TITLE, words)


def heading(words: str) -> Paragraph:
    """Return what stands above a part."""
    return _paragraph(Style.HEADING, words)


def text(words: str) -> Paragraph:
    """Return a paragraph; a line that was typed stays a line."""
    return _paragraph(Style.TEXT, words)


def bullet(words: str) -> Paragraph:
    """Return a point of a list."""
    return _paragraph(Style.BULLET, words)


def table(heads: tuple[str, ...], rows: Iterable[tuple[str, ...]]) -> Table:
    """Return rows of cells under their heads, as many cells as heads."""
    return Table(heads, tuple(tuple(map(writable, row)) for row in rows))


def _paragraph(style: Style, words: str) -> Paragraph:
    return Paragraph(style, tuple(writable(words).split("\n")))
