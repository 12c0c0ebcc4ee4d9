"""Serving the bot over HTTP until told to stop; in part shared with the simulator."""

import asyncio
import gc
import logging
import os
import signal
import sys
import threading
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import timedelta

from aiohttp import web

from adapters import logs
from adapters.beside import Beside
from adapters.clock import Clock, Machine, SteadyClock
from adapters.own_memory import keep_to_itself
from adapters.root_key import RootKeyUnusable
from adapters.teams.inbound import SERVER_OPTIONS
from bot.config import Settings, SettingsFaults
from bot.registrations import TeamsSide
from bot.store_keys import bring_up
from bot.wiring import run
from dialogs.asking.danger_words import get_ready
from governance.policy import REQUESTS_END_WITHIN, STOPS_WITHIN
from governance.toml_files.faults import FileFaults
from storage.errors import StoreUnavailable
from storage.open_store import USUAL, Start

CANNOT_START = (SettingsFaults, FileFaults, RootKeyUnusable, StoreUnavailable, OSError)
"""What can keep the bot from starting; each says what to do in a sentence or a list of them."""


def set_up_logs(settings: Settings, clock: Clock) -> None:
    """Log to standard error, with allow-listed fields only."""
    logs.configure(
        stream=sys.stderr,
        as_json=settings.log_format == "json",
        now=clock.now,
        level=getattr(logging, settings.log_level.upper()),
    )
    logs.catch_strays()


@asynccontextmanager
async def listen(app: web.Application, settings: Settings) -> AsyncIterator[None]:
    """Accept activities; at the end stop accepting, and finish the turns that have begun."""
    within = REQUESTS_END_WITHIN.total_seconds()
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=within, **SERVER_OPTIONS)
    await runner.setup()
    try:
        await web.TCPSite(runner, settings.host, settings.port).start()
        yield
    finally:
        await runner.cleanup()


def settle_down() -> None:
    """Keep what the start has made: the collector need not look through it again and again.

    A full look took a tenth of a second here, and every turn under way waited for it.
    """
    gc.freeze()
    gc.enable()


async def stopped() -> None:
    """Wait until Ctrl+C or the system asks us to stop."""
    loop, stop = asyncio.get_running_loop(), asyncio.Event()
    for sign in (signal.SIGINT, signal.SIGTERM):
        loop.add_signal_handler(sign, stop.set)
    await stop.wait()


def make_tables(settings: Settings, *, new: bool, as_it_is: bool) -> None:
    """Make the store, or bring its tables up to this release, and end; one of CANNOT_START where
    that cannot be.
    """
    set_up_logs(settings, clock := SteadyClock(Machine()))
    bring_up(settings, clock.now(), Start(new, as_it_is))
    logs.get_logger().info("tables are ready")


def run_until_stopped(settings: Settings, *, new: bool = False, as_it_is: bool = False) -> None:
    """Run the bot from its start to its end; one of CANNOT_START where it cannot begin."""
    keep_to_itself()
    asyncio.run(serve(settings, start=Start(new, as_it_is)))


async def serve(settings: Settings, *, side: TeamsSide | None = None, start: Start = USUAL) -> None:
    """Serve until stopped; `side` stands in for the side of Teams that the settings give."""
    asyncio.get_running_loop().set_default_executor(Beside())  # a name server may hang
    clock = SteadyClock(Machine())
    set_up_logs(settings, clock)
    async with (
        run(settings, clock=clock, side=side, start=start) as running,
        listen(running.app, settings),
    ):
        settle_down()
        log = logs.get_logger()
        if settings.server_unproved:
            log.warning("the database server need not show who it is", setting="DATABASE_URL")
        if settings.anonymous:
            log.warning("serving without tokens", host=settings.host, port=settings.port)
        else:
            log.info("serving", host=settings.host, port=settings.port)
        hears = asyncio.create_task(asyncio.to_thread(get_ready))
        await stopped()
        hears.cancel()
        end_within(STOPS_WITHIN)


def end_within(within: timedelta) -> None:
    """End this process after so long, whatever hangs: what it took is on the disk already."""
    last = threading.Timer(within.total_seconds(), os._exit, args=(0,))
    last.daemon = True  # it keeps nothing that ends sooner
    last.start()
