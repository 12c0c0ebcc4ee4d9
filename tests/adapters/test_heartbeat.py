"""The sign of life, over HTTP: what counts as taken, and that nothing is followed or said."""

from datetime import timedelta

import pytest
from aiohttp import web
from aiohttp.test_utils import TestServer

from adapters.heartbeat import Heartbeat

SOON = timedelta(seconds=5)


@pytest.mark.parametrize(
    ("status", "taken"),
    [
        pytest.param(200, True, id="taken"),
        pytest.param(204, True, id="taken without a word"),
        pytest.param(302, False, id="sent elsewhere, and not followed"),
        pytest.param(404, False, id="the address is not known"),
        pytest.param(500, False, id="their fault"),
    ],
)
async def test_a_2xx_alone_is_taken(status: int, taken: bool) -> None:
    asked: list[tuple[str, bytes]] = []

    async def answer(request: web.Request) -> web.Response:
        asked.append((request.method, await request.read()))
        return web.Response(status=status, headers={"Location": "/elsewhere"})

    app = web.Application()
    app.router.add_get("/a-secret", answer)
    async with TestServer(app) as server, Heartbeat(str(server.make_url("/a-secret"))) as heart:
        assert await heart.beat() is taken
    assert asked == [("GET", b"")]


async def test_nobody_there_is_no_failure_of_ours() -> None:
    async with Heartbeat("http://127.0.0.1:9/a-secret", timeout=SOON) as heart:
        assert await heart.beat() is False
