"""The store as the event loop needs it: nothing that blocks runs on the loop."""

from collections.abc import Callable
from typing import Protocol, TypeVar

from storage.store import Store
from storage.unit import Unit

T = TypeVar("T")


class AsyncStore(Protocol):
    """Runs work against the store on threads of its own (`storage.threads`)."""

    async def read(self, work: Callable[[Unit], T]) -> T:
        """Run `work` against one moment of the store."""
        ...

    async def write(self, work: Callable[[Unit], T]) -> T:
        """Run `work` in one transaction: all of it is kept, or on any exception none of it."""
        ...

    async def run_on_writer(self, work: Callable[[Store], T]) -> T:
        """Run what is no transaction of ours on the writer's thread."""
        ...
