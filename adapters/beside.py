"""Calls that block, each in a thread of its own that holds up nobody's end."""

from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from threading import Thread
from typing import Any, TypeVar

Result = TypeVar("Result")


class Beside(ThreadPoolExecutor):
    """An executor for an event loop whose calls may hang.

    The standard one waits for each of its threads, and so does the process when it ends: one name
    server that does not answer would hold it up for half a minute. And it has a few threads: calls
    that hang would hold up every other call.
    """

    def submit(self, call: Callable[..., Result], /, *args: Any, **named: Any) -> "Future[Result]":
        """Call it now. Returns what will have its result."""
        future: Future[Result] = Future()

        def run() -> None:
            if future.set_running_or_notify_cancel():
                try:
                    future.set_result(call(*args, **named))
                except BaseException as failure:  # noqa: BLE001  it is the caller's, whatever it is
                    future.set_exception(failure)

        Thread(target=run, daemon=True, name="beside").start()
        return future
