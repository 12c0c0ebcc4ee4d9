"""An open store behind an event loop: its work runs on threads, and nothing blocks the loop.

Writes that wait at the same time share one transaction, so that a busy hour costs one wait for the
disk for many turns. Nobody is told of a write before it is on the disk.
"""

import asyncio
from collections import deque
from collections.abc import Callable, Sequence
from concurrent.futures import ThreadPoolExecutor
from typing import Any, TypeVar

from storage.store import READERS, Store, Written
from storage.unit import Unit

T = TypeVar("T")
TOGETHER = 16  # works in one transaction at most, so that none waits long for the others

Asked = tuple[Callable[[Unit], Any], "asyncio.Future[Any]"]


class StoreThreads:
    """One writer thread and a few reader threads over a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="store-writer")
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="store-reader")
        self._asked: deque[Asked] = deque()
        self._called = False  # whether the writer was called and has not looked yet

    async def write(self, work: Callable[[Unit], T]) -> T:
        """Run `Store.write` on the writer thread. Once begun it finishes, whoever stops waiting."""
        loop = asyncio.get_running_loop()
        answer: asyncio.Future[T] = loop.create_future()
        self._asked.append((work, answer))
        if not self._called:
            self._called = True
            self._writer.submit(self._write_what_waits, loop)
        return await asyncio.shield(answer)

    async def read(self, work: Callable[[Unit], T]) -> T:
        """Run `Store.read` on a reader thread."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._store.read, work)

    async def beside(self, work: Callable[[Store], T]) -> T:
        """Run what reads, and is no transaction of ours, on a reader thread."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, work, self._store)

    async def run_on_writer(self, work: Callable[[Store], T]) -> T:
        """Run anything else that writes, such as topping up keys, on the writer thread."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._writer, work, self._store)

    @property
    def damaged(self) -> frozenset[str]:
        """Return `Store.damaged`."""
        return self._store.damaged

    def close(self) -> None:
        """Finish what was begun, then close the store."""
        self._readers.shutdown()
        self._writer.shutdown()
        self._store.close()

    def _write_what_waits(self, loop: asyncio.AbstractEventLoop) -> None:
        """Write, on the writer thread, what was asked for so far."""
        self._called = False
        for _ in range(-(-len(self._asked) // TOGETHER)):
            asked = [self._asked.popleft() for _ in range(min(len(self._asked), TOGETHER))]
            written = _write(self._store, [work for work, _ in asked])
            answers = [answer for _, answer in asked]
            # All at once: to wake the loop for each would cost more than some of the works.
            loop.call_soon_threadsafe(_tell, answers, written)


def _write(store: Store, works: Sequence[Callable[[Unit], Any]]) -> list[Written]:
    if len(works) > 1:
        try:
            return store.write_together(works)
        except Exception:  # noqa: BLE001  perhaps one of them alone is to blame: each by itself
            return [_write_one(store, work) for work in works]
    return [_write_one(store, work) for work in works]


def _write_one(store: Store, work: Callable[[Unit], Any]) -> Written:
    try:
        return Written(store.write(work))
    except Exception as failure:  # noqa: BLE001  handed, as it is, to whoever asked
        return Written(failure=failure)


def _tell(answers: "Sequence[asyncio.Future[Any]]", written: Sequence[Written]) -> None:
    """Answer, on the loop, whoever asked, unless the loop itself has ended their wait."""
    for answer, one in zip(answers, written, strict=True):
        if answer.cancelled():
            continue
        if one.failure is None:
            answer.set_result(one.result)
        else:
            answer.set_exception(one.failure)
