"""Our store beside plain SQLAlchemy rows and beside SQLCipher, in records of 2 KiB.

    python -m benchmarks.store --write-results      # some 25 minutes, and some 15 GB of disk

Each in a process of its own, one after another in every round. The disk that is 3 ms slower to sync
is this one, with `stores/slow_sync.c` before the C library.
"""

import argparse
import shutil
import sys
import tempfile
from collections.abc import Iterator, Sequence
from contextlib import ExitStack
from pathlib import Path

from benchmarks.report import RESULTS, machine, with_numbers
from benchmarks.stacks import PLACES
from benchmarks.store_lives import backed_up, rotated
from benchmarks.store_workers import AT_ONCE, CIPHER, FIGURES, STORES, Kept, Worker

BEGIN, END = "<!-- store -->", "<!-- end of store -->"
SIZES = (10_000, 100_000, 1_000_000)
ROUNDS = 7
FILLED_AT_ONCE = 20_000
SLOW = 100_000
"""At how many records the slow disk is measured."""


def stores(folder: Path) -> tuple[Kept, Kept, Kept]:
    """Ours, plain rows, and SQLCipher."""
    rows = str(STORES / "rows.py")
    found = (
        Kept("ours", (sys.executable, "-m", "benchmarks.stores.ours"), folder / "ours"),
        Kept("plain SQLAlchemy rows", (sys.executable, rows), folder / "plain"),
        Kept(CIPHER.name, (CIPHER.python(), rows), folder / "cipher"),
    )
    for kept in found:
        kept.folder.mkdir()
    return found


def measured(kept: Sequence[Kept], of: object, size: int, *, slow: bool = False) -> None:
    """All of them at so many records, in turns."""
    with ExitStack() as running:
        workers = [running.enter_context(Worker(one, slow=slow)) for one in kept]
        for worker, one in zip(workers, kept, strict=True):
            while one.records < size:
                worker.write(min(FILLED_AT_ONCE, size - one.records), FILLED_AT_ONCE)
        for _ in range(ROUNDS):
            for worker in workers:
                worker.measure(of)


def rows_of(kept: Sequence[Kept], of: object, said: str) -> Iterator[str]:
    """A line of the table for each store."""
    for one in kept:
        found = " | ".join(f"{one.median(of, figure):,.0f}" for figure in FIGURES)
        yield f"| {one.name}, {said} | {found} |"


def goals(kept: Sequence[Kept], sizes: Sequence[int]) -> Iterator[str]:
    """What issue 16 asks for beside what was found."""
    ours, plain, cipher = kept
    last = sizes[-1]
    slow = ours.median("slow", "commit") / plain.median("slow", "commit")
    yield _goal("3 ms slower to sync: commit against plain rows", slow, 0.9)
    for figure, least in (("commit", 0.6), ("read", 0.5)):
        against = ours.median(last, figure) / plain.median(last, figure)
        yield _goal(f"{figure} against plain rows, {last:,}", against, least)
    for figure in FIGURES:
        against = ours.median(last, figure) / cipher.median(last, figure)
        yield _goal(f"{figure} against SQLCipher, {last:,}", against, 1.5)
    for figure in FIGURES:
        found = [ours.median(size, figure) for size in sizes]
        yield _goal(f"{figure}: slowest by fastest size", min(found) / max(found), 1 / 1.5)


def _goal(what: str, found: float, least: float) -> str:
    met = "met" if found >= least else "missed"
    return f"| {what} | {found:.2f} | at least {least:.2f} | {met} |"


def report(folder: Path, sizes: Sequence[int], cases: int) -> Iterator[str]:
    """Measure; yields the page's lines."""
    kept = stores(folder)
    slow = min(SLOW, sizes[-1])
    lines = list[str]()
    for size in sizes:
        measured(kept, size, size)
        lines += rows_of(kept, size, f"{size:,}")
        if size == slow:
            measured(kept, "slow", size, slow=True)
            lines += rows_of(kept, "slow", f"{size:,}, 3 ms more a sync")
    yield f"{ROUNDS} interleaved rounds, each the median of what a record took; records of 2 KiB a"
    yield "second, one writer, one reader."
    yield machine()
    yield ""
    yield f"| store, records in it | commits of one | batches of {AT_ONCE} | reads of one |"
    yield "|---|---|---|---|"
    yield from lines
    yield ""
    yield "| goal | at | wanted | |"
    yield "|---|---|---|---|"
    yield from goals(kept, sizes)
    yield rotated(kept[0].folder, kept[0].records)
    for one in kept:
        shutil.rmtree(one.folder)
    yield from backed_up(folder / "cases", cases)


def main() -> None:
    """Measure everything; see the module."""
    parser = argparse.ArgumentParser(description=__doc__)
    parser.add_argument("--sizes", type=int, nargs="+", default=SIZES)
    parser.add_argument("--cases", type=int, default=100_000)
    parser.add_argument("--write-results", action="store_true")
    given = parser.parse_args()
    PLACES.mkdir(exist_ok=True)
    CIPHER.python()  # installed before anything is timed
    with tempfile.TemporaryDirectory() as folder:
        lines = []
        for line in report(Path(folder), given.sizes, given.cases):
            print(line, flush=True)
            lines.append(line)
    if given.write_results:
        page = with_numbers(RESULTS.read_text("utf-8"), "\n".join(lines), BEGIN, END)
        RESULTS.write_text(page, "utf-8")


if __name__ == "__main__":
    main()
