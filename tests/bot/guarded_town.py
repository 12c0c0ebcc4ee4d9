"""A town whose bot checks tokens: a registration, a loopback identity provider, the same people."""

import shutil
import sqlite3
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager, closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path

import aiohttp
from aiohttp.test_utils import TestServer

from adapters.clouds import Cloud
from adapters.registrations import BotRegistration, ManagedIdentity
from adapters.teams.bot_framework import BotFramework
from adapters.teams.hosts import ServiceHosts
from adapters.teams.inbound import SERVER_OPTIONS
from adapters.teams.jwks import JwksFetch, SigningKeys
from adapters.teams.outbound import NoTokens
from bot.registrations import TeamsSide
from bot.wiring import run
from governance.keys import TenantId
from simulator.chats import BotFace, Chats, Json
from simulator.connector import add_connector
from simulator.people import load_people
from tests.adapters.hand_clock import HandClock
from tests.adapters.identity_provider import ISSUER, METADATA, IdentityProvider, identity_provider
from tests.bot.town import APP_ID, NINE, ROLES, UNHURRIED, Refusals, Town, settings_in

COUNCIL, POLICE, NHS = (TenantId(f"{n * 8}-{n * 4}-4{n * 3}-8{n * 3}-{n * 12}") for n in "123")
REGISTRATIONS = f"""
[[registrations]]
name = "The council (invented)"
app_id = "{APP_ID}"
tenant = "{COUNCIL}"
also_tenants = ["{POLICE}", "{NHS}"]
credential = "managed_identity"
"""


@dataclass
class Guarded:
    """A town, and who signs its tokens. Its people's tokens are honest; `post` takes any."""

    town: Town
    provider: IdentityProvider

    def claims(self, **changes: object) -> dict[str, object]:
        """What an honest token says, changed."""
        honest = {"aud": APP_ID, "serviceurl": self.town.service_url}
        return self.provider.claims(**{**honest, **changes})

    async def post(self, activity: Json, token: str | None) -> tuple[int, str]:
        """A caller with that token, or none."""
        headers = {} if token is None else {"Authorization": f"Bearer {token}"}
        async with (
            aiohttp.ClientSession() as session,
            session.post(self.town.bot_url, json=activity, headers=headers) as response,
        ):
            return response.status, await response.text()

    def rows(self) -> dict[str, int]:
        """How many rows each table has, counted past our own code."""
        path = self.town.folder / "store" / "igdesk.db"
        with closing(sqlite3.connect(f"file:{path}?mode=ro", uri=True)) as seen:
            names = seen.execute("SELECT name FROM sqlite_master WHERE type = 'table'").fetchall()
            return {name: _count(seen, name) for (name,) in names}


def _count(seen: sqlite3.Connection, table: str) -> int:
    return int(seen.execute(f"SELECT count(*) FROM {table}").fetchone()[0])  # noqa: S608


@asynccontextmanager
async def guarded_town(folder: Path, *, pristine: Path) -> AsyncIterator[Guarded]:
    """The whole of it."""
    shutil.copytree(pristine, folder, dirs_exist_ok=True)
    (folder / "registrations.toml").write_text(REGISTRATIONS, encoding="utf-8")
    clock = HandClock(NINE)
    chats = Chats(people=load_people(ROLES), bot=BotFace(app_id=APP_ID), now=clock.now)
    connector = aiohttp.web.Application()
    add_connector(connector, chats)
    async with identity_provider(clock) as provider, TestServer(connector) as teams:
        url = str(teams.make_url("/"))
        settings = settings_in(
            folder,
            service_url=url,
            anonymous=False,
            app_id="",
            registrations=folder / "registrations.toml",
        )
        token = provider.token(provider.claims(aud=APP_ID, serviceurl=url))
        honest = {"Authorization": f"Bearer {token}"}
        async with (
            run(
                settings,
                clock=clock,
                simulated=True,
                gap=timedelta(),
                side=_side(provider, clock),
                patience=UNHURRIED,
            ) as running,
            _serving(running.app) as bot,
            aiohttp.ClientSession(headers=honest) as session,
        ):
            at = str(bot.make_url("/api/messages"))
            town = Town(running, chats, clock, session, at, url, folder, Refusals())
            await running.catch_up()
            yield Guarded(town, provider)


@asynccontextmanager
async def _serving(app: aiohttp.web.Application) -> AsyncIterator[TestServer]:
    server = TestServer(app)
    await server.start_server(**SERVER_OPTIONS)
    try:
        yield server
    finally:
        await server.close()


def _side(provider: IdentityProvider, clock: HandClock) -> TeamsSide:
    """As `bot.registrations` makes it, but for the provider and where Teams is."""
    cloud = Cloud("test", ISSUER, f"{provider.url}{METADATA}", (), "https://login.test", "bot/x")
    hosts = ServiceHosts(loopback=True)
    fetch = JwksFetch(cloud.metadata, issuer=ISSUER, network=provider.network)
    keys = SigningKeys(fetch, clock=clock)
    also = frozenset((POLICE, NHS))
    council = BotRegistration(APP_ID, COUNCIL, "Council", ManagedIdentity(), also)
    guard = BotFramework((council,), cloud=cloud, keys=keys, hosts=hosts, clock=clock)
    return TeamsSide(guard, hosts, NoTokens())
