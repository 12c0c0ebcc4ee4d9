"""kill -9 what commits as fast as it can: what it acknowledged is there, and the rest is whole.

Six kills over three hundred commits; with IGDESK_SOAK=1 a hundred over ten thousand.
"""

import os
import random
import signal
import subprocess
import sys
from contextlib import closing
from pathlib import Path

import pytest

from governance.keys import PartyKey
from governance.people.identity import System
from storage.store import Store
from storage.unit import Unit
from tests.crash.process import ROOT
from tests.storage.store_kit import Place

pytestmark = pytest.mark.slow

SOAK = os.environ.get("IGDESK_SOAK") == "1"
KILLS, COMMITS = (100, 10_000) if SOAK else (6, 300)
NOBODY = System("test")


def lives(folder: Path, commits: int, die: random.Random) -> list[str]:
    """Let it commit so often, then kill it at a moment that nobody chose; what it acknowledged."""
    process = subprocess.Popen(
        [sys.executable, "-m", "tests.crash.committing", folder],
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
        stdout=subprocess.PIPE,
    )
    assert process.stdout is not None
    with process.stdout as said:
        first = [said.readline().decode().strip() for _ in range(commits)]
        assert all(first), "it ended by itself"
        for _ in range(die.randrange(20_000)):  # some part of a commit
            pass
        os.kill(process.pid, signal.SIGKILL)
        rest = said.read().decode().split("\n")[:-1]
    assert process.wait() == -signal.SIGKILL
    return first + rest


def references(unit: Unit) -> set[str]:
    """Every case that the store has."""
    return {row.reference for row in unit.cases.open_in(NOBODY, PartyKey("acorn"))}


def test_nothing_that_was_acknowledged_is_lost_by_any_kill(tmp_path: Path) -> None:
    place, die = Place(tmp_path), random.Random(int(os.environ.get("IGDESK_SEED", "1")))
    place.open().close()
    acknowledged: list[str] = []
    for _ in range(KILLS):
        acknowledged += lives(place.folder, COMMITS // KILLS, die)
        with closing(place.open(ids=lambda: "unused")) as store:
            there = store.read(references)
            assert set(acknowledged) <= there
            assert len(there) <= len(acknowledged) + KILLS
    with closing(place.open(ids=lambda: "unused")) as store:
        looked_at = whole(store)

    assert len(acknowledged) == len(set(acknowledged)) >= COMMITS
    print(f"{KILLS} kills, {len(acknowledged)} acknowledged, 0 lost, {looked_at} records read")


def whole(store: Store) -> int:
    """Every record is as it was written."""
    found = store.inspect(1 << 40)
    assert (found.damaged, found.first_bad_entry, found.without_key) == ((), None, 0)
    return found.looked_at
