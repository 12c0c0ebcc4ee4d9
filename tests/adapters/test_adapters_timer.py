"""The timer runs what it is given, never twice at once, and nothing stops it but stop."""

import asyncio
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from datetime import timedelta

from adapters import logs
from adapters.clock import Clock
from adapters.timer import Timer
from tests.adapters.log_kit import heard_logs
from tests.adapters.teams_fakes import SECRET, in_a_moment

HOUR = timedelta(hours=1)


class Work:
    """Counts its runs; each lasts until it is let go, where held."""

    def __init__(self) -> None:
        self.runs = 0
        self.at_once = 0
        self.most_at_once = 0
        self.free = asyncio.Event()
        self.free.set()
        self.failure: BaseException | None = None

    async def __call__(self) -> None:
        self.runs += 1
        self.at_once += 1
        self.most_at_once = max(self.most_at_once, self.at_once)
        try:
            await self.free.wait()
        finally:
            self.at_once -= 1
        if self.failure is not None:
            raise self.failure


@asynccontextmanager
async def running(
    work: Callable[[], Awaitable[None]], *, every: timedelta = HOUR, clock: Clock | None = None
) -> AsyncIterator[Timer]:
    timer = Timer(work, every=every)
    timer.start()
    await in_a_moment()
    yield timer
    await timer.stop()


async def test_the_first_run_is_at_the_start() -> None:
    work = Work()
    async with running(work):
        assert work.runs == 1


async def test_it_runs_again_every_interval() -> None:
    thrice = asyncio.Event()
    runs = 0

    async def count() -> None:
        nonlocal runs
        runs += 1
        if runs == 3:
            thrice.set()

    async with running(count, every=timedelta(milliseconds=1)):
        await thrice.wait()


async def test_a_wake_runs_it_at_once() -> None:
    work = Work()
    async with running(work) as timer:
        timer.wake()
        await in_a_moment()

        assert work.runs == 2


async def test_a_run_that_hangs_is_cancelled_at_the_end() -> None:
    work = Work()
    work.free.clear()
    timer = Timer(work, every=HOUR)
    timer.start()
    await in_a_moment()

    await timer.stop(within=timedelta(milliseconds=1))

    assert work.runs == 1
    assert work.at_once == 0


async def test_wakes_during_a_run_cause_exactly_one_more_run_and_never_two_at_once() -> None:
    work = Work()
    work.free.clear()
    async with running(work) as timer:
        for _ in range(5):
            timer.wake()
            await in_a_moment()
        assert work.runs == 1
        work.free.set()
        await in_a_moment()

        assert work.runs == 2
        assert work.most_at_once == 1


async def test_a_failure_never_stops_the_timer_and_is_logged_without_its_message() -> None:
    work = Work()
    with heard_logs() as events:
        async with running(work) as timer:
            for failure in (ValueError(SECRET), KeyError(SECRET), asyncio.CancelledError()):
                work.failure = failure
                timer.wake()
                await in_a_moment()
            work.failure = None
            timer.wake()
            await in_a_moment()

    said = [logs.cleaned(event) for event in events]
    assert work.runs == 5
    assert [line.get("error") for line in said] == ["ValueError", "KeyError", None]
    assert SECRET not in str(said)


async def test_stop_lets_a_run_end_and_begins_no_other() -> None:
    work = Work()
    work.free.clear()
    timer = Timer(work, every=HOUR)
    timer.start()
    await in_a_moment()
    timer.wake()
    stopping = asyncio.create_task(timer.stop())
    await in_a_moment()
    assert not stopping.done()
    work.free.set()
    await stopping

    assert (work.runs, work.at_once) == (1, 0)


async def test_stopping_what_never_started_is_no_fault() -> None:
    await Timer(Work()).stop()
