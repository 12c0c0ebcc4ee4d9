"""What our own log is told meanwhile, in place of being written."""

from collections.abc import Iterator
from contextlib import contextmanager

from adapters.logs import Event, get_logger


@contextmanager
def heard_logs() -> Iterator[list[Event]]:
    """Yield the events that are logged meanwhile, as they are said; then all is as before."""
    log, events = get_logger(), list[Event]()
    before, log.write = log.write, events.append
    try:
        yield events
    finally:
        log.write = before
