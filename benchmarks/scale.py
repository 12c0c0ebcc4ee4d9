"""`python -m benchmarks.scale`: what a server costs, and what a second and a third process bring.

Looking for what is due and doing it, at three sizes; turns with one process and with three, on a
file and on PostgreSQL; how often somebody waits for the lock of one writing transaction. Ratios of
one run, interleaved. Takes about ten minutes, most of it to fill a million rows.
"""

import argparse
import asyncio
import contextlib
import os
import statistics
import sys
import tempfile
import time
from collections.abc import Iterator, Sequence
from contextlib import closing
from dataclasses import dataclass, field
from itertools import count
from pathlib import Path

from benchmarks.due_index import CLAIM, NOW, PARTY, ROUNDS, SIZES, plan
from benchmarks.load import Burst, burst
from benchmarks.processes import answers, free_port, started
from benchmarks.report import RESULTS, goal, machine, with_numbers
from benchmarks.stacks import Stack
from benchmarks.turns import Place, prepare
from storage.due import DueRow
from storage.open_store import open_store
from storage.store import Store
from tests.a_server import AServer, running

BEGIN, END = "<!-- scale -->", "<!-- end of scale -->"
STEP = Stack(
    "a flow step",
    "ours_durable",
    said={"verb": "send", "danger": "no", "what_happened": "A letter went astray."},
)
LANES, TURNS = 24, 240
LOOK_EVERY = 0.01  # seconds between two looks at who waits
WAITS = """
SELECT count(*) FILTER (WHERE wait_event_type = 'Lock' AND wait_event = 'advisory'),
       count(*) FILTER (WHERE state = 'active')
  FROM pg_stat_activity WHERE datname = %s AND pid <> pg_backend_pid()
"""


@dataclass
class Fleet:
    """Some processes on one store: where they answer, and what was measured of them."""

    name: str
    ports: list[int]
    pids: list[int]
    database: str = ""
    bursts: list[list[Burst]] = field(default_factory=list)
    waited: list[float] = field(default_factory=list)


def fleet(
    stack: contextlib.ExitStack, folder: Path, server: AServer, kind: str, many: int
) -> Fleet:
    """Start so many, the first alone: it makes the tables."""
    shared, env = folder / f"{kind}-{many}", dict(os.environ)
    made = Fleet(f"{kind}, {many} {'process' if many == 1 else 'processes'}", [], [])
    if kind == "PostgreSQL":
        made.database = server.make()
        env["IGDESK_DATABASE_URL"] = server.address(made.database).url
    for _ in range(many):
        port = free_port()
        command = [*STEP.command(port, folder), "in", str(shared)]
        process = stack.enter_context(started(command, "", env))
        answers(process, port)
        made.ports.append(port)
        made.pids.append(process.pid)
    return made


async def measure(rounds: int, folder: Path, server: AServer) -> list[Fleet]:
    """Round after round every fleet."""
    with contextlib.ExitStack() as stack:
        place = prepare(stack, folder)
        wanted = (("a file", 1), ("PostgreSQL", 1), ("PostgreSQL", 3))
        fleets = [fleet(stack, folder, server, *one) for one in wanted]
        for each in fleets:
            await _burst(place, each, turns=LANES)  # the first of everybody
        for number in range(rounds):
            for each in fleets:
                watch = asyncio.create_task(_waiting(server, each))
                each.bursts.append(await _burst(place, each, turns=TURNS))
                watch.cancel()
            print(f"round {number + 1} of {rounds} done", file=sys.stderr)
        return fleets


async def _burst(place: Place, of: Fleet, *, turns: int) -> list[Burst]:
    share = len(of.ports)
    return await asyncio.gather(
        *(
            burst(
                url=f"http://127.0.0.1:{port}/api/messages",
                pid=pid,
                service_url=place.service_url,
                headers=place.bearer,
                said=STEP.said,
                turns=turns // share,
                lanes=LANES // share,
                first=number * LANES // share,
            )
            for number, (port, pid) in enumerate(zip(of.ports, of.pids, strict=True))
        )
    )


async def _waiting(server: AServer, of: Fleet) -> None:
    """Look again and again how many of those at work wait for the lock."""
    if not of.database:
        return
    with closing(server.connect()) as looks:
        while True:
            waiting, active = looks.execute(WAITS, (of.database,)).fetchall()[0]
            if active:
                of.waited.append(waiting / active)
            await asyncio.sleep(LOOK_EVERY)


