"""`python -m benchmarks.turns`: what a turn costs, ours beside the SDKs', in one run.

Every bot runs pinned to one core, the driver and the connector to another. Rounds are
interleaved (each bot in turn, again and again) and the medians are printed, so that a noisy
machine disturbs all alike. Quote the ratios, not the absolutes. Takes about five minutes.
"""

import argparse
import asyncio
import contextlib
import shutil
import subprocess
import sys
import tempfile
from collections.abc import Mapping
from dataclasses import dataclass, field
from pathlib import Path

from benchmarks.calls import each_kind
from benchmarks.identity import make_key, token, write_roles
from benchmarks.load import Burst, burst
from benchmarks.processes import BOT_CORE, OUR_CORE, answers, free_port, resident, started
from benchmarks.report import RESULTS, report, with_numbers
from benchmarks.stacks import HERE, PLACES, STACKS, Stack
from benchmarks.start_up import start_up

LANES = (1, 8, 32)


@dataclass
class Bot:
    """A running bot and what was measured of it."""

    stack: Stack
    process: "subprocess.Popen[bytes]"
    port: int
    started_in: float
    first: float = 0.0  # ms, of the first turn after the start
    bursts: dict[int, list[Burst]] = field(default_factory=lambda: {n: [] for n in LANES})
    memory: int = 0  # MB resident, at the end


@dataclass(frozen=True)
class Place:
    """Where the measured bots find Teams, the keys and the people."""

    folder: Path
    service_url: str
    bearer: Mapping[str, str]

    async def burst(self, bot: Bot, *, turns: int, lanes: int) -> Burst:
        """Some turns of one bot."""
        return await burst(
            url=f"http://127.0.0.1:{bot.port}/api/messages",
            pid=bot.process.pid,
            service_url=self.service_url,
            headers=self.bearer if bot.stack.token else {},
            said=bot.stack.said,
            turns=turns,
            lanes=lanes,
        )


def prepare(stack: contextlib.ExitStack, folder: Path) -> Place:
    """Teams' connector and a slow identity provider, running; a key, and people to talk."""
    key = make_key(folder / "key.pem")
    write_roles(folder / "roles.toml")
    teams, provider = free_port(), free_port()
    asked = ["-m", "benchmarks.provider", str(provider), str(folder / "key.pem")]
    for port, command in ((teams, [str(HERE / "connector.py"), str(teams)]), (provider, asked)):
        process = stack.enter_context(started([sys.executable, *command], OUR_CORE))
        answers(process, port)
    (folder / "provider").write_text(f"http://127.0.0.1:{provider}", encoding="ascii")
    service_url = f"http://127.0.0.1:{teams}/"
    return Place(folder, service_url, {"Authorization": f"Bearer {token(key, service_url)}"})


async def measure(turns: int, rounds: int, folder: Path) -> list[Bot]:
    """Start every bot, then round after round every bot at every concurrency."""
    with contextlib.ExitStack() as stack:
        place = prepare(stack, folder)
        bots = []
        for each in STACKS:
            bot = _start(stack, each, folder)
            bot.first = (await place.burst(bot, turns=1, lanes=1)).p50
            bots.append(bot)
        for number in range(rounds):
            for bot in bots:
                for lanes in LANES:
                    bot.bursts[lanes].append(await place.burst(bot, turns=turns, lanes=lanes))
            print(f"round {number + 1} of {rounds} done", file=sys.stderr)
        for bot in bots:
            bot.memory = resident(bot.process.pid)
        return bots


def _start(stack: contextlib.ExitStack, each: Stack, folder: Path) -> Bot:
    port = free_port()
    process = stack.enter_context(started(each.command(port, folder), BOT_CORE))
    return Bot(each, process, port, answers(process, port))


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.turns", description=__doc__)
    parser.add_argument("--turns", type=int, default=200)
    parser.add_argument("--rounds", type=int, default=4)
    parser.add_argument(
        "--write-results", action="store_true", help=f"put the numbers into {RESULTS.name} too"
    )
    given = parser.parse_args()
    if shutil.which("taskset") is None:
        sys.exit("taskset is missing: install util-linux.")
    PLACES.mkdir(exist_ok=True)
    for stack in STACKS:
        stack.python()  # installed before anything is timed
    with tempfile.TemporaryDirectory() as folder:
        bots = asyncio.run(measure(given.turns, given.rounds, Path(folder)))
        serve = start_up(Path(folder))
    calls = {kind: seen.ours for kind, seen in each_kind()}
    numbers = report(bots, serve, calls, turns=given.turns, rounds=given.rounds)
    print(numbers)
    if given.write_results:
        RESULTS.write_text(with_numbers(RESULTS.read_text(encoding="utf-8"), numbers), "utf-8")


if __name__ == "__main__":
    main()
