"""The pages that say how the bot is: it runs, it takes turns, nothing calls for anybody.

How many, never which: whoever reaches this port may ask. `igdesk doctor` says more.
"""

import asyncio
from dataclasses import dataclass, field
from datetime import timedelta

from aiohttp import web

from adapters.logs import get_logger
from bot.async_store import AsyncStore
from bot.watch.vitals import Vitals
from governance.policy import READY_HOLDS_FOR, READY_WITHIN
from storage.unit import Unit

PULSE = "pulse"
"""Under which name of the store's own settings the newest sign that it can be written stands."""
SECOND = timedelta(seconds=1)


@dataclass(slots=True)
class Pages:
    """Answers `/healthz`, `/readyz` and `/alarmz`."""

    store: AsyncStore
    vitals: Vitals
    _ready: bool = field(default=False, init=False)
    _tried_at: float | None = field(default=None, init=False)
    _trying: asyncio.Lock = field(default_factory=asyncio.Lock, init=False, repr=False)

    def add_to(self, app: web.Application) -> None:
        """Serve them."""
        app.router.add_get("/healthz", self.alive)
        app.router.add_get("/readyz", self.ready)
        app.router.add_get("/alarmz", self.alarmed)

    async def alive(self, _request: web.Request) -> web.Response:
        """Say that it runs."""
        return web.json_response({"alive": True})

    async def ready(self, _request: web.Request) -> web.Response:
        """Say whether a turn could be kept: 503 takes the bot out of its proxy, and out of reach.

        So a flipped bit, or a sweep that is late, is no reason: see `/alarmz`.
        """
        async with self._trying:
            if not self._known:
                self._ready, self._tried_at = await self._writes(), self.vitals.monotonic()
        return web.json_response({"ready": self._ready}, status=200 if self._ready else 503)

    async def alarmed(self, _request: web.Request) -> web.Response:
        """Say what calls for somebody: 503 where anything does."""
        alarms, vitals = self.vitals.alarms(), self.vitals
        told = {
            "well": not alarms,
            "alarms": [alarm.value for alarm in alarms],
            "damaged": len(vitals.damaged()),
            "sweep_age_seconds": int(vitals.since_last_sweep / SECOND),
        }
        return web.json_response(told, status=503 if alarms else 200)

    @property
    def _known(self) -> bool:
        """Return whether it was tried just now: whoever asks a thousand times writes once."""
        tried, now = self._tried_at, self.vitals.monotonic()
        return tried is not None and timedelta(seconds=now - tried) < READY_HOLDS_FOR

    async def _writes(self) -> bool:
        at = f"{self.vitals.monotonic():.0f}"

        def pulse(unit: Unit) -> None:
            unit.meta.set(PULSE, at)

        try:
            async with asyncio.timeout(READY_WITHIN.total_seconds()):
                await self.store.write(pulse)
        except Exception as fault:  # noqa: BLE001  whatever it is, a turn would meet it too
            get_logger().error("no turn can be kept", error=fault)
            return False
        return True
