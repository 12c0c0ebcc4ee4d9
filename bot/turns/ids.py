"""Ids that stay the same when a turn is tried again."""

from collections.abc import Callable


class FixedIds:
    """Gives new ids, and after `again()` the same ones in the same order."""

    def __init__(self, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self._given: list[str] = []
        self._next = 0

    def __call__(self) -> str:
        """The next id of this turn."""
        if self._next == len(self._given):
            self._given.append(self._new_id())
        self._next += 1
        return self._given[self._next - 1]

    def again(self) -> None:
        """Start over with the ids given so far."""
        self._next = 0
