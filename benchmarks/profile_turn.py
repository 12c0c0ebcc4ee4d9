"""`python -m benchmarks.profile_turn`: where a flow step's time goes, thread by thread.

The profiler makes small functions look dearer than they are; `poll` and `get` are waiting.
"""

import asyncio
import contextlib
import signal
import tempfile
from pathlib import Path

from benchmarks.processes import BOT_CORE, answers, free_port, started
from benchmarks.stacks import STEP, Stack
from benchmarks.turns import Bot, prepare

TURNS, LANES = 400, 8
PROFILED = Stack("ours, profiled", "ours_profiled", token=True, said=STEP)


async def profile(folder: Path) -> str:
    """The page that the profiled bot leaves."""
    with contextlib.ExitStack() as stack:
        place = prepare(stack, folder)
        port = free_port()
        process = stack.enter_context(started(PROFILED.command(port, folder), BOT_CORE))
        bot = Bot(PROFILED, process, port, answers(process, port))
        await place.burst(bot, turns=TURNS, lanes=LANES)
        process.send_signal(signal.SIGTERM)
        process.wait(timeout=60)
    return (folder / "profile.txt").read_text(encoding="utf-8")


if __name__ == "__main__":
    with tempfile.TemporaryDirectory() as place:
        print(asyncio.run(profile(Path(place))))
