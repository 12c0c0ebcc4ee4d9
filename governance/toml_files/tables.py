"""A TOML table read key by key: what is wrong is noted and reading goes on.

Where a value is missing or of the wrong kind, the reader gets an empty stand-in, so that
the rest of the file is still looked at. Nothing built from stand-ins ever leaves: the
caller raises as soon as there is a finding.
"""

import re
import tomllib
from collections.abc import Callable
from datetime import date, datetime
from enum import StrEnum
from typing import TypeVar

from governance.toml_files.faults import Fault, FileFaults, Findings, Path, shown
from governance.toml_files.lines import lines_of

NO_DAY = date.min  # the stand-in for a date that could not be read
MOST_BYTES = 1_000_000  # far beyond any agreement; keeps a wrong file from being chewed for hours

_AT_LINE = re.compile(r"\(at line (\d+), column \d+\)")
_KINDS = {
    str: "text in quotes",
    date: "a date, like 2026-03-19, without quotes",
    int: "a whole number",
    bool: "true or false",
    dict: "a table",
    list: "a list",
}

T = TypeVar("T")
Word = TypeVar("Word", bound=StrEnum)


class Table:
    """One table of the file; `done` notes every key that nobody asked for."""

    def __init__(self, values: dict[str, object], path: Path, findings: Findings) -> None:
        """`path` says where in the file it stands."""
        self.path = path
        self.findings = findings
        self._values = values
        self._asked: set[str] = set()

    def text(self, key: str) -> str:
        """Read a required text that is not blank."""
        return self._required(key, str) or ""

    def maybe_text(self, key: str) -> str | None:
        """Read a text, or None where the key is absent."""
        return self._get(key, str)

    def day(self, key: str) -> date:
        """Read a required date."""
        return self._required(key, date) or NO_DAY

    def maybe_day(self, key: str) -> date | None:
        """Read a date, or None where the key is absent."""
        return self._get(key, date)

    def number(self, key: str, otherwise: int | None = None) -> int:
        """Read a whole number from 1; `otherwise` where absent, and required without it."""
        number = self._required(key, int) if otherwise is None else self._get(key, int)
        if number is not None and number < 1:
            self.fault(key, "must be 1 or more")
        return number if number is not None else otherwise or 0

    def flag(self, key: str) -> bool:
        """Read true or false; false where absent."""
        return bool(self._get(key, bool))

    def word(self, key: str, kind: type[Word], otherwise: Word | None = None) -> Word:
        """Read one of the words of `kind`; `otherwise` where absent, required without it."""
        text = self._required(key, str) if otherwise is None else self._get(key, str)
        if text in set(kind):
            return kind(text)
        if text is not None:
            self.fault(key, f"{shown(text)} is not one of: {', '.join(kind)}")
        return otherwise or next(iter(kind))

    def texts(self, key: str) -> tuple[str, ...]:
        """Read a list of texts; empty where absent. What is not a text is noted and left blank."""
        items = self._get(key, list) or []
        return tuple(self._item(key, at, item, str) or "" for at, item in enumerate(items))

    def numbers(self, key: str, otherwise: tuple[int, ...]) -> tuple[int, ...]:
        """Read a list of whole numbers; `otherwise` where absent."""
        items = self._get(key, list)
        if items is None:
            return otherwise
        return tuple(self._item(key, at, item, int) or 0 for at, item in enumerate(items))

    def child(self, key: str) -> "Table | None":
        """Return the table under `key`, or None where absent."""
        values = self._get(key, dict)
        return None if values is None else Table(values, (*self.path, key), self.findings)

    def required_child(self, key: str) -> "Table":
        """Return the table under `key`; an empty one, noted, where absent."""
        self._required(key, dict)
        return self.child(key) or Table({}, (*self.path, key), Findings({}))

    def children(self, key: str) -> "tuple[Table, ...]":
        """Return the list of tables under `key`; empty where absent.

        An item that is no table is noted and read as an empty one without more ado, so
        that positions still match the file.
        """
        return tuple(
            self._child_at(key, at, item) for at, item in enumerate(self._get(key, list) or [])
        )

    def record(self, read: "Callable[[Table], T]") -> T:
        """Return what `read` makes of this table; every key it did not ask for is noted."""
        made = read(self)
        self.done()
        return made

    def records(self, key: str, read: "Callable[[Table], T]") -> tuple[T, ...]:
        """Return a record for each of the tables under `key`."""
        return tuple(table.record(read) for table in self.children(key))

    def fault(self, key: str, what: str) -> None:
        """Note something wrong with `key`."""
        self.findings.add((*self.path, key), what)

    def done(self) -> None:
        """Note each key that is not part of the format: most are spelling mistakes."""
        for key in self._values.keys() - self._asked:
            known = ", ".join(sorted(self._asked))
            self.fault(key, f"{shown(key)} is not known here; known are: {known}")

    def _child_at(self, key: str, at: int, item: object) -> "Table":
        values = self._item(key, at, item, dict)
        findings = self.findings if values is not None else Findings({})
        return Table(values or {}, (*self.path, key, at), findings)

    def _required(self, key: str, kind: type[T]) -> T | None:
        if key not in self._values:
            self._asked.add(key)
            self.fault(key, "is missing")
            return None
        return self._get(key, kind)

    def _get(self, key: str, kind: type[T]) -> T | None:
        self._asked.add(key)
        if key not in self._values:
            return None
        return self._checked((*self.path, key), self._values[key], kind)

    def _item(self, key: str, at: int, item: object, kind: type[T]) -> T | None:
        return self._checked((*self.path, key, at), item, kind)

    def _checked(self, path: Path, value: object, kind: type[T]) -> T | None:
        if not isinstance(value, kind) or _is_another(value, kind):
            self.findings.add(path, f"must be {_KINDS[kind]}")
            return None
        if isinstance(value, str) and not value.strip():
            self.findings.add(path, "must not be blank")
            return None
        return value


