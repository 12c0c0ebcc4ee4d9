"""What every store is asked, one line of JSON each way: `["write", first, number, at once]` and
`["read", upto, number]`, answered with the seconds that a record took. It is the median, so that
what else the machine does meanwhile counts as little as can be.
"""

import hashlib
import json
import random
import statistics
import sys
import time
from collections.abc import Iterator
from typing import Protocol

RECORD = "A letter about a school visit went to an old address. "[:32] * 64  # 2 KiB


class Store(Protocol):
    """What is measured."""

    def write(self, numbers: Iterator[int]) -> None:
        """Write these records in one transaction."""

    def read(self, number: int) -> str:
        """The text of one record."""


def name_of(number: int) -> str:
    """An id in no order, as ids are."""
    return hashlib.md5(b"%d" % number, usedforsecurity=False).hexdigest()


def answer(store: Store) -> None:
    """Do what is asked until nobody asks any more."""
    for line in sys.stdin:
        what, *numbers = json.loads(line)
        took = _write(store, *numbers) if what == "write" else _read(store, *numbers)
        print(json.dumps(took), flush=True)


def _write(store: Store, first: int, number: int, at_once: int) -> float:
    took = []
    for start in range(first, first + number, at_once):
        upto = min(start + at_once, first + number)
        began = time.perf_counter()
        store.write(iter(range(start, upto)))
        took.append((time.perf_counter() - began) / (upto - start))
    return statistics.median(took)


def _read(store: Store, upto: int, number: int) -> float:
    took = []
    for one in random.Random(upto).choices(range(upto), k=number):  # noqa: S311  which, not secret
        began = time.perf_counter()
        found = store.read(one)
        took.append(time.perf_counter() - began)
        if found != RECORD:
            raise SystemExit("this is not what was written")
    return statistics.median(took)
