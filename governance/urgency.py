"""How pressing a message is: what the courier sends first, and the sweep does first.

Danger, then answers to somebody who waits, then whatever has the clock that runs out first, then
cards that are brought up to date.
"""

from dataclasses import dataclass
from datetime import datetime
from enum import IntEnum


class Urgency(IntEnum):
    """In the order of sending. Values are stored."""

    DANGER = 0  # somebody may be in danger, and nothing is decided
    ANSWER = 1  # somebody looks at their screen
    CLOCK = 2
    CARD = 3  # brought up to date; nobody is told


@dataclass(frozen=True, slots=True)
class Pressing:
    """An urgency, and within it the clock that runs out (UTC); None where no clock runs."""

    urgency: Urgency
    clock: datetime | None = None


NO_CLOCK = Pressing(Urgency.CLOCK)
"""Somebody is told something, and nothing runs out."""


def first_served(urgency: Urgency) -> bool:
    """Return whether what Teams allows is partly kept for it: danger, and answers."""
    return urgency <= Urgency.ANSWER
