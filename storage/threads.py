"""The store for an event loop: nothing that blocks runs on it.

Writes that wait at the same time share one transaction, so that a busy hour costs one wait
for the disk for many turns. Nobody is told of a write before it is on the disk.
"""

import asyncio
from collections import deque
from collections.abc import Callable
from concurrent.futures import Future, ThreadPoolExecutor
from typing import Any, TypeVar

from storage.opened import READERS, Store
from storage.unit import Unit

T = TypeVar("T")
TOGETHER = 16  # works in one transaction at most, so that none waits long for the others

Asked = tuple[Callable[[Unit], Any], "Future[Any]"]


class StoreThreads:
    """One writer thread and a few reader threads over a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="store-writer")
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="store-reader")
        self._asked: deque[Asked] = deque()

    async def write(self, work: Callable[[Unit], T]) -> T:
        """`Store.write` on the writer thread. Once begun it finishes, whoever stops waiting."""
        answer: Future[T] = Future()
        self._asked.append((work, answer))
        self._writer.submit(self._write_what_waits)
        return await asyncio.shield(asyncio.wrap_future(answer))

    async def read(self, work: Callable[[Unit], T]) -> T:
        """`Store.read` on a reader thread."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._readers, self._store.read, work)

    async def run_on_writer(self, work: Callable[[Store], T]) -> T:
        """Anything else that writes, such as topping up keys, in its turn."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._writer, work, self._store)

    @property
    def damaged(self) -> frozenset[str]:
        """`Store.damaged`: what the sweeps had to leave out."""
        return self._store.damaged

    def close(self) -> None:
        """Finish what was begun, then close the store."""
        self._readers.shutdown()
        self._writer.shutdown()
        self._store.close()

    def _write_what_waits(self) -> None:
        """On the writer thread: everything asked for so far; an earlier run may have done it."""
        asked = [self._asked.popleft() for _ in range(min(len(self._asked), TOGETHER))]
        if len(asked) == 1:
            _settle_one(self._store, *asked[0])
        elif asked:
            _settle_all(self._store, asked)


def _settle_one(store: Store, work: Callable[[Unit], Any], answer: "Future[Any]") -> None:
    try:
        answer.set_result(store.write(work))
    except Exception as failure:  # noqa: BLE001  handed, as it is, to whoever asked
        answer.set_exception(failure)


def _settle_all(store: Store, asked: list[Asked]) -> None:
    try:
        written = store.write_together([work for work, _ in asked])
    except Exception:  # noqa: BLE001  perhaps one of them alone is to blame: each by itself
        for work, answer in asked:
            _settle_one(store, work, answer)
        return
    for (_, answer), one in zip(asked, written, strict=True):
        if one.failure is None:
            answer.set_result(one.result)
        else:
            answer.set_exception(one.failure)
