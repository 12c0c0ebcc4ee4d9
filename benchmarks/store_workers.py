"""A store that is measured, and its process while it is."""

import json
import os
import statistics
import subprocess
from collections.abc import Sequence
from dataclasses import dataclass, field
from pathlib import Path
from typing import IO, Self, cast

from benchmarks.stacks import HERE, PLACES, Stack

COMMITS, BATCHED, AT_ONCE, READS = 200, 2_000, 100, 1_000
CIPHER = Stack("SQLCipher 4.12", "sqlcipher", ("sqlcipher3-wheels==0.5.7", "SQLAlchemy==2.1.9"))
STORES = HERE / "stores"
FIGURES = ("commit", "batch", "read")


@dataclass
class Kept:
    """A store that is measured. `records`: how many it has by now."""

    name: str
    program: Sequence[str]
    folder: Path
    records: int = 0
    found: dict[tuple[object, str], list[float]] = field(default_factory=dict)

    def median(self, of: object, figure: str) -> float:
        """How many a second, in the middle of all rounds."""
        return statistics.median(self.found[of, figure])


class Worker:
    """Its process, while it is measured."""

    def __init__(self, kept: Kept, *, slow: bool = False) -> None:
        self._kept = kept
        preload = {"LD_PRELOAD": str(slow_sync())} if slow else {}
        self._process = subprocess.Popen(
            [*kept.program, str(kept.folder)] + (["cipher"] if kept.name == CIPHER.name else []),
            stdin=subprocess.PIPE,
            stdout=subprocess.PIPE,
            text=True,
            env={**os.environ, **preload},
        )
        self._to = cast("IO[str]", self._process.stdin)
        self._from = cast("IO[str]", self._process.stdout)

    def __enter__(self) -> Self:
        return self

    def __exit__(self, *_: object) -> None:
        self._to.close()
        self._process.wait(timeout=600)

    def _ask(self, *what: object) -> float:
        self._to.write(json.dumps(what) + "\n")
        self._to.flush()
        return float(json.loads(self._from.readline()))

    def write(self, number: int, at_once: int) -> float:
        """Write so many more. Returns how many it wrote a second."""
        took = self._ask("write", self._kept.records, number, at_once)
        self._kept.records += number
        return 1 / took

    def measure(self, of: object) -> None:
        """One round."""
        read = 1 / self._ask("read", self._kept.records, READS)
        each = (self.write(COMMITS, 1), self.write(BATCHED, AT_ONCE), read)
        for figure, found in zip(FIGURES, each, strict=True):
            self._kept.found.setdefault((of, figure), []).append(found)


def slow_sync() -> Path:
    """What makes a sync slow, compiled at first use."""
    made = PLACES / "slow_sync.so"
    if not made.exists():
        source = str(STORES / "slow_sync.c")
        subprocess.run(["cc", "-shared", "-fPIC", "-o", made, source, "-ldl"], check=True)
    return made
