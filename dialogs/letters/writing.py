"""A letter from its template: filled in once, so that nothing filled in is read as a template."""

from collections.abc import Iterator, Sequence

from dialogs.letters.fields import Fields
from dialogs.letters.places import PLACES, WRITTEN
from dialogs.letters.templates import Line, Placeholder, Template
from dialogs.letters.writable import writable
from dialogs.words.wording import listed
from governance.letters.duties import REGIMES, LetterKind, Regime, must_have
from governance.letters.letter import Letter, Paragraph, Style

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


def write(template: Template, kind: LetterKind, fields: Fields) -> Letter:
    """Return the letter; LetterIncomplete where it would not say what it must by law."""
    if fields.regime not in REGIMES[kind] or template.kind is not kind:
        raise NoSuchLetter
    if missing := missing_from(kind, fields):
        raise LetterIncomplete(tuple(WRITTEN[name] for name in missing))
    paragraphs = tuple(each for block in template.blocks for each in _block(block, kind, fields))
    title = next(each for each in paragraphs if each.style is Style.TITLE)
    return Letter(
        kind=kind,
        title=" ".join(title.lines),
        paragraphs=paragraphs,
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


def as_text(letter: Letter) -> str:
    """Return the letter as plain text, a blank line between its parts."""
    parts: list[str] = []
    for at, each in enumerate(letter.paragraphs):
        listed_on = at and {each.style, letter.paragraphs[at - 1].style} == {Style.BULLET}
        above = at and letter.paragraphs[at - 1].style is Style.HEADING
        parts.append("" if not at else "\n" if listed_on or above else "\n\n")
        parts.append(BULLET if each.style is Style.BULLET else "")
        parts.append("\n".join(each.lines))
    return "".join(parts) + "\n"


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
