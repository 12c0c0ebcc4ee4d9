"""For tests alone: read the log, forget everything, block the bot, let its next calls fail."""

from aiohttp import web

from simulator.api import body_of, chat_of
from simulator.connector import CHATS, SWITCHES


async def log(request: web.Request) -> web.Response:
    """Every activity in both directions since the start or the last reset."""
    return web.json_response(request.app[CHATS].log)


async def reset(request: web.Request) -> web.Response:
    """Forget every chat; the bot's own store is not touched."""
    request.app[SWITCHES].clear()
    request.app[CHATS].reset()
    return web.json_response({})


async def block(request: web.Request) -> web.Response:
    """Somebody blocks the bot, or lets it back: `{"person": ..., "blocked": true}`."""
    body = await body_of(request)
    chat_of(request.app[CHATS], body).blocked = bool(body.get("blocked"))
    request.app[CHATS].touch()
    return web.json_response({})


async def refuse(request: web.Request) -> web.Response:
    """Refuse the bot's next calls: `{"status": 429, "times": 2, "retryAfter": 1}`."""
    body = await body_of(request)
    request.app[SWITCHES].refuse_next(
        int(body.get("status", 429)),
        times=int(body.get("times", 1)),
        retry_after_seconds=body.get("retryAfter"),
    )
    return web.json_response({})
