"""Whether a partner's letterhead.docx can be used: a plain Word file that runs nothing."""

import re
import zipfile
from io import BytesIO
from typing import Final

MOST_BYTES: Final = 2_000_000
MOST_UNPACKED: Final = 20_000_000  # a few kilobytes can become gigabytes

WANTED: Final = "word/document.xml"
TYPES: Final = "[Content_Types].xml"
EMBEDDED = ("word/embeddings/", "word/activeX/")
_OUTSIDE = re.compile(rb"<[^<>]*TargetMode\s*=\s*[\"']External[^<>]*>")
_LINK = b"/hyperlink"  # a line of text that can be pressed: Word fetches nothing by itself


class LetterheadUnusable(Exception):
    """The message says what is wrong with the file and what to do."""


def check_letterhead(data: bytes) -> None:
    """Raises LetterheadUnusable, with one sentence, for what no letter may be built on."""
    if len(data) > MOST_BYTES:
        raise LetterheadUnusable("is larger than 2 MB: make its pictures smaller.")
    try:
        with zipfile.ZipFile(BytesIO(data)) as package:
            _check_parts(package)
    except (zipfile.BadZipFile, zipfile.LargeZipFile, NotImplementedError, RuntimeError, OSError):
        raise LetterheadUnusable("is not a Word file: save it as .docx.") from None
    _check_opens(data)


def _check_parts(package: zipfile.ZipFile) -> None:
    names = package.namelist()
    if sum(part.file_size for part in package.infolist()) > MOST_UNPACKED:
        raise LetterheadUnusable("is larger inside than a letterhead can be.")
    if WANTED not in names or TYPES not in names:
        raise LetterheadUnusable("is not a Word file: save it as .docx.")
    if any("vbaproject" in name.lower() for name in names) or b"macroEnabled" in package.read(
        TYPES
    ):
        raise LetterheadUnusable("holds macros, which no letter needs: save it as .docx.")
    if any(name.startswith(EMBEDDED) for name in names):
        raise LetterheadUnusable("holds another file or program: take it out.")
    for name in names:
        if name.endswith(".rels") and _looks_outside(package.read(name)):
            raise LetterheadUnusable(
                "fetches something from outside itself: put the template or picture into it."
            )


def _looks_outside(relations: bytes) -> bool:
    return any(_LINK not in tag for tag in _OUTSIDE.findall(relations))


def _check_opens(data: bytes) -> None:
    """python-docx says in many ways that it cannot read a file; a broken one is the same to us."""
    from docx import Document  # noqa: PLC0415 - only those who have a letterhead wait for it

    try:
        Document(BytesIO(data))
    except (KeyError, ValueError, OSError, SyntaxError, AttributeError, TypeError):
        raise LetterheadUnusable("cannot be read: open it in Word and save it again.") from None
