"""The timer: it only ticks. What is due is worked out from the store, so no job is kept."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import UTC, timedelta

from apscheduler.schedulers.asyncio import AsyncIOScheduler

from adapters.logs import get_logger, where
from governance.policy import ROUND_ENDS_WITHIN, SWEEP_EVERY


class Timer:
    """Runs `work` at start, every `every`, and when woken; never twice at once.

    One interval job in memory and no job store: a stored job is dropped after a night off,
    and lost when its function is renamed. All methods are for the event loop's thread.
    """

    def __init__(
        self, work: Callable[[], Awaitable[None]], *, every: timedelta = SWEEP_EVERY
    ) -> None:
        self._work = work
        self._every = every
        self._scheduler = AsyncIOScheduler(timezone=UTC)
        self._runner: asyncio.Task[None] | None = None
        self._run: asyncio.Future[None] | None = None
        self._wanted = False
        self._waking: asyncio.TimerHandle | None = None
        self._log = get_logger()

    def start(self) -> None:
        """Begin ticking; the first run is now, for whatever fell due while we were off."""
        self._scheduler.add_job(
            self._tick,
            "interval",
            seconds=self._every.total_seconds(),
            coalesce=True,
            max_instances=1,
            misfire_grace_time=None,
        )
        self._scheduler.start()
        self.wake()

    def wake(self) -> None:
        """Run now; during a run, run exactly once more after it, however often woken."""
        self._wanted = True
        if self._runner is None or self._runner.done():
            self._runner = asyncio.create_task(self._run_while_wanted())

    def wake_in(self, wait: timedelta) -> None:
        """Wake after so long; in place of the wake that was asked for so before."""
        self._wake_no_more()
        loop = asyncio.get_running_loop()
        self._waking = loop.call_later(wait.total_seconds(), self.wake)

    def _wake_no_more(self) -> None:
        if self._waking is not None:
            self._waking.cancel()

    async def run_now(self) -> None:
        """Wake, and wait until everything woken so far has been done."""
        self.wake()
        if self._runner is not None:
            await asyncio.wait({self._runner})

    async def stop(self, within: timedelta = ROUND_ENDS_WITHIN) -> None:
        """Stop ticking, and let a run that has begun come to its end; cancel one that hangs."""
        if self._scheduler.running:
            self._scheduler.shutdown(wait=False)
        self._wanted = False
        self._wake_no_more()
        if self._runner is not None:
            _, hangs = await asyncio.wait({self._runner}, timeout=within.total_seconds())
            if hangs and self._run is not None:
                self._run.cancel()
                await asyncio.wait({self._runner}, timeout=within.total_seconds())

    async def _tick(self) -> None:
        # A coroutine, so that the scheduler runs it on the loop and not in a thread.
        self.wake()

    async def _run_while_wanted(self) -> None:
        while self._wanted:
            self._wanted = False
            await self._run_once()

    async def _run_once(self) -> None:
        run = self._run = asyncio.ensure_future(self._work())
        await asyncio.wait({run})
        if run.cancelled():
            self._log.warning("timer run cancelled")
        elif (failure := run.exception()) is not None:
            # The class and the place, no message: it could carry what a case says.
            self._log.error("timer run failed", error=failure, at=where(failure))


@asynccontextmanager
async def looking(look: Callable[[], Awaitable[None]], *, every: timedelta) -> AsyncIterator[None]:
    """Look again and again for as long as this is entered."""
    timer = Timer(look, every=every)
    timer.start()
    try:
        yield
    finally:
        await timer.stop()
