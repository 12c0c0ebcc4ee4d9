"""A Teams in miniature, over real HTTP on loopback: what it sends, and what it is sent."""

import asyncio
import copy
from collections.abc import AsyncIterator, Awaitable, Callable
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from datetime import timedelta

from aiohttp import web
from aiohttp.test_utils import TestClient, TestServer

from adapters.clock import Clock
from adapters.teams.authentication import AnonymousLoopback
from adapters.teams.door import TeamsDoor
from adapters.teams.hosts import ServiceHosts
from adapters.teams.invoke_deadline import PATIENCE, Patience
from adapters.teams.outbound import Connector, NoTokens
from adapters.teams.values import Incoming, Reply
from governance.keys import TenantId
from governance.outbox_message import Address

SORRY = "Something went wrong on our side. Nothing is lost. Try again, or phone us ({ref})."
SECRET = "Zebedee Plantagenet has measles"
CONVERSATION = "a:1-pqr/;@?"

Client = TestClient[web.Request, web.Application]
Script = Callable[[web.Request], Awaitable[web.StreamResponse]]


@dataclass
class Heard:
    """One request that the connector got."""

    method: str
    path: str
    body: object
    headers: dict[str, str]


@dataclass
class FakeConnector:
    """Teams' side of outbound. `script` may answer otherwise than 201 with an id."""

    url: str = ""
    heard: list[Heard] = field(default_factory=list)
    script: Script | None = None
    raw: list[bytes] | None = None  # set where what comes is no JSON

    async def answer(self, request: web.Request) -> web.StreamResponse:
        if self.raw is not None:
            self.raw.append(await request.read())
        readable = request.can_read_body and self.raw is None
        body = await request.json() if readable else None
        self.heard.append(Heard(request.method, request.raw_path, body, dict(request.headers)))
        if self.script is not None:
            return await self.script(request)
        return web.json_response({"id": f"1:{len(self.heard)}"}, status=201)

    def address(self, conversation: str = CONVERSATION) -> Address:
        return Address("igdesk", TenantId("tenant-1"), conversation, self.url)


@dataclass
class Listener:
    """A handler that remembers, and says what it is told to say."""

    reply: Reply = field(default_factory=Reply)
    heard: list[Incoming] = field(default_factory=list)
    failure: Exception | None = None
    then: Callable[[Incoming], Awaitable[Reply]] | None = None

    async def __call__(self, incoming: Incoming) -> Reply:
        self.heard.append(incoming)
        if self.failure is not None:
            raise self.failure
        return self.reply if self.then is None else await self.then(incoming)

    @property
    def last(self) -> Incoming:
        return self.heard[-1]


@dataclass
class House:
    """A door, someone behind it, and Teams on both sides."""

    client: Client
    listener: Listener
    teams: FakeConnector
    door: TeamsDoor

    def activity(self, **changes: object) -> dict[str, object]:
        return {**message(self.teams.url), **changes}

    async def post(self, activity: object) -> tuple[int, str]:
        async with self.client.post("/api/messages", json=activity) as response:
            return response.status, await response.text()


def message(service_url: str) -> dict[str, object]:
    """A plain personal message, as Teams sends it."""
    return copy.deepcopy(
        {
            "type": "message",
            "id": "1:abc",
            "channelId": "msteams",
            "serviceUrl": service_url,
            "from": {"id": "29:1x", "name": SECRET, "aadObjectId": "object-1"},
            "recipient": {"id": "28:igdesk", "name": "IG Desk"},
            "conversation": {
                "id": CONVERSATION,
                "conversationType": "personal",
                "tenantId": "tenant-1",
            },
            "channelData": {"tenant": {"id": "tenant-1"}},
            "locale": "en-GB",
            "text": "report a breach",
        }
    )


@asynccontextmanager
async def teams() -> AsyncIterator[FakeConnector]:
    """Teams' connector, listening."""
    fake = FakeConnector()
    app = web.Application()
    app.router.add_route("*", "/{tail:.*}", fake.answer)
    async with TestServer(app) as server:
        fake.url = str(server.make_url("/teams/"))
        yield fake


def connector(
    *, timeout: timedelta = timedelta(seconds=15), clock: Clock | None = None
) -> Connector:
    """Ours, with no pause between messages."""
    return Connector(
        hosts=ServiceHosts(loopback=True),
        tokens=NoTokens(),
        clock=clock or Clock(),
        timeout=timeout,
        gap=timedelta(),
    )


@asynccontextmanager
async def house(patience: Patience = PATIENCE) -> AsyncIterator[House]:
    """Everything, over HTTP."""
    async with teams() as fake, connector() as out:
        door = TeamsDoor(
            authenticator=AnonymousLoopback(), connector=out, sorry=SORRY, patience=patience
        )
        listener = Listener()

        async def messages(request: web.Request) -> web.Response:
            return await door.receive(request, listener)

        app = web.Application()
        app.router.add_route("*", "/api/messages", messages)
        async with TestClient(TestServer(app)) as client:
            yield House(client, listener, fake, door)


async def in_a_moment() -> None:
    """Let everything that can run on the loop, run."""
    for _ in range(20):
        await asyncio.sleep(0)
