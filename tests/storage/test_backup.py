"""Backups: of one moment, sealed, whole or not there; restored into an empty place, held back."""

import hashlib
import itertools
import os
import shutil
import sqlite3
import threading
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import timedelta
from functools import partial
from pathlib import Path

import pytest

from governance.keys import CaseId, PartyKey
from governance.policy import BACKUP_WINDOW, REFERENCES_MARKED
from storage import keyring, sealed_files
from storage.backup import back_up
from storage.backup_folders import Backup, Places, forget_old, made_in, read_header
from storage.errors import (
    BackupUnusable,
    DiskFull,
    DiskRefused,
    KeyMissing,
    NotThere,
    StoreThere,
)
from storage.held import held_back
from storage.keyring import KeyRing
from storage.marks import End, Marked, Marks
from storage.proving import prove
from storage.restore import Place as Empty
from storage.restore import Restored, restore
from storage.sealing import cipher
from storage.store import Store
from tests.storage.store_kit import (
    NOW,
    PARTIES,
    PLANTED,
    ROOT_KEY,
    TIMER,
    Place,
    a_turn,
    open_case,
    seen,
)
from tests.storage.stranger import Stranger

pytestmark = pytest.mark.sqlite_alone
KEYS = tuple(map(PartyKey, PARTIES))


@dataclass(frozen=True)
class Safe:
    """Where backups of a store are kept, and the ring that opens them."""

    place: Place
    ring: KeyRing

    @property
    def places(self) -> Places:
        return Places(self.place.folder / "safe", self.place.folder / "other safe")

    def take(self, **later: float) -> Backup:
        return back_up(
            database=self.place.database,
            beside=self.place.database,
            ring_file=self.place.ring,
            ring=self.ring,
            to=self.places,
            now=NOW + timedelta(**later),
        )

    def empty(self) -> Empty:
        database = self.place.folder / "restored" / "igdesk.db"
        return Empty(database, self.place.ring, self.ring, KEYS, ("BR", "CP"))

    def put_back(self, backup: Backup, *, with_damage: bool = False) -> Restored:
        return restore(
            backup.path,
            self.empty(),
            now=NOW + timedelta(days=2),
            ids=self.place.new_id,
            with_damage=with_damage,
        )


@pytest.fixture
def safe(store: Store, place: Place) -> Safe:
    return Safe(place, keyring.open_there(place.ring, ROOT_KEY))


def fill(store: Store, cases: int) -> None:
    """So many cases of some kilobytes each."""
    for number in range(cases):
        store.write(partial(open_case, text=f"{number} " + "x" * 6000))


def contents(database: Path) -> dict[str, list[tuple[object, ...]]]:
    """Every row of every table, as it lies there."""
    with closing(sqlite3.connect(database)) as connection:
        names = [
            n for (n,) in connection.execute("SELECT name FROM sqlite_master WHERE type='table'")
        ]
        return {name: sorted(connection.execute(f"SELECT * FROM {name}")) for name in names}  # noqa: S608


def test_a_backup_is_whole_sealed_and_apart_from_the_ring(store: Store, safe: Safe) -> None:
    store.write(a_turn)
    made = safe.take()
    files = {path.name for path in made.path.parent.iterdir()}
    rings = {path.name for path in safe.places.rings.iterdir()}
    data = made.path.read_bytes()

    assert files == {made.path.name, f"{made.path.name}.sha256"}
    assert rings == {
        "igdesk-20261120T093000Z.ring.json",
        "igdesk-20261120T093000Z.ring.json.sha256",
    }
    assert (safe.places.rings / "igdesk-20261120T093000Z.ring.json").read_bytes() == (
        safe.place.ring.read_bytes()
    )
    assert b"SQLite" not in data
    assert b"acorn" not in data  # the clear columns too
    assert PLANTED.encode() not in data
    assert hashlib.sha256(data).hexdigest() in (
        made.path.with_name(f"{made.path.name}.sha256").read_text()
    )
    assert sealed_files.sum_holds(made.path)
    assert read_header(made.path) == made
    assert {path.stat().st_mode & 0o777 for path in made.path.parent.iterdir()} == {0o600}
    assert [p.name for p in safe.place.database.parent.iterdir() if "copy" in p.name] == []


