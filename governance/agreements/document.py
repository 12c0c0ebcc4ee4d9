"""The agreement's own document, where an administrator has loaded it, and quotes from it.

It is quoted word for word or not at all, and only when its SHA-256 is the one that the
agreement's file gives for that version.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

# "## 9.0 Review", "9.0 Review", "**9.0** Review": a number of two parts, then a word.
_HEADING = re.compile(r"[ \t]*#{0,6}[ \t]*\**(\d{1,2}\.\d{1,2})\**:?[ \t]+\**[A-Z]")
_OTHER_HEADING = re.compile(r"[ \t]*(?:#{1,6}[ \t]|\**Appendix\b)")


@dataclass(frozen=True, slots=True)
class Document:
    """A document known to be the agreement's: its bytes to hand over, its text to quote from."""

    version: str
    sha256: str
    data: bytes = field(repr=False)
    text: str | None = field(repr=False)  # None for a file that is not plain text
    suffix: str = ".txt"  # what kind of file it is


def quote(document: Document, section: str, *, sections: Collection[str]) -> tuple[str, ...]:
    """Quote a section's paragraphs, word for word; empty where they are not found for certain.

    `sections` are the numbers the agreement has: another number at the start of a line is
    no heading. Of several headings with the number (a list of contents), the fullest counts.
    """
    if document.text is None:
        return ()
    found = [body for number, body in _bodies(document.text, sections) if number == section]
    return max(found, key=lambda body: sum(map(len, body)), default=())


def _bodies(text: str, sections: Collection[str]) -> list[tuple[str, tuple[str, ...]]]:
    bodies: list[tuple[str, tuple[str, ...]]] = []
    number, lines = "", list[str]()
    for line in [*text.splitlines(), "# the end"]:
        heading = _HEADING.match(line)
        known = heading is not None and heading[1] in sections
        if known or _OTHER_HEADING.match(line):
            bodies.append((number, paragraphs(lines)))
            number, lines = (heading[1] if heading and known else ""), []
        else:
            lines.append(line)
    return bodies


def paragraphs(lines: list[str]) -> tuple[str, ...]:
    """Join the lines that belong together; words and order are the document's."""
    blocks = "\n".join(line.strip() for line in lines).split("\n\n")
    return tuple(joined for block in blocks if (joined := " ".join(block.split())))


def as_text(data: bytes) -> str | None:
    """Return the words of a plain text file; None for any other kind of file."""
    try:
        text = data.decode("utf-8-sig")
    except UnicodeDecodeError:
        return None
    return None if "\x00" in text else text
