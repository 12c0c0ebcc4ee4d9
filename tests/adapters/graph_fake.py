"""Microsoft Graph in miniature, over HTTP on loopback: groups, pages, and every way to fail."""

import asyncio
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from dataclasses import dataclass, field
from typing import Any

from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.teams.failures import Undelivered
from adapters.teams.outbound import NoTokens

COUNCIL, POLICE = (f"{n * 8}-{n * 4}-4{n * 3}-8{n * 3}-{n * 12}" for n in "12")
LEADS = "cccccccc-0000-4000-8000-000000000001"
STAFF = "cccccccc-0000-4000-8000-000000000002"


def user(number: int, name: str = "Pat Invented", **changes: object) -> dict[str, object]:
    """Somebody as Graph tells of them; a change to None takes a property out."""
    whole = {
        "id": object_id(number),
        "displayName": name,
        "jobTitle": "Information governance manager",
        "userType": "Member",
        "userPrincipalName": f"pat{number}@council.example",
        "accountEnabled": True,
        **changes,
    }
    return {key: value for key, value in whole.items() if value is not None}


def object_id(number: int) -> str:
    return f"dddddddd-0000-4000-8000-{number:012}"


@dataclass
class Bearers(NoTokens):
    """Tokens that say whose they are. `failures` by app id."""

    failures: dict[str, Undelivered] = field(default_factory=dict)

    async def headers(self, app_id: str, tenant: str) -> Mapping[str, str]:
        if app_id in self.failures:
            raise self.failures[app_id]
        return {"Authorization": f"Bearer {app_id}"}


@dataclass
class FakeGraph:
    """`groups` by the app id that may see them, as each tenant's directory is its own."""

    url: str = ""
    groups: dict[tuple[str, str], list[dict[str, object]]] = field(default_factory=dict)
    page: int = 2
    answers: list[web.Response] = field(default_factory=list)
    """What it says instead, one for each of the next calls."""
    hangs: set[str] = field(default_factory=set)
    let_go: asyncio.Event = field(default_factory=asyncio.Event)
    asked: list[web.Request] = field(default_factory=list)

    async def answer(self, request: web.Request) -> web.StreamResponse:
        self.asked.append(request)
        app_id = request.headers.get("Authorization", "").removeprefix("Bearer ")
        if app_id in self.hangs:
            await self.let_go.wait()
        if self.answers:
            return self.answers.pop(0)
        members = self.groups.get((app_id, request.match_info["group"]))
        if members is None:
            return web.json_response({"error": {"code": "Request_ResourceNotFound"}}, status=404)
        return web.json_response(self._page(request, members))

    def _page(self, request: web.Request, members: list[dict[str, object]]) -> dict[str, Any]:
        begin = int(request.query.get("$skiptoken", "0"))
        told: dict[str, Any] = {"value": members[begin : begin + self.page]}
        if begin + self.page < len(members):
            path = f"{self.url}{request.path}?$skiptoken={begin + self.page}"
            told["@odata.nextLink"] = path
        return told


@asynccontextmanager
async def fake_graph() -> AsyncIterator[FakeGraph]:
    """Graph, listening."""
    fake = FakeGraph()
    app = web.Application()
    path = "/v1.0/groups/{group}/transitiveMembers/microsoft.graph.user"
    app.router.add_get(path, fake.answer)
    async with TestServer(app) as server:
        fake.url = str(server.make_url("/")).rstrip("/")
        try:
            yield fake
        finally:
            fake.let_go.set()
