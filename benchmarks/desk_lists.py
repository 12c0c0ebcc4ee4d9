"""What a page of the desk costs: its list, its counts, a search, over many cases of 50 parties.

    python -m benchmarks.desk_lists --sizes 1000 100000 [--server]

It is the card that the chat shows: the counts, how long the list is, its first rows, each of these
opened and authorised once more; for the IG lead of one party, and for one of all 50. CPU of the
thread that does it, and with `--server` of PostgreSQL's own processes besides.
"""

import argparse
import statistics
import tempfile
import time
import tracemalloc
from collections.abc import Callable, Iterator, Mapping
from contextlib import ExitStack, closing
from functools import partial
from pathlib import Path

from adapters.clock import Clock
from benchmarks.desk_cases import NOW, PARTIES, filled, lead_of, opened
from benchmarks.identity import ROLES
from benchmarks.report import goal, machine
from bot.config import load_settings
from bot.desk.lists import render
from bot.desk.shows import DeskShow
from bot.service_files import make_desk
from bot.services import Services
from bot.showing.recipes import Shown
from bot.work import Work
from governance.desk.lists import Asked, Which
from governance.outbox_message import Recipe
from governance.people.identity import Viewer
from storage.store import Store
from storage.unit import Unit
from tests.a_server import AServer, running

ROUNDS, MOST = 15, 50.0  # ms
LISTS = {
    **{str(which): Asked(which) for which in Which},
    "one kind": Asked(kind="request"),
    "our reference": Asked(sought="br 2026 17"),
    "a party's own": Asked(sought="SAR 53"),
}
MEMORY = "the most memory, kB"


def main() -> None:
    """Measure, and say it in rows of two tables."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--sizes", type=int, nargs="+", default=[1_000, 100_000])
    asked.add_argument("--server", action="store_true", help="PostgreSQL instead of SQLite")
    given = asked.parse_args()
    with ExitStack() as open_until_then:
        server = open_until_then.enter_context(running(_tidied)) if given.server else None
        found = {}
        for size in given.sizes:
            folder = Path(open_until_then.enter_context(tempfile.TemporaryDirectory()))
            where = server.address(server.make()) if server else folder / "store" / "igdesk.db"
            with closing(opened(folder, where)) as store:
                filled(store, size)
                found[size] = measured(store, folder, partial(_aside, server))
        print(machine(), "", *report(found), sep="\n")


def _tidied(_folder: Path) -> tuple[str, ...]:
    """Return the settings of a server that looks after its tables, as any in use does."""
    return ("autovacuum=on", "autovacuum_naptime=5s", "shared_buffers=128MB")


def a_page(services: Services, viewer: Viewer, asked: Asked, unit: Unit) -> Shown:
    """Make the card of a first page."""
    return render(Work(unit, services, NOW), Recipe(DeskShow.DESK, step=asked.text), viewer)


def measured(store: Store, folder: Path, aside: Callable[[], int]) -> dict[str, float]:
    """Return what each page costs, in ms of CPU, and the most memory that one takes, in kB."""
    given: dict[str, object] = {"_env_file": None, "anonymous": True, "roles": ROLES}
    settings = load_settings(**given, database=folder / "store" / "igdesk.db")
    a_first = partial(a_page, make_desk(settings, Clock(), None))
    found = {}
    for whose, viewer in (("one party", lead_of(PARTIES[3])), ("50 parties", lead_of(*PARTIES))):
        for name, asked in LISTS.items():
            work = partial(store.read, partial(a_first, viewer, asked))
            found[f"{name}, {whose}"] = statistics.median(_cpu(work, aside) for _ in range(ROUNDS))
    tracemalloc.start()
    store.read(partial(a_first, lead_of(*PARTIES), Asked()))
    found[MEMORY] = tracemalloc.get_traced_memory()[1] / 1000
    tracemalloc.stop()
    return found


def _cpu(work: Callable[[], object], aside: Callable[[], int]) -> float:
    began = time.thread_time_ns() + aside()
    work()
    return (time.thread_time_ns() + aside() - began) / 1e6


def _aside(server: AServer | None) -> int:
    """Return for how long the server's processes have had a processor, in nanoseconds."""
    if server is None:
        return 0
    pid = (server.folder / "data/postmaster.pid").read_text("utf-8").split()[0]
    own = Path(f"/proc/{pid}/task/{pid}/children").read_text("utf-8").split()
    return sum(int(Path(f"/proc/{one}/schedstat").read_text("utf-8").split()[0]) for one in own)


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
