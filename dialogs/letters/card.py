"""A document's text as parts of a card: to read and to copy, word for word.

It holds what people wrote, so it belongs only on a card that is folded away again:
chats keep nothing that people wrote (AG-UK, RT-CHAT, docs/law.md).
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from dialogs.cards.quoting import no_functions
from dialogs.letters.writing import BULLET, lines_of, said_in
from governance.letters.document import Document, Paragraph, Style, Table

MOST_BYTES: Final = 18_000  # as JSON: a card must stay under 28 KB, and carries more than a letter
THE_REST = "The rest is in the Word file: this card cannot hold more."
BOLD = (Style.TITLE, Style.HEADING)


def on_a_card(document: Document) -> list[dict[str, Any]]:
    """Return blocks of text runs, never read as markdown, until the card is full."""
    blocks: list[dict[str, Any]] = []
    room = MOST_BYTES
    for block in _blocks(document):
        room -= len(json.dumps(block, ensure_ascii=False).encode())
        if room < 0:
            return [*blocks, _block(THE_REST, bold=True, apart=True)]
        blocks.append(block)
    return blocks


def _blocks(document: Document) -> Iterator[dict[str, Any]]:
    for block in document.blocks:
        yield from _rows(block) if isinstance(block, Table) else _paragraph(block)


def _paragraph(block: Paragraph) -> Iterator[dict[str, Any]]:
    mark = BULLET if block.style is Style.BULLET else ""
    lines = (f"{mark}{line}" for line in lines_of(block) if line.strip())
    for number, line in enumerate(lines):
        yield _block(line, bold=block.style in BOLD, apart=number == 0)


def _rows(table: Table) -> Iterator[dict[str, Any]]:
    """Make what each row is about a line that stands out, and what it says below it."""
    for row in table.rows:
        yield _block(row[0], bold=True, apart=True)
        for line in said_in(row).split("\n"):
            if line.strip():
                yield _block(line, bold=False, apart=False)


def _block(words: str, *, bold: bool, apart: bool) -> dict[str, Any]:
    run: dict[str, Any] = {"type": "TextRun", "text": no_functions(words)}
    if bold:
        run["weight"] = "bolder"
    spacing = "default" if apart else "none"
    return {"type": "RichTextBlock", "spacing": spacing, "inlines": [run]}
