"""What `igdesk serve` runs once the settings are in order."""

import asyncio

from adapters.clock import Clock
from adapters.logs import get_logger
from bot.commands.serving import CANNOT_START, listen, set_up_logs, settle_down, stopped
from bot.config import Settings
from bot.wiring import run

__all__ = ["CANNOT_START", "run_until_stopped"]


def run_until_stopped(settings: Settings) -> None:
    """The bot, from its start to its end. Raises one of CANNOT_START where it cannot begin."""
    asyncio.run(_serve(settings))


async def _serve(settings: Settings) -> None:
    clock = Clock()
    set_up_logs(settings, clock)
    async with run(settings, clock=clock) as running, listen(running.app, settings):
        settle_down()
        if settings.anonymous:
            get_logger().warning("serving without tokens", host=settings.host, port=settings.port)
        else:
            get_logger().info("serving", host=settings.host, port=settings.port)
        await stopped()
