"""A power cut: what was written and not yet synced is lost, sector by sector, in any order.

Each cut is made from what SQLite really wrote and synced: up to it, all that was synced is on the
disk; of what was not, each sector of 512 bytes is there or is not, as a die says. Whatever had been
acknowledged by then is in the store that opens, and the store is whole. (That a file's name is on
the disk once it was synced is taken for granted here: SQLite syncs the folder itself.)

Sixty cuts; with IGDESK_SOAK=1 eight hundred.
"""

import json
import os
import random
import shutil
import subprocess
import sys
from collections.abc import Iterator
from contextlib import closing
from dataclasses import dataclass, field
from pathlib import Path

import pytest

from governance.keys import PartyKey
from governance.people.identity import System
from storage import keyring
from storage.last_change import LastChange, last_change_beside
from storage.store import Store
from tests.crash.process import ROOT
from tests.crash.sector_log import COMMITTED, DATABASE, RECORD, SYNC, TRUNCATE, WRITE
from tests.crash.sector_log import LOG as WAL
from tests.storage.store_kit import ROOT_KEY, Place

pytestmark = pytest.mark.slow

SOAK = os.environ.get("IGDESK_SOAK") == "1"
COMMITS, CUTS = (400, 800) if SOAK else (200, 60)
SECTOR = 512
NOBODY, PARTY = System("test"), PartyKey("acorn")
SEED = int(os.environ.get("IGDESK_SEED", "20261201"))


@dataclass
class File:
    """What is on the disk for sure, and what was written since the last sync."""

    synced: bytearray = field(default_factory=bytearray)
    since: list[tuple[bytes, int, bytes]] = field(default_factory=list)

    def sync(self) -> None:
        self.synced, self.since = self.after(None), []

    def after(self, die: random.Random | None) -> bytearray:
        """What is there after a cut; without a die, after a sync."""
        there = bytearray(self.synced)
        for what, at, data in self.since:
            if what == TRUNCATE:
                if die is None or die.random() < 0.5:
                    del there[at:]
                continue
            for start, piece in sectors(at, data):
                if die is None or die.random() < 0.5:
                    there.extend(bytes(max(0, start + len(piece) - len(there))))
                    there[start : start + len(piece)] = piece
        return there


def sectors(at: int, data: bytes) -> Iterator[tuple[int, bytes]]:
    """A write, cut up as the disk takes it."""
    start = at
    while start < at + len(data):
        end = min(at + len(data), (start // SECTOR + 1) * SECTOR)
        yield start, data[start - at : end - at]
        start = end


def records(log: Path) -> Iterator[tuple[bytes, int, int, bytes]]:
    """What happened, in order."""
    data, at = log.read_bytes(), 0
    while at < len(data):
        what, file, where, length = RECORD.unpack_from(data, at)
        at += RECORD.size + length
        yield what, file, where, data[at - length : at]


@pytest.fixture(scope="module")
def written(tmp_path_factory: pytest.TempPathFactory) -> tuple[Path, Path, bytes]:
    """The folder of a store after all the commits, what happened meanwhile, and how it began."""
    folder = tmp_path_factory.mktemp("power")
    place = Place(folder / "store of it")
    place.open().close()
    before = place.database.read_bytes()
    log = folder / "log"
    subprocess.run(
        [sys.executable, "-m", "tests.crash.sector_log", place.folder, log, str(COMMITS)],
        check=True,
        cwd=ROOT,
        env={**os.environ, "PYTHONPATH": str(ROOT)},
    )
    return place.folder, log, before


def test_no_commit_that_was_acknowledged_is_lost_in_a_power_cut(
    written: tuple[Path, Path, bytes], tmp_path: Path
) -> None:
    folder, log, before = written
    die = random.Random(SEED)
    every = list(records(log))
    cuts = sorted(die.sample(range(len(every)), min(CUTS, len(every))))
    files = {DATABASE: File(bytearray(before)), WAL: File()}
    acknowledged = torn = found = 0
    for number, (what, file, where, data) in enumerate(every):
        if what == COMMITTED:
            acknowledged = where
        elif what == SYNC:
            files[file].sync()
        elif what in (WRITE, TRUNCATE):
            files[file].since.append((what, where, data))
        if number in cuts:
            torn += any(one.since for one in files.values())
            image = Place(tmp_path / f"cut {number}")
            laid_out(image, folder, files, die)
            last_change_was(image, acknowledged)
            with closing(image.open()) as store:
                found += whole(store, acknowledged)
            shutil.rmtree(image.folder)

    assert acknowledged == COMMITS
    assert torn > CUTS / 4  # the die had something to decide
    assert sum(what == SYNC and file == DATABASE for what, file, *_ in every) > 1  # checkpoints too
    print(f"{len(cuts)} cuts, {torn} with unsynced sectors, {found} commits looked for")


def last_change_was(image: Place, acknowledged: int) -> None:
    """The file of the last change as new as it can be: nobody waits for the disk to have it, and it
    is written once the commit is on the disk.
    """
    ring = keyring.open_there(image.ring, ROOT_KEY)
    last = LastChange(last_change_beside(image.ring), ring)
    store = json.loads(image.marks.read_text())["marks"]["store"]
    last.begin(store, last.load(store) - (COMMITS - acknowledged))


def laid_out(image: Place, folder: Path, files: dict[int, File], die: random.Random) -> None:
    """The store as it lies on the disk when the power comes back."""
    shutil.copytree(folder / "keys", image.folder / "keys")
    image.database.parent.mkdir(mode=0o700)
    for kind, path in (
        (DATABASE, image.database),
        (WAL, image.database.with_name(f"{image.database.name}-wal")),
    ):
        path.touch(mode=0o600)
        path.write_bytes(files[kind].after(die))


def whole(store: Store, acknowledged: int) -> int:
    """All that was acknowledged is there, and all that is there is as it was written."""
    report = store.inspect()
    there = store.read(lambda unit: unit.audit.head()[0])
    rows = store.read(lambda unit: len(unit.cases.open_in(NOBODY, PARTY)))

    assert (report.damaged, report.first_bad_entry, report.without_key) == ((), None, 0)
    assert rows >= acknowledged, f"{acknowledged - rows} lost"
    assert there >= rows
    return acknowledged
