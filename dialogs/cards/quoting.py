"""People's own words on a card, shown as they are.

A TextBlock renders markdown, and Teams fills in {{DATE(...)}} and {{TIME(...)}} wherever it
finds them; neither may happen to what somebody wrote.
"""

import re
from typing import Any

WORD_JOINER = "\u2060"  # invisible: keeps two braces, or an address, from being acted on
MOST_LINES = 20  # of a quoted text, each a block of its own; the rest share the last one

_MARKDOWN = re.compile(r"([\\`*_{}\[\]()#+\-!|<>~&])")
_NUMBERED = re.compile(r"^(\s*\d+)([.)])")


def quoted(words: str) -> list[dict[str, Any]]:
    """Return paragraphs, word for word: text runs are never read as markdown."""
    lines = [line.strip() for line in words.splitlines() if line.strip()]
    if len(lines) > MOST_LINES:
        lines = [*lines[: MOST_LINES - 1], " / ".join(lines[MOST_LINES - 1 :])]
    return [
        {
            "type": "RichTextBlock",
            "spacing": "small",
            "inlines": [{"type": "TextRun", "text": no_functions(line)}],
        }
        for line in lines
    ]


def plain(words: str) -> str:
    """Return words for inside a sentence of ours: on one line, markdown taken as text."""
    line = " ".join(words.split())
    escaped = _NUMBERED.sub(r"\1\\\2", _MARKDOWN.sub(r"\\\1", no_functions(line)))
    return escaped.replace("://", f":{WORD_JOINER}//")


def no_functions(words: str) -> str:
    """Return the words with nothing in them that Teams would fill in."""
    return words.replace("{{", "{" + WORD_JOINER + "{").replace("}}", "}" + WORD_JOINER + "}")
