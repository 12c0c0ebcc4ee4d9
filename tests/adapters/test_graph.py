"""Graph on loopback: what it says is used, and nothing hangs on it."""

import asyncio
import json
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import timedelta

import pytest
from aiohttp import web

from adapters.clouds import CLOUDS, for_graph
from adapters.graph import KEPT, TIMEOUT, Found, Graph
from adapters.teams.failures import TokenUnavailable
from adapters.teams.outbound import NoTokens
from governance.keys import TenantId
from tests.adapters.hand_clock import HandClock
from tests.adapters.teams_fakes import FakeConnector, teams

TOLD = {
    "mail": "pat@council.example",
    "manager": {"displayName": "Mo Invented", "mail": "mo@council.example"},
}
PAT = Found("pat@council.example", "Mo Invented", "mo@council.example")
NOTHING = Found("", "", "")


class Bearer(NoTokens):
    def __init__(self, failure: Exception | None = None) -> None:
        self._failure = failure

    async def headers(self, app_id: str, tenant: str) -> Mapping[str, str]:
        if self._failure is not None:
            raise self._failure
        return {"Authorization": f"Bearer for {app_id}"}


def answering(status: int, body: bytes | str) -> web.Response:
    return web.Response(status=status, body=body.encode() if isinstance(body, str) else body)


@asynccontextmanager
async def graph(
    *answers: web.Response, tokens: Bearer | None = None, timeout: timedelta = TIMEOUT
) -> AsyncIterator[tuple[Graph, FakeConnector, HandClock]]:
    waiting, clock = list(answers), HandClock()
    async with teams() as fake:

        async def answer(_request: web.Request) -> web.StreamResponse:
            return waiting.pop(0)

        fake.script = answer
        async with Graph(fake.url, tokens=tokens or Bearer(), clock=clock, timeout=timeout) as made:
            yield made, fake, clock


async def ask(made: Graph, object_id: str = "object-1") -> Found | None:
    return await made.person(app_id="app", tenant=TenantId("tenant"), object_id=object_id)


async def test_mail_and_manager_are_asked_for_with_our_token() -> None:
    async with graph(answering(200, json.dumps(TOLD))) as (made, fake, _):
        assert await ask(made, "object/1") == PAT

        (asked,) = fake.heard
        assert "/v1.0/users/object%2F1?" in asked.path
        assert asked.headers["Authorization"] == "Bearer for app"


@pytest.mark.parametrize(
    ("status", "body", "found"),
    [
        pytest.param(200, '{"mail": null}', NOTHING, id="no mail and no manager"),
        pytest.param(200, '{"mail": 7, "manager": []}', NOTHING, id="nonsense"),
        pytest.param(200, "[]", None, id="no table"),
        pytest.param(200, b"\xff", None, id="no JSON"),
        pytest.param(200, "[" * 9000, None, id="nested"),
        pytest.param(403, "{}", None, id="not permitted"),
        pytest.param(404, "{}", None, id="nobody"),
        pytest.param(429, "{}", None, id="too often"),
        pytest.param(302, "", None, id="sent elsewhere"),
        pytest.param(503, "", None, id="out of order"),
    ],
)
async def test_whatever_it_says_the_bot_goes_on(
    status: int, body: bytes | str, found: Found | None
) -> None:
    async with graph(answering(status, body)) as (made, _, _):
        assert await ask(made) == found


@pytest.mark.parametrize(
    ("answers", "found"),
    [
        pytest.param((401, 200), PAT, id="the new token is taken"),
        pytest.param((401, 401), None, id="that is refused too"),
    ],
)
async def test_a_token_that_is_refused_is_had_anew(
    answers: tuple[int, int], found: Found | None
) -> None:
    given = (answering(status, json.dumps(TOLD)) for status in answers)
    async with graph(*given) as (made, fake, _):
        assert await ask(made) == found
        assert len(fake.heard) == 2


async def test_it_is_asked_once_an_hour_even_where_it_refuses() -> None:
    answers = (answering(403, "{}"), answering(200, json.dumps(TOLD)))
    async with graph(*answers) as (made, fake, clock):
        assert [await ask(made) for _ in range(3)] == [None] * 3
        assert len(fake.heard) == 1

        clock.forward(KEPT)
        assert await ask(made) == PAT


async def test_told_to_wait_it_asks_about_nobody_of_that_tenant_until_then() -> None:
    too_often = answering(429, "{}")
    too_often.headers["Retry-After"] = "60"
    answers = (too_often, *(answering(200, json.dumps(TOLD)) for _ in range(2)))
    async with graph(*answers) as (made, fake, clock):
        assert await ask(made) is None
        assert await ask(made, "object-2") is None
        clock.forward(timedelta(seconds=59))
        assert await ask(made) is None
        assert len(fake.heard) == 1

        clock.forward(timedelta(seconds=1))
        assert await ask(made) == PAT
        assert await ask(made, "object-2") == PAT


async def test_without_a_token_or_in_a_hurry_nothing_is_said() -> None:
    async with graph(tokens=Bearer(TokenUnavailable())) as (made, fake, _):
        assert await ask(made) is None
        assert fake.heard == []

    let_go = asyncio.Event()
    async with graph(timeout=timedelta()) as (made, fake, _):

        async def hang(_request: web.Request) -> web.StreamResponse:
            await let_go.wait()
            return web.Response()

        fake.script = hang
        assert await ask(made) is None
        let_go.set()


def test_every_cloud_has_one_and_no_repr_says_who() -> None:
    assert len({cloud.graph for cloud in CLOUDS.values()}) == len(CLOUDS)
    assert for_graph(CLOUDS["china"]).scope == "https://microsoftgraph.chinacloudapi.cn/.default"
    assert "council" not in repr(PAT)
