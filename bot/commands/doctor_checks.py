"""The checks of `igdesk doctor`: all at once, each for so long at most, and none ends another."""

import asyncio
from collections.abc import Awaitable, Callable, Sequence
from dataclasses import dataclass, field
from datetime import timedelta
from typing import TextIO

from adapters.logs import where
from bot.commands.doctor_answer import Finding, wrong

WITHIN = timedelta(seconds=12)
"""For one check, or for one that is long to go on: whatever hangs ends within 15 seconds."""
TOLD_EVERY = timedelta(seconds=0.5)
TOO_LONG = (
    "Try again. If it stays so, see whether this machine's disk, or its network, is at fault."
)
OURS = "That is a fault of ours: tell whoever makes IG Desk this line. The others hold."
CLEAR = "\r\x1b[K"
MOST_SHOWN = 3


@dataclass(slots=True)
class Heard:
    """How far a long look has come: it is waited for as long as it is heard of."""

    share: float = 0
    times: int = 0

    def __call__(self, _what: str, share: float) -> None:
        """Hear how much is done."""
        self.share = share
        self.times += 1


@dataclass(frozen=True, slots=True)
class Check:
    """Something to look at. `about` is what it is called while it is waited for."""

    about: str
    look: Callable[[], Awaitable[Sequence[Finding]]]
    within: timedelta = WITHIN
    heard: Heard = field(default_factory=Heard)

    def __str__(self) -> str:
        share = self.heard.share
        return f"{self.about} {share:.0%}" if share else self.about


class Progress:
    """Says on a terminal what is still waited for, and nothing to a file or a pipe."""

    def __init__(self, stream: TextIO) -> None:
        self._stream = stream
        self._shows = stream.isatty()

    def waits_for(self, names: Sequence[str]) -> None:
        """Show it in place of what was shown before; for none the line is empty again."""
        if self._shows:
            more = ", ..." if len(names) > MOST_SHOWN else ""
            says = f"Waiting for: {', '.join(names[:MOST_SHOWN])}{more}" if names else ""
            self._stream.write(CLEAR + says)
            self._stream.flush()


async def all_of(checks: Sequence[Check], progress: Progress) -> list[Finding]:
    """Do them all at once, and return what was found in their own order."""
    looks = {asyncio.ensure_future(_looked(check)): check for check in checks}
    waiting = set(looks)
    while waiting:
        progress.waits_for([str(check) for look, check in looks.items() if look in waiting])
        _, waiting = await asyncio.wait(
            waiting, timeout=TOLD_EVERY.total_seconds(), return_when=asyncio.FIRST_COMPLETED
        )
    progress.waits_for([])
    return [finding for look in looks for finding in look.result()]


async def _looked(check: Check) -> list[Finding]:
    task = asyncio.ensure_future(check.look())
    before = -1
    while not task.done() and check.heard.times > before:
        before = check.heard.times
        await asyncio.wait({task}, timeout=check.within.total_seconds())
    if not task.done():
        task.cancel()
        seconds = f"{check.within.total_seconds():.0f}"
        return [wrong(check.about, f"came to no end within {seconds} seconds", TOO_LONG)]
    failure = task.exception()
    return list(task.result()) if failure is None else [unforeseen(check.about, failure)]


def unforeseen(about: str, failure: BaseException) -> Finding:
    """Return the line of a check that failed: its class and place, and nothing that it says."""
    says = f"could not be looked at ({type(failure).__name__} at {where(failure)})"
    return wrong(about, says, OURS)
