"""What a page of the desk costs: its list, its counts, a search, over many cases of 50 parties.

    python -m benchmarks.desk_lists --sizes 1000 100000 [--server]

It is the card that the chat shows: the counts, how long the list is, its first rows, each of these
opened and authorised once more; for the IG lead of one party, and for one of all 50.
CPU of the thread that does it; with `--server` without what PostgreSQL takes in its own process.
"""

import argparse
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

from adapters.clock import Clock
from benchmarks.identity import ROLES
from benchmarks.report import goal, machine
from benchmarks.store_lives import reported
from bot.config import load_settings
from bot.desk.lists import render
from bot.desk.shows import DeskShow
from bot.service_files import make_desk
from bot.services import Services
from bot.showing.recipes import Shown
from bot.work import Work
from governance.breaches.facts import Decided, Outcome
from governance.cases.event import Event, Fact
from governance.cases.facts import Acknowledged, ConflictDeclared
from governance.desk.lists import Asked, Which
from governance.keys import PartId, PartyKey, TenantId
from governance.outbox_message import Recipe
from governance.people.identity import Membership, PersonId, Role, Viewer
from governance.tasks.facts import TaskAsked, TaskKind
from storage.dialect import Where
from storage.open_store import open_store
from storage.store import Store
from storage.unit import Unit
from tests.a_server import running
from tests.requests_made import request

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
PARTIES = tuple(PartyKey(f"P{number:02}") for number in range(50))
AT_ONCE, ROUNDS, MOST = 500, 15, 50.0  # ms
LISTS = {
    **{str(which): Asked(which) for which in Which},
    "one kind": Asked(kind="request"),
    "our reference": Asked(sought="br 2026 17"),
    "a party's own": Asked(sought="SAR 53"),
}
MEMORY = "the most memory, kB"


def person(name: str) -> PersonId:
    """Return somebody, by name."""
    return PersonId(TenantId("t"), name)


def lead_of(*parties: PartyKey) -> Viewer:
    """Return an IG lead of these parties."""
    held = tuple(Membership(party, Role.IG_LEAD) for party in parties)
    return Viewer(person(f"lead-{parties[0]}"), held)


def main() -> None:
    """Measure, and say it in rows of two tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000])
    asked.add_argument("--server", action="store_true", help="PostgreSQL instead of SQLite")
    given = asked.parse_args()
    with ExitStack() as open_until_then:
        server = open_until_then.enter_context(running()) if given.server else None
        found = {}
        for size in given.sizes:
            folder = Path(open_until_then.enter_context(tempfile.TemporaryDirectory()))
            where = server.address(server.make()) if server else folder / "store" / "igdesk.db"
            with closing(opened(folder, where)) as store:
                filled(store, size)
                found[size] = measured(store, folder)
        print(machine(), "", *report(found), sep="\n")


def opened(folder: Path, where: Where) -> Store:
    """Open the store, made where there is none."""
    numbers = count()
    return open_store(
        database=where,
        ring=folder / "keys" / "ring.json",
        root_key=lambda: bytes(32),
        parties=PARTIES,
        now=NOW,
        ids=lambda: f"id{next(numbers):09}",
    )


def filled(store: Store, size: int) -> None:
    """Write that many cases, those of every party alike."""
    for first in range(0, size, AT_ONCE):
        store.write(partial(_some, range(first, min(first + AT_ONCE, size))))


def _some(numbers: range, unit: Unit) -> None:
    for number in numbers:
        _one(unit, number)


def _one(unit: Unit, number: int) -> None:
    party, nth = PARTIES[number % len(PARTIES)], number // len(PARTIES)
    by, kind = person(f"staff-{number % 997}"), ("breach", "request")[nth % 2]
    at = NOW - timedelta(hours=nth % 480)
    first = request(own=f"SAR {number}").history[0] if nth % 2 else Event(at, by, _breach(at))
    events = [first, *(Event(at, by, fact) for fact in _then(party, number, nth))]
    unit.cases.open(
        actor=lead_of(party),
        party=party,
        kind=kind,
        prefix={"breach": "BR", "request": "RQ"}[kind],
        opened=events,
        now=at,
    )


def _breach(at: datetime) -> Fact:
    said = reported()
    return replace(said, awareness=replace(said.awareness, at=at))


def _then(party: PartyKey, number: int, nth: int) -> Iterator[Fact]:
    if nth % 3:
        yield Acknowledged()
    if nth % 100 == 7:
        yield ConflictDeclared(person(f"lead-{party}"))
    if nth % 10 == 4:
        asked = PARTIES[(number + 1) % len(PARTIES)]
        yield TaskAsked(
            task=f"t{number}",
            kind=TaskKind.COOPERATE,
            party=asked,
            part=PartId(f"p{number}"),
            target=NOW.date(),
        )
    if nth % 6 == 2:
        yield Decided(Outcome.RECORD_ONLY, "Why")


def a_page(services: Services, viewer: Viewer, asked: Asked, unit: Unit) -> Shown:
    """Make the card of a first page."""
    return render(Work(unit, services, NOW), Recipe(DeskShow.DESK, step=asked.text), viewer)


def measured(store: Store, folder: Path) -> dict[str, float]:
    """Return what each page costs, in ms of CPU, and the most memory that one takes, in kB."""
    given: dict[str, object] = {"_env_file": None, "anonymous": True, "roles": ROLES}
    settings = load_settings(**given, database=folder / "store" / "igdesk.db")
    a_first = partial(a_page, make_desk(settings, Clock(), None))
    found = {}
    for whose, viewer in (("one party", lead_of(PARTIES[3])), ("50 parties", lead_of(*PARTIES))):
        for name, asked in LISTS.items():
            work = partial(store.read, partial(a_first, viewer, asked))
            found[f"{name}, {whose}"] = statistics.median(_cpu(work) for _ in range(ROUNDS))
    tracemalloc.start()
    store.read(partial(a_first, lead_of(*PARTIES), Asked()))
    found[MEMORY] = tracemalloc.get_traced_memory()[1] / 1000
    tracemalloc.stop()
    return found


def _cpu(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000


def report(found: Mapping[int, Mapping[str, float]]) -> Iterator[str]:
    """Yield the rows of the table, of each size a column."""
    yield "| a first page, ms of CPU | " + " | ".join(f"{size:,} cases" for size in found) + " |"
    yield "|---" * (len(found) + 1) + "|"
    least, most = found[min(found)], found[max(found)]
    for name in most:
        yield f"| {name} | " + " | ".join(f"{of[name]:.1f}" for of in found.values()) + " |"
    yield ""
    pages = [name for name in most if name != MEMORY]
    slowest, steepest = max(most[n] for n in pages), max(most[n] / least[n] for n in pages)
    memory = most[MEMORY] / least[MEMORY]
    yield "| goal | at | wanted | |"
    yield "|---|---|---|---|"
    yield goal("the slowest page", f"{slowest:.1f} ms", slowest / MOST, f"{MOST:.0f} ms")
    yield goal("most cases by fewest, the steepest page", f"{steepest:.2f}", steepest / 2, "2")
    yield goal("the same, of memory", f"{memory:.2f}", memory / 2, "2")


if __name__ == "__main__":
    main()
