"""The bot that runs, for `igdesk doctor`: whether it does, and what it calls for somebody for."""

import re
from collections.abc import Awaitable, Callable, Mapping
from datetime import timedelta
from typing import Any

import aiohttp

from adapters.one_session import OneSession
from adapters.received import json_object, read_some
from bot.commands.doctor_answer import Finding, note, ok, wrong
from bot.config import Settings

ABOUT = "running bot"
TIMEOUT = timedelta(seconds=6)
EVERYWHERE = {"0.0.0.0": "127.0.0.1", "::": "[::1]"}  # noqa: S104 - what it listens at
START = "If it is to run, start it (igdesk serve) and see what it says."
SEE = "See the lines here, and the table of alarms in docs/watching.md."
Page = Callable[[str], Awaitable[Mapping[str, Any] | None]]


async def page(url: str) -> Mapping[str, Any] | None:
    """Return what a page of the bot's says, whatever its status; None where nobody answers."""
    limit = aiohttp.ClientTimeout(total=TIMEOUT.total_seconds())
    try:
        async with OneSession(limit) as session, session.request("GET", url) as answer:
            return json_object(await read_some(answer.content))
    except (aiohttp.ClientError, TimeoutError, OSError):
        return None


async def running(settings: Settings, ask: Page) -> list[Finding]:
    """Return the line on it."""
    at = f"{EVERYWHERE.get(settings.host, settings.host)}:{settings.port}"
    told = await ask(f"http://{at}/alarmz")
    alarms = None if told is None else told.get("alarms")
    if not isinstance(alarms, list):
        return [note(ABOUT, f"does not answer at {at}", START)]
    called = [one for one in alarms if isinstance(one, str) and re.fullmatch(r"[a-z_]{1,20}", one)]
    if called:
        return [wrong(ABOUT, f"calls for somebody: {', '.join(called)}", SEE)]
    return [ok(ABOUT, "runs, and calls for nobody")]
