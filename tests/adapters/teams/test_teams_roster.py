"""Who someone is, as Teams says; what it does not say plainly, nobody is taken for."""

import asyncio
from datetime import timedelta

import pytest
from aiohttp import web

from adapters.clock import Clock
from adapters.graph import Graph
from adapters.teams.outbound import NoTokens
from adapters.teams.roster import Member, Roster
from tests.adapters.teams_fakes import connector, teams

TOLD: dict[str, object] = {
    "id": "29:1x",
    "objectId": "Object-1",
    "name": "Pat Invented",
    "userPrincipalName": "pat@council.example",
    "tenantId": "Tenant-1",
    "userRole": "user",
}
AT_HOME = Member("tenant-1", "Pat Invented", guest=False)


@pytest.mark.parametrize(
    ("changes", "member"),
    [
        pytest.param({}, AT_HOME, id="at home"),
        pytest.param({"userRole": None}, AT_HOME, id="an older roster"),
        pytest.param({"objectId": None, "aadObjectId": "object-1"}, AT_HOME, id="the other name"),
        pytest.param(
            {"userPrincipalName": "pat_nhs.example#EXT#@council.example"},
            Member("tenant-1", "Pat Invented", guest=True),
            id="a guest, by the user name",
        ),
        pytest.param(
            {"tenantId": "tenant-2"},
            Member("tenant-2", "Pat Invented", guest=True),
            id="from another tenant",
        ),
        pytest.param(
            {"userRole": "anonymous"},
            Member("tenant-1", "Pat Invented", guest=True),
            id="an anonymous guest of a meeting",
        ),
        pytest.param({"tenantId": None}, None, id="no tenant"),
        pytest.param({"tenantId": ["tenant-1"]}, None, id="a list of tenants"),
        pytest.param({"objectId": "object-2"}, None, id="somebody else"),
    ],
)
async def test_home_people_are_told_from_guests(
    changes: dict[str, object], member: Member | None
) -> None:
    async with teams() as fake, connector() as out:

        async def say(_request: web.Request) -> web.StreamResponse:
            return web.json_response({**TOLD, **changes})

        fake.script = say
        assert await Roster(out).member(fake.address(), "object-1") == member

        (asked,) = fake.heard
        assert asked.method == "GET"
        assert asked.path.endswith("/members/object-1")


@pytest.mark.parametrize(
    ("changes", "manager", "asked"),
    [
        pytest.param({}, "Mo Invented", 1, id="at home"),
        pytest.param({"userRole": "guest"}, "", 0, id="a guest is not ours to look up"),
    ],
)
async def test_where_graph_may_be_asked_it_says_who_their_manager_is(
    changes: dict[str, object], manager: str, asked: int
) -> None:
    async with teams() as fake, connector() as out, teams() as graph:

        async def say(_request: web.Request) -> web.StreamResponse:
            return web.json_response({**TOLD, **changes})

        async def found(_request: web.Request) -> web.StreamResponse:
            return web.json_response({"manager": {"displayName": "Mo Invented"}})

        fake.script, graph.script = say, found
        async with Graph(graph.url, tokens=NoTokens(), clock=Clock()) as asks:
            member = await Roster(out, graph=asks).member(fake.address(), "object-1")

        assert member is not None
        assert (member.manager, len(graph.heard)) == (manager, asked)


@pytest.mark.parametrize(
    "answer",
    [
        pytest.param((404, b"{}"), id="not in the conversation"),
        pytest.param((403, b"{}"), id="not allowed"),
        pytest.param((503, b""), id="out of order"),
        pytest.param((200, b"[]"), id="no table"),
        pytest.param((200, b"[" * 10_000), id="nested"),
        pytest.param((200, b"\xff"), id="no JSON"),
    ],
)
async def test_where_teams_does_not_say_nobody_is_taken_for_anyone(
    answer: tuple[int, bytes],
) -> None:
    async with teams() as fake, connector() as out:

        async def say(_request: web.Request) -> web.StreamResponse:
            return web.Response(status=answer[0], body=answer[1])

        fake.script = say
        assert await Roster(out).member(fake.address(), "object-1") is None


async def test_a_roster_that_hangs_keeps_nobody_waiting() -> None:
    async with teams() as fake, connector() as out:
        let_go = asyncio.Event()

        async def hang(_request: web.Request) -> web.StreamResponse:
            await let_go.wait()
            return web.Response()

        fake.script = hang
        assert await Roster(out, within=timedelta()).member(fake.address(), "object-1") is None
        let_go.set()
