"""The rounds that look after the keys: what is under last month's goes to this month's.

A key that nothing is under is destroyed once no backup needs it. The work is done a little at a
time between turns; a round that is cut short is begun again, and loses nothing.
"""

import asyncio
from collections.abc import Callable
from dataclasses import dataclass, field
from datetime import datetime
from functools import partial

from adapters.logs import get_logger
from bot.async_store import AsyncStore
from bot.drills.by_shell import Refused
from bot.services import Services
from governance.policy import REWRAP_AT_A_TIME, REWRAP_EVERY, REWRAP_PAUSE
from storage.key_lives import NoSuchKeys, begin_pass, end_pass, pass_is_due, rotate
from storage.rewrapping import Pass
from storage.unit import Unit

ROTATE = "rotate"
"""The word by which a shell asks for it."""

ROTATES = (
    "The bot has new keys, and moves every record to them between other work. `igdesk keys list`"
    " shows how far it is."
)


@dataclass(slots=True)
class KeyRounds:
    """One round after the other (see `adapters.timer`)."""

    store: AsyncStore
    services: Services
    may_destroy: Callable[[], bool]
    """Returns whether anything may be ended for good: the clock was looked at."""
    _next: datetime | None = field(default=None, init=False)
    """Not before: what a pass could not move, it could not an hour later either."""

    async def rotate(self, party: str) -> str:
        """Put new keys in the place of those in use, of a party or (empty) of all; the next look
        moves what is under the old ones. Returns what to say to whoever asked. Raises Refused.
        """
        now = self.services.clock.now()
        try:
            await self.store.run_on_writer(lambda store: rotate(store, party, now))
        except NoSuchKeys as unknown:
            raise Refused(str(unknown)) from None
        self._next = None
        return ROTATES

    async def look(self) -> None:
        """Move what is due to be moved, then retire and destroy keys.

        Nothing while the time is in doubt: a key that a wrong clock destroyed is gone for good.
        """
        now = self.services.clock.now()
        trusted = self.may_destroy() and not self.services.time_in_doubt()
        if not trusted or not await self._is_due(now):
            return
        done = await self._walk(await self.store.run_on_writer(partial(begin_pass, now=now)), now)
        if done.found != done.moved:
            self._next = now + REWRAP_EVERY
        gone = await self.store.run_on_writer(lambda store: end_pass(store, done, now))
        get_logger().info("records re-wrapped", count=done.moved.total())
        if gone:
            get_logger().info("old keys destroyed", count=len(gone))

    async def _is_due(self, now: datetime) -> bool:
        if self._next is not None and now < self._next:
            return False
        return await self.store.run_on_writer(lambda store: pass_is_due(store.ring, now))

    async def _walk(self, so_far: Pass, now: datetime) -> Pass:
        while not so_far.done:
            so_far = await self.store.write(partial(_step, so_far, now))
            await asyncio.sleep(REWRAP_PAUSE.total_seconds())
        return so_far


def _step(so_far: Pass, now: datetime, unit: Unit) -> Pass:
    return unit.rewrapping.step(so_far, REWRAP_AT_A_TIME, now=now)
