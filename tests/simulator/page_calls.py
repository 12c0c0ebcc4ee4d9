"""What the page asks of the simulator, asked by a test."""

from typing import Any

import aiohttp

from simulator.chats import Json
from tests.simulator.town import Town


async def post(town: Town, path: str, body: Any, **more: Any) -> tuple[int, Any]:
    async with (
        aiohttp.ClientSession() as session,
        session.post(town.address + path, json=body, **more) as response,
    ):
        is_json = response.content_type == "application/json"
        return response.status, await response.json() if is_json else await response.text()


async def get(town: Town, path: str, **more: Any) -> tuple[int, Any]:
    async with (
        aiohttp.ClientSession() as session,
        session.get(town.address + path, **more) as response,
    ):
        is_json = response.content_type == "application/json"
        return response.status, await response.json() if is_json else await response.text()


async def entries(town: Town) -> list[Json]:
    found: list[Json] = (await get(town, "api/state"))[1]["entries"]
    return found
