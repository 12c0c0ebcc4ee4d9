"""How soon people hear: `python -m benchmarks.escalation [--write-results] [--once] [SCENARIO …]`.

The whole bot with its store, over HTTP to a Teams of its own process that takes 200 ms for each
call, or hangs. What waits was put in the outbox before, or is due: steps of real cases, through the
sweep. Then the due index, beside APScheduler's own job store, which IG Desk does not use
(decision 1).
"""

import asyncio
import json
import logging
import sys
import tempfile
import time
import urllib.request
from collections.abc import AsyncIterator, Awaitable, Callable, Iterator, Mapping, Sequence
from contextlib import AbstractAsyncContextManager, asynccontextmanager, contextmanager
from dataclasses import dataclass
from datetime import datetime, timedelta
from pathlib import Path
from statistics import median
from typing import TypeVar

from aiohttp import web

from adapters.clock import Clock
from benchmarks import outage
from benchmarks.due_index import due_index
from benchmarks.lag import Late, idle_beside, naps, noted, summed_up
from benchmarks.processes import OUR_CORE, answers, free_port, started
from benchmarks.report import RESULTS, goal, machine, with_numbers
from bot.commands.serving import settle_down
from bot.config import Settings, load_settings
from bot.post.outbox_messages import NewMessage, post
from bot.wiring import Running, run
from bot.work import Work
from governance.keys import PartyKey, TenantId
from governance.outbox_message import Address, MessageKind, TextBody, ToPerson
from governance.people.identity import PersonId
from governance.urgency import Pressing, Urgency
from simulator.people import ROLES_FILE
from storage.unit import Unit

T = TypeVar("T")
BEGIN, END = "<!-- escalation -->", "<!-- end of escalation -->"
CALL = 0.2  # seconds that Teams takes
HANGS = "hangs"  # in a conversation's id: Teams never answers there
APP = "00000000-0000-4000-8000-0000000000e5"
PARTY = PartyKey("SCC")
COUNT, PEOPLE, TENANTS, ROUNDS = 10_000, 2_000, 6, 3


# Teams


def teams(port: int) -> None:
    """Serve until the end: take each call's time, and remember what came when."""
    heard: list[tuple[str, float]] = []

    async def take(request: web.Request) -> web.Response:
        body = await request.json()
        heard.append((str(body.get("text", "")), time.time()))
        if HANGS in request.path:
            await asyncio.sleep(3600)
        await asyncio.sleep(CALL)
        return web.json_response({"id": f"m{len(heard)}"})

    async def what(_request: web.Request) -> web.Response:
        return web.json_response(heard)

    async def count(_request: web.Request) -> web.Response:
        return web.Response(text=str(len(heard)))

    app = web.Application()
    app.router.add_get("/heard", what)
    app.router.add_get("/count", count)
    app.router.add_route("*", "/v3/{rest:.*}", take)
    web.run_app(app, host="127.0.0.1", port=port, print=None, access_log=None)


@contextmanager
def beside() -> Iterator[str]:
    """Run Teams in a process of its own. Yields its address."""
    port = free_port()
    command = [sys.executable, "-m", "benchmarks.escalation", "teams", str(port)]
    with started(command, OUR_CORE) as process:
        answers(process, port)
        yield f"http://127.0.0.1:{port}/"


def _heard(url: str) -> list[tuple[str, float]]:
    with urllib.request.urlopen(url + "heard", timeout=10) as answer:  # noqa: S310  our own
        found: list[tuple[str, float]] = json.load(answer)
    return found


# The bot


def person(number: int, tenants: int) -> PersonId:
    """Somebody, in one of so many tenants."""
    return PersonId(TenantId(f"tenant-{number % tenants}"), f"person-{number}")


def _knows(unit: Unit, who: PersonId, url: str, now: datetime, chat: str = "chat") -> None:
    address = Address(APP, who.tenant, f"a:{chat}-{who.object_id}", url)
    unit.conversations.remember(who, address=address, now=now)


def _tell(running: Running, unit: Unit, key: str, who: PersonId, pressing: Pressing) -> None:
    work = Work(unit, running.services, running.services.clock.now())
    body = TextBody(key)
    post(work, NewMessage(key, PARTY, MessageKind.NOTICE, ToPerson(who), body, pressing=pressing))


