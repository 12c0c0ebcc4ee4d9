"""A day's look at what is closed, over many closed cases: how long it takes, and what a turn waits.

    python -m benchmarks.retention --cases 100000

Their months are spread over ten years, as a register's that has been in use for as long. On the
day, those of one month are opened and settled, and the others are passed over by their keys.
"""

import argparse
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import timedelta
from functools import partial
from itertools import count
from pathlib import Path
from typing import TypeVar

from adapters.clock import Clock
from benchmarks.identity import ROLES
from benchmarks.report import machine
from benchmarks.store_lives import REPORTER, reported
from benchmarks.stores.ours import NOW, PARTY, opened
from bot.config import Settings, load_settings
from bot.retention.rounds import end_months, settle_one, to_look_at
from bot.service_files import make_desk
from bot.services import Services
from governance.breaches.facts import Decided, Outcome
from governance.cases.event import Event
from governance.keys import CaseId
from storage.periods import month_of, retention_key
from storage.store import Store
from storage.unit import Unit

T = TypeVar("T")
AT_ONCE = 1_000
MONTHS = 120
MONTH = timedelta(days=30.4375)
NOT_ONE = Decided(Outcome.NOT_A_BREACH, "It never left us.")


def main() -> None:
    """Measure, and say it in rows of a table."""
    asked = argparse.ArgumentParser(description=__doc__)
    asked.add_argument("--cases", type=int, default=100_000)
    with tempfile.TemporaryDirectory() as folder:
        for line in report(Path(folder), asked.parse_args().cases):
            print(line, flush=True)


def report(folder: Path, cases: int) -> Iterator[str]:
    """Measure in a folder; yields the lines."""
    yield machine()
    yield ""
    yield f"| of {cases:,} closed cases, {MONTHS} months | took |"
    yield "|---|---|"
    ids = (f"id{number:08}" for number in count())
    with closing(opened(folder, lambda: next(ids))) as store:
        filled(store, cases)
        yield from a_day(store, make_desk(_settings(folder), Clock(), None))


def filled(store: Store, cases: int) -> None:
    """Write that many cases that are closed, each under the key of the month in which it goes."""
    keys = [retention_key(PARTY, month_of(NOW + MONTH * month)) for month in range(MONTHS)]
    store.make_keys(keys, NOW)
    for first in range(0, cases, AT_ONCE):
        store.write(partial(_some, keys, range(first, first + AT_ONCE)))


def _some(keys: list[str], numbers: range, unit: Unit) -> None:
    for number in numbers:
        unit.shredder.keep_under(_closed(unit), keys[number % len(keys)], now=NOW)


def _closed(unit: Unit) -> CaseId:
    decided = Event(NOW, REPORTER.person, NOT_ONE)
    opened = [Event(NOW, REPORTER.person, reported()), decided]
    return unit.cases.open(
        actor=REPORTER, party=PARTY, kind="breach", prefix="BR", opened=opened, now=NOW
    ).header.id


def a_day(store: Store, services: Services) -> Iterator[str]:
    """Do a day's look, and the next day's, at which nothing is left to be moved."""
    for day, named in enumerate(("the first day's", "the next day's")):
        now = NOW + timedelta(days=day)
        found, took = timed(lambda: store.read(partial(to_look_at, now)))  # noqa: B023  at once
        yield f"| {named} search: {len(found):,} to be looked at | {took * 1e3:.0f} ms |"
        waits = [
            timed(partial(settle_one, services, one, now, store, asked=False, failed=_failed))[1]
            for one, _ in found
        ]
        if waits:
            whole, longest = sum(waits), max(waits)
            each = whole / len(waits)
            said = f"{whole:.1f} s, {each * 1e3:.1f} ms each"
            yield f"| settling them, one in a transaction | {said} |"
            yield f"| the longest of them, which a turn may wait for | {longest * 1e3:.0f} ms |"
        _, took = timed(partial(end_months, services, now, store))
        yield f"| {named} end: parts, keys, the log | {took * 1e3:.0f} ms |"


def timed(work: Callable[[], T]) -> tuple[T, float]:
    """Return what it gives, and how many seconds it took."""
    began = time.perf_counter()
    return work(), time.perf_counter() - began


def _failed(_case: CaseId, fault: Exception) -> None:
    raise fault


def _settings(folder: Path) -> Settings:
    given: dict[str, object] = {"_env_file": None, "anonymous": True, "roles": ROLES}
    return load_settings(**given, database=folder / "store" / "igdesk.db")


if __name__ == "__main__":
    main()
