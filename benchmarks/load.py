"""One burst of turns against one bot, and what it cost."""

import asyncio
import itertools
import os
import statistics
import time
from collections.abc import Mapping
from dataclasses import dataclass
from pathlib import Path
from typing import Any

import aiohttp

from benchmarks.identity import APP_ID, TENANT, person_of

TICKS = os.sysconf("SC_CLK_TCK")
NUMBERS = itertools.count(1)
SETTLE = 1.0  # seconds for what a turn leaves to do after its answer; its CPU counts


@dataclass(frozen=True)
class Burst:
    """Turns a second, latencies in ms, CPU in ms a turn (user and system, of the bot alone)."""

    per_second: float
    p50: float
    p99: float
    cpu: float


def activity(
    number: int, lane: int, service_url: str, said: str | Mapping[str, str]
) -> dict[str, Any]:
    """A message as Teams would send it, or what a card sent; each lane has a person of its own."""
    person = person_of(lane)
    body = {"text": said} if isinstance(said, str) else {"value": _pressed(said, number)}
    return {
        "type": "message",
        "id": f"turn-{number}",
        "timestamp": "2026-11-22T20:00:00Z",
        "channelId": "msteams",
        "serviceUrl": service_url,
        "from": {"id": f"29:{person}", "name": "Somebody", "aadObjectId": person},
        "conversation": {
            "id": f"a:lane-{lane}",
            "conversationType": "personal",
            "tenantId": TENANT,
        },
        "recipient": {"id": f"28:{APP_ID}", "name": "bot"},
        "channelData": {"tenant": {"id": TENANT}},
        "textFormat": "plain",
        "locale": "en-GB",
        **body,
    }


def _pressed(said: Mapping[str, str], number: int) -> dict[str, Any]:
    return {"s": 1, "card": f"card {number}", **said}


def cpu_seconds(pid: int) -> float:
    """What the process has used so far."""
    fields = Path(f"/proc/{pid}/stat").read_text(encoding="ascii").rsplit(")", 1)[1].split()
    return (int(fields[11]) + int(fields[12])) / TICKS


async def burst(  # noqa: PLR0913  what a burst is made of
    *,
    url: str,
    pid: int,
    service_url: str,
    headers: Mapping[str, str],
    said: str | Mapping[str, str],
    turns: int,
    lanes: int,
    first: int = 0,
) -> Burst:
    """`turns` turns in `lanes` conversations at once, from the `first` on."""
    waits: list[float] = []
    left = iter(range(turns))

    async def lane(session: aiohttp.ClientSession, number: int) -> None:
        for _ in left:
            sent = activity(next(NUMBERS), number, service_url, said)
            began = time.perf_counter()
            async with session.post(url, json=sent, headers=headers) as answer:
                await answer.read()
                answer.raise_for_status()
            waits.append(time.perf_counter() - began)

    everyone = aiohttp.TCPConnector(limit=0)
    async with aiohttp.ClientSession(connector=everyone) as session:
        spent, began = cpu_seconds(pid), time.perf_counter()
        await asyncio.gather(*(lane(session, number) for number in range(first, first + lanes)))
        took = time.perf_counter() - began
        await asyncio.sleep(SETTLE)
    waits.sort()
    return Burst(
        per_second=turns / took,
        p50=1000 * statistics.median(waits),
        p99=1000 * waits[int(0.99 * (len(waits) - 1))],
        cpu=1000 * (cpu_seconds(pid) - spent) / turns,
    )
