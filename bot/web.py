"""The web application: Teams' endpoint, and the pages that say how we are."""

from collections.abc import Awaitable, Callable

from aiohttp import web

from adapters.teams.door import TeamsDoor
from adapters.teams.values import Incoming, Reply
from bot.agreements.documents import PATH
from bot.watch.metrics import PATH as METRICS
from bot.watch.metrics import Metrics
from bot.watch.pages import Pages

WebHandler = Callable[[web.Request], Awaitable[web.Response]]
MESSAGES = "/api/messages"
# Above the door's own limit, so that the door refuses with its sentence and not the server.
MOST_BYTES = 1024 * 1024


def make_app(
    *,
    door: TeamsDoor,
    take: Callable[[Incoming], Awaitable[Reply]],
    pages: Pages,
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

    app = web.Application(client_max_size=MOST_BYTES)
    app.router.add_route("*", MESSAGES, messages)
    if hand_over is not None:
        app.router.add_get(PATH, hand_over)
    if metrics is not None:
        app.router.add_get(METRICS, metrics.show)
    pages.add_to(app)
    return app
