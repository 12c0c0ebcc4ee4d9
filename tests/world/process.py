"""`igdesk serve` as a process of its own, with Microsoft where the test says: run with -m."""

import asyncio
import json
import os
from dataclasses import replace

from adapters.clock import Clock
from adapters.clouds import Cloud
from adapters.teams.hosts import ServiceHosts
from bot.commands.serving import serve
from bot.config import load_settings
from bot.registrations import open_registrations, registered_side

CLOUD = "WORLD_CLOUD"


async def main() -> None:
    """Serve until told to stop."""
    settings = load_settings()
    assert settings.registrations is not None
    cloud = Cloud(**json.loads(os.environ[CLOUD]))
    registered = replace(open_registrations(settings.registrations), cloud=cloud)
    async with registered_side(
        registered,
        clock=Clock(),
        hosts=ServiceHosts(loopback=True),
        network=settings.network(),
    ) as side:
        await serve(settings, side=side)


if __name__ == "__main__":
    asyncio.run(main())