def test_a_stranger_with_the_page_and_the_keys_opens_a_backup(store: Store, safe: Safe) -> None:
    fill(store, 60)
    made = safe.take()
    there = safe.place.folder / "by hand.db"
    reader = Stranger(str(safe.place.database), str(safe.place.ring), ROOT_KEY)
    with closing(reader.db):
        there.write_bytes(reader.backup(str(made.path)))

    assert contents(there) == contents(safe.place.database)


def test_what_is_proved_is_read_whole_and_leaves_nothing_behind(store: Store, safe: Safe) -> None:
    store.write(a_turn)
    made = safe.take()
    before = {path.name for path in safe.place.database.parent.iterdir()}
    proof = prove(made.path, beside=safe.place.database, ring=safe.ring)

    assert proof.holds
    assert proof.inspection.looked_at > 10
    assert {path.name for path in safe.place.database.parent.iterdir()} == before


def test_under_load_a_backup_is_of_one_moment_and_has_all_that_was_acknowledged_before(
    store: Store, safe: Safe
) -> None:
    fill(store, 40)
    acknowledged: list[str] = []
    enough = threading.Event()

    def work() -> None:
        for number in itertools.count():
            row = store.write(partial(open_case, text=f"more {number}"))
            acknowledged.append(row.reference)
            if enough.is_set():
                return

    busy = threading.Thread(target=work)
    busy.start()
    while len(acknowledged) < 5:
        enough.wait(0.001)
    before = tuple(acknowledged)
    steps: list[int] = []
    made = back_up(
        database=safe.place.database,
        beside=safe.place.database,
        ring_file=safe.place.ring,
        ring=safe.ring,
        to=safe.places,
        now=NOW,
        progress=lambda what, _share: (
            steps.append(len(acknowledged)) if what == "copying" else None
        ),
    )
    enough.set()
    busy.join()
    safe.put_back(made)
    live, back = contents(safe.place.database), contents(safe.empty().database)
    references = {row[1] for row in back["cases"]}

    assert set(before) <= references
    assert len(references) < len(live["cases"])  # it went on meanwhile
    assert steps[-1] >= steps[0]
    for table in ("cases", "case_events"):  # what is never changed is the same, row by row
        assert set(back[table]) <= set(live[table])
    assert back["audit"][:-1] == live["audit"][: len(back["audit"]) - 1]


def test_a_restored_store_opens_reads_and_goes_on(store: Store, safe: Safe, place: Place) -> None:
    case_id = store.write(a_turn)
    made = safe.take()
    store.write(open_case)  # BR-2026-0002: lost
    machine = Place(place.folder / "machine")
    shutil.copytree(place.ring.parent, machine.ring.parent)
    restored = restore(
        made.path,
        replace(safe.empty(), database=machine.database, ring_file=machine.ring),
        now=NOW + timedelta(days=1),
        ids=lambda: "new",
    )
    with closing(machine.open(now=NOW + timedelta(days=1), ids=lambda: "newer")) as again:
        then = again.read(lambda unit: seen(unit, case_id))
        held = again.read(lambda unit: held_back(unit.meta))
        new = again.write(open_case)
        report = again.inspect()

    assert restored.proof.holds
    assert then.report.what_happened == PLANTED
    assert held is not None
    assert held.on
    assert held.backup == made.made_at
    assert new.reference > "BR-2026-0002"  # never given twice
    assert (report.damaged, report.first_bad_entry, report.without_key) == ((), None, 0)


def marked(safe: Safe, **counters: int) -> None:
    Marks.beside(safe.place.ring, safe.ring).begin(
        Marked("store", {f"{name}-2026": upto for name, upto in counters.items()}, End(sequence=50))
    )


