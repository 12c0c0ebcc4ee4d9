"""A letter's template, read from a text file: its blocks and placeholders, or every fault.

The file is plain: a blank line ends a block, `# ` starts the title, `## ` a heading and `* ` a
point of a list, and `{received}` is a placeholder. There is nothing else to know, and no way
to run anything.
"""

import re
from collections.abc import Iterator, Mapping
from dataclasses import dataclass
from typing import Final

from dialogs.letters.writable import UNWRITABLE
from governance.letters.document import Style
from governance.letters.duties import LetterKind, must_have

SUFFIX: Final = ".txt"
FOR_CHILDREN: Final = "_child"
MOST_BYTES = 50_000  # ten pages and more

MARKS: Mapping[str, Style] = {"# ": Style.TITLE, "## ": Style.HEADING, "* ": Style.BULLET}
_PLACE = re.compile(r"\{([a-z_]+)\}")
_LINE_END = re.compile(r"\r\n|\r|\n")


@dataclass(frozen=True, slots=True)
class Placeholder:
    """Where something is filled in."""

    name: str


@dataclass(frozen=True, slots=True)
class Line:
    """One line of a template: its words and places in order."""

    style: Style
    parts: tuple[str | Placeholder, ...]


@dataclass(frozen=True, slots=True)
class Template:
    """One letter's template: blocks of lines."""

    kind: LetterKind
    blocks: tuple[tuple[Line, ...], ...]


class TemplateFaults(Exception):
    """Everything that is wrong with some templates: a sentence each, with file and line."""

    def __init__(self, faults: tuple[str, ...]) -> None:
        super().__init__("\n".join(faults))
        self.faults = faults


def template_kind(file: str) -> LetterKind | None:
    """Return the letter that a file of this name is the template of; None for any other name."""
    name = file.removesuffix(SUFFIX)
    known = name.removesuffix(FOR_CHILDREN)
    if name == file or known not in set(LetterKind):
        return None
    kind = LetterKind(known)
    return kind if name == known or kind in WITH_A_CHILDS else None


WITH_A_CHILDS = (
    LetterKind.COMPLAINT_ACKNOWLEDGEMENT,
    LetterKind.REQUEST_ACKNOWLEDGEMENT,
    LetterKind.BREACH,
)
"""The letters that have a second template, in words for a child."""


def read_template(data: bytes, *, file: str, places: frozenset[str]) -> Template:
    """Read the template in `data`. Raises TemplateFaults with every fault, KeyError for a name."""
    kind = template_kind(file)
    if kind is None:
        raise KeyError(file)
    text = _text(data, file)
    faults = tuple(f"{file}, {fault}." for fault in _faults(text, kind, places))
    if faults:
        raise TemplateFaults(faults)
    return Template(kind, tuple(_blocks(text)))


def _text(data: bytes, file: str) -> str:
    if len(data) > MOST_BYTES:
        raise TemplateFaults((f"{file}, line 1: is too long to be a letter.",))
    try:
        return _LINE_END.sub("\n", data.decode("utf-8-sig"))
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        says = "is not UTF-8 text: save the file as UTF-8"
        raise TemplateFaults((f"{file}, line {line}: {says}.",)) from None


def _faults(text: str, kind: LetterKind, places: frozenset[str]) -> Iterator[str]:
    lines = text.rstrip("\n").split("\n")
    for number, line in enumerate(lines, start=1):
        for what in _wrong_in(line, places):
            yield f"line {number}: {what}"
    titles = [number for number, line in enumerate(lines, start=1) if line.startswith("# ")]
    if not titles:
        yield 'line 1: there is no title, a line that starts with "# "'
    for number in titles[1:]:
        yield f"line {number}: a letter has one title, and this is another"
    there = set(_PLACE.findall(text))
    for name in must_have(kind):
        if name not in there:
            yield f"line {len(lines)}: {{{name}}} is missing, and this letter must say it"


def _wrong_in(line: str, places: frozenset[str]) -> Iterator[str]:
    for name in _PLACE.findall(line):
        if name not in places:
            yield f"{{{name}}} is not something we can fill in"
    if any(brace in _PLACE.sub("", line) for brace in "{}"):
        yield "there is a brace that is not part of a placeholder, like {received}"
    if UNWRITABLE.search(line):
        yield "there is a control character, which a letter cannot hold"


def _blocks(text: str) -> Iterator[tuple[Line, ...]]:
    for block in re.split(r"\n(?:[ \t]*\n)+", text.strip("\n")):
        lines = tuple(_line(line.rstrip()) for line in block.split("\n") if line.strip())
        if lines:
            yield lines


def _line(line: str) -> Line:
    mark = next((mark for mark in MARKS if line.startswith(mark)), "")
    words = _PLACE.split(line.removeprefix(mark))  # words, name, words, name, ..., words
    parts = (Placeholder(part) if at % 2 else part for at, part in enumerate(words))
    return Line(MARKS.get(mark, Style.TEXT), tuple(part for part in parts if part))
