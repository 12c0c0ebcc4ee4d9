"""Drafting a letter: the text to copy and the file to keep, made afresh each time from facts."""

import re
from dataclasses import dataclass, field

from adapters.letters_docx import to_docx
from bot.services import Services
from bot.showing.recipes import File
from dialogs.letters.fields import Fields
from dialogs.letters.writing import as_text, write
from governance.letters.duties import LetterKind
from governance.letters.letter import Letter

NOT_OF_A_REFERENCE = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class LetterFile:
    """A letter as text and as a Word file. `name` holds our reference and the kind alone."""

    name: str
    text: str = field(repr=False)
    letter: Letter = field(repr=False)
    letterhead: bytes | None = field(repr=False)

    @property
    def docx(self) -> bytes:
        """Make the Word file."""
        return to_docx(self.letter, letterhead=self.letterhead)

    @property
    def file(self) -> File:
        """Return what goes with the card that shows the text."""
        return File(self.name, lambda: self.docx)


def draft(services: Services, kind: LetterKind, fields: Fields) -> LetterFile:
    """Draft a letter. LetterIncomplete names what a person must still give."""
    letter = write(services.letters.template(kind, fields), kind, fields)
    return LetterFile(file_name(letter), as_text(letter), letter, services.letters.letterhead)


def file_name(letter: Letter) -> str:
    """Return a name that says nothing of what the letter says: a reference and a kind."""
    reference = NOT_OF_A_REFERENCE.sub("-", letter.reference)
    return f"{reference} {letter.kind.replace('_', ' ')}.docx"
