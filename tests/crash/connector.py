"""A connector in the test's own process: it records what the bot sends, and can hold one request.

A held request has arrived and is never answered: to the person it was shown, and the bot does not
know it. So a test that waits for it and then kills the bot has killed it exactly there.
"""

import asyncio
import threading
from collections.abc import Callable, Iterator
from contextlib import contextmanager
from typing import Any, Self

from aiohttp import web

from tests.crash.calls import CHAT, Call, Json
from tests.crash.waiting import DEADLINE, poll, until

HELD_AT_MOST = 600.0  # seconds


Matches = Callable[[Call], bool]


class Hold:
    """The next request that matches is kept open."""

    def __init__(self, matches: Matches, loop: asyncio.AbstractEventLoop) -> None:
        self.matches = matches
        self.arrived: Call | None = None
        self.over = asyncio.Event()
        self._here = threading.Event()
        self._loop = loop

    def take(self, call: Call) -> bool:
        """Whether `call` is the one."""
        if self.arrived is not None or not self.matches(call):
            return False
        self.arrived = call
        self._here.set()
        return True

    def let_go(self) -> None:
        """Answer it after all."""
        self._loop.call_soon_threadsafe(self.over.set)

    def reached(self) -> Call:
        """Wait for it: the bot is now at this point, and cannot go on."""
        assert self._here.wait(DEADLINE), "the kill point was not reached"
        assert self.arrived is not None
        return self.arrived


class Connector:
    """`with Connector() as connector:` serves on a free port of this machine until the end."""

    def __init__(self) -> None:
        self.address = ""
        self.takes = 0.0  # seconds that each message takes
        self.side_by_side = 0  # messages that came while another was on its way to the same person
        self._under_way: dict[str, list[web.Request]] = {}
        self.life = 0  # which run of the bot is speaking; its owner counts them
        self._calls: list[Call] = []
        self._holds: list[Hold] = []
        self._lock = threading.Lock()
        self._loop = asyncio.new_event_loop()
        self._thread = threading.Thread(target=self._loop.run_forever, name="connector")

    def __enter__(self) -> Self:
        self._thread.start()
        self._runner = self._wait(self._serve())
        return self

    def __exit__(self, *_failure: object) -> None:
        self._wait(self._runner.cleanup())
        self._loop.call_soon_threadsafe(self._loop.stop)
        self._thread.join(DEADLINE)
        self._loop.close()

    def _wait(self, doing: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(doing, self._loop).result(DEADLINE)

    async def _serve(self) -> web.AppRunner:
        app = web.Application()
        one = "/v3/conversations/{conversation}/activities"
        app.router.add_post("/v3/conversations", self._begin)
        app.router.add_post(one, self._receive)
        app.router.add_put(one + "/{activity}", self._receive)
        app.router.add_get("/v3/conversations/{conversation}/members/{member}", self._who)
        runner = web.AppRunner(app, access_log=None, shutdown_timeout=1)
        await runner.setup()
        site = web.TCPSite(runner, "127.0.0.1", 0)
        await site.start()
        host, port = runner.addresses[0][:2]
        self.address = f"http://{host}:{port}/"
        return runner

    async def _begin(self, request: web.Request) -> web.Response:
        """A conversation with someone: always the same one."""
        body = await request.json()
        return web.json_response({"id": CHAT + str(body["members"][0]["id"])}, status=201)

    async def _who(self, request: web.Request) -> web.Response:
        """Nobody of that id: the bot asks of those whom its roles file does not list."""
        _, held = self._record(request, {})
        if held is not None:
            await asyncio.wait_for(held.over.wait(), HELD_AT_MOST)
        return web.Response(status=404)

    async def _receive(self, request: web.Request) -> web.Response:
        body = await request.json()
        if body.get("type") == "typing":  # that the machine is slow is nothing anyone is told
            return web.json_response({"id": "dots"})
        call, held = self._record(request, body)
        if held is not None:
            await asyncio.wait_for(held.over.wait(), HELD_AT_MOST)
        await self._alone(request)
        return web.json_response({"id": call.activity})

    async def _alone(self, request: web.Request) -> None:
        """Take `takes` for it, and note whether another was under way in the same conversation."""
        here = self._under_way.setdefault(request.match_info["conversation"], [])
        self.side_by_side += any(not _is_gone(one) for one in here)
        here.append(request)
        await asyncio.sleep(self.takes)
        here.remove(request)

    def _record(self, request: web.Request, body: Json) -> tuple[Call, Hold | None]:
        with self._lock:
            number = len(self._calls) + 1
            call = Call(
                number=number,
                life=self.life,
                method=request.method,
                conversation=request.match_info["conversation"],
                activity=request.match_info.get("activity", f"m{number}"),
                body=body,
            )
            self._calls.append(call)
            held = next((hold for hold in self._holds if hold.take(call)), None)
        return call, held

    @contextmanager
    def hold(self, matches: Matches) -> Iterator[Hold]:
        """Hold the next request that matches, until `let_go` or the end; others pass."""
        hold = Hold(matches, self._loop)
        with self._lock:
            self._holds.append(hold)
        try:
            yield hold
        finally:
            hold.let_go()
            with self._lock:
                self._holds.remove(hold)

    def hung_up(self) -> None:
        """Return when whoever was speaking is gone, and all that they said is written down."""
        server = self._runner.server
        until(lambda: server is None or not server.connections, "the dead to hang up")

    @property
    def calls(self) -> tuple[Call, ...]:
        """Everything so far, in the order it came."""
        with self._lock:
            return tuple(self._calls)

    def some(self, matches: Matches) -> list[Call]:
        """What matches so far."""
        return [call for call in self.calls if matches(call)]

    def first(self, matches: Matches, what: str) -> Call:
        """The first that matches, once it has come."""
        return poll(lambda: next(iter(self.some(matches)), None), what)


def _is_gone(request: web.Request) -> bool:
    """Whether whoever asked has died meanwhile."""
    return request.transport is None or request.transport.is_closing()
