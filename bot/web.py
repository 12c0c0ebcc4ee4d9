"""The web application: Teams' endpoint, and two pages that say whether we are well."""

from collections.abc import Awaitable, Callable
from datetime import timedelta

from aiohttp import web

from adapters.teams.door import TeamsDoor
from adapters.teams.values import Incoming, Reply

MESSAGES = "/api/messages"
LONGEST_WITHOUT_A_SWEEP = timedelta(minutes=5)  # DESIGN 5: the watchdog
# Above the door's own limit, so that the door refuses with its sentence and not the server.
MOST_BYTES = 1024 * 1024


def make_app(
    *,
    door: TeamsDoor,
    take: Callable[[Incoming], Awaitable[Reply]],
    since_last_sweep: Callable[[], timedelta],
) -> web.Application:
    """The bot as an aiohttp application."""

    async def messages(request: web.Request) -> web.Response:
        return await door.receive(request, take)

    async def alive(_request: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def ready(_request: web.Request) -> web.Response:
        well = since_last_sweep() < LONGEST_WITHOUT_A_SWEEP
        return web.json_response({"ready": well}, status=200 if well else 503)

    app = web.Application(client_max_size=MOST_BYTES)
    app.router.add_route("*", MESSAGES, messages)
    app.router.add_get("/healthz", alive)
    app.router.add_get("/readyz", ready)
    return app
