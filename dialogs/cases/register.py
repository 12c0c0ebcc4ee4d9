"""A register: a kind's cases of a period as a table, with the counts that a year's report wants.

Each row has what was answered, under the questions themselves, and then the kind's own columns.
"""

from collections.abc import Callable, Iterable, Sequence
from dataclasses import dataclass
from datetime import date, datetime
from typing import Any

from dialogs.asking.answer_rows import answers_as_data
from dialogs.cases.answered import Answered
from dialogs.words.wording import say

Cell = str | date | datetime | None
"""What stands in one cell; an instant is in UTC."""

Counted = tuple[str, int]


@dataclass(frozen=True, slots=True)
class Column:
    """A column of a kind: what it is called, and what it says of a case, from the case's scene."""

    heading: str
    value: Callable[[Any], Cell]


@dataclass(frozen=True, slots=True)
class Register:
    """A kind's register. `counts` adds up its cases, from their scenes."""

    title: str
    columns: tuple[Column, ...]
    counts: Callable[[Sequence[Any]], Sequence[Counted]]


@dataclass(frozen=True, slots=True)
class Table:
    """A register of a period, as rows of cells under their headings, and its counts."""

    title: str
    headings: Sequence[str]
    rows: Sequence[Sequence[Cell]]
    counts: Sequence[Counted]


_FIRST = (
    Column(say("register.reference"), lambda scene: str(scene.reference)),
    Column(say("register.reported"), lambda scene: scene.case.reported_at),
    Column(say("register.stands"), lambda scene: say(f"register.{scene.case.status}")),
)


def table(
    register: Register, scenes: Sequence[Any], answered: Callable[[Any], Iterable[Answered]]
) -> Table:
    """Return the register of these cases, which are all of one kind."""
    columns = (*_FIRST, *register.columns)
    asked = [_answers(scene, answered(scene)) for scene in scenes]
    questions = list(dict.fromkeys(text for one in asked for text in one))
    rows = [
        [*(column.value(scene) for column in columns), *(one.get(text, "") for text in questions)]
        for scene, one in zip(scenes, asked, strict=True)
    ]
    headings = [*(column.heading for column in columns), *questions]
    return Table(register.title, headings, rows, register.counts(scenes))


def _answers(scene: Any, answered: Iterable[Answered]) -> dict[str, str]:
    return {
        data.text: data.said
        for one in answered
        if one.stands is not None
        for data in answers_as_data(one.flow, one.stands, scene.agreement)
    }


def joined(rows: Iterable[tuple[str, str]]) -> str:
    """Return rows of a label and what is said under it as the lines of one cell."""
    return "\n".join(f"{label}: {said}" for label, said in rows if said)


def how_many(said: str, each: Iterable[bool]) -> Counted:
    """Return how often something is so, under what it is called."""
    return said, sum(each)
