"""A seeded fault: what it does to the code, and the test that must notice."""

from dataclasses import dataclass
from pathlib import Path
from typing import NamedTuple

ROOT = Path(__file__).parents[2]


class Edit(NamedTuple):
    """`text`, which stands in the file exactly once, and what is put `instead` of it."""

    text: str
    instead: str


class Drifted(Exception):
    """The code has moved on from under a mutant: it must be written again."""


@dataclass(frozen=True, slots=True)
class Mutant:
    """One fault in one file. `test` is the id of the test that must fail.

    `more` is for a fault that needs a second place: where two checks do the same work, one
    alone can go unnoticed.
    """

    id: str
    file: str
    edit: Edit
    test: str
    more: tuple[Edit, ...] = ()

    def applied(self, source: str) -> str:
        """The source with the fault in it; Drifted, by name, where it does not fit any more."""
        for text, instead in (self.edit, *self.more):
            if (times := source.count(text)) != 1:
                raise Drifted(f"{self.id}: its text stands {times} times in {self.file}")
            source = source.replace(text, instead)
        return source
