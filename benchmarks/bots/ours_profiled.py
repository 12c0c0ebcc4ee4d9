"""`ours_durable` with a profiler in every thread; told to end, it writes what they saw.

From the command line: a port and the folder, where `profile.txt` is left.
"""

import asyncio
import cProfile
import io
import os
import pstats
import signal
import sys
import threading
from pathlib import Path

from benchmarks.bots.ours_durable import main

MOST_LINES = 25
PROFILES: dict[str, cProfile.Profile] = {}


def begin(*_called: object) -> None:
    """In a thread that has just started: a profiler of its own."""
    sys.setprofile(None)
    profile = PROFILES[threading.current_thread().name] = cProfile.Profile()
    profile.enable()


def end(folder: Path) -> None:
    """Write the pages, by the time spent in each function itself, and go."""
    page = io.StringIO()
    for profile in PROFILES.values():
        profile.disable()
    for name, profile in PROFILES.items():
        page.write(f"## thread {name}\n")
        found = pstats.Stats(profile, stream=page).strip_dirs()
        found.sort_stats("tottime").print_stats(MOST_LINES)
    (folder / "profile.txt").write_text(page.getvalue(), encoding="utf-8")
    os._exit(0)


async def profiled(port: int, folder: Path) -> None:
    """Serve until told to end."""
    asyncio.get_running_loop().add_signal_handler(signal.SIGTERM, end, folder)
    begin()
    await main(port, folder, provider=False)


if __name__ == "__main__":
    threading.setprofile(begin)
    asyncio.run(profiled(int(sys.argv[1]), Path(sys.argv[2])))
