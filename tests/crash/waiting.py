"""Waiting for a condition, never for a time. The deadline is only for a machine gone wrong."""

import time
from collections.abc import Callable
from typing import TypeVar

T = TypeVar("T")
DEADLINE = 90.0  # seconds: two slow cores shared by many
STEP = 0.02  # seconds between two looks


def poll(look: Callable[[], T | None], what: str) -> T:
    """The first answer that is something; a failure that says what never came."""
    end = time.monotonic() + DEADLINE
    while time.monotonic() < end:
        found = look()
        if found is not None:
            return found
        time.sleep(STEP)
    raise AssertionError(f"waited in vain for {what}")


def until(condition: Callable[[], bool], what: str) -> None:
    """Return once it is so."""
    poll(lambda: condition() or None, what)
