"""Hands on the disk: what was done to a store's files, and what start and doctor say of it.

Each is done to a copy of a store that was worked on. `start` is what the start says where it
refuses, or what the check after it finds; `doctor` what doctor says, whatever the start does.
"""

import json
import os
import re
import shutil
import sqlite3
from collections.abc import Callable
from contextlib import closing
from dataclasses import dataclass
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from adapters.root_key import FileRootKey, RootKeyUnusable
from bot.commands.doctor_answer import State
from bot.commands.doctor_store import kept
from storage.checking import whole_store
from storage.errors import StoreUnavailable
from storage.last_change import last_change_beside
from storage.open_store import Start
from storage.rollback_notes import WATCHED
from storage.shapes import shape_of
from storage.shredding import bare_of
from storage.store import Store
from storage.tables import metadata
from storage.unit import Unit
from tests.adapters.hand_clock import HandClock
from tests.bot.town import settings_in
from tests.storage.store_kit import (
    NOW,
    ROOT_KEY,
    TIMER,
    Place,
    a_turn,
    acknowledge,
    answer_review,
    open_case,
    put,
    seen,
)

ABOUT = ("store", "records", "audit chain")
LATER = NOW + timedelta(hours=1)


class Disk(Place):
    """A store's folder, with its root key in a file, and what it was like an hour before."""

    @property
    def root(self) -> Path:
        return self.folder / "root" / "root.key"

    @property
    def before(self) -> Path:
        return self.folder / "before"

    @property
    def last(self) -> Path:
        return last_change_beside(self.ring)

    @property
    def log(self) -> Path:
        return self.database.with_name("igdesk.db-wal")

    def begin(self, **changes: Any) -> Store:
        """Start on it, as the bot does."""
        key = FileRootKey(self.root).load
        return self.open(root_key=key, **changes)

    def put_back_file(self, *names: str) -> None:
        """Put back files of an hour before."""
        for name in names:
            shutil.copy2(self.before / name, self.folder / name)

    def of_before(self, table: str) -> list[tuple[Any, ...]]:
        """The rows of a table an hour before."""
        with closing(sqlite3.connect(self.before / "store" / "igdesk.db")) as connection:
            return connection.execute(f"SELECT * FROM {table}").fetchall()  # noqa: S608

    def put_back_rows(self, *tables: str) -> None:
        """Put back whole tables of an hour before."""
        for table in tables:
            self.put_back(table, self.of_before(table))

    def do(self, *statements: str) -> None:
        """Change the database by hand."""
        for statement in statements:
            self.tamper(statement)


def worked_on(unit: Unit) -> None:
    """Something of every kind, of two cases."""
    case = a_turn(unit)
    acknowledge(unit, seen(unit, case))
    open_case(unit, text="another")
    answer_review(unit, "again")


def gone_on(unit: Unit) -> None:
    """An hour later."""
    case = open_case(unit, text="a third")
    unit.outbox.sent(1, now=LATER, receipt=None)
    put(unit, "more", case.id)
    unit.due.clear(case.id)
    unit.meta.set("colour", "blue")


@pytest.fixture(scope="session")
def worked(tmp_path_factory: pytest.TempPathFactory) -> dict[str, Path]:
    """A store that was closed, and the same as a kill leaves it."""
    disk = Disk(tmp_path_factory.mktemp("worked") / "disk")
    disk.root.parent.mkdir(parents=True)
    disk.root.touch(mode=0o600)
    disk.root.write_bytes(ROOT_KEY)
    with closing(disk.begin()) as store:
        store.write(worked_on)
    shutil.copytree(disk.folder, disk.folder.parent / "before")
    killed, later = (disk.folder.parent / how for how in ("killed", "later"))
    with closing(disk.begin(now=LATER)) as store:
        store.write(gone_on)
        gone = store.write(lambda unit: open_case(unit, text="to be shredded"))
        store.write(lambda unit: unit.shredder.case(gone.id, actor=TIMER, now=LATER))
        store.keep_marks()
        shutil.copytree(disk.folder, killed)
        store.write(open_case)
        shutil.copytree(disk.folder, later)
    shutil.copy2(killed / "store" / "igdesk.db-wal", disk.folder.parent / "before" / "log")
    for folder in (disk.folder, killed, later):
        shutil.copytree(disk.folder.parent / "before", folder / "before")
    return {"stopped": disk.folder, "killed": killed, "killed later": later}


