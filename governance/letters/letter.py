"""A letter as it stands on the page. It never names the person it goes to: it says [NAME]."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from governance.letters.duties import LetterKind


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
class Letter:
    """A letter ready to be laid out. `party` is who writes, `dated` the day on it."""

    kind: LetterKind
    title: str
    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    party: str
    dated: date
    reference: str
