"""How late an event loop is: it naps for 5 ms again and again, and says by how much it overslept.

The same is done by an idle process beside it (`python -m benchmarks.lag FILE`), on the same cores
at the same time: what that oversleeps is the machine's own doing, whoever else uses it.
"""

import asyncio
import sys
import time
from collections.abc import Iterator, Sequence
from contextlib import contextmanager
from dataclasses import dataclass
from pathlib import Path

from benchmarks.processes import started

NAP = 0.005


@dataclass(frozen=True)
class Late:
    """In ms: what 999 of 1,000 naps were late by at most, the worst, and of the worst how much the
    thread itself had worked.
    """

    mostly: float
    worst: float
    own: float = 0.0


async def naps(late: list[tuple[float, float]]) -> None:
    """Nap until cancelled; notes seconds too late, and the seconds that the thread worked."""
    while True:
        began, worked = time.perf_counter(), time.thread_time()
        await asyncio.sleep(NAP)
        late.append((time.perf_counter() - began - NAP, time.thread_time() - worked))


def summed_up(late: Sequence[tuple[float, float]]) -> Late:
    """Return what so many naps come to."""
    each = sorted(late)
    worst, own = each[-1]
    return Late(1000 * each[int(0.999 * (len(each) - 1))][0], 1000 * worst, 1000 * own)


@contextmanager
def idle_beside(notes: Path) -> Iterator[None]:
    """Let another process nap at the same time; `notes` has what it noted, a number a line."""
    command = [sys.executable, "-m", "benchmarks.lag", str(notes)]
    with started(command):
        yield


def noted(notes: Path) -> Late:
    """Return what the other process noted."""
    whole = notes.read_text("ascii").split()[:-1]  # the last may be cut short
    return summed_up([(float(number), 0.0) for number in whole])


async def _note(notes: Path) -> None:
    late: list[tuple[float, float]] = []
    task = asyncio.create_task(naps(late))
    with notes.open("w", encoding="ascii") as file:
        while not task.done():
            await asyncio.sleep(1)
            file.writelines(f"{seconds:.6f}\n" for seconds, _ in late)
            file.flush()
            late.clear()


if __name__ == "__main__":
    asyncio.run(_note(Path(sys.argv[1])))
