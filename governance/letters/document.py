"""A letter or another paper as it stands on the page. No letter names whom it goes to: [NAME]."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum


class Style(StrEnum):
    """How a paragraph stands on the page."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; a line stays a line. Left out of every `repr`: it may hold reasons."""

    style: Style
    lines: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Table:
    """Rows of cells under the words that head each column. Left out of every `repr`, too."""

    heads: tuple[str, ...]
    rows: tuple[tuple[str, ...], ...] = field(repr=False)


Block = Paragraph | Table
"""What a document is made of."""


@dataclass(frozen=True, slots=True)
class Document:
    """A document ready to be laid out. `party` is who writes, `dated` the day on it.

    `kind` is one word of ours for what it is: it and the reference are all that a file's name says.
    """

    kind: str
    title: str
    blocks: tuple[Block, ...] = field(repr=False)
    party: str
    dated: date
    reference: str
