"""What the page asks of the simulator: state, events, open, say, act, travel."""

import asyncio
import json
from collections.abc import AsyncIterator, Callable
from contextlib import suppress
from datetime import timedelta
from typing import Any
from weakref import WeakSet

from aiohttp import web

from simulator.bot_line import BotLine
from simulator.chats import Chats, Json, UnknownActivity, UnknownConversation
from simulator.connector import CHATS, SWITCHES
from simulator.conversations import Chat
from simulator.files import DRIVE, offered
from simulator.state import changes_after
from simulator.time_travel import Travel

COMMANDS = ("report a breach", "help")
LONGEST_TEXT = 28_000  # characters; Teams cuts a message at about 28 KB
LONGEST_TRAVEL = timedelta(days=366)
HEARTBEAT_SECONDS = 15.0
Lifetime = Callable[[web.Application], AsyncIterator[None]]


LINE = web.AppKey("line", BotLine)
TRAVEL = web.AppKey("travel", Travel)
STREAMS: web.AppKey[WeakSet[asyncio.Task[Any]]] = web.AppKey("streams")


async def state(request: web.Request) -> web.Response:
    """Everything, or what changed after `since`."""
    return web.json_response(_changes(request.app, _since(request)))


async def events(request: web.Request) -> web.StreamResponse:
    """The same, as it happens (server-sent events), for as long as the page listens."""
    task = asyncio.current_task()
    if task is not None:
        request.app[STREAMS].add(task)
    response = web.StreamResponse(headers={"Content-Type": "text/event-stream"})
    await response.prepare(request)
    with suppress(ConnectionResetError):  # the page was closed
        await _stream(request, response)
    return response


async def _stream(request: web.Request, response: web.StreamResponse) -> None:
    chats, stamp = request.app[CHATS], _since(request)
    while True:
        # At once the first time: by the epoch, the page sees whether it knew an earlier run.
        changed = _changes(request.app, stamp)
        await response.write(f"data: {json.dumps(changed)}\n\n".encode())
        stamp = changed["stamp"]
        while not await _changed(chats, stamp):
            await response.write(b": still here\n\n")


async def _changed(chats: Chats, stamp: int) -> bool:
    try:
        await asyncio.wait_for(chats.changed_after(stamp), HEARTBEAT_SECONDS)
    except TimeoutError:
        return False
    return True


async def commands(_request: web.Request) -> web.Response:
    """What the page suggests beside the box."""
    return web.json_response(COMMANDS)


async def open_chat(request: web.Request) -> web.Response:
    """A pane is shown for the first time."""
    await request.app[LINE].open(_chat_of(request.app[CHATS], await _body_of(request)))
    return web.json_response({})


async def say(request: web.Request) -> web.Response:
    """Somebody sends a message."""
    body = await _body_of(request)
    file = str(body.get("file") or "")
    text = _text_in(body, least=0 if file else 1)
    entry = await request.app[LINE].say(_chat_of(request.app[CHATS], body), text, file)
    return web.json_response({"id": entry.activity_id})


async def post(request: web.Request) -> web.Response:
    """Somebody writes in their organisation's channel."""
    body = await _body_of(request)
    text = _text_in(body, least=1)
    entry = await request.app[LINE].post(_chat_of(request.app[CHATS], body), text)
    return web.json_response({"id": entry.activity_id})


def _text_in(body: Json, *, least: int) -> str:
    text = body.get("text")
    if not isinstance(text, str) or not least <= len(text.strip()) <= LONGEST_TEXT:
        raise web.HTTPBadRequest(text="A message needs between 1 and 28,000 characters.")
    return text.strip()


async def act(request: web.Request) -> web.Response:
    """Somebody presses a button on a card."""
    body = await _body_of(request)
    chat, card_id = _chat_of(request.app[CHATS], body), str(body.get("activityId"))
    action = body.get("action")
    if not isinstance(action, dict) or not _is_there(request.app[CHATS], chat, card_id):
        raise web.HTTPBadRequest(text="There is no such card.")
    line = request.app[LINE]
    if action.get("type") == "Action.Submit":
        return web.json_response(await line.submit(chat, card_id, action.get("data")))
    said = {key: action[key] for key in ("id", "verb", "data") if action.get(key) is not None}
    trigger = "automatic" if body.get("trigger") == "automatic" else "manual"
    return web.json_response(await line.execute(chat, card_id, said, trigger))


