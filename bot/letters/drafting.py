"""A letter drafted: the text to copy and the file to keep, made afresh each time from facts."""

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
        """The Word file, made now."""
        return to_docx(self.letter, letterhead=self.letterhead)

    @property
    def file(self) -> File:
        """What goes with the card that shows the text, for `bot.cases.files.hand_over`."""
        return File(self.name, lambda: self.docx)


def draft(services: Services, kind: LetterKind, fields: Fields) -> LetterFile:
    """The letter; LetterIncomplete where a person must still give something, which it names."""
    letter = write(services.letters.template(kind, fields), kind, fields)
    return LetterFile(file_name(letter), as_text(letter), letter, services.letters.letterhead)


def file_name(letter: Letter) -> str:
    """ "CP-2026-0007 complaint acknowledgement.docx": nothing of what it says."""
    reference = NOT_OF_A_REFERENCE.sub("-", letter.reference)
    return f"{reference} {letter.kind.replace('_', ' ')}.docx"
