"""Our whole bot: token verified, person authorised, what was said sealed and committed.

The driver signs the tokens; the key's public half is in the folder. From the command line: a port,
the folder, and the word "provider" where keys and tokens come from the slow identity provider whose
address stands in the folder, and not from the file. "in" and a folder: its store is there.
"""

import asyncio
import gc
import json
import sys
import urllib.request
from collections.abc import AsyncIterator, Mapping
from contextlib import AsyncExitStack, asynccontextmanager
from datetime import timedelta
from pathlib import Path
from typing import Any

from aiohttp import web

from adapters.clock import Clock
from adapters.clouds import PUBLIC
from adapters.registrations import BotRegistration, ManagedIdentity
from adapters.teams.bot_framework import BotFramework
from adapters.teams.hosts import ServiceHosts
from adapters.teams.jwks import JwksFetch, SigningKey, SigningKeys
from adapters.teams.outbound import NoTokens
from adapters.teams.tokens_out import RegistrationTokens
from benchmarks.identity import APP_ID, KEY_ID, TENANT, public_key
from bot.commands.serving import settle_down
from bot.config import load_settings
from bot.registrations import TeamsSide
from bot.wiring import run
from dialogs.asking.danger_words import get_ready

HOSTS = ServiceHosts(loopback=True)


def guard(ring: SigningKeys) -> BotFramework:
    """The real token check, with loopback as Teams' host."""
    registration = BotRegistration(APP_ID, TENANT, "benchmark", ManagedIdentity())
    return BotFramework((registration,), cloud=PUBLIC, keys=ring, hosts=HOSTS, clock=Clock())


@asynccontextmanager
async def key_in_a_file(folder: Path) -> AsyncIterator[TeamsSide]:
    """Nothing is asked of anyone."""

    async def keys() -> Mapping[str, SigningKey]:
        key = public_key(folder / "key.pem")
        return {KEY_ID: SigningKey(key, frozenset({"msteams"}))}

    yield TeamsSide(guard(SigningKeys(keys, clock=Clock())), HOSTS, NoTokens())


@asynccontextmanager
async def slow_provider(folder: Path) -> AsyncIterator[TeamsSide]:
    """As `bot.registrations` puts it together; MSAL alone is stood in for: it insists on https."""
    base = (folder / "provider").read_text(encoding="ascii")

    def ask(*, anew: bool = False) -> Any:  # noqa: ARG001
        with urllib.request.urlopen(f"{base}/token", data=b"", timeout=8) as answer:  # noqa: S310
            return json.load(answer)

    ring = SigningKeys(JwksFetch(f"{base}/metadata", issuer=PUBLIC.issuer), clock=Clock())
    async with RegistrationTokens({APP_ID: ask}, clock=Clock()) as tokens:
        warm = asyncio.create_task(ring.refresh())
        yield TeamsSide(guard(ring), HOSTS, tokens)
        warm.cancel()


async def main(port: int, folder: Path, *, provider: bool, own: Path | None = None) -> None:
    """Serve until killed, with a store in a folder of its own, or on the server of the settings."""
    own = own or folder / str(port)
    settings = load_settings(
        database=own / "store" / "igdesk.db",
        ring=own / "keys" / "ring.json",
        root_key_file=own / "root" / "root.key",
        roles=folder / "roles.toml",
        anonymous=True,
        app_id=APP_ID,
        port=port,
    )
    async with AsyncExitStack() as stack:
        side = slow_provider if provider else key_in_a_file
        teams = await stack.enter_async_context(side(folder))
        running = await stack.enter_async_context(run(settings, gap=timedelta(), side=teams))
        runner = web.AppRunner(running.app, access_log=None)
        await runner.setup()
        await web.TCPSite(runner, "127.0.0.1", port).start()
        settle_down()
        hears = asyncio.create_task(asyncio.to_thread(get_ready))  # as `igdesk serve` does
        await asyncio.Event().wait()
        hears.cancel()


if __name__ == "__main__":
    gc.disable()  # as `igdesk serve` does, until it has begun
    number, place, *words = sys.argv[1:]
    shared = Path(words[words.index("in") + 1]) if "in" in words else None
    asyncio.run(main(int(number), Path(place), provider="provider" in words, own=shared))