async def read(request: web.Request) -> web.Response:
    """Somebody looks at what is new in their chat."""
    await request.app[LINE].read(_chat_of(request.app[CHATS], await _body_of(request)))
    return web.json_response({})


async def answer_file(request: web.Request) -> web.Response:
    """Somebody says yes or no to a file: `{"accept": true}`."""
    body = await _body_of(request)
    chats, offer_id = request.app[CHATS], str(body.get("activityId"))
    chat = _chat_of(chats, body)
    offer = offered(chats.entry(chat, offer_id)) if _is_there(chats, chat, offer_id) else None
    if offer is None:
        raise web.HTTPBadRequest(text="There is no such file.")
    yes, content = body.get("accept") is True, offer["content"]
    context = content["acceptContext" if yes else "declineContext"]
    value = {"type": "fileUpload", "action": "accept" if yes else "decline", "context": context}
    if yes:
        value["uploadInfo"] = request.app[DRIVE].place(
            str(offer["name"]), base=str(request.url.origin())
        )
    return web.json_response(await request.app[LINE].answer_file(chat, offer_id, value))


async def go(request: web.Request) -> web.Response:
    """Time moves on: `{"hours": 1}` or `{"next": true}`."""
    body = await _body_of(request)
    travel = request.app[TRAVEL]
    if body.get("next") is True:
        await travel.to_next_rung()
    else:
        await travel.forward(_hours(body.get("hours")))
    request.app[CHATS].touch()
    return web.json_response({"now": travel.now().isoformat()})


def _hours(hours: Any) -> timedelta:
    is_number = isinstance(hours, int | float) and not isinstance(hours, bool)
    if not is_number or not 0 < hours <= LONGEST_TRAVEL / timedelta(hours=1):
        raise web.HTTPBadRequest(text="Time goes forward only, by up to a year.")
    return timedelta(hours=hours)


# For tests alone: read the log, forget everything, block the bot, let its next calls fail.


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
    body = await _body_of(request)
    _chat_of(request.app[CHATS], body).blocked = bool(body.get("blocked"))
    request.app[CHATS].touch()
    return web.json_response({})


async def receipts(request: web.Request) -> web.Response:
    """Teams tells the bot what has been read, or does not: `{"on": true}`."""
    request.app[CHATS].receipts = (await _body_of(request)).get("on") is True
    return web.json_response({})


async def region(request: web.Request) -> web.Response:
    """Somebody's tenant speaks from a region: `{"person": ..., "region": "uk"}`."""
    body = await _body_of(request)
    chats, word = request.app[CHATS], str(body.get("region", ""))
    if word and not (word.isascii() and word.isalpha() and word.islower()):
        raise web.HTTPBadRequest(text="A region is a word of small letters, or nothing.")
    chats.regions[_chat_of(chats, body).persona.tenant_id] = word
    return web.json_response({})


async def hang(request: web.Request) -> web.Response:
    """Answer the bot's next calls not at all: `{"times": 2}`."""
    request.app[SWITCHES].hang = int((await _body_of(request)).get("times", 1))
    return web.json_response({})


async def refuse(request: web.Request) -> web.Response:
    """Refuse the bot's next calls: `{"status": 429, "times": 2, "retryAfter": 1}`."""
    body = await _body_of(request)
    request.app[SWITCHES].refuse_next(
        int(body.get("status", 429)),
        times=int(body.get("times", 1)),
        retry_after_seconds=body.get("retryAfter"),
    )
    return web.json_response({})


def _changes(app: web.Application, stamp: int) -> Json:
    return changes_after(app[CHATS], stamp, app[TRAVEL].now())


def _since(request: web.Request) -> int:
    since = request.query.get("since", "0")
    return int(since) if since.isdecimal() and len(since) < 16 else 0


def _chat_of(chats: Chats, body: Json) -> Chat:
    """The chat of the person whom `body` names."""
    try:
        return chats.of_person(str(body.get("person")))
    except UnknownConversation:
        raise web.HTTPBadRequest(text="There is no such person.") from None


def _is_there(chats: Chats, chat: Chat, activity_id: str) -> bool:
    try:
        chats.entry(chat, activity_id)
    except UnknownActivity:
        return False
    return True


async def _body_of(request: web.Request) -> Json:
    """The JSON object that was sent."""
    try:
        body = await request.json()
    except ValueError:
        raise web.HTTPBadRequest(text="That is not JSON.") from None
    if not isinstance(body, dict):
        raise web.HTTPBadRequest(text="That is not a JSON object.")
    return body