def test_references_go_on_behind_what_was_marked(store: Store, safe: Safe) -> None:
    store.write(a_turn)
    made = safe.take()
    marked(safe, BR=300, CP=100)
    restored = safe.put_back(made)

    assert restored.skipped_to == {"BR-2026": 300, "CP-2026": 100}
    assert restored.lost is not None
    assert restored.lost > 0


def none(marks: Path) -> None:
    marks.unlink()


def spoiled(marks: Path) -> None:
    marks.write_text(marks.read_text().replace("BR", "CP"))


@pytest.mark.parametrize("lose", [none, spoiled])
def test_without_marks_references_go_on_behind_a_guess(
    store: Store, safe: Safe, lose: Callable[[Path], None]
) -> None:
    store.write(a_turn)
    made = safe.take()
    lose(Marks.beside(safe.place.ring, safe.ring).path)
    restored = safe.put_back(made)
    days = 3  # two, and the one that is not over

    assert restored.lost is None
    assert restored.skipped_to["BR-2026"] == 1 + days * REFERENCES_MARKED
    assert restored.skipped_to["CP-2026"] == days * REFERENCES_MARKED


@pytest.mark.parametrize("suffix", ["", "-wal", "-journal"])
def test_nothing_is_written_over(store: Store, safe: Safe, suffix: str) -> None:
    made = safe.take()
    there = safe.empty().database.with_name(f"igdesk.db{suffix}")
    there.parent.mkdir()
    there.write_bytes(b"mine")

    with pytest.raises(StoreThere, match="empty place"):
        safe.put_back(made)
    assert there.read_bytes() == b"mine"


def cut(data: bytes) -> bytes:
    return data[:-1]


def a_frame_less(data: bytes) -> bytes:
    """The last frame goes: what is left ends where a frame ends."""
    size, at = int.from_bytes(data[21:25], "big"), 25
    at += size
    ends = [at]
    while at < len(data):
        at += 4 + int.from_bytes(data[at : at + 4], "big")
        ends.append(at)
    return data[: ends[-2]]


def flipped(where: int) -> Callable[[bytes], bytes]:
    def flip(data: bytes) -> bytes:
        return data[:where] + bytes([data[where] ^ 1]) + data[where + 1 :]

    return flip


def another_day(data: bytes) -> bytes:
    return data.replace(b"2026-11-20", b"2026-11-21", 1)


def longer(data: bytes) -> bytes:
    return data + data[-200:]


SPOILT = (cut, a_frame_less, flipped(3), flipped(60), flipped(-9), another_day, longer)


@pytest.mark.parametrize("spoil", SPOILT, ids=range(len(SPOILT)))
def test_a_backup_that_was_cut_or_changed_is_refused_and_nothing_is_left(
    store: Store, safe: Safe, spoil: Callable[[bytes], bytes]
) -> None:
    fill(store, 60)  # more than one frame
    made = safe.take()
    made.path.write_bytes(spoil(made.path.read_bytes()))

    assert not sealed_files.sum_holds(made.path)
    with pytest.raises(BackupUnusable):
        safe.put_back(made)
    assert list(safe.empty().database.parent.glob("*")) == []


def test_every_bit_of_a_small_sealed_file_counts(tmp_path: Path) -> None:
    path, under = tmp_path / "file", cipher(bytes(32))
    sealed_files.write(path, {"kind": "test"}, under, [b"one" * 5, b"two"])
    data = path.read_bytes()
    found = b"".join(sealed_files.read(path, lambda header: header.key(under)))
    taken = []
    for bit in range(len(data) * 8):
        path.write_bytes(flipped_bit(data, bit))
        try:
            taken.append(b"".join(sealed_files.read(path, lambda header: header.key(under))))
        except BackupUnusable:
            continue

    assert found == b"one" * 5 + b"two"
    assert taken == []


