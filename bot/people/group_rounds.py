"""The rounds in which Entra groups are read: the first one before anything is served."""

import asyncio
from collections.abc import AsyncIterator, Sequence
from contextlib import asynccontextmanager, suppress
from dataclasses import dataclass
from datetime import timedelta

from adapters.clock import Clock
from adapters.graph_groups import GraphGroups
from adapters.logs import get_logger
from adapters.registrations import Registrations
from adapters.timer import Timer
from bot.async_store import AsyncStore
from bot.people.entra_groups import AGAIN, Groups
from bot.people.group_notes import NOTED
from bot.services import Services
from governance.keys import TenantId
from governance.policy import GROUPS_HOLD_FOR
from storage.group_answers import GroupAnswer
from storage.threads import StoreThreads
from storage.unit import Unit

FIRST = timedelta(seconds=5)  # the start waits this long and no longer: the bot works without


@dataclass(frozen=True, slots=True)
class KeptInStore:
    """Implements `Keeps`."""

    store: AsyncStore
    clock: Clock

    async def kept(self) -> tuple[GroupAnswer, ...]:
        """Return the last answers."""
        return await self.store.read(lambda unit: unit.group_answers.all())

    async def keep(self, told: str, answers: Sequence[GroupAnswer]) -> None:
        """Keep these answers, and a line for `igdesk doctor`; drop those that hold no more."""
        await self.store.write(lambda unit: self._keep(unit, told, answers))

    def _keep(self, unit: Unit, told: str, answers: Sequence[GroupAnswer]) -> None:
        unit.meta.set(NOTED, told)
        for answer in answers:
            unit.group_answers.keep(answer)
        unit.group_answers.forget_before(self.clock.now() - GROUPS_HOLD_FOR)


@asynccontextmanager
async def groups_followed(
    reads: GraphGroups | None,
    services: Services,
    registered: Registrations | None,
    store: StoreThreads,
    *,
    first: timedelta = FIRST,
) -> AsyncIterator[Timer | None]:
    """Follow the groups of the roles file, where Graph may be asked: yields their timer."""
    if reads is None or registered is None or not services.directory.groups:
        if services.directory.groups:
            get_logger().warning("groups of the roles file are not read")
        yield None
        return
    clock = services.clock

    def app_in(tenant: TenantId) -> str | None:
        found = registered.in_tenant(tenant)
        return None if found is None else found.app_id

    groups = Groups(
        services.people, reads, app_in=app_in, clock=clock, keeps=KeptInStore(store, clock)
    )
    await groups.take_up()
    timer = Timer(groups.run, every=AGAIN)
    timer.start()
    with suppress(TimeoutError):
        async with asyncio.timeout(first.total_seconds()):
            await timer.run_now()
    try:
        yield timer
    finally:
        groups.stop()
        await timer.stop()
