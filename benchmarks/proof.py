"""`python -m benchmarks.proof`: what a proof to outsiders costs, with a million entries.

A store is filled with so many rows as the tree reads them (their sealed columns empty); its tiles
are then made as an older store's are, at its first start. CPU of the thread that does it.
"""

import random
import sqlite3
import statistics
import tempfile
import time
from base64 import b64encode
from collections.abc import Callable, Iterator
from contextlib import closing
from datetime import UTC, datetime
from pathlib import Path

from benchmarks.report import goal
from governance.keys import PartyKey
from storage.open_store import open_store
from storage.salted import salted
from storage.sealing import DataKey, SealedPlace
from storage.store import Store
from storage.tree import Tree
from storage.unit import Unit

ENTRIES, PROOFS, ROUNDS = 1_000_000, 200, 2_000
NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
PARTY = PartyKey("SCC")
MOST_BYTES, MOST_MS = 1000, 5.0
FILL = (
    "INSERT INTO audit (sequence, previous, at, what, subject, party, case_version, digest, said,"
    " mac) VALUES (?, ?, ?, 'changed', ?, 'SCC', 1, ?, ?, ?)"
)


def a_million() -> Iterator[str]:
    """Measure; yields rows of the table."""
    with tempfile.TemporaryDirectory() as name, closing(_opened(Path(name))) as store:
        _fill(Path(name), store.read(lambda unit: unit.audit.head()[0]) + 1)
        took = _cpu(lambda: store.write(lambda unit: _tree(unit).complete()))
        yield f"| {ENTRIES:,} entries: all tiles, made once | {took / 1000:.1f} s | | |"
        times, sizes = zip(*(_proof(store, n) for n in _some()), strict=True)
        middle, worst = statistics.median(times), max(times)
        yield goal(
            "a proof that an entry is under a head, median",
            f"{middle:.2f} ms",
            middle / MOST_MS,
            "5 ms",
        )
        yield goal("the same, at worst", f"{worst:.2f} ms", worst / MOST_MS, "5 ms")
        yield goal(
            "its hashes as text", f"{max(sizes)} bytes", max(sizes) / MOST_BYTES, "1,000 bytes"
        )
        took = _cpu(lambda: store.write(lambda unit: unit.heads.sign(now=NOW)))
        yield f"| a head signed and kept | {took:.1f} ms | | |"


def _opened(folder: Path) -> Store:
    return open_store(
        database=folder / "store" / "igdesk.db",
        ring=folder / "keys" / "ring.json",
        root_key=lambda: bytes(32),
        parties=(PARTY,),
        now=NOW,
        ids=lambda: "id",
        create=True,
    )


def _fill(folder: Path, first: int) -> None:
    chance = random.Random(1)  # noqa: S311  the same each run
    rows = (
        (n, b"", n * 10**6, f"case-{n % 977}", *(chance.randbytes(32) for _ in range(3)))
        for n in range(first, ENTRIES + 1)
    )
    with closing(sqlite3.connect(folder / "store" / "igdesk.db")) as database, database:
        database.executemany(FILL, rows)


def _some() -> Iterator[int]:
    chance = random.Random(2)  # noqa: S311  the same each run
    return (chance.randint(1, ENTRIES) for _ in range(PROOFS))


def _proof(store: Store, sequence: int) -> tuple[float, int]:
    """Return the ms and the bytes of one proof, with nothing remembered from another."""
    found: list[bytes] = []
    took = _cpu(lambda: found.extend(_path(store, sequence)))
    return took, sum(len(b64encode(each)) + 1 for each in found)


def _path(store: Store, sequence: int) -> list[bytes]:
    return store.read(lambda unit: _tree(unit).inclusion(sequence, ENTRIES))


def _tree(unit: Unit) -> Tree:
    return Tree(unit.audit._session)


def a_turn() -> Iterator[str]:
    """Measure what the proof adds to whoever writes an entry that says one event."""
    place = SealedPlace("case_events", "some-case/3", "SCC", 1)
    text = b"x" * 600
    key = DataKey.new()
    detail = _each(lambda: salted(key, place, [text[:90]]))
    event = _each(lambda: salted(key, place, [text[:120], text]))
    yield f"| hashing who did it, and each event that it says | {detail:.0f} + {event:.0f} µs | | |"


def _each(work: Callable[[], object]) -> float:
    return _cpu(lambda: [work() for _ in range(ROUNDS)]) * 1000 / ROUNDS


def _cpu(work: Callable[[], object]) -> float:
    began = time.thread_time()
    work()
    return (time.thread_time() - began) * 1000


def main() -> None:
    """Measure, and print the table."""
    print("| what | found | wanted | |\n|---|---|---|---|")
    for row in (*a_turn(), *a_million()):
        print(row, flush=True)


if __name__ == "__main__":
    main()
