"""A document's text as parts of a card: to read and to copy, word for word.

It holds what people wrote, so it belongs only on a card that is folded away again:
chats keep nothing that people wrote (AG-UK, RT-CHAT, docs/law.md).
"""

import json
from collections.abc import Iterator
from typing import Any, Final

from dialogs.cards.quoting import no_functions
from dialogs.letters.writing import BULLET, lines_of
from governance.letters.document import Block, Document, Paragraph, Style

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
        style = block.style if isinstance(block, Paragraph) else None
        for number, line in enumerate(_lines(block, style)):
            yield _block(line, bold=style in BOLD, apart=number == 0 or style is None)


def _lines(block: Block, style: Style | None) -> Iterator[str]:
    mark = BULLET if style is Style.BULLET else ""
    return (f"{mark}{line}" for line in lines_of(block) if line.strip())


def _block(words: str, *, bold: bool, apart: bool) -> dict[str, Any]:
    run: dict[str, Any] = {"type": "TextRun", "text": no_functions(words)}
    if bold:
        run["weight"] = "bolder"
    spacing = "default" if apart else "none"
    return {"type": "RichTextBlock", "spacing": spacing, "inlines": [run]}
