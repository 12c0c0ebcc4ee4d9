"""The simulator's web server: the page, what it asks, and the connector, on loopback."""

from collections.abc import AsyncIterator
from dataclasses import dataclass
from pathlib import Path
from weakref import WeakSet

import aiohttp
from aiohttp import web

import bot.desk
from simulator import api, guard
from simulator.bot_line import BotLine
from simulator.chats import Chats
from simulator.connector import CHATS, add_connector
from simulator.time_travel import Travel

PAGE = Path(__file__).parent / "page"
CARDS = Path(bot.desk.__file__).parent / "static"  # one copy of what draws a card, for both pages
# No bundler: the browser gets the packages' own files, these and no others.
PACKAGES = {
    "adaptivecards.js": "adaptivecards/dist/adaptivecards.min.js",
    "markdown-it.js": "markdown-it/dist/browser/markdown-it.umd.min.js",
    "open-sans-400.woff2": "@fontsource/open-sans/files/open-sans-latin-400-normal.woff2",
    "open-sans-400-italic.woff2": "@fontsource/open-sans/files/open-sans-latin-400-italic.woff2",
    "open-sans-600.woff2": "@fontsource/open-sans/files/open-sans-latin-600-normal.woff2",
}
PAGE_KINDS = {".js": "text/javascript", ".css": "text/css", ".svg": "image/svg+xml"}


class PageNotInstalled(Exception):
    """The page's npm packages are missing: run `npm ci` in simulator/page."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


@dataclass(frozen=True, slots=True)
class Addresses:
    """Where the bot listens for activities, and where it is to answer: this server."""

    messages_url: str
    service_url: str


def make_page_app(chats: Chats, travel: Travel, addresses: Addresses) -> web.Application:
    """Return the whole simulator as one application: `/`, `/api/...` and `/v3/...`."""
    app = web.Application(middlewares=[guard.this_machine_only])
    app.on_response_prepare.append(guard.add_headers)
    add_connector(app, chats)
    app[api.TRAVEL] = travel
    app[api.STREAMS] = WeakSet()
    app.router.add_get("/", _file(PAGE / "index.html"))
    _add_files(app)
    _add_api(app)
    app.cleanup_ctx.append(_line_to(addresses))
    app.on_shutdown.append(_end_streams)
    return app


async def start(app: web.Application, *, port: int) -> web.AppRunner:
    """Serve `app` to this machine only: it has no locks. The caller cleans the runner up."""
    runner = web.AppRunner(app, access_log=None, shutdown_timeout=2)
    await runner.setup()
    try:
        await web.TCPSite(runner, "127.0.0.1", port).start()
    except OSError:  # the port is taken: leave nothing half open
        await runner.cleanup()
        raise
    return runner


def _add_api(app: web.Application) -> None:
    app.router.add_get("/api/state", api.state)
    app.router.add_get("/api/events", api.events)
    app.router.add_get("/api/commands", api.commands)
    app.router.add_get("/api/log", api.log)
    app.router.add_post("/api/open", api.open_chat)
    app.router.add_post("/api/say", api.say)
    app.router.add_post("/api/post", api.post)
    app.router.add_post("/api/act", api.act)
    app.router.add_post("/api/read", api.read)
    app.router.add_post("/api/file", api.answer_file)
    app.router.add_post("/api/travel", api.go)
    app.router.add_post("/api/reset", api.reset)
    app.router.add_post("/api/block", api.block)
    app.router.add_post("/api/receipts", api.receipts)
    app.router.add_post("/api/region", api.region)
    app.router.add_post("/api/hang", api.hang)
    app.router.add_post("/api/refuse", api.refuse)


def _add_files(app: web.Application) -> None:
    for name, path in PACKAGES.items():
        packaged = PAGE / "node_modules" / path
        if not packaged.is_file():
            raise PageNotInstalled
        app.router.add_get(f"/lib/{name}", _file(packaged))
    for path_of_ours in (*PAGE.iterdir(), *CARDS.iterdir()):
        if path_of_ours.suffix in PAGE_KINDS:
            app.router.add_get(f"/page/{path_of_ours.name}", _file(path_of_ours))


def _file(path: Path) -> guard.Handler:
    async def serve(_request: web.Request) -> web.StreamResponse:
        headers = {"Content-Type": PAGE_KINDS[path.suffix]} if path.suffix in PAGE_KINDS else {}
        return web.FileResponse(path, headers=headers)

    return serve


def _line_to(addresses: Addresses) -> api.Lifetime:
    async def line(app: web.Application) -> AsyncIterator[None]:
        async with aiohttp.ClientSession() as session:
            app[api.LINE] = BotLine(
                chats=app[CHATS],
                session=session,
                messages_url=addresses.messages_url,
                service_url=addresses.service_url,
            )
            yield

    return line


async def _end_streams(app: web.Application) -> None:
    """Pages listen for ever; without this, stopping would wait for them."""
    streams = app[api.STREAMS]
    for stream in list(streams):
        stream.cancel()
