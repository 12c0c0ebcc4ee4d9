"""The Teams that every bot under measurement answers to: takes any activity, gives it an id."""

import itertools
import sys

from aiohttp import web

IDS = itertools.count(1)


async def take(request: web.Request) -> web.Response:
    """Any activity, any conversation."""
    await request.read()
    return web.json_response({"id": str(next(IDS))})


def make_app() -> web.Application:
    """Every address, every method."""
    app = web.Application()
    app.router.add_route("*", "/{rest:.*}", take)
    return app


if __name__ == "__main__":
    web.run_app(make_app(), host="127.0.0.1", port=int(sys.argv[1]), print=None, access_log=None)