def _is_another(value: object, kind: type[object]) -> bool:
    """Python counts true as a number and a date with a time as a date; TOML does not."""
    return (kind is int and isinstance(value, bool)) or (
        kind is date and isinstance(value, datetime)
    )


def read_toml(data: bytes, file: str, faults: type[FileFaults], read: Callable[[Table], T]) -> T:
    """Return what `read` makes of the whole file; `faults` with all that is wrong otherwise."""
    try:
        root = open_toml(data, file)
    except FileFaults as error:
        raise faults(file, error.faults) from None
    made = root.record(read)
    if found := root.findings.all():
        raise faults(file, found)
    return made


def check_format(root: Table, known: int) -> None:
    """Refuse a later format of a file, rather than half understand it."""
    if root.number("format") not in {0, known}:
        root.fault("format", f"this program reads format {known}")


def open_toml(data: bytes, file: str) -> Table:
    """Return the whole file as a table; FileFaults, with the one line, where it is not TOML.

    A syntax error hides what follows it, so it is the one fault that comes alone.
    """
    try:
        text = _text(data)
        values, lines = tomllib.loads(text), lines_of(text)
    except UnicodeDecodeError as error:
        line = data.count(b"\n", 0, error.start) + 1
        raise _not_toml(file, line, "is not UTF-8 text") from None
    except RecursionError:
        raise _not_toml(file, 1, "is nested too deeply") from None
    except ValueError as error:
        raise _not_toml(file, _line_in(str(error), data), _reason(str(error))) from None
    return Table(values, (), Findings(lines))


def _text(data: bytes) -> str:
    """The file as text; the mark that some Windows editors put first is let through."""
    if len(data) > MOST_BYTES:
        raise ValueError("is too large to be such a file")
    return data.decode("utf-8-sig").replace("\r\n", "\n")


def _line_in(message: str, data: bytes) -> int:
    """tomllib says the line inside its message, or means the end of the file."""
    found = _AT_LINE.search(message)
    if found:
        return int(found.group(1))
    return data.count(b"\n") + 1 if "end of document" in message else 1


def _reason(message: str) -> str:
    return f"is not TOML: {message.split(' (at ', maxsplit=1)[0]}"


def _not_toml(file: str, line: int, what: str) -> FileFaults:
    return FileFaults(file, [Fault(line, "the file", what)])