def rows(fleets: Sequence[Fleet]) -> Iterator[str]:
    """Yield the table of turns."""
    heads = ("a flow step, 24 people at once", "turns/s", "p99 ms", "CPU ms a turn", "wait")
    yield f"| {' | '.join(heads)} |"
    yield "|---|---|---|---|---|"
    for each in fleets:
        per_second = statistics.median(sum(one.per_second for one in all_) for all_ in each.bursts)
        p99 = statistics.median(max(one.p99 for one in all_) for all_ in each.bursts)
        cpu = statistics.median(statistics.mean(o.cpu for o in all_) for all_ in each.bursts)
        waits = f"{statistics.mean(each.waited):.0%}" if each.waited else ""
        yield f"| {each.name} | {per_second:.0f} | {p99:.0f} | {cpu:.2f} | {waits} |"


def due(server: AServer, sizes: Sequence[int]) -> Iterator[str]:
    """Yield the table of what is due."""
    found = {size: _due(server, size) for size in sizes}
    yield f"| {CLAIM} that are due, on PostgreSQL | look, ms | claim and do, ms | |"
    yield "|---|---|---|---|"
    for size, (look, claim) in found.items():
        yield f"| of {size:,} open | {look:.1f} | {claim:.1f} | |"
    looks = [look for look, _ in found.values()]
    flat = max(looks) / min(looks)
    yield goal("the look, most by least", f"{flat:.2f}", flat / 2, "2")
    worst = max(looks)
    yield goal(f"the look for {CLAIM}, at worst", f"{worst:.1f} ms", worst / 10, "10 ms")
    claims = max(claim for _, claim in found.values())
    yield goal(f"claim and do {CLAIM}, at worst", f"{claims:.1f} ms", claims / 10, "10 ms")


def _due(server: AServer, size: int) -> tuple[float, float]:
    numbers = count()
    with tempfile.TemporaryDirectory() as name:
        store = open_store(
            database=server.address(server.make()),
            ring=Path(name) / "keys" / "ring.json",
            root_key=lambda: bytes(32),
            parties=(PARTY,),
            now=NOW,
            ids=lambda: f"id{next(numbers)}",
            shared=True,
        )
        with closing(store):
            for first in range(0, size, 5_000):
                store.write(lambda unit, first=first: plan(unit, first, min(size, first + 5_000)))
                print(f"{first:,} of {size:,} planned", end="\r", file=sys.stderr)
            _analyse(store)
            timed = [_claimed(store) for _ in range(ROUNDS)]
    looks, claims = zip(*timed, strict=True)
    return statistics.median(looks), statistics.median(claims)


def _analyse(store: Store) -> None:
    """Let the server know what is in it, as its own autovacuum would have by then."""
    connection = store._writer.raw_connection()
    try:
        connection.driver_connection.execute("ANALYZE")  # type: ignore[union-attr]
    finally:
        connection.close()


def _claimed(store: Store) -> tuple[float, float]:
    found: list[DueRow] = []
    began = time.perf_counter()
    found.extend(store.read(lambda unit: unit.due.before(NOW, CLAIM)))
    looked = time.perf_counter()
    done = store.write(
        lambda unit: [unit.due.done(row.id) for row in found if unit.due.claim(row.id)]
    )
    if len(done) != CLAIM:
        raise RuntimeError(f"{len(done)} were claimed")
    return 1000 * (looked - began), 1000 * (time.perf_counter() - looked)


def main() -> None:
    """Read the command line, measure, print."""
    parser = argparse.ArgumentParser(prog="python -m benchmarks.scale", description=__doc__)
    parser.add_argument("--rounds", type=int, default=5)
    parser.add_argument("--sizes", type=int, nargs="*", default=SIZES)
    parser.add_argument("--write-results", action="store_true", help=f"also into {RESULTS.name}")
    given = parser.parse_args()
    with running() as server, tempfile.TemporaryDirectory() as folder:
        fleets = asyncio.run(measure(given.rounds, Path(folder), server))
        numbers = "\n".join([machine(), "", *rows(fleets), "", *due(server, given.sizes)])
    print(numbers)
    if given.write_results:
        page = RESULTS.read_text(encoding="utf-8")
        RESULTS.write_text(with_numbers(page, numbers, BEGIN, END), "utf-8")


if __name__ == "__main__":
    main()
