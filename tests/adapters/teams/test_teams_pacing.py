"""Turns in a conversation: spaced, ordered, and forgotten when idle."""

import asyncio
from datetime import timedelta

from adapters.clock import Clock
from adapters.teams.pacing import MOST_LANES, Pacing


class Waiting(Clock):
    """Time that passes only when somebody waits, one second a look."""

    def __init__(self) -> None:
        self.looks = 0.0

    def monotonic(self) -> float:
        self.looks += 1
        return self.looks


async def test_the_next_message_waits_for_the_gap() -> None:
    pacing = Pacing(Waiting(), gap=timedelta(seconds=1, milliseconds=1))
    order = []
    for n in range(3):
        async with pacing.turn("c"):
            order.append(n)

    assert order == [0, 1, 2]


async def test_idle_lanes_are_forgotten_and_busy_ones_are_not() -> None:
    pacing = Pacing(Waiting(), gap=timedelta())
    inside, leave = asyncio.Event(), asyncio.Event()

    async def stays() -> None:
        async with pacing.turn("busy"):
            inside.set()
            await leave.wait()

    staying = asyncio.create_task(stays())
    await inside.wait()
    for n in range(MOST_LANES + 10):
        async with pacing.turn(str(n)):
            pass
    kept = set(pacing._lanes)
    leave.set()
    await staying

    assert "busy" in kept
    assert len(kept) < 20
