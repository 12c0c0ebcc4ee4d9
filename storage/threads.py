"""The store for an event loop: nothing that blocks runs on it."""

import asyncio
from collections.abc import Callable
from concurrent.futures import ThreadPoolExecutor
from typing import TypeVar

from storage.opened import READERS, Store
from storage.unit import Unit

T = TypeVar("T")


class StoreThreads:
    """One writer thread and a few reader threads over a store."""

    def __init__(self, store: Store) -> None:
        self._store = store
        self._writer = ThreadPoolExecutor(1, thread_name_prefix="store-writer")
        self._readers = ThreadPoolExecutor(READERS, thread_name_prefix="store-reader")

    async def write(self, work: Callable[[Unit], T]) -> T:
        """`Store.write` on the writer thread. Once begun it finishes, whoever stops waiting."""
        loop = asyncio.get_running_loop()
        return await loop.run_in_executor(self._writer, self._store.write, work)

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
        """Tables and ids of rows that had to be left out because they were changed."""
        return self._store.damaged

    def close(self) -> None:
        """Finish what was begun, then close the store."""
        self._readers.shutdown()
        self._writer.shutdown()
        self._store.close()
