"""Turns under way: who is shown that we are at work, and whose invoke is answered early."""

import asyncio
from collections.abc import Coroutine
from dataclasses import dataclass
from datetime import timedelta
from typing import Any


@dataclass(frozen=True, slots=True)
class Patience:
    """How long a turn may take before its person sees that it does. `still` tells an invoke."""

    typing_after: timedelta = timedelta(milliseconds=500)
    invoke: timedelta = timedelta(milliseconds=2500)  # all of an invoke must fit in 3 s
    # Said before anything is saved, so it promises nothing.
    still: str = (
        "This is taking longer than usual. If nothing has changed in a minute, please press the"
        " button again."
    )


PATIENCE = Patience()


class Begun:
    """What has been begun is finished, whoever stops waiting for it."""

    def __init__(self) -> None:
        self._tasks: set[asyncio.Task[None]] = set()

    def begin(self, work: Coroutine[Any, Any, None]) -> "asyncio.Task[None]":
        """Run it beside the request."""
        task = asyncio.create_task(work)
        self._tasks.add(task)
        task.add_done_callback(self._tasks.discard)
        return task

    async def finish(self, within: timedelta) -> None:
        """Wait until nothing is under way, but not for ever."""
        if self._tasks:
            await asyncio.wait(self._tasks, timeout=within.total_seconds())


async def ends(task: "asyncio.Task[None]", within: timedelta) -> bool:
    """Wait a while for a task. Returns whether it ended; it goes on where not, or if we are
    cancelled.
    """
    done, _ = await asyncio.wait({task}, timeout=within.total_seconds())
    return bool(done)
