"""A plain guide to an agreement, "may I share this?", and quotes from the agreement's document.

The guide is in our own words, from a file beside the agreement's. A section with an open legal
query says so; that comes from the agreement's own gaps, so that no guide can leave it out. The
document, where an administrator has loaded it, is quoted word for word or not at all, and only
when its SHA-256 is the one that the agreement's file gives for that version.
"""

import re
from collections.abc import Collection
from dataclasses import dataclass, field

from governance.agreements.model import Agreement, Gap, GapKind
from governance.agreements.parse import WORD_KEY, read_key
from governance.toml_files.faults import FileFaults
from governance.toml_files.tables import Table, check_format, read_toml

FORMAT = 1


class GuideFaults(FileFaults):
    """Everything that is wrong in a guide."""


@dataclass(frozen=True, slots=True)
class Section:
    """One section of the agreement in our words."""

    section: str
    title: str
    says: str


@dataclass(frozen=True, slots=True)
class SharingAnswer:
    """One answer to "may I share this?", and the sections that it rests on."""

    key: str
    question: str
    answer: str
    sections: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class Guide:
    """The guide to one version of one agreement."""

    agreement: str
    version: str
    sections: tuple[Section, ...]
    answers: tuple[SharingAnswer, ...]

    def section(self, number: str) -> Section | None:
        """Return what the guide has on a section."""
        return next((one for one in self.sections if one.section == number), None)

    def is_for(self, agreement: Agreement) -> bool:
        """Return whether it was written for the version in hand."""
        return (self.agreement, self.version) == (agreement.reference, agreement.version)


def legal_queries(agreement: Agreement, sections: tuple[str, ...]) -> tuple[Gap, ...]:
    """Return the open legal queries on any of these sections."""
    queries = agreement.open_gaps(GapKind.LEGAL_QUERY)
    return tuple(gap for gap in queries if set(gap.clauses) & set(sections))


def parse_guide(data: bytes, *, file: str) -> Guide:
    """Read the guide in `data`; GuideFaults with every fault and its line otherwise."""
    return read_toml(data, file, GuideFaults, _guide)


def _guide(root: Table) -> Guide:
    check_format(root, FORMAT)
    guide = Guide(
        agreement=root.text("agreement"),
        version=root.text("version"),
        sections=root.records("sections", _section),
        answers=root.records("answers", _answer),
    )
    _check_sections(root, guide)
    return guide


def _section(table: Table) -> Section:
    return Section(table.text("section"), table.text("title"), table.text("says"))


def _answer(table: Table) -> SharingAnswer:
    return SharingAnswer(
        key=read_key(table, WORD_KEY),
        question=table.text("question"),
        answer=table.text("answer"),
        sections=table.texts("sections"),
    )


def _check_sections(root: Table, guide: Guide) -> None:
    """Each section once, and no answer that rests on one the guide does not have."""
    numbers = [one.section for one in guide.sections]
    for at, number in enumerate(numbers):
        if number and number in numbers[:at]:
            root.findings.add(("sections", at, "section"), "is here twice")
    for at, answer in enumerate(guide.answers):
        if not answer.sections:
            root.findings.add(("answers", at, "sections"), "name the section it rests on")
        for which, number in enumerate(answer.sections):
            if number and number not in numbers:
                place = ("answers", at, "sections", which)
                root.findings.add(place, "is not one of the sections above")


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
