"""A letter or another document: the text to copy and the file to keep, made afresh from facts."""

import re
from dataclasses import dataclass, field

from adapters.documents import to_docx
from bot.services import Services
from bot.showing.recipes import File
from dialogs.letters.fields import Fields
from dialogs.letters.writing import as_text, write
from governance.letters.document import Document
from governance.letters.duties import LetterKind

NOT_OF_A_REFERENCE = re.compile(r"[^A-Za-z0-9-]+")


@dataclass(frozen=True, slots=True)
class DocumentFile:
    """A document as text and as a Word file. `name` holds our reference and the kind alone."""

    name: str
    text: str = field(repr=False)
    document: Document = field(repr=False)
    letterhead: bytes | None = field(repr=False)

    @property
    def docx(self) -> bytes:
        """Make the Word file."""
        return to_docx(self.document, letterhead=self.letterhead)

    @property
    def file(self) -> File:
        """Return what goes with the card that shows the text."""
        return File(self.name, lambda: self.docx)


def draft(services: Services, kind: LetterKind, fields: Fields) -> DocumentFile:
    """Draft a letter. LetterIncomplete names what a person must still give."""
    return as_file(services, write(services.letters.template(kind, fields), kind, fields))


def as_file(services: Services, document: Document) -> DocumentFile:
    """Return a document as text and as a Word file on the party's own letterhead."""
    letterhead = services.letters.letterhead
    return DocumentFile(file_name(document), as_text(document), document, letterhead)


def file_name(document: Document) -> str:
    """Return a name that says nothing of what it says: a reference and a kind."""
    reference = NOT_OF_A_REFERENCE.sub("-", document.reference)
    return f"{reference} {document.kind.replace('_', ' ')}.docx"
