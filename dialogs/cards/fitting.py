"""People's own words on one card that must stay under 28 KB: whole where they can be.

Short texts are shown whole and long ones share the rest, so that a card of four long
English texts is whole and only a far larger one is cut (and says so).
"""

import json
from collections.abc import Mapping

from dialogs.cards.elements import Element, text
from dialogs.cards.quoting import MOST_LINES, quoted
from dialogs.words.wording import say

Fitted = Mapping[str, list[Element]]
"""What people wrote, cut to fit, by the names it was handed in under."""

MOST = 17_000  # bytes as sent (JSON in ASCII) for everyone's words together; the rest is ours
A_LINE = 96  # bytes that each quoted line costs besides its words


def fitted(texts: Mapping[str, str]) -> dict[str, list[Element]]:
    """Return the same texts as elements, cut only so far as all of them would not fit together."""
    shown: dict[str, list[Element]] = {}
    room, left = MOST, len(texts)
    for name, words in sorted(texts.items(), key=lambda item: _cost(item[1])):
        kept = _cut(words, room // left)
        room, left = room - _cost(kept), left - 1
        note = [] if kept == words else [text(say("open.cut"), subtle=True)]
        shown[name] = [*quoted(kept), *note]
    return shown


def _cost(words: str) -> int:
    return len(json.dumps(words)) + min(len(words.splitlines()), MOST_LINES) * A_LINE


def _cut(words: str, most: int) -> str:
    """Return the longest beginning that costs at most `most` bytes."""
    shortest, longest = 0, len(words)
    while shortest < longest:
        middle = (shortest + longest + 1) // 2
        if _cost(words[:middle]) <= most:
            shortest = middle
        else:
            longest = middle - 1
    return words[:shortest]
