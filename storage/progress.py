"""How far long work has come, for whoever waits for it."""

from collections.abc import Callable
from dataclasses import dataclass

Progress = Callable[[str, float], None]
"""Hears what is being done, and how much of it is done, from 0 to 1."""


def unheard(_what: str, _share: float) -> None:
    """Nobody wants to know."""


@dataclass(slots=True)
class Counted:
    """Work that is so many things to be looked at, about."""

    hears: Progress
    what: str
    total: int
    done: int = 0

    def on(self, things: int) -> None:
        """Say that so many more were looked at. All of them are only once the work is done."""
        self.done += things
        self.hears(self.what, min(0.99, self.done / max(self.total, 1)))
