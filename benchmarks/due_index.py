"""The due index beside APScheduler's own job store: what it costs to find and claim what is due.

Both on SQLite, both with so many steps open of which 100 are due. CPU of the thread that does it.
"""

import sqlite3
import statistics
import tempfile
import time
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime, timedelta
from itertools import count
from pathlib import Path

from apscheduler.jobstores.sqlalchemy import SQLAlchemyJobStore
from apscheduler.schedulers.background import BackgroundScheduler
from apscheduler.util import datetime_to_utc_timestamp

from benchmarks.report import goal
from governance.keys import PartyKey
from storage.due import DueRow
from storage.open_store import open_store
from storage.store import Store
from storage.unit import Unit

SIZES = (10_000, 100_000, 1_000_000)
CLAIM, ROUNDS = 100, 5
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
PARTY = PartyKey("SCC")
FAR = timedelta(days=30)


def due_index() -> Iterator[str]:
    """Measure; yields rows of the table."""
    ours = {size: _ours(size) for size in SIZES}
    for size, found in ours.items():
        yield f"| due index, {size:,} open: look for {CLAIM}, claim | {_both(found)} | | |"
    looks = [look for look, _ in ours.values()]
    flat, worst = max(looks) / min(looks), max(map(sum, ours.values()))
    yield goal("the look, most by least", f"{flat:.2f}", flat / 2, "2")
    yield goal("look, claim and commit, at worst", f"{worst:.2f} ms of CPU", worst, "1 ms")
    for size in SIZES:
        yield f"| APScheduler's job store, {size:,} open: the same | {_both(_theirs(size))} | | |"


def _both(found: tuple[float, float]) -> str:
    look, claim = found
    return f"{look:.2f} + {claim:.2f} ms of CPU"


def _cpu(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000


def _median(pairs: list[tuple[float, float]]) -> tuple[float, float]:
    looks, claims = zip(*pairs, strict=True)
    return statistics.median(looks), statistics.median(claims)


def _ours(size: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as name:
        folder, numbers = Path(name), count()
        store = open_store(
            database=folder / "store" / "igdesk.db",
            ring=folder / "keys" / "ring.json",
            root_key=lambda: bytes(32),
            parties=(PARTY,),
            now=NOW,
            ids=lambda: f"id{next(numbers)}",
        )
        with closing(store):
            for first in range(0, size, 5_000):
                store.write(lambda unit, first=first: plan(unit, first, min(size, first + 5_000)))
            return _median([_claimed(store) for _ in range(ROUNDS)])


def plan(unit: Unit, first: int, upto: int) -> None:
    """Plan these; the first are due, the others later."""
    for number in range(first, upto):
        at = NOW if number < CLAIM * ROUNDS else NOW + FAR
        unit.due.put(subject=f"case-{number:08}", what="rung:next", party=PARTY, at=at)


def _claimed(store: Store) -> tuple[float, float]:
    found: list[DueRow] = []
    look = _cpu(lambda: found.extend(store.read(lambda unit: unit.due.before(NOW, CLAIM))))
    claim = _cpu(lambda: store.write(lambda unit: [unit.due.done(row.id) for row in found]))
    return look, claim


def nothing() -> None:
    """What their jobs do."""


def _theirs(size: int) -> tuple[float, float]:
    with tempfile.TemporaryDirectory() as name:
        database = Path(name) / "jobs.db"
        jobs = SQLAlchemyJobStore(url=f"sqlite:///{database}")
        scheduler = BackgroundScheduler(jobstores={"default": jobs}, timezone=UTC)
        scheduler.start(paused=True)
        for number in range(CLAIM * ROUNDS):
            scheduler.add_job(nothing, "date", run_date=NOW, id=f"due-{number}")
        far = datetime_to_utc_timestamp(NOW + FAR)
        with closing(sqlite3.connect(database)) as rows, rows:
            (state,) = rows.execute("SELECT job_state FROM apscheduler_jobs LIMIT 1").fetchone()
            others = ((f"job-{number}", far, state) for number in range(size - CLAIM * ROUNDS))
            rows.executemany("INSERT INTO apscheduler_jobs VALUES (?, ?, ?)", others)
        try:
            return _median([_theirs_claimed(jobs) for _ in range(ROUNDS)])
        finally:
            scheduler.shutdown(wait=False)


def _theirs_claimed(jobs: SQLAlchemyJobStore) -> tuple[float, float]:
    """They have no limit: whatever is due is loaded; a hundred of it are done and removed."""
    found = []
    look = _cpu(lambda: found.extend(jobs.get_due_jobs(NOW)))
    return look, _cpu(lambda: [jobs.remove_job(job.id) for job in found[:CLAIM]])