@dataclass(frozen=True)
class Hand:
    """What was done, and what is said of it (as patterns). `code`: what the start ends with; 0: it
    goes on. `doctor`: where that says something else. `how`: whether the bot was stopped before.
    """

    what: str
    done: Callable[[Disk], object]
    code: int
    start: str = ""
    doctor: str = ""
    how: str = "stopped"


def starts(disk: Disk) -> tuple[int, str]:
    """With what code a start ends, and what it says; or what the check after it finds."""
    try:
        with closing(disk.begin(now=LATER)) as store:
            for look in whole_store():
                more = store.look(look)
                while more is not None:
                    more = store.look(more)
            return 0, ", ".join(sorted(store.damaged))
    except StoreUnavailable as fault:
        return fault.exit_code, str(fault)
    except RootKeyUnusable as fault:
        return 1, str(fault)


def doctor_says(disk: Disk) -> str:
    """What doctor finds wrong with the store."""
    found = kept(settings_in(disk.folder), HandClock(LATER), simulated=False)
    of_files = (one for one in found if one.state is State.WRONG and one.about in ABOUT)
    return "; ".join(one.says for one in of_files)


DB, RING, MARKS, LAST = (
    "store/igdesk.db",
    "keys/ring.json",
    "keys/ring.json.marks",
    "keys/ring.json.last",
)


def empty_database(disk: Disk) -> None:
    disk.database.unlink()
    disk.do("CREATE TABLE a (b)", "DROP TABLE a")
    disk.database.chmod(0o600)


def of_another(name: str) -> Callable[[Disk], None]:
    """That file of another store."""

    def put_in(disk: Disk) -> None:
        other = Disk(disk.folder / "other")
        with closing(other.open()) as store:
            store.write(worked_on)
        shutil.copy2(other.folder / name, disk.folder / name)

    return put_in


def begun_anew(disk: Disk) -> None:
    """A store that was begun anew with the same ring, while the marks are those of the first."""
    beside = {file: file.read_bytes() for file in (disk.marks, disk.last)}
    anew = disk.folder / "anew" / "igdesk.db"
    disk.begin(database=anew, now=LATER, start=Start(new=True)).close()
    for file, data in beside.items():
        file.write_bytes(data)
    shutil.copy2(anew, disk.database)


def a_log_put_beside(disk: Disk) -> None:
    with closing(disk.begin(now=LATER)) as store:
        store.write(open_case)
    shutil.copy2(disk.before / "log", disk.log)
    disk.log.chmod(0o600)


def spoil_a_page(disk: Disk) -> None:
    ((page,),) = disk.peek("SELECT rootpage FROM sqlite_master WHERE name = 'case_events'")
    with disk.database.open("r+b") as file:
        file.seek((page - 1) * 4096)
        file.write(os.urandom(4096))


def before_and_no_marks(disk: Disk) -> None:
    disk.put_back_file(DB)
    disk.marks.unlink()


def no_ring_and_no_database(disk: Disk) -> None:
    disk.ring.unlink()
    disk.database.unlink()


