"""The pages that say how the bot is: it runs, it takes turns, nothing calls for anybody.

How many, never which: whoever reaches this port may ask. `igdesk doctor` says more.
"""

import asyncio
from collections.abc import Callable
from contextlib import suppress
from dataclasses import dataclass, field
from datetime import datetime, timedelta

from aiohttp import web

from adapters.logs import get_logger
from adapters.teams.standing import TokenStanding
from bot.async_store import AsyncStore
from bot.watch.others import Processes
from bot.watch.vitals import NEVER, Alarm, Vitals, sample
from governance.policy import READY_HOLDS_FOR, READY_WITHIN
from governance.urgency import Urgency
from storage.unit import Unit

PULSE = "pulse"
"""Under which name of the store's own settings the newest sign that it can be written stands."""
SECOND = timedelta(seconds=1)


def _seen(vitals: Vitals) -> dict[str, object]:
    """Return what there is to see: counts and seconds, and registrations by their app ids."""
    unsent = {one: vitals.sample.unsent.get(one, NEVER) for one in Urgency}
    return {
        "damaged": len(vitals.damaged()),
        "sweep_age_seconds": _seconds(vitals.since_last_sweep),
        "courier_age_seconds": _seconds(vitals.since_last_round),
        "mail_age_seconds": _seconds(vitals.since_last_mail),
        "keys_age_seconds": _seconds(vitals.standing.keys()),
        "oldest_unsent_seconds": {one.name.lower(): _seconds(at) for one, at in unsent.items()},
        "tokens": {app_id: _token(one) for app_id, one in vitals.standing.tokens().items()},
    }


def _token(one: TokenStanding) -> dict[str, int | None]:
    return {
        "good_for_seconds": _seconds(one.good_for),
        "failing_for_seconds": _seconds(one.failing_for),
    }


def _seconds(length: timedelta | None) -> int | None:
    return None if length is None else int(length / SECOND)


@dataclass(slots=True)
class Pages:
    """Answers `/healthz`, `/readyz` and `/alarmz`."""

    store: AsyncStore
    vitals: Vitals
    now: Callable[[], datetime]
    processes: Processes = field(default_factory=Processes)
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

        So a flipped bit, or a sweep that is late, is no reason: see `/alarmz`. Nor is a restored
        store that is held back: whoever writes must hear whom to phone.
        """
        async with self._trying:
            if not self._known:
                self._ready, self._tried_at = await self._takes(), self.vitals.monotonic()
        held = Alarm.RESTORED in self.vitals.alarms()
        told = {"ready": self._ready} | ({"held": "restored"} if held else {})
        return web.json_response(told, status=200 if self._ready else 503)

    async def alarmed(self, _request: web.Request) -> web.Response:
        """Say what calls for somebody: 503 where anything does."""
        await self._look()
        alarms = self.vitals.alarms()
        told = {"well": not alarms, "alarms": [alarm.value for alarm in alarms]}
        status = 503 if alarms else 200
        return web.json_response({**told, **_seen(self.vitals)}, status=status)

    async def _look(self) -> None:
        """Look at the store afresh; where it does not let us, what was last seen stands."""
        now = self.now()
        with suppress(Exception):  # `Alarm.WATCH` says so, after a while
            async with asyncio.timeout(READY_WITHIN.total_seconds()):
                self.vitals.looked(await self.store.read(lambda unit: sample(unit, now)))

    @property
    def _known(self) -> bool:
        """Return whether it was tried just now: whoever asks a thousand times writes once."""
        tried, now = self._tried_at, self.vitals.monotonic()
        return tried is not None and timedelta(seconds=now - tried) < READY_HOLDS_FOR

    async def _takes(self) -> bool:
        """Return whether a turn would be taken, and could be kept."""
        return not self.processes.unfit and await self._writes()

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
