"""`python -m benchmarks.turns`: what a turn costs, ours beside the SDKs', in one run.

Every bot runs pinned to one core, the driver and the connector to another. Rounds are
interleaved (each bot in turn, again and again) and the medians are printed, so that a noisy
machine disturbs all alike. Quote the ratios, not the absolutes. Takes about five minutes.
"""

import argparse
import asyncio
import contextlib
import os
import platform
import shutil
import socket
import statistics
import subprocess
import sys
import tempfile
import time
from collections.abc import Iterator
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.identity import make_key, token
from benchmarks.load import Burst, burst
from benchmarks.stacks import HERE, PLACES, ROOT, STACKS, Stack

LANES = (1, 8, 32)
BOT_CORE, OUR_CORE = "0", "1"


@dataclass
class Bot:
    """A running bot and what was measured of it."""

    stack: Stack
    process: "subprocess.Popen[bytes]"
    port: int
    started_in: float
    bursts: dict[int, list[Burst]] = field(default_factory=lambda: {n: [] for n in LANES})
    memory: int = 0  # MB resident, at the end

    @property
    def url(self) -> str:
        """Where it listens."""
        return f"http://127.0.0.1:{self.port}/api/messages"

    def resident(self) -> int:
        """Resident memory in MB."""
        lines = Path(f"/proc/{self.process.pid}/status").read_text(encoding="ascii").splitlines()
        kilobytes = next(line for line in lines if line.startswith("VmRSS")).split()[1]
        return int(kilobytes) // 1024


def free_port() -> int:
    """A port nobody has."""
    with socket.socket() as probe:
        probe.bind(("127.0.0.1", 0))
        return int(probe.getsockname()[1])


@contextlib.contextmanager
def started(command: list[str], core: str) -> Iterator["subprocess.Popen[bytes]"]:
    """A process pinned to one core, killed at the end."""
    pinned = ["taskset", "-c", core, *command]
    quiet = subprocess.DEVNULL
    process = subprocess.Popen(pinned, cwd=ROOT, stdout=quiet, stderr=quiet)
    try:
        yield process
    finally:
        process.kill()
        process.wait()


def answers(port: int) -> float:
    """Seconds until the port takes connections."""
    began = time.perf_counter()
    while True:
        with contextlib.suppress(OSError), socket.create_connection(("127.0.0.1", port), 1):
            return time.perf_counter() - began
        time.sleep(0.01)


async def measure(turns: int, rounds: int, folder: Path) -> list[Bot]:
    """Start every bot, then round after round every bot at every concurrency."""
    key = make_key(folder / "key.pem")
    with contextlib.ExitStack() as stack:
        port = free_port()
        teams = [sys.executable, str(HERE / "connector.py"), str(port)]
        stack.enter_context(started(teams, OUR_CORE))
        answers(port)
        service_url = f"http://127.0.0.1:{port}/"
        bearer = {"Authorization": f"Bearer {token(key, service_url)}"}
        bots = [_start(stack, each, folder) for each in STACKS]
        for number in range(rounds):
            for bot in bots:
                for lanes in LANES:
                    headers = bearer if bot.stack.token else {}
                    found = await burst(
                        url=bot.url,
                        pid=bot.process.pid,
                        service_url=service_url,
                        headers=headers,
                        text=bot.stack.text,
                        turns=turns,
                        lanes=lanes,
                    )
                    bot.bursts[lanes].append(found)
            print(f"round {number + 1} of {rounds} done", file=sys.stderr)
        for bot in bots:
            bot.memory = bot.resident()
        return bots


def _start(stack: contextlib.ExitStack, each: Stack, folder: Path) -> Bot:
    port = free_port()
    command = each.command(port, folder)
    process = stack.enter_context(started(command, BOT_CORE))
    return Bot(each, process, port, answers(port))


def report(bots: list[Bot], turns: int, rounds: int) -> str:
    """The table, as Markdown."""
    lines = [
        f"{rounds} interleaved rounds of {turns} turns at each concurrency; medians; a core a bot.",
        f"{platform.machine()}, {os.cpu_count()} shared cores, Python {platform.python_version()}.",
        "",
        "| stack | at once | turns/s | p50 ms | p99 ms | CPU ms a turn | RSS MB | start s |",
        "|---|---|---|---|---|---|---|---|",
    ]
    for bot in bots:
        for lanes, found in bot.bursts.items():
            rate, p50, p99, cpu = (
                statistics.median(getattr(one, name) for one in found)
                for name in ("per_second", "p50", "p99", "cpu")
            )
            lines.append(
                f"| {bot.stack.name} | {lanes} | {rate:.0f} | {p50:.1f} | {p99:.1f} | {cpu:.2f}"
                f" | {bot.memory} | {bot.started_in:.2f} |"
            )
    return "\n".join(lines)


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.turns", description=__doc__)
    parser.add_argument("--turns", type=int, default=300)
    parser.add_argument("--rounds", type=int, default=4)
    given = parser.parse_args()
    if shutil.which("taskset") is None:
        sys.exit("taskset is missing: install util-linux.")
    PLACES.mkdir(exist_ok=True)
    with tempfile.TemporaryDirectory() as folder:
        bots = asyncio.run(measure(given.turns, given.rounds, Path(folder)))
    print(report(bots, given.turns, given.rounds))


if __name__ == "__main__":
    main()
