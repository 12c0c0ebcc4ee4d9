"""A letter from its template: filled in once, so that nothing filled in is read as a template."""

from collections.abc import Iterator, Sequence

from dialogs.letters.fields import Fields
from dialogs.letters.places import PLACES, WRITTEN
from dialogs.letters.templates import Line, Placeholder, Template
from dialogs.letters.writable import writable
from dialogs.words.wording import listed
from governance.letters.document import Block, Document, Paragraph, Style, Table
from governance.letters.duties import REGIMES, LetterKind, Regime, must_have

BULLET = "• "


class LetterIncomplete(Exception):
    """A letter that would not say what it must: the message names what is missing."""

    def __init__(self, missing: Sequence[str]) -> None:
        verb = "is" if len(missing) == 1 and missing[0] != WRITTEN["reasons"] else "are"
        super().__init__(f"This letter cannot be written yet: {listed(missing)} {verb} missing.")
        self.missing = tuple(missing)


class NoSuchLetter(Exception):
    """The law that the request stands under has no such letter."""

    def __init__(self) -> None:
        super().__init__("There is no such letter for this kind of request.")


def write(template: Template, kind: LetterKind, fields: Fields) -> Document:
    """Return the letter; LetterIncomplete where it would not say what it must by law."""
    if fields.regime not in REGIMES[kind] or template.kind is not kind:
        raise NoSuchLetter
    if missing := missing_from(kind, fields):
        raise LetterIncomplete(tuple(WRITTEN[name] for name in missing))
    paragraphs = tuple(each for block in template.blocks for each in _block(block, kind, fields))
    title = next(each for each in paragraphs if each.style is Style.TITLE)
    return Document(
        kind=kind,
        title=" ".join(title.lines),
        blocks=paragraphs,
        party=writable(fields.party),
        dated=fields.today,
        reference=writable(fields.reference),
    )


def missing_from(kind: LetterKind, fields: Fields) -> tuple[str, ...]:
    """Return the names of the fields that a person must still give, as they are needed."""
    needed = fields_needed(kind, fields.regime)
    return tuple(name for name in needed if not writable(PLACES[name](kind, fields)))


def fields_needed(kind: LetterKind, regime: Regime) -> tuple[str, ...]:
    """Return the fields of `Fields` that a person must give for such a letter."""
    return tuple(name for name in must_have(kind, regime) if name in WRITTEN)


def as_text(document: Document) -> str:
    """Return the document as plain text, a blank line between its parts."""
    parts: list[str] = []
    before: Style | None = None
    for at, block in enumerate(document.blocks):
        style = block.style if isinstance(block, Paragraph) else None
        close = before is Style.HEADING or {style, before} == {Style.BULLET}
        parts.append("" if not at else "\n" if close else "\n\n")
        parts.append(BULLET if style is Style.BULLET else "")
        parts.append("\n".join(lines_of(block)))
        before = style
    return "".join(parts) + "\n"


def lines_of(block: Block) -> tuple[str, ...]:
    """Return a block line by line; of a table, what each row is about, what it says, and a gap."""
    if isinstance(block, Table):
        return tuple(line for row in block.rows for line in (row[0], said_in(row), ""))[:-1]
    return block.lines


def said_in(row: tuple[str, ...]) -> str:
    """Return what a row of a table says of what it is about."""
    return " · ".join(cell for cell in row[1:] if cell)


def _block(block: tuple[Line, ...], kind: LetterKind, fields: Fields) -> list[Paragraph]:
    """Write the paragraphs; a heading stands above something, and goes when that has gone."""
    found: list[Paragraph] = []
    for line in block:
        for words in _lines(line, kind, fields):
            if found and line.style is Style.TEXT and found[-1].style is Style.TEXT:
                found[-1] = Paragraph(Style.TEXT, (*found[-1].lines, words))
            else:
                found.append(Paragraph(line.style, (words,)))
    if all(each.style is Style.HEADING for each in found) and len(block) > len(found):
        return []
    return found


def _lines(line: Line, kind: LetterKind, fields: Fields) -> Iterator[str]:
    """Write what one line of a template comes to; nothing where a place has nothing to say."""
    words = ""
    for part in line.parts:
        filled = (
            writable(PLACES[part.name](kind, fields)) if isinstance(part, Placeholder) else part
        )
        if not filled:
            return
        words += filled
    yield from words.split("\n")
