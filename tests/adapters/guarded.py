"""The door as Teams finds it: tokens checked, an identity provider, a listener behind."""

import asyncio
import functools
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from dataclasses import dataclass
from datetime import timedelta
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters.clouds import Cloud
from adapters.registrations import BotRegistration, ManagedIdentity
from adapters.teams.bot_framework import BotFramework
from adapters.teams.door import TeamsDoor
from adapters.teams.hosts import ServiceHosts
from adapters.teams.inbound import SERVER_OPTIONS
from adapters.teams.jwks import JwksFetch, SigningKeys
from governance.keys import TenantId
from tests.adapters.hand_clock import HandClock
from tests.adapters.identity_provider import ISSUER, METADATA, IdentityProvider, identity_provider
from tests.adapters.teams_fakes import (
    SORRY,
    Client,
    FakeConnector,
    Listener,
    connector,
    message,
    teams,
)

APP = "11111111-0000-4000-8000-000000000001"
OTHER_APP = "11111111-0000-4000-8000-000000000002"
TENANT = TenantId("aaaaaaaa-0000-4000-8000-000000000001")
OTHER_TENANT = TenantId("aaaaaaaa-0000-4000-8000-000000000002")
STRANGER = "aaaaaaaa-0000-4000-8000-00000000dead"
PATIENCE = timedelta(seconds=2)  # for a body, and for the identity provider

REGISTRATIONS = (
    BotRegistration(APP, TENANT, "One council", ManagedIdentity()),
    BotRegistration(OTHER_APP, OTHER_TENANT, "Another", ManagedIdentity()),
)


@dataclass
class Guarded:
    """A door with a guard."""

    client: Client
    listener: Listener
    teams: FakeConnector
    provider: IdentityProvider
    clock: HandClock
    keys: SigningKeys

    def activity(self, **changes: object) -> dict[str, Any]:
        """What an honest person's Teams sends; a change to None takes a field out."""
        whole = {
            **message(self.teams.url),
            "recipient": {"id": f"28:{APP}", "name": "IG Desk"},
            "conversation": {"id": "a:1", "conversationType": "personal", "tenantId": TENANT},
            "channelData": {"tenant": {"id": TENANT}},
            **changes,
        }
        return {name: value for name, value in whole.items() if value is not None}

    def claims(self, **changes: object) -> dict[str, object]:
        """What the honest token says."""
        return self.provider.claims(**{"aud": APP, "serviceurl": self.teams.url, **changes})

    def bearer(self, token: str | None = None, **changes: object) -> dict[str, str]:
        """The header with a token, honest unless changed."""
        token = self.provider.token(self.claims(**changes)) if token is None else token
        return {"Authorization": f"Bearer {token}", "Content-Type": "application/json"}

    @functools.cached_property
    def honest_headers(self) -> dict[str, str]:
        """One honest token, made once."""
        return self.bearer()

    async def post(self, **request: Any) -> tuple[int, str]:
        async with self.client.post("/api/messages", **request) as response:
            return response.status, await response.text()

    async def honest(self, name: str = "honest") -> int:
        """One honest message, and the status of its answer."""
        status, _ = await self.post(json=self.activity(id=name), headers=self.bearer())
        return status


def cloud(provider: IdentityProvider) -> Cloud:
    """A cloud whose provider is ours."""
    return Cloud("test", ISSUER, f"{provider.url}{METADATA}", (), "https://login.test", "bot/x")


@asynccontextmanager
async def guarded(*, patience: timedelta = PATIENCE) -> AsyncIterator[Guarded]:
    """Everything, over HTTP; the provider over TLS where it can be."""
    clock = HandClock()
    async with teams() as fake, connector() as out, identity_provider(clock) as provider:
        fetch = JwksFetch(
            f"{provider.url}{METADATA}", issuer=ISSUER, timeout=patience, network=provider.network
        )
        keys = SigningKeys(fetch, clock=clock)
        guard = BotFramework(
            REGISTRATIONS,
            cloud=cloud(provider),
            keys=keys,
            hosts=ServiceHosts(loopback=True),
            clock=clock,
        )
        door = TeamsDoor(authenticator=guard, connector=out, sorry=SORRY, body_time=patience)
        listener = Listener()

        async def messages(request: web.Request) -> web.Response:
            return await door.receive(request, listener)

        app = web.Application()
        app.router.add_route("*", "/api/messages", messages)
        server = TestServer(app)
        await server.start_server(**SERVER_OPTIONS)
        async with TestClient(server) as client:
            yield Guarded(client, listener, fake, provider, clock, keys)


async def beside_an_honest_user(inside: Guarded, **request: Any) -> tuple[int, str]:
    """The attack's answer; an honest user's message at the same time must be answered, alone."""
    answer, honest = await asyncio.gather(inside.post(**request), inside.honest())
    heard = [incoming.activity for incoming in inside.listener.heard]

    assert (honest, heard) == (200, ["honest"])
    return answer
