"""A letter with whom it goes to in it: made on the desk page, where a name may stand."""

from dataclasses import replace

from dialogs.letters.writable import writable
from governance.letters.document import Block, Document, Paragraph, Table

NAME, ADDRESS = "[NAME]", "[ADDRESS]"


def named(document: Document, name: str, address: str) -> Document:
    """Return the letter with the name and the address in their places; a place for which nothing is
    given stays for whoever sends it.
    """
    found = {NAME: writable(name), ADDRESS: writable(address)}
    given = {place: said for place, said in found.items() if said}
    return replace(document, blocks=tuple(_filled(one, given) for one in document.blocks))


def _filled(block: Block, given: dict[str, str]) -> Block:
    match block:
        case Paragraph(style, lines):
            return Paragraph(style, tuple(one for line in lines for one in _line(line, given)))
        case Table(heads, rows):
            return Table(heads, tuple(tuple(_cell(cell, given) for cell in row) for row in rows))


def _line(line: str, given: dict[str, str]) -> list[str]:
    return _cell(line, given).split("\n")


def _cell(cell: str, given: dict[str, str]) -> str:
    for place, said in given.items():
        cell = cell.replace(place, said)
    return cell
