"""The numbers as a page."""

import os
import platform
import statistics
from collections.abc import Iterator, Mapping, Sequence
from importlib.metadata import version
from pathlib import Path
from typing import Protocol

from benchmarks.load import Burst
from benchmarks.stacks import HERE, Stack
from benchmarks.start_up import StartUp

RESULTS = HERE / "RESULTS.md"
BEGIN, END = "<!-- numbers -->", "<!-- end of numbers -->"
OURS = ("aiohttp", "botbuilder-core", "cryptography", "SQLAlchemy", "PyJWT")
FIGURES = ("per_second", "p50", "p99", "cpu")
HEAD = (
    "| stack | at once | turns/s | p50 ms | p99 ms | CPU ms a turn | first ms | RSS MB | start s |"
)


class Measured(Protocol):
    """A bot that was measured."""

    stack: Stack
    started_in: float
    first: float
    memory: int
    bursts: dict[int, list[Burst]]


def report(
    bots: Sequence[Measured],
    serve: StartUp,
    calls: Mapping[str, float],
    *,
    turns: int,
    rounds: int,
) -> str:
    """The tables, as Markdown. `calls` are those of our functions, a turn of each kind."""
    lines = [
        f"{rounds} interleaved rounds of {turns} turns at each concurrency; medians; a core a bot.",
        machine(),
        "Ours: " + ", ".join(f"{name} {version(name)}" for name in OURS) + ".",
        "",
        HEAD,
        "|" + "---|" * 9,
        *(line for bot in bots for line in _rows(bot)),
        "",
        f"`igdesk serve`, to a port that answers: {serve.later:.2f} s, {serve.cpu:.2f} s of it"
        f" processor (median of 5 starts; {serve.first:.2f} s for the very first, which makes the"
        f" store); {serve.memory} MB then.",
        "",
        "Calls of our own functions a turn, counted by `benchmarks.calls`: "
        + ", ".join(f"{kind} {number:,.0f}" for kind, number in calls.items())
        + ".",
        "",
        *_goals(bots, serve, calls),
    ]
    return "\n".join(lines)


def machine() -> str:
    """What it was measured on, and how busy that was."""
    return (
        f"{_processor()}, {os.cpu_count()} shared cores, load {os.getloadavg()[2]:.1f} (15 min),"
        f" {platform.system()} {platform.release()}, Python {platform.python_version()}."
    )


def goal(what: str, found: str, share: float, most: str) -> str:
    """A row of the goals; `share` is what was found by what is allowed."""
    return f"| {what} | {found} | at most {most} | {'met' if share <= 1 else 'missed'} |"


def with_numbers(page: str, numbers: str, begin: str = BEGIN, end: str = END) -> str:
    """The page with these numbers in place of its old ones, which stand between two marks."""
    before, _, rest = page.partition(begin)
    return f"{before}{begin}\n{numbers}\n{end}{rest.partition(end)[2]}"


def _processor() -> str:
    lines = Path("/proc/cpuinfo").read_text(encoding="utf-8").splitlines()
    named = (line.partition(":")[2].strip() for line in lines if line.startswith("model name"))
    return next(named, platform.machine())


def _median(bot: Measured, lanes: int) -> Mapping[str, float]:
    found = bot.bursts[lanes]
    return {name: statistics.median(getattr(one, name) for one in found) for name in FIGURES}


def _rows(bot: Measured) -> Iterator[str]:
    for lanes in bot.bursts:
        of = _median(bot, lanes)
        yield (
            f"| {bot.stack.name} | {lanes} | {of['per_second']:.0f} | {of['p50']:.1f}"
            f" | {of['p99']:.1f} | {of['cpu']:.2f} | {bot.first:.0f} | {bot.memory}"
            f" | {bot.started_in:.2f} |"
        )


def _goals(bots: Sequence[Measured], serve: StartUp, calls: Mapping[str, float]) -> Iterator[str]:
    """Each goal of issue 17 beside what was found at concurrency 8 (p99: at 32)."""
    stock, agents, _, echo, step, _, filed = bots
    stocks, theirs, echoes, durable, reports = (
        _median(bot, 8) for bot in (stock, agents, echo, step, filed)
    )
    rows = (
        ("durable turn: CPU against the Agents SDK's echo", durable["cpu"] / theirs["cpu"], 1.0),
        ("durable turn: calls of our own functions", calls["a flow step"], 1800.0),
        (
            "durable turn: throughput against stock's echo",
            durable["per_second"] / stocks["per_second"],
            -8.0,
        ),
        ("a report filed: CPU against the Agents SDK's echo", reports["cpu"] / theirs["cpu"], 3.0),
        (
            "our echo: throughput against the Agents SDK's",
            echoes["per_second"] / theirs["per_second"],
            -1.5,
        ),
        ("durable turn: p99 at 32, ms", _median(step, 32)["p99"], 100.0),
        ("`serve`: start to ready, s", serve.later, 0.4),
        ("`serve`: MB once ready", serve.memory, 80.0),
    )
    yield "| goal | at | wanted | |"
    yield "|---|---|---|---|"
    for what, found, wanted in rows:
        met = found <= wanted if wanted > 0 else found >= -wanted
        sign = "at most" if wanted > 0 else "at least"
        yield f"| {what} | {found:.2f} | {sign} {abs(wanted):g} | {'met' if met else 'missed'} |"
