"""The rounds in which Entra groups are read: the first one before anything is served."""

import asyncio
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, suppress
from datetime import timedelta

from adapters.clock import Clock
from adapters.graph_groups import GraphGroups
from adapters.logs import get_logger
from adapters.registrations import Registrations
from adapters.timer import Timer
from bot.people.entra_groups import AGAIN, NOTED, Groups
from bot.services import Services
from governance.keys import TenantId
from storage.threads import StoreThreads

FIRST = timedelta(seconds=5)  # the start waits this long and no longer: the bot works without


@asynccontextmanager
async def groups_followed(
    reads: GraphGroups | None,
    services: Services,
    registered: Registrations | None,
    store: StoreThreads,
    *,
    first: timedelta = FIRST,
) -> AsyncIterator[None]:
    """Follow the groups of the roles file, where Graph may be asked."""
    if reads is None or registered is None or not services.directory.groups:
        if services.directory.groups:
            get_logger().warning("groups of the roles file are not read")
        yield
        return

    def app_in(tenant: TenantId) -> str | None:
        found = registered.in_tenant(tenant)
        return None if found is None else found.app_id

    async def note(text: str) -> None:
        await store.write(lambda unit: unit.meta.set(NOTED, text))

    groups = Groups(services.people, reads, app_in=app_in, clock=Clock(), note=note)
    timer = Timer(groups.run, every=AGAIN)
    timer.start()
    with suppress(TimeoutError):
        async with asyncio.timeout(first.total_seconds()):
            await timer.run_now()
    try:
        yield
    finally:
        groups.stop()
        await timer.stop()
