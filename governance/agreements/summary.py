"""A plain guide to an agreement: what each section says, and "may I share this?".

In our own words, from a file beside the agreement's. A section with an open legal query
says so; that comes from the agreement's own gaps, so that no guide can leave it out.
"""

from dataclasses import dataclass

from governance.agreements.fields import WORD_KEY, read_key
from governance.agreements.model import Agreement
from governance.agreements.records import Gap
from governance.agreements.words import GapKind
from governance.toml_files.faults import FileFaults
from governance.toml_files.tables import Table, open_toml

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
    try:
        root = open_toml(data, file)
    except FileFaults as error:
        raise GuideFaults(file, error.faults) from None
    if root.number("format") not in {0, FORMAT}:
        root.fault("format", f"this program reads format {FORMAT}")
    guide = Guide(
        agreement=root.text("agreement"),
        version=root.text("version"),
        sections=tuple(map(_section, root.children("sections"))),
        answers=tuple(map(_answer, root.children("answers"))),
    )
    root.done()
    _check_sections(root, guide)
    if faults := root.findings.all():
        raise GuideFaults(file, faults)
    return guide


def _section(table: Table) -> Section:
    section = Section(table.text("section"), table.text("title"), table.text("says"))
    table.done()
    return section


def _answer(table: Table) -> SharingAnswer:
    answer = SharingAnswer(
        key=read_key(table, WORD_KEY),
        question=table.text("question"),
        answer=table.text("answer"),
        sections=table.texts("sections"),
    )
    table.done()
    return answer


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
