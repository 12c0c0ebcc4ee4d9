"""What whoever handles a case wrote down: the newest stands, and what it replaced is kept."""

from collections.abc import Iterable
from dataclasses import dataclass, field

from governance.cases.event import Event


@dataclass(frozen=True, slots=True)
class Recorded:
    """A text that was recorded in `event`. Of those of one `name` the newest stands."""

    event: Event
    name: str
    title: str
    text: str = field(repr=False)


def standing(recorded: Iterable[Recorded]) -> dict[str, str]:
    """Return the texts that stand, by name; without those that are empty."""
    return {name: one.text for name, one in _newest(recorded).items() if one.text}


def replaced(recorded: Iterable[Recorded]) -> tuple[Recorded, ...]:
    """Return the texts in whose place another stands, oldest first."""
    every = tuple(recorded)
    newest = _newest(every)
    return tuple(one for one in every if one.text and one is not newest[one.name])


def _newest(recorded: Iterable[Recorded]) -> dict[str, Recorded]:
    return {one.name: one for one in recorded}
