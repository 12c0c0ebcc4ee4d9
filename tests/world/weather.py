"""How each place of the world is just now: as always, or in a mood that a row sets."""

import asyncio
from collections import Counter
from collections.abc import Awaitable, Callable, Mapping
from contextlib import suppress
from dataclasses import dataclass, field
from enum import StrEnum

from aiohttp import web


class Place(StrEnum):
    """What of the world is asked."""

    DISCOVERY = "discovery"
    TOKEN = "token endpoint"
    KEYS = "signing keys"
    IMDS = "identity endpoint"
    GRAPH = "graph"


At = tuple[str, Place]
"""A tenant's place; of those that all tenants share, `EVERYONES`."""
EVERYONES = ""
DRIP = 0.5
"""Seconds between two bytes of an answer that never ends."""

Mood = Callable[["Weather", web.Request], Awaitable[web.StreamResponse | None]]
"""An unusual answer; None for the usual one."""


@dataclass
class Weather:
    """The moods of every place, what is held back, and how often each was asked."""

    moods: dict[At, Mood] = field(default_factory=dict)
    let_go: asyncio.Event = field(default_factory=asyncio.Event)
    asked: Counter[At] = field(default_factory=Counter)

    async def unusual(self, place: Place, request: web.Request) -> web.StreamResponse | None:
        """Count a request; return the answer in place of the usual one, where there is one."""
        at = (request.match_info.get("tenant", EVERYONES), place)
        self.asked[at] += 1
        mood = self.moods.get(at)
        return None if mood is None else await mood(self, request)

    def mend(self) -> None:
        """Be as always again; what hangs is let go."""
        self.moods.clear()
        self.let_go.set()


def answering(status: int, text: str = "out of order", **headers: str) -> Mood:
    """A mood that answers so."""
    named = {name.replace("_", "-"): value for name, value in headers.items()}

    async def mood(_weather: Weather, _request: web.Request) -> web.Response:
        return web.Response(status=status, text=text, content_type="text/html", headers=named)

    return mood


async def reset(_weather: Weather, request: web.Request) -> web.Response:
    """Hang up in the middle."""
    if request.transport is not None:
        request.transport.abort()
    return web.Response()


async def slow(weather: Weather, _request: web.Request) -> None:
    """Answer as always, once it is let go."""
    await weather.let_go.wait()


async def hang(weather: Weather, request: web.Request) -> web.Response:
    """Never answer: when it is let go, the line is dead."""
    await weather.let_go.wait()
    return await reset(weather, request)


async def drip(weather: Weather, request: web.Request) -> web.StreamResponse:
    """Begin to answer, a byte at a time and never the whole: no patience with silence ends that."""
    answer = web.StreamResponse()
    await answer.prepare(request)
    with suppress(ConnectionError):
        while not weather.let_go.is_set():
            await answer.write(b" ")
            with suppress(TimeoutError):
                await asyncio.wait_for(weather.let_go.wait(), DRIP)
    return answer


# Retry-After is nothing, as MSAL keeps to it in real time.
MOODS: Mapping[str, Mood] = {
    "500": answering(500, Retry_After="0"),
    "502": answering(502, Retry_After="0"),
    "503": answering(503, Retry_After="0"),
    "429": answering(429, Retry_After="0"),
    "reset": reset,
    "html": answering(200, "<html>Please sign in to the guest network</html>"),
    "slow": slow,
    "hang": hang,
    "drip": drip,
}
HELD = ("slow", "hang", "drip")
"""Those that are not over before they are let go."""
