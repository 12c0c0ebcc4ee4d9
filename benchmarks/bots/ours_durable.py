"""Our whole bot: token verified, person authorised, one flow step sealed, audited, committed.

The driver signs the tokens; the key's public half is in the folder. Port and the folder for
the store from the command line.
"""

import asyncio
import sys
from collections.abc import Mapping
from contextlib import AsyncExitStack
from datetime import timedelta
from pathlib import Path

from aiohttp import web

from adapters.clock import Clock
from adapters.clouds import PUBLIC
from adapters.registrations import ManagedIdentity, Registration
from adapters.teams.bot_framework import BotFramework
from adapters.teams.hosts import ServiceHosts
from adapters.teams.jwks import KeyRing, SigningKey
from adapters.teams.outbound import NoTokens
from benchmarks.identity import APP_ID, KEY_ID, TENANT, public_key
from bot.config import load_settings
from bot.registrations import TeamsSide
from bot.wiring import run

ROLES = Path(__file__).parent.parent.parent / "simulator" / "roles.toml"


def side(key_file: Path) -> TeamsSide:
    """The real token check, with loopback as Teams' host."""
    hosts = ServiceHosts(loopback=True)
    registration = Registration(APP_ID, TENANT, "benchmark", ManagedIdentity())

    async def keys() -> Mapping[str, SigningKey]:
        return {KEY_ID: SigningKey(public_key(key_file), frozenset({"msteams"}))}

    ring = KeyRing(keys, clock=Clock())
    guard = BotFramework((registration,), cloud=PUBLIC, keys=ring, hosts=hosts, clock=Clock())
    return TeamsSide(guard, hosts, NoTokens())


async def main(port: int, folder: Path) -> None:
    """Serve until killed."""
    settings = load_settings(
        database=folder / "store" / "igdesk.db",
        ring=folder / "keys" / "ring.json",
        root_key_file=folder / "root" / "root.key",
        roles=ROLES,
        anonymous=True,
        app_id=APP_ID,
        port=port,
    )
    async with AsyncExitStack() as stack:
        running = await stack.enter_async_context(
            run(settings, gap=timedelta(), side=side(folder / "key.pem"))
        )
        runner = web.AppRunner(running.app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        await asyncio.Event().wait()


if __name__ == "__main__":
    asyncio.run(main(int(sys.argv[1]), Path(sys.argv[2])))