@asynccontextmanager
async def bot(
    folder: Path, url: str, *, clock: Clock | None = None, people: Path = ROLES_FILE
) -> AsyncIterator[Running]:
    """Start it on the folder."""
    settings: Settings = load_settings(
        _env_file=None,
        database=folder / "store" / "igdesk.db",
        ring=folder / "keys" / "ring.json",
        root_key_file=folder / "root" / "root.key",
        roles=people,
        host="127.0.0.1",
        anonymous=True,
        app_id=APP,
        service_url=url,
    )
    async with run(settings, clock=clock) as running:
        settle_down()  # as `igdesk serve` does
        yield running


async def fill(
    folder: Path,
    url: str,
    put: Callable[[Running, Unit, int], None],
    count: int,
    started: AbstractAsyncContextManager[Running] | None = None,
) -> None:
    """Leave so many of what `put` puts in the store of a bot that is then stopped."""
    async with started or bot(folder, url) as running:
        await running.post.stop()
        for first in range(0, count, 500):
            upto = range(first, min(first + 500, count))

            def some(unit: Unit, upto: range = upto) -> None:
                for number in upto:
                    put(running, unit, number)

            await running.store.write(some)


async def danger_heard(folder: Path, url: str, lead: PersonId) -> float:
    """Start the bot, and a second later put danger in for the lead. Returns seconds until heard."""
    async with bot(folder, url) as running:
        await asyncio.sleep(1)
        began = time.time()
        danger = Pressing(Urgency.DANGER)
        await running.store.write(lambda unit: _tell(running, unit, "danger", lead, danger))
        running.wake()  # as a turn or the sweep does
        while True:
            heard = await asyncio.to_thread(_heard, url)
            if came := [at for words, at in heard if words == "danger"]:
                return came[0] - began
            await asyncio.sleep(0.05)


async def behind_a_thousand(folder: Path, url: str) -> float:
    """Danger for a lead for whom 60 messages wait, among 1,000."""

    def put(running: Running, unit: Unit, number: int) -> None:
        who = person(0 if number % 17 == 0 and number < 1020 else number, 1)
        _knows(unit, who, url, running.services.clock.now())
        _tell(running, unit, f"n{number}", who, Pressing(Urgency.CLOCK))

    await fill(folder, url, put, 1000)
    return await danger_heard(folder, url, person(0, 1))


async def behind_ten_that_hang(folder: Path, url: str) -> float:
    """Danger for a lead, while ten others of their tenant do not answer."""

    def put(running: Running, unit: Unit, number: int) -> None:
        who, now = person(number, 1), running.services.clock.now()
        _knows(unit, who, url, now, HANGS if number < 10 else "chat")
        if number < 10:
            _tell(running, unit, f"n{number}", who, Pressing(Urgency.DANGER))

    await fill(folder, url, put, 11)
    return await danger_heard(folder, url, person(10, 1))


@dataclass(frozen=True)
class Told:
    """Seconds until all had heard, those of them that the bot's process had of a core, and how late
    the loop and an idle process beside it were.
    """

    seconds: float
    worked: float
    loop: Late
    idle: Late


async def ten_thousand(folder: Path, url: str) -> Told:
    """10,000 notices that wait in the outbox, for 2,000 people in six tenants."""

    def put(running: Running, unit: Unit, number: int) -> None:
        now = running.services.clock.now()
        who = person(number % PEOPLE, TENANTS)
        _knows(unit, who, url, now)
        clock = Pressing(Urgency.CLOCK, now + timedelta(seconds=number))
        _tell(running, unit, f"n{number}", who, clock)

    await fill(folder, url, put, COUNT)
    return await all_told(folder, url, bot(folder, url))


async def ten_thousand_steps(folder: Path, url: str) -> Told:
    """10,000 due rows of cases, which the sweep finds, for 2,000 people in six tenants."""
    people, eight = folder / "roles.toml", outage.eight_in_the_morning(Clock().now())
    outage.roles(people, PEOPLE)
    evening = outage.clock_at(eight - outage.BEFORE)

    def put(running: Running, unit: Unit, number: int) -> None:
        work = Work(unit, running.services, running.services.clock.now())
        _knows(unit, outage.person(number % PEOPLE), url, work.now)
        outage.lead(work, number, PEOPLE)

    await fill(folder, url, put, COUNT, bot(folder, url, clock=evening, people=people))
    morning = bot(folder, url, clock=outage.clock_at(eight), people=people)
    return await all_told(folder, url, morning)