def flipped_bit(data: bytes, bit: int) -> bytes:
    changed = bytearray(data)
    changed[bit // 8] ^= 1 << bit % 8
    return bytes(changed)


def test_every_bit_of_a_backups_header_counts(store: Store, safe: Safe) -> None:
    made = safe.take()
    data = made.path.read_bytes()
    header = 21 + 4 + int.from_bytes(data[21:25], "big")
    taken = []
    for bit in range(header * 8):
        made.path.write_bytes(flipped_bit(data[:header], bit) + data[header:])
        try:
            prove(made.path, beside=safe.place.database, ring=safe.ring)
        except BackupUnusable:
            continue
        taken.append(bit)

    assert header > 300
    assert taken == []


def test_what_cannot_be_read_or_written_is_said(store: Store, safe: Safe) -> None:
    safe.places.databases.write_bytes(b"")  # a file where the folder should be
    with pytest.raises(DiskRefused, match="cannot be made"):
        safe.take()
    with pytest.raises(BackupUnusable, match="cannot be read"):
        prove(safe.places.rings / "none", beside=safe.place.database, ring=safe.ring)


def test_another_ring_does_not_open_it(store: Store, safe: Safe, tmp_path: Path) -> None:
    made = safe.take()
    other = Place(tmp_path / "other")
    other.open().close()
    with pytest.raises(BackupUnusable, match="does not open"):
        prove(
            made.path,
            beside=safe.place.database,
            ring=keyring.open_there(other.ring, ROOT_KEY),
        )


def test_a_damaged_record_is_found_and_taken_along_only_when_told_to(
    store: Store, safe: Safe, place: Place
) -> None:
    store.write(a_turn)
    place.tamper("UPDATE parts SET given_at = given_at + 1")
    made = safe.take()

    assert not prove(made.path, beside=place.database, ring=safe.ring).holds
    with pytest.raises(BackupUnusable, match="not as they were written"):
        safe.put_back(made)
    assert not safe.put_back(made, with_damage=True).proof.holds


def test_a_ring_that_is_missing_is_said(tmp_path: Path) -> None:
    with pytest.raises(KeyMissing, match="missing"):
        keyring.open_there(tmp_path / "ring.json", ROOT_KEY)


def test_no_room_beside_the_database_is_said_before_anything_is_copied(
    store: Store, safe: Safe
) -> None:
    with pytest.raises(DiskFull, match="too little room") as told:
        back_up(
            database=safe.place.database,
            beside=safe.place.database,
            ring_file=safe.place.ring,
            ring=safe.ring,
            to=safe.places,
            now=NOW,
            leaves=1 << 62,
        )

    assert "Make room" in told.value.advice
    assert made_in(safe.places.databases) == ()


def test_what_is_older_than_the_window_goes_but_never_the_newest(store: Store, safe: Safe) -> None:
    for day in (0, 1, 2):
        safe.take(days=day)
    half = safe.places.databases / "igdesk-20261120T093000Z.backup.part"  # of one that was killed
    half.touch()
    os.utime(half, (NOW.timestamp(), NOW.timestamp()))
    gone = forget_old(safe.places, NOW + BACKUP_WINDOW + timedelta(days=1, hours=1))
    left = made_in(safe.places.databases)
    forget_old(safe.places, NOW + timedelta(days=400))

    assert gone == 4  # two days' databases and rings
    assert [one.made_at for one in left] == [NOW + timedelta(days=2)]
    assert made_in(safe.places.databases) == left
    assert len(list(safe.places.databases.iterdir())) == 2


MONTH = "retention:acorn:2026-12"


def shredded(store: Store, case_id: str) -> None:
    """Shred a case as its month ends: the record, and then the key."""
    store.write(lambda unit: unit.shredder.case(CaseId(case_id), actor=TIMER, now=NOW))
    store.ring.destroy({store.ring.named(MONTH).id: MONTH}, NOW)


def test_an_old_backup_brings_nothing_shredded_back(store: Store, safe: Safe) -> None:
    gone, stays = store.write(open_case), store.write(partial(open_case, text="It stays."))
    store.make_keys([MONTH], NOW)
    store.write(lambda unit: unit.shredder.keep_under(CaseId(gone.id), MONTH, now=NOW))
    made = safe.take()
    shredded(store, gone.id)
    now_ring = keyring.open_there(safe.place.ring, ROOT_KEY)
    machine = Place(safe.place.folder / "machine")
    shutil.copytree(safe.place.ring.parent, machine.ring.parent)
    restored = restore(
        made.path,
        replace(safe.empty(), database=machine.database, ring_file=machine.ring, ring=now_ring),
        now=NOW + timedelta(days=1),
        ids=lambda: "new",
    )
    with closing(machine.open(now=NOW + timedelta(days=1), ids=lambda: "newer")) as again:
        with pytest.raises(NotThere):
            again.read(lambda unit: seen(unit, gone.id))
        there = again.read(lambda unit: seen(unit, stays.id))
        report = again.inspect()
        ((text, wrap),) = machine.peek("SELECT tombstone, wrap FROM cases WHERE id = ?", gone.id)

    assert restored.proof.inspection.without_key == 1
    assert there.report.what_happened == "It stays."
    assert (report.damaged, report.first_bad_entry, report.without_key) == ((), None, 0)
    assert (text is None, wrap) == (False, None)


def restored_with(safe: Safe, backup: Path, ring: Path, folder: str) -> Place:
    """Another machine, on which that backup was restored with that copy of the key ring."""
    machine = Place(safe.place.folder / folder)
    machine.ring.parent.mkdir(parents=True, mode=0o700)
    machine.ring.write_bytes(ring.read_bytes())
    machine.ring.chmod(0o600)
    there = keyring.open_there(machine.ring, ROOT_KEY)
    into = replace(safe.empty(), database=machine.database, ring_file=machine.ring, ring=there)
    restore(backup, into, now=NOW, ids=lambda: "new")
    return machine


def reads(machine: Place, case_id: str) -> str | None:
    """What the bot makes of a case there; None where it is not there."""
    with closing(machine.open(ids=lambda: "newer")) as store:
        try:
            return store.read(lambda unit: seen(unit, case_id)).report.what_happened
        except NotThere:
            return None


def test_an_older_ring_opens_it_within_the_window_and_after_that_there_is_none(
    store: Store, safe: Safe
) -> None:
    """Why shredded is said so late. The backup is one that somebody kept against the rule."""
    gone = store.write(open_case)
    store.make_keys([MONTH], NOW)
    store.write(lambda unit: unit.shredder.keep_under(CaseId(gone.id), MONTH, now=NOW))
    kept = safe.place.folder / "kept.backup"
    shutil.copy(safe.take().path, kept)
    shredded(store, gone.id)
    rings, day = safe.places.rings, BACKUP_WINDOW.days

    safe.take(days=day - 1)
    forget_old(safe.places, NOW + timedelta(days=day - 1))
    within = [restored_with(safe, kept, one.path, f"{one.made_at:%d}") for one in made_in(rings)]
    safe.take(days=day + 1)
    forget_old(safe.places, NOW + timedelta(days=day + 1))
    after = [restored_with(safe, kept, one.path, f"{one.made_at:%d-}") for one in made_in(rings)]

    assert [reads(machine, gone.id) for machine in within] == [None, PLANTED]
    assert [reads(machine, gone.id) for machine in after] == [None, None]


def test_a_backup_that_outlived_its_keys_is_refused_with_the_reason(
    store: Store, safe: Safe
) -> None:
    store.write(a_turn)
    made = safe.take()
    name = "open:acorn:2026-11"
    safe.ring.destroy({safe.ring.named(name).id: name}, NOW)

    with pytest.raises(BackupUnusable, match="older than the keys"):
        safe.put_back(made)
    assert list(safe.empty().database.parent.glob("*")) == []
