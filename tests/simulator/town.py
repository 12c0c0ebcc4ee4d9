"""A small town for the simulator's tests: its page, and a scripted bot that knows a few words."""

import asyncio
import socket
import threading
from collections.abc import AsyncIterator, Iterator
from contextlib import asynccontextmanager, contextmanager
from dataclasses import dataclass, field
from datetime import UTC, datetime, timedelta
from typing import Any

import aiohttp
from aiohttp import web

from adapters.teams.activities import file_activity, file_offer, file_there
from adapters.teams.incoming import read_upload
from simulator.chats import BotFace, Chats, Json
from simulator.people import load_people
from simulator.server import Addresses, make_page_app, start
from simulator.time_travel import Travel
from tests.simulator.cards import FORM, GALLERY, done, faulty, filtered, receipt, refreshing

NOON = datetime(2026, 11, 23, 12, 0, tzinfo=UTC)
LETTER = "RQ-2026-0007 refusal.docx"
CARD = "application/vnd.microsoft.card.adaptive"


@dataclass
class PretendTravel(Travel):
    """A clock that moves when told, and remembers that it was."""

    at: datetime = NOON
    journeys: list[str] = field(default_factory=list)

    def now(self) -> datetime:
        return self.at

    async def forward(self, by: timedelta) -> None:
        self.at += by
        self.journeys.append(str(by))

    async def to_next_rung(self) -> None:
        self.at += timedelta(minutes=30)
        self.journeys.append("next rung")


class ScriptedBot:
    """Answers over the real protocol, without a thought."""

    def __init__(self) -> None:
        self.heard: list[Json] = []
        self.session: aiohttp.ClientSession | None = None

    async def messages(self, request: web.Request) -> web.Response:
        said = await request.json()
        self.heard.append(said)
        if said.get("name") == "fileConsent/invoke":
            await self._hand_over(said)
            return web.Response()
        if said["type"] == "invoke":
            return web.json_response(self._invoked(said["value"]["action"]))
        if said.get("text", "").endswith("be broken"):
            return web.Response(status=500)
        if said["type"] == "message":
            await self._answer(said)
        return web.Response(status=202)

    async def _hand_over(self, said: Json) -> None:
        assert self.session is not None
        value = said["value"]
        if value["action"] == "decline":
            await self.call(
                "PUT", said, said["replyToId"], {"type": "message", "text": "Not saved."}
            )
            return
        upload, data = value["uploadInfo"], str(value["context"]["case"]).encode()
        span = {"Content-Range": f"bytes 0-{len(data) - 1}/{len(data)}"}
        async with self.session.put(upload["uploadUrl"], data=data, headers=span) as put:
            assert put.status == 201
        await self.call(
            "PUT", said, said["replyToId"], file_activity(file_there(read_upload(upload)))
        )

    def _invoked(self, action: Json) -> Json:
        match action.get("verb"):
            case "next" | "look":
                return {"statusCode": 200, "type": CARD, "value": done(action)}
            case "whisper":
                kind = "application/vnd.microsoft.activity.message"
                return {"statusCode": 200, "type": kind, "value": "Noted, thank you."}
            case _:
                return self._refused()

    def _refused(self) -> Json:
        told = {"code": "BadRequest", "message": "That card is too old."}
        return {"statusCode": 400, "type": "application/vnd.microsoft.error", "value": told}

    async def _answer(self, said: Json) -> None:
        if "value" in said:
            await self.call("PUT", said, said["replyToId"], card(receipt(said["value"])))
            return
        words = said["text"]
        known = {
            "form": FORM,
            "gallery": GALLERY,
            "refresh": refreshing(),
            "faulty": faulty(),
            "filtered": filtered(),
        }
        await self.call("POST", said, None, {"type": "typing"})
        answer = card(known[words]) if words in known else {"type": "message", "text": words}
        if words == "letter":
            offer = file_offer(LETTER, "A Word file.", size=9, context={"case": "case-seven"})
            answer = file_activity(offer)
        await self.call("POST", said, said["id"], answer)

    async def call(self, method: str, said: Json, activity: str | None, body: Json) -> None:
        assert self.session is not None
        url = f"{said['serviceUrl']}v3/conversations/{said['conversation']['id']}/activities"
        url += f"/{activity}" if activity else ""
        async with self.session.request(method, url, json=body) as response:
            assert response.status in (200, 201), await response.text()


def card(content: Json) -> Json:
    return {"type": "message", "attachments": [{"contentType": CARD, "content": content}]}


@dataclass
class Town:
    """Where everything is, for a test."""

    address: str
    bot: ScriptedBot
    chats: Chats
    travel: PretendTravel
    loop: asyncio.AbstractEventLoop

    def bot_writes(self, name: str, words: str) -> None:
        """The bot writes first, as it does when something is due."""
        chat = next(chat for chat in self.chats if chat.persona.name == name)
        said = {"type": "message", "text": words}
        self.loop.call_soon_threadsafe(self.chats.post, chat, "bot", said)


def free_port() -> int:
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        port: int = probe.getsockname()[1]
        return port


@asynccontextmanager
async def town() -> AsyncIterator[Town]:
    """The page and the scripted bot, in this event loop."""
    travel, bot = PretendTravel(), ScriptedBot()
    chats = Chats(people=load_people(), bot=BotFace(), now=travel.now)
    page_port, bot_port = free_port(), free_port()
    address = f"http://127.0.0.1:{page_port}/"
    addresses = Addresses(f"http://127.0.0.1:{bot_port}/api/messages", address)
    bot_app = web.Application()
    bot_app.router.add_post("/api/messages", bot.messages)
    async with aiohttp.ClientSession() as bot.session:
        bot_runner = await start(bot_app, port=bot_port)
        page_runner = await start(make_page_app(chats, travel, addresses), port=page_port)
        try:
            yield Town(address, bot, chats, travel, asyncio.get_running_loop())
        finally:
            await page_runner.cleanup()
            await bot_runner.cleanup()


@contextmanager
def town_in_a_thread() -> Iterator[Town]:
    """The same in a thread of its own, for a browser driven from this one."""
    loop = asyncio.new_event_loop()
    thread = threading.Thread(target=loop.run_forever)
    thread.start()
    place = town()

    def wait_for(doing: Any) -> Any:
        return asyncio.run_coroutine_threadsafe(doing, loop).result(timeout=30)

    try:
        try:
            yield wait_for(place.__aenter__())
        finally:
            wait_for(place.__aexit__(None, None, None))
    finally:
        loop.call_soon_threadsafe(loop.stop)
        thread.join()
        loop.close()
