"""What plain words lead to, against where they should lead: tests/data/openings*.toml."""

import tomllib
from collections.abc import Callable, Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import TypeAlias

from dialogs.asking.danger_words import danger_in
from dialogs.asking.nearest import NOTHING, nearest, nearest_choice
from dialogs.asking.rights_named import rights_in

HALVES = {"first": "openings.toml", "put aside": "openings_put_aside.toml"}
"""The second half was put aside before any sentence was learned from."""

DATA = Path(__file__).parents[1] / "data"

Row: TypeAlias = Mapping[str, object]


@dataclass(frozen=True, slots=True)
class Share:
    """How many rows of a list are right, how many at the first guess, and which are wrong."""

    of: int
    first: int
    wrong: tuple[str, ...]

    @property
    def right(self) -> float:
        """The share of rows that are right, from 0 to 1."""
        return 1 - len(self.wrong) / self.of


def halves() -> dict[str, Path]:
    """The files that are here, by the name of the half."""
    files = {half: DATA / name for half, name in HALVES.items()}
    return {half: file for half, file in files.items() if file.exists()}


def rows(half: str, table: str) -> list[Row]:
    """The rows of one list in one half."""
    found: list[Row] = tomllib.loads(halves()[half].read_text("utf-8"))[table]
    return found


def share(half: str, table: str) -> Share:
    """How much of a list is right."""
    judge, listed = JUDGES[table], rows(half, table)
    judged = [(str(row["text"]), *judge(str(row["text"]), row)) for row in listed]
    wrong = tuple(text for text, right, _ in judged if not right)
    return Share(len(listed), sum(first for *_, first in judged), wrong)


def _opening(text: str, row: Row) -> tuple[bool, bool]:
    """Small talk is right with nothing offered, or help alone; the rest, within three."""
    offered = [guess.name for guess in nearest(text)]
    if row["intent"] == NOTHING:
        return offered in ([], ["help"]), offered == []
    return row["intent"] in offered, offered[:1] == [row["intent"]]


def _choice(text: str, row: Row) -> tuple[bool, bool]:
    offered = [guess.name for guess in nearest_choice(text)]
    return row["value"] in offered, offered[:1] == [row["value"]]


def _request(text: str, row: Row) -> tuple[bool, bool]:
    """Exactly the rights that are meant, in any order."""
    meant, found = row["rights"], rights_in(text)
    assert isinstance(meant, list)
    return set(found) == set(meant), found[0] in meant


def _danger(text: str, row: Row) -> tuple[bool, bool]:
    """Right where danger is heard, and only then; first where its kind is the right one, too."""
    heard = danger_in(text)
    kind = row.get("kind", "danger") if row["says_danger"] else None
    return (heard is not None) == row["says_danger"], heard == kind


JUDGES: dict[str, Callable[[str, Row], tuple[bool, bool]]] = {
    "opening": _opening,
    "danger": _danger,
    "choice": _choice,
    "request": _request,
}
"""By the list: whether a row is right, and whether it is right at once."""