def cut_in_half(disk: Disk) -> None:
    os.truncate(disk.database, disk.database.stat().st_size // 2)


def without_a_key(disk: Disk) -> None:
    ring = json.loads(disk.ring.read_text())
    ring["keks"] = [kek for kek in ring["keks"] if kek["name"] != "open:acorn:2026-11"]
    disk.ring.write_text(json.dumps(ring))


def of_keks(**changes: str) -> Callable[[Disk], None]:
    """Something else said of the first key of the ring."""

    def edit(disk: Disk) -> None:
        ring = json.loads(disk.ring.read_text())
        ring["keks"][0] |= changes
        disk.ring.write_text(json.dumps(ring))

    return edit


def said_to_be_destroyed(disk: Disk) -> None:
    """A key taken out of the ring, and written among those that were destroyed."""
    ring = json.loads(disk.ring.read_text())
    gone = next(kek for kek in ring["keks"] if kek["name"] == "open:acorn:2026-11")
    ring["keks"].remove(gone)
    proof = ring["keks"][0]["wrapped"]
    line = {"id": gone["id"], "name": gone["name"], "date": "2026-11-20", "proof": proof}
    disk.ring.write_text(json.dumps({**ring, "destroyed": [line]}))


def edited_marks(disk: Disk) -> None:
    disk.marks.write_text(disk.marks.read_text().replace('"sequence": ', '"sequence": 1'))


def a_case_deleted(disk: Disk) -> None:
    (case,) = disk.peek("SELECT id FROM cases WHERE reference = 'BR-2026-0002'")
    for table, column in (("case_index", "case_id"), ("case_events", "case_id"), ("cases", "id")):
        disk.tamper(f"DELETE FROM {table} WHERE {column} = ?", *case)  # noqa: S608


def case_put_back(disk: Disk) -> None:
    """All that an hour before was said in the tables of cases."""
    disk.do("DELETE FROM case_index", "DELETE FROM case_events")
    disk.put_back_rows("cases", "case_events", "case_index")


def shredded_by_hand(*tables: str) -> Callable[[Disk], None]:
    """A record emptied as shredding does, by somebody without a key."""

    def shred(disk: Disk) -> None:
        for name in tables:
            table = metadata.tables[name]
            columns = [row[1] for row in disk.peek(f"PRAGMA table_info({name})")]
            for values in disk.rows(name)[:2]:
                row = dict(zip(columns, values, strict=True))
                bare = bare_of(table, row)
                assert bare["tombstone"] is not None
                gone = [one for one in columns if bare[one] != row[one]]
                sets = ", ".join(f"{one} = ?" for one in gone)
                key = shape_of(table).key
                disk.tamper(
                    f"UPDATE {name} SET {sets} WHERE {key} = ?",  # noqa: S608
                    *(bare[one] for one in gone),
                    row[key],
                )

    return shred


def notes_put_back(*tables: str) -> Callable[[Disk], None]:
    """Rows of an hour before, with their notes."""

    def put(disk: Disk) -> None:
        disk.put_back_rows(*tables)
        for table in tables:
            disk.tamper("DELETE FROM newest WHERE id LIKE ?", f"%/{table}/%")
            for row in disk.of_before("newest"):
                if f"/{table}/" in row[0]:
                    disk.tamper("INSERT INTO newest VALUES (?, ?, ?)", *row)

    return put


def all_put_back(disk: Disk) -> None:
    disk.put_back_rows("newest", *(table.name for table in WATCHED))


def sum_put_back(disk: Disk) -> None:
    (row,) = (row for row in disk.of_before("newest") if row[0] == "")
    disk.tamper("UPDATE newest SET digest = ?, mac = ? WHERE id = ''", *row[1:])


HANDS = (
    Hand("the database is lost", lambda d: d.database.unlink(), 1, start="nothing in the database"),
    Hand(
        "the database is emptied",
        lambda d: d.database.write_bytes(b""),
        1,
        start="nothing in the database",
    ),
    Hand("an empty database in its place", empty_database, 1, start="nothing in the database"),
    Hand(
        "the database of another store",
        of_another("store/igdesk.db"),
        1,
        start="in the ring is not the one this database knows",
    ),
    Hand(
        "the database of an hour before",
        lambda d: d.put_back_file(DB),
        1,
        start="its history ends with entry",
    ),
    Hand("the database of an hour before, and no marks", before_and_no_marks, 1, start="are gone"),
    Hand(
        "a new store begun with the same ring, and its database put in place",
        begun_anew,
        1,
        start="not the one that was last open",
    ),
    Hand(
        "garbage for a database",
        lambda d: d.database.write_bytes(os.urandom(65536)),
        74,
        start="the database file",
    ),
    Hand("a page of the events written over", spoil_a_page, 0, start="the database file"),
    Hand("the end of the database cut off", cut_in_half, 74, start="the database file"),
    Hand(
        "killed: the database copied without its log",
        lambda d: d.log.unlink(),
        1,
        start="its history ends with entry",
        how="killed",
    ),
    Hand(
        "killed: the log emptied",
        lambda d: d.log.write_bytes(b""),
        1,
        start="its history ends with entry",
        how="killed",
    ),
    Hand(
        "killed: half of the log cut off",
        lambda d: os.truncate(d.log, d.log.stat().st_size // 2),
        1,
        start="its history ends with entry",
        how="killed",
    ),
    Hand(
        "closed, and then the log of a kill put beside it",
        a_log_put_beside,
        1,
        start="its history ends with entry",
    ),
    Hand("the key ring is lost", lambda d: d.ring.unlink(), 1, start="is missing; "),
    Hand(
        "the key ring and the database are lost",
        no_ring_and_no_database,
        1,
        start="nothing in the database",
    ),
    Hand(
        "the key ring of another store",
        of_another("keys/ring.json"),
        1,
        start="in the ring is not the one this database knows",
    ),
    Hand(
        "half a key ring",
        lambda d: d.ring.write_bytes(d.ring.read_bytes()[:900]),
        1,
        start="is damaged",
    ),
    Hand("a key taken out of the ring", without_a_key, 1, start="is missing; "),
    Hand("a key said to be destroyed", said_to_be_destroyed, 1, start="of the key ring is damaged"),
    Hand(
        "a key said to be retired long ago",
        of_keks(retired="2020-01-01"),
        1,
        start="of the key ring is damaged",
    ),
    Hand(
        "a key given to another party",
        of_keks(name="open:birch:2026-11"),
        1,
        start="of the key ring is damaged",
    ),
    Hand("the root key is lost", lambda d: d.root.unlink(), 1, start="There is no root key"),
    Hand(
        "another root key",
        lambda d: d.root.write_bytes(bytes(32)),
        1,
        start="does not open the key ring",
    ),
    Hand(
        "a root key cut short",
        lambda d: d.root.write_bytes(ROOT_KEY[:31]),
        1,
        start="not 32 bytes long",
    ),
    Hand("the marks are lost", lambda d: d.marks.unlink(), 1, start="are gone"),
    Hand("the marks edited", edited_marks, 1, start="not as we wrote them"),
    Hand(
        "the marks of another store",
        of_another("keys/ring.json.marks"),
        1,
        start="not as we wrote them",
    ),
    Hand("the marks of an hour before", lambda d: d.put_back_file(MARKS), 0),
    Hand(
        "database, ring and marks of an hour before",
        lambda d: d.put_back_file(DB, RING, MARKS, LAST),
        0,
    ),
    Hand(
        "others may read the database",
        lambda d: d.database.chmod(0o644),
        77,
        start="others can use",
    ),
    Hand(
        "others may write the key ring", lambda d: d.ring.chmod(0o666), 77, start="others can use"
    ),
    Hand("others may read the root key", lambda d: d.root.chmod(0o640), 1, start="Others can read"),
    Hand("others may read the marks", lambda d: d.marks.chmod(0o604), 77, start="others can use"),
    Hand(
        "a trigger that deletes",
        lambda d: d.do("CREATE TRIGGER t AFTER INSERT ON audit BEGIN DELETE FROM outbox; END"),
        74,
        start="is damaged",
        doctor="trigger t is none of ours",
    ),
    Hand(
        "a view",
        lambda d: d.do("CREATE VIEW v AS SELECT * FROM cases"),
        74,
        start="is damaged",
        doctor="view v is none of ours",
    ),
    Hand(
        "a table more",
        lambda d: d.do("CREATE TABLE copied AS SELECT * FROM cases"),
        0,
        start="table copied is none of ours",
    ),
    Hand("a table dropped", lambda d: d.do("DROP TABLE absences"), 74, start="is damaged"),
    Hand(
        "said to be of an earlier release",
        lambda d: d.do("UPDATE alembic_version SET version_num = '0011'"),
        74,
        start="is damaged",
        doctor="not ready for this release",
    ),
    Hand(
        "said to be of a newer release",
        lambda d: d.do("UPDATE alembic_version SET version_num = '9999'"),
        1,
        start="newer release",
        doctor="not ready for this release",
    ),
    Hand(
        "said to be of no release",
        lambda d: d.do("DELETE FROM alembic_version"),
        74,
        start="is damaged",
        doctor="not ready for this release",
    ),
    Hand(
        "said to be the simulator's",
        lambda d: d.do("UPDATE meta SET value = 'yes' WHERE id = 'simulated'"),
        1,
        start="is the simulator's",
    ),
    Hand("a whole case deleted", a_case_deleted, 0, start="is missing"),
    Hand(
        "every case deleted",
        lambda d: d.do("DELETE FROM case_index", "DELETE FROM case_events", "DELETE FROM cases"),
        0,
        start="is missing",
    ),
    Hand(
        "the last event of a case deleted",
        lambda d: d.do("DELETE FROM case_events WHERE kind = 'acknowledged'"),
        0,
        start="cases id000002",
    ),
    Hand("a case as it was an hour before", case_put_back, 0, start="is missing"),
    Hand("a part deleted", lambda d: d.do("DELETE FROM parts"), 0, start="is missing"),
    Hand(
        "every event of an agreement deleted",
        lambda d: d.do("DELETE FROM agreement_events"),
        0,
        start="is missing",
    ),
    Hand(
        "the last event of an agreement deleted",
        lambda d: d.do("DELETE FROM agreement_events WHERE sequence = 2"),
        0,
        start="agreement_events ISA-1",
    ),
    Hand(
        "who reported a case deleted",
        lambda d: d.do("DELETE FROM case_index"),
        0,
        start="case_index of",
    ),
    Hand(
        "an entry of the chain deleted",
        lambda d: d.do("DELETE FROM audit WHERE sequence = 3"),
        0,
        start="audit 3",
        doctor="does not hold from entry 3 on",
    ),
    Hand(
        "the end of the chain cut off",
        lambda d: d.do("DELETE FROM audit WHERE sequence > 5"),
        1,
        start="its history ends with entry",
    ),
    Hand(
        "the whole chain deleted",
        lambda d: d.do("DELETE FROM audit"),
        1,
        start="its history ends with entry",
    ),
    Hand(
        "who did it taken out of an entry",
        lambda d: d.do("UPDATE audit SET wrap = NULL WHERE sequence = 3"),
        0,
        start="audit 3 was emptied",
    ),
    Hand(
        "a case shredded by hand", shredded_by_hand("cases", "case_events"), 0, start="was emptied"
    ),
    Hand("an entry shredded by hand", shredded_by_hand("audit"), 0, start="was emptied"),
    Hand("a message shredded by hand", shredded_by_hand("outbox"), 0, start="was emptied"),
    Hand("a message deleted", lambda d: d.do("DELETE FROM outbox"), 0, start="outbox [0-9a-f]+"),
    Hand(
        "a message deleted with its note",
        lambda d: d.do("DELETE FROM outbox", "DELETE FROM newest WHERE id LIKE '%/outbox/%'"),
        0,
        start="newest [0-9a-f]{2}",
    ),
    Hand(
        "messages put back with their notes",
        notes_put_back("outbox"),
        0,
        start="newest [0-9a-f]{2}",
    ),
    Hand("all that changes put back at once", all_put_back, 1, start="lacks the last"),
    Hand(
        "what is due deleted with its note",
        lambda d: d.do("DELETE FROM due", "DELETE FROM newest WHERE id LIKE '%/due/%'"),
        0,
        start="newest [0-9a-f]{2}",
    ),
    Hand("every note deleted", lambda d: d.do("DELETE FROM newest"), 74, start="is damaged"),
    Hand(
        "the sum deleted",
        lambda d: d.do("DELETE FROM newest WHERE id = ''"),
        74,
        start="is damaged",
    ),
    Hand("the sum of an hour before", sum_put_back, 1, start="lacks the last"),
    Hand(
        "every note deleted, and said to be of an earlier release",
        lambda d: d.do("DELETE FROM newest", "UPDATE alembic_version SET version_num = '0003'"),
        74,
        start="is damaged",
        doctor="not ready for this release",
    ),
    Hand(
        "the counters of an hour before with their notes",
        notes_put_back("counters"),
        0,
        start="newest [0-9a-f]{2}",
    ),
    Hand(
        "which keys there are deleted",
        lambda d: d.do("DELETE FROM key_pins"),
        1,
        start="nothing in the database",
    ),
    Hand(
        "one pin of a key deleted",
        lambda d: d.do("DELETE FROM key_pins WHERE id = 'k3'"),
        0,
        doctor="key_pins k3",
    ),
    Hand("a draft deleted", lambda d: d.do("DELETE FROM drafts"), 0, start="drafts id"),
    Hand("what was pressed deleted", lambda d: d.do("DELETE FROM taps"), 0),
    Hand("an index dropped", lambda d: d.do("DROP INDEX outbox_order"), 0, start="is missing"),
    Hand(
        "the store's id changed",
        lambda d: d.do("DELETE FROM meta WHERE id = 'store'"),
        1,
        start="not the one that was last open",
    ),
    Hand(
        "killed: what was written since the last mark cut off the log",
        lambda d: os.truncate(d.log, (d.before / "log").stat().st_size),
        1,
        start="lacks the last 1 changes",
        how="killed later",
    ),
    Hand(
        "what is known of the last change is lost",
        lambda d: d.last.unlink(),
        1,
        start=r"ring\.json\.last beside the key ring cannot be read",
    ),
    Hand(
        "what is known of the last change, of an hour before",
        lambda d: d.put_back_file(LAST),
        0,
    ),
)
NOT_FOUND = {
    "database, ring and marks of an hour before": "only heads that left show it (docs/proof.md)",
    "the marks of an hour before": "nothing is lost by it alone: the store is the newest",
    "what is known of the last change, of an hour before": "nothing is lost by it alone",
    "what was pressed deleted": "it proves nothing: that a button was pressed, for a minute",
}
"""What nobody sees, and why; docs/security.md says so."""


@pytest.fixture
def disk(worked: dict[str, Path], tmp_path: Path, hand: Hand) -> Disk:
    """A copy to lay hands on."""
    shutil.copytree(worked[hand.how], tmp_path / "disk")
    return Disk(tmp_path / "disk")


def test_nothing_is_said_of_what_nobody_touched(worked: dict[str, Path], tmp_path: Path) -> None:
    for how, folder in worked.items():
        shutil.copytree(folder, tmp_path / how)
        disk = Disk(tmp_path / how)
        assert (doctor_says(disk), *starts(disk)) == ("", 0, "")


@pytest.mark.parametrize("hand", HANDS, ids=lambda hand: hand.what)
def test_it_is_found(disk: Disk, hand: Hand) -> None:
    hand.done(disk)
    doctor = doctor_says(disk)
    code, start = starts(disk)

    assert code == hand.code
    assert re.search(hand.start or "^$", start), start
    assert re.search(hand.doctor or hand.start or "^$", doctor), doctor
    assert (start + doctor == "") == (hand.what in NOT_FOUND)


def test_at_most_six_are_not_found_and_the_page_on_security_names_them() -> None:
    page = " ".join((Path(__file__).parents[2] / "docs" / "security.md").read_text().split())

    assert len(HANDS) >= 40
    assert NOT_FOUND.keys() <= {hand.what for hand in HANDS}
    assert len(NOT_FOUND) <= 6
    assert [what for what in NOT_FOUND if what not in page] == []
