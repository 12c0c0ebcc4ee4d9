"""A town at an address that does not change: what a store says of where people are stays true.

The store has Teams' address in it. Its name is a name of this machine, and is answered with
the port that Teams has this time. The chats are kept beside the store, as Teams would keep them.
What is shown is compared with what was shown then; that Teams takes it is for other tests to see.
"""

import json
import socket
from collections.abc import AsyncIterator, Mapping
from contextlib import asynccontextmanager
from datetime import datetime, timedelta
from pathlib import Path
from typing import Any
from unittest.mock import patch

import aiohttp
from aiohttp.test_utils import TestServer

from bot.wiring import run
from simulator.chats import BotFace, Chats
from simulator.connector import add_connector
from simulator.conversations import Entry
from simulator.files import DRIVE
from simulator.people import Persona, load_people
from tests.adapters.hand_clock import HandClock
from tests.bot.town import APP_ID, ROLES, UNHURRIED, Refusals, Town, _refusing, settings_in

HERE = "localhost"
TEAMS = f"http://{HERE}:3979/"
CHATS = "chats.json"
NEWCOMER = Persona(
    name="Zed Newly",
    object_id="dd000000-0000-4000-8000-000000000001",
    tenant_id="22222222-2222-4222-8222-222222222222",
    tenant_name="",
    post="",
)
"""Somebody whom no roles file lists."""


@asynccontextmanager
async def golden_town(
    folder: Path, now: datetime, changes: Mapping[str, object]
) -> AsyncIterator[Town]:
    """The whole bot on the store in `folder`, at that moment, with what people's chats show."""
    clock = HandClock(now)
    chats = Chats(people=(*load_people(ROLES), NEWCOMER), bot=BotFace(app_id=APP_ID), now=clock.now)
    refusals = Refusals()
    teams = aiohttp.web.Application()
    add_connector(teams, chats)
    if (folder / CHATS).exists():
        kept = json.loads((folder / CHATS).read_text(encoding="utf-8"))
        teams[DRIVE].there.update(dict.fromkeys(kept["places"]))
        _put_back(chats, kept["chats"])
    teams.middlewares.append(_refusing(refusals))
    settings = settings_in(folder, service_url=TEAMS, **changes)
    async with TestServer(teams) as teams_server, aiohttp.ClientSession() as session:
        with patch("aiohttp.connector.DefaultResolver", lambda **_: _Here(teams_server.port)):
            async with (
                run(
                    settings, clock=clock, simulated=True, gap=timedelta(), patience=UNHURRIED
                ) as running,
                TestServer(running.app) as bot,
            ):
                url = str(bot.make_url("/api/messages"))
                yield Town(
                    running, chats, clock, session, url, TEAMS, folder, refusals, teams[DRIVE]
                )


class _Here(aiohttp.abc.AbstractResolver):
    """Every name is this machine, at the port that Teams has."""

    def __init__(self, port: int | None) -> None:
        self._port = port or 0

    async def resolve(
        self, host: str, port: int = 0, family: socket.AddressFamily = socket.AF_INET
    ) -> list[aiohttp.abc.ResolveResult]:
        there = self._port if host == HERE else port
        return [
            {
                "hostname": host,
                "host": "127.0.0.1",
                "port": there,
                "family": socket.AF_INET,
                "proto": 0,
                "flags": socket.AI_NUMERICHOST,
            }
        ]

    async def close(self) -> None:
        """Nothing is held."""


def kept_by_teams(town: Town) -> dict[str, Any]:
    """Every chat as Teams would keep it, and where a file may be put that someone said yes to."""
    places = [place for place, data in town.drive.there.items() if data is None]
    return {"chats": _kept(town.chats), "places": places}


def _kept(chats: Chats) -> dict[str, Any]:
    return {
        chat.persona.conversation_id: [
            {
                "id": entry.activity_id,
                "at": entry.at.isoformat(),
                "activity": _without_fallbacks(entry.activity),
                "revision": entry.revision,
                "own_view": _without_fallbacks(entry.own_view),
            }
            for entry in chat.entries.values()
            if entry.author == "bot" and not entry.deleted
        ]
        for chat in chats
    }


def _without_fallbacks(part: Any) -> Any:
    """An old client's second way to press is half of a card, and nobody here has one."""
    if isinstance(part, dict):
        return {name: _without_fallbacks(one) for name, one in part.items() if name != "fallback"}
    return [_without_fallbacks(one) for one in part] if isinstance(part, list) else part


def _put_back(chats: Chats, kept: Mapping[str, list[dict[str, Any]]]) -> None:
    for conversation, entries in kept.items():
        chat = chats.in_conversation(conversation)
        for one in entries:
            chat.entries[one["id"]] = Entry(
                activity_id=one["id"],
                author="bot",
                at=datetime.fromisoformat(one["at"]),
                activity=one["activity"],
                stamp=chats.touch(),
                revision=one["revision"],
                own_view=one["own_view"],
            )
