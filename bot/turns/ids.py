"""Ids that stay the same when a turn is tried again."""

from collections.abc import Callable


class FixedIds:
    """Makes new ids; after `again()`, gives the same ones in the same order."""

    def __init__(self, new_id: Callable[[], str]) -> None:
        self._new_id = new_id
        self._given: list[str] = []
        self._next = 0

    def __call__(self) -> str:
        """Return the next id of this turn."""
        if self._next == len(self._given):
            self._given.append(self._new_id())
        self._next += 1
        return self._given[self._next - 1]

    def again(self) -> None:
        """Begin anew with the ids given so far."""
        self._next = 0
