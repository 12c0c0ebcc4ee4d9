"""A report made a while ago: the real bot, in this process, with a clock that is behind."""

import asyncio
from datetime import datetime, timedelta
from typing import Any

from adapters.clock import Clock
from adapters.teams.incoming import incoming
from bot.config import load_settings
from bot.turns.handle import Turns
from bot.wiring import run
from tests.crash.calls import case_in
from tests.crash.crowd import NO_DANGER, Talker
from tests.crash.process import Bot

URGENT = {**NO_DANGER, "danger": "yes"}  # no quiet hours: its rungs come at any time of day


class Behind(Clock):
    """Real time, less what it was told."""

    def __init__(self) -> None:
        self.by = timedelta()

    def now(self) -> datetime:
        """That long ago."""
        return super().now() - self.by


def reported(bot: Bot, person: Talker, *ago: timedelta) -> list[str]:
    """An urgent report for each `ago`, and its own notices delivered then; the cases' ids.

    The bot has been off since, so whatever fell due meanwhile is for its next start.
    """
    return asyncio.run(_reported(bot, person, ago))


async def _reported(bot: Bot, person: Talker, ago: tuple[timedelta, ...]) -> list[str]:
    clock, cases = Behind(), []
    clock.by = max(ago)
    settings = load_settings(_env_file=None, **bot.given)
    async with run(settings, clock=clock, gap=timedelta()) as running:
        turns = Turns(running.store, running.services, lambda: None)
        for number, clock.by in enumerate(sorted(ago, reverse=True)):
            sent = person.pressed("send", URGENT, on=f"old card {number}")
            reply = await turns.take(incoming(sent))
            card: Any = reply.card
            cases.append(case_in(card))
        await running.catch_up()
    return cases
