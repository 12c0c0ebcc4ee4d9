"""What is wrong in a file, said so that its keeper can find it: line, place, reason."""

import re
from collections.abc import Iterable, Mapping
from dataclasses import dataclass

Path = tuple[str | int, ...]  # a place in a TOML file: keys, and positions from 0 in lists

WORD = re.compile(r"[A-Za-z0-9_.\-]{1,40}")


@dataclass(frozen=True, slots=True, order=True)
class Fault:
    """One thing wrong: its line (from 1), the place as people count (from 1), and why."""

    line: int
    where: str
    what: str

    def __str__(self) -> str:
        """The fault as one line of a list."""
        return f"line {self.line}, {self.where}: {self.what}"


class FileFaults(Exception):
    """Everything found wrong in one file, in the order of its lines."""

    def __init__(self, file: str, faults: Iterable[Fault]) -> None:
        """Keep `faults` sorted; the message is the file's name and one line for each."""
        self.file = file
        self.faults = tuple(sorted(set(faults)))
        super().__init__("\n".join(f"{file}: {fault}" for fault in self.faults))


class Findings:
    """The faults found so far in one file, knowing on which line each place stands."""

    def __init__(self, lines: Mapping[Path, int]) -> None:
        """`lines` is what `lines_of` found."""
        self._lines = lines
        self._faults: list[Fault] = []

    def add(self, path: Path, what: str) -> None:
        """Note a fault at `path`; what is missing is on the line of what should hold it."""
        self._faults.append(Fault(self._line(path), place(path), what))

    def has(self, path: Path) -> bool:
        """Return whether this very place has a fault already."""
        return any(fault.where == place(path) for fault in self._faults)

    def all(self) -> tuple[Fault, ...]:
        """Return every fault, in the order of the lines."""
        return tuple(sorted(set(self._faults)))

    def _line(self, path: Path) -> int:
        for length in range(len(path), 0, -1):
            if path[:length] in self._lines:
                return self._lines[path[:length]]
        return 1


def place(path: Path) -> str:
    """Say a place as `parties[4].contact.status`: keys joined by dots, positions from 1."""
    words = "".join(f"[{step + 1}]" if isinstance(step, int) else f".{step}" for step in path)
    return words.lstrip(".") or "the file"


def shown(value: object) -> str:
    """Return a value as a fault may quote it: one plain word, or nothing that could be private."""
    text = str(value)
    return f'"{text}"' if WORD.fullmatch(text) else "this value"
