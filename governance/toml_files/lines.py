"""On which line each key, table and list item of a TOML file stands.

`tomllib` keeps no positions, so this walks the text a second time. It is only ever given
text that `tomllib` has accepted, and therefore need not check it, only find its way.
"""

import re
import tomllib
from bisect import bisect_right

from governance.toml_files.faults import Path

_BLANK = re.compile(r"(?:[ \t\r\n]|#[^\n]*)*")
_SPACE = re.compile(r"[ \t]*")
_KEY = re.compile(r'[A-Za-z0-9_-]+|"(?:\\.|[^"\\])*"|\'[^\']*\'')
# The longest quotes first: a text in three quotes may end in up to five.
_TEXT = re.compile(
    r'"""(?:\\.|[^\\])*?"""(?:"{0,2})'
    r"|'''.*?'''(?:'{0,2})"
    r'|"(?:\\.|[^"\\])*"'
    r"|'[^']*'",
    re.DOTALL,
)
_BARE = re.compile(r"[^,\]}#\n]+")


def lines_of(text: str) -> dict[Path, int]:
    """Return the line, from 1, of every place in `text`, which must be valid TOML."""
    walk = _Walk(text)
    walk.document()
    return walk.lines


class _Walk:
    """One pass over the text, keeping where each path was first seen."""

    def __init__(self, text: str) -> None:
        self.lines: dict[Path, int] = {}
        self._text = text
        self._at = 0
        self._newlines = [found.start() for found in re.finditer("\n", text)]
        self._last: dict[Path, int] = {}  # lists of tables: the position of the newest

    def document(self) -> None:
        table: Path = ()
        self._skip(_BLANK)
        while self._at < len(self._text):
            if self._starts("["):
                table = self._header()
            else:
                self._pair(table)
            self._skip(_BLANK)

    def _header(self) -> Path:
        line, brackets = self._line(), 2 if self._starts("[[") else 1
        self._at += brackets
        *parents, name = self._key()
        self._at += brackets
        if brackets == 1:
            return self._enter((), [*parents, name], line)
        path = (*self._enter((), parents, line), name)
        self.lines.setdefault(path, line)
        self._last[path] = self._last.get(path, -1) + 1
        return self._enter(path[:-1], [name], line)

    def _enter(self, path: Path, names: list[str], line: int) -> Path:
        """Go down `names` from `path`, into the newest table of each list on the way."""
        for name in names:
            path = (*path, name)
            self.lines.setdefault(path, line)
            if path in self._last:
                path = (*path, self._last[path])
                self.lines.setdefault(path, line)
        return path

    def _pair(self, table: Path) -> None:
        line = self._line()
        path = self._enter(table, self._key(), line)
        self._at += len("=")
        self._value(path)

    def _value(self, path: Path) -> None:
        self._skip(_SPACE)
        if self._starts("{"):
            self._inline_table(path)
        elif self._starts("["):
            self._list(path)
        else:
            self._skip(_TEXT if self._starts('"') or self._starts("'") else _BARE)

    def _inline_table(self, path: Path) -> None:
        self._open()
        while not self._starts("}"):
            self._pair(path)
            self._comma()
        self._at += len("}")

    def _list(self, path: Path) -> None:
        self._open()
        position = 0
        while not self._starts("]"):
            self.lines[(*path, position)] = self._line()
            self._value((*path, position))
            self._comma()
            position += 1
        self._at += len("]")

    def _open(self) -> None:
        self._at += 1
        self._skip(_BLANK)

    def _comma(self) -> None:
        self._skip(_BLANK)
        if self._starts(","):
            self._open()

    def _key(self) -> list[str]:
        names = [self._name()]
        while self._starts("."):
            self._at += len(".")
            names.append(self._name())
        return names

    def _name(self) -> str:
        self._skip(_SPACE)
        word = self._skip(_KEY)
        self._skip(_SPACE)
        # A quoted key may hold escapes; tomllib knows them all.
        return next(iter(tomllib.loads(f"{word}=0"))) if word[0] in "\"'" else word

    def _skip(self, pattern: re.Pattern[str]) -> str:
        found = pattern.match(self._text, self._at)
        word = found.group() if found else ""
        self._at += len(word)
        return word

    def _starts(self, mark: str) -> bool:
        return self._text.startswith(mark, self._at)

    def _line(self) -> int:
        return bisect_right(self._newlines, self._at - 1) + 1
