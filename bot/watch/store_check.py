"""The store itself, while it is in use: whether anything in it was changed, put back or taken away,
and how far on it is, which is marked beside the key ring.

What is wrong is in `Store.damaged`, and calls for somebody (`bot.watch.vitals`).
"""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from functools import partial

from adapters.logs import get_logger
from adapters.timer import Timer
from governance.policy import STORE_CHECK_PAUSE, STORE_CHECKED_EVERY, STORE_MARKED_EVERY
from storage.checking import Look, whole_store
from storage.errors import StoreUnavailable
from storage.store import Store
from storage.threads import StoreThreads


@asynccontextmanager
async def store_checked(store: StoreThreads) -> AsyncIterator[None]:
    """Check and mark the store for as long as this is entered."""
    check = StoreCheck(store)
    checks = Timer(check.run, every=STORE_CHECKED_EVERY)
    marks = Timer(partial(mark, store), every=STORE_MARKED_EVERY)
    checks.start()
    marks.start()
    try:
        yield
    finally:
        check.stop()
        await checks.stop()
        await marks.stop()


async def mark(store: StoreThreads) -> None:
    """Mark how far on the store is. Where that cannot be done it is tried again."""
    try:
        await store.beside(Store.keep_marks)
    except StoreUnavailable as fault:
        get_logger().error("store not marked", error=fault)


@dataclass(slots=True)
class StoreCheck:
    """Checks the whole store, some of it at a time."""

    store: StoreThreads
    _stopped: bool = field(default=False, init=False)

    def stop(self) -> None:
        """Look no further."""
        self._stopped = True

    async def run(self) -> None:
        """Check all of it: a short read, a breath, and the next."""
        before = len(self.store.damaged)
        for first in whole_store():
            await self._all_of(first)
        if found := len(self.store.damaged) - before:
            get_logger().error("store damaged", count=found)

    async def _all_of(self, look: Look | None) -> None:
        while look is not None and not self._stopped:
            look = await self._looked(look)
            await asyncio.sleep(STORE_CHECK_PAUSE.total_seconds())

    async def _looked(self, look: Look) -> Look | None:
        return await self.store.beside(lambda store: store.look(look))