async def all_told(folder: Path, url: str, started: AbstractAsyncContextManager[Running]) -> Told:
    """Start the bot and wait until all have heard."""
    late, notes, began = list[tuple[float, float]](), folder / "idle", time.time()
    worked = time.process_time()
    with idle_beside(notes):
        async with started:
            napping = asyncio.create_task(naps(late))
            while await asyncio.to_thread(_how_many, url) < COUNT:
                await asyncio.sleep(0.5)
            napping.cancel()
    last = max(at for _, at in _heard(url))
    spent = time.process_time() - worked
    return Told(last - began, spent, summed_up(late), noted(notes))


def _how_many(url: str) -> int:
    with urllib.request.urlopen(url + "count", timeout=10) as answer:  # noqa: S310  our own
        return int(answer.read())


# The page


def measured(names: Sequence[str], rounds: int = ROUNDS) -> Iterator[str]:
    """Measure what is named, or everything; yields rows of the table."""
    if "danger" in names:
        for what, scenario in (
            ("danger behind 1,000 waiting, 60 of them the lead's own", behind_a_thousand),
            ("danger behind 10 conversations that hang", behind_ten_that_hang),
        ):
            seconds = _alone(scenario)
            yield goal(f"{what}: heard after", f"{seconds:.2f} s", seconds / 5, "5 s")
    for name, (what, scenario) in OUTAGES.items():
        if name in names:
            yield from _told_rows(what, [_alone(scenario) for _ in range(rounds)])
    if "due" in names:
        yield from due_index()


def _told_rows(what: str, rounds: Sequence[Told]) -> Iterator[str]:
    """The median of the rounds, and beside it what the machine did to a process that is idle."""
    seconds = median(one.seconds for one in rounds)
    yield goal(f"{what}: all heard after", f"{seconds:.1f} s", seconds / 60, "60 s")
    spent = median(one.worked for one in rounds)
    yield f"| of that, the bot's process had a core for | {spent:.1f} s | | |"
    worst = median(one.loop.worst for one in rounds)
    own = max(one.loop.own for one in rounds)
    late = f"{worst:.0f} ms (of the very worst, its own work {own:.0f} ms)"
    yield goal("the loop late meanwhile, at worst", late, worst / 50, "50 ms")
    for whose, each in (
        ("of the loop", [one.loop for one in rounds]),
        ("of an idle process beside it", [one.idle for one in rounds]),
    ):
        mostly, worst = median(one.mostly for one in each), median(one.worst for one in each)
        yield f"| {whose}, 999 of 1,000 looks; the worst | {mostly:.0f} ms; {worst:.0f} ms | | |"


OUTAGES: Mapping[str, tuple[str, Callable[[Path, str], Awaitable[Told]]]] = {
    "outage": ("10,000 notices that wait, 2,000 people, six tenants", ten_thousand),
    "steps": ("10,000 due steps through the sweep, the same people", ten_thousand_steps),
}


def _alone(scenario: Callable[[Path, str], Awaitable[T]]) -> T:
    with tempfile.TemporaryDirectory() as folder, beside() as url:
        return asyncio.run(_run(scenario, Path(folder), url))


async def _run(scenario: Callable[[Path, str], Awaitable[T]], folder: Path, url: str) -> T:
    return await scenario(folder, url)


def main(words: Sequence[str]) -> None:
    """Measure, print, and write where asked to."""
    if words[:1] == ["teams"]:
        teams(int(words[1]))
        return
    names = [word for word in words if not word.startswith("-")] or ["danger", *OUTAGES, "due"]
    lines = ["| what | found | wanted | |", "|---|---|---|---|"]
    rounds = 1 if "--once" in words else ROUNDS
    for row in measured(names, rounds):
        print(row, flush=True)
        lines.append(row)
    if "--write-results" in words:
        numbers = "\n".join([machine(), "", *lines])
        page = RESULTS.read_text("utf-8")
        RESULTS.write_text(with_numbers(page, numbers, BEGIN, END), "utf-8")


if __name__ == "__main__":
    logging.disable(logging.CRITICAL)
    main(sys.argv[1:])
