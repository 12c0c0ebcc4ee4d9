"""The web application: Teams' endpoint, and two pages that say whether we are well."""

from collections.abc import Awaitable, Callable, Collection
from datetime import timedelta

from aiohttp import web

from adapters.teams.door import TeamsDoor
from adapters.teams.values import Incoming, Reply
from bot.agreements.documents import PATH
from bot.metrics import PATH as METRICS
from bot.metrics import Metrics
from governance.policy import LONGEST_WITHOUT_A_SWEEP

WebHandler = Callable[[web.Request], Awaitable[web.Response]]
MESSAGES = "/api/messages"
SECOND = timedelta(seconds=1)
# Above the door's own limit, so that the door refuses with its sentence and not the server.
MOST_BYTES = 1024 * 1024


def make_app(
    *,
    door: TeamsDoor,
    take: Callable[[Incoming], Awaitable[Reply]],
    since_last_sweep: Callable[[], timedelta],
    damaged: Callable[[], Collection[str]],
    hand_over: WebHandler | None = None,
    metrics: Metrics | None = None,
) -> web.Application:
    """The bot as an aiohttp application.

    Nothing here looks at X-Forwarded-* or Forwarded: a proxy may stand in front, and is not asked
    who is calling. The token says that.
    """

    async def messages(request: web.Request) -> web.Response:
        answer = await door.receive(request, take)
        if metrics is not None:
            metrics.answered(answer.status)
        return answer

    async def alive(_request: web.Request) -> web.Response:
        return web.json_response({"alive": True})

    async def ready(_request: web.Request) -> web.Response:
        since = since_last_sweep()
        well = since < LONGEST_WITHOUT_A_SWEEP
        # How many, never which: anyone who reaches this port may ask. `igdesk doctor` says more.
        told = {"ready": well, "damaged": len(damaged()), "sweep_age_seconds": int(since / SECOND)}
        return web.json_response(told, status=200 if well else 503)

    app = web.Application(client_max_size=MOST_BYTES)
    app.router.add_route("*", MESSAGES, messages)
    if hand_over is not None:
        app.router.add_get(PATH, hand_over)
    if metrics is not None:
        app.router.add_get(METRICS, metrics.show)
    app.router.add_get("/healthz", alive)
    app.router.add_get("/readyz", ready)
    return app
