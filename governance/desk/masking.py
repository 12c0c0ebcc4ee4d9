"""What of a fixed table of counts can be shown, so that no small number can be read or worked out.

A table is one tree: a year, its quarters, their months, and of a month its causes. It is shown from
the top: a count of fewer than `FEWEST_SHOWN` is not, and parts are shown all together or not at
all, so that none of them is what is left of the total. What is under a count that is not shown is
not shown either. A share is a tree too: those in time, and the others (docs/decisions/0049).

This holds of one tree that is shown once. Two trees over the same cases (a year by causes and by
months) or one shown again with a late case in it can be taken from each other: show neither.
"""

from dataclasses import dataclass

from governance.policy import FEWEST_SHOWN


@dataclass(frozen=True, slots=True)
class Counted:
    """A count, and the parts that it is the sum of, if it is in parts. ValueError where it is not
    their sum, or below nought.
    """

    name: str
    count: int
    parts: tuple["Counted", ...] = ()

    def __post_init__(self) -> None:
        if self.count < 0 or (self.parts and self.count != sum(one.count for one in self.parts)):
            raise ValueError(self.__class__.__doc__)


@dataclass(frozen=True, slots=True)
class Masked:
    """A count as anybody may see it: None where it is not shown."""

    name: str
    count: int | None
    parts: tuple["Masked", ...] = ()


def masked(counted: Counted) -> Masked:
    """Return the table as it can be shown: the same names, whatever is in it."""
    return _masked(counted, is_shown=_is_enough(counted))


def _masked(counted: Counted, *, is_shown: bool) -> Masked:
    are_shown = is_shown and all(map(_is_enough, counted.parts))
    parts = tuple(_masked(one, is_shown=are_shown) for one in counted.parts)
    return Masked(counted.name, counted.count if is_shown else None, parts)


def _is_enough(counted: Counted) -> bool:
    return counted.count >= FEWEST_SHOWN
