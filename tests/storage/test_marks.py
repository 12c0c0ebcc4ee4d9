"""The marks beside the key ring: what was seen last, in blocks, and nobody else's."""

import json
from collections.abc import Callable
from pathlib import Path
from typing import Any

import pytest

from governance.policy import REFERENCES_MARKED
from storage import keyring
from storage.errors import MarksUnusable, StoreUnavailable
from storage.keyring import KeyRing
from storage.last_change import last_change_beside
from storage.marks import End, Marked, Marks
from tests.storage.store_kit import ROOT_KEY

END = End(7, b"m" * 32, 1_764_547_200_000_000, 9)


@pytest.fixture
def ring_file(tmp_path: Path) -> Path:
    return tmp_path / "ring.json"


@pytest.fixture
def ring(ring_file: Path) -> KeyRing:
    return keyring.open_or_create(ring_file, ROOT_KEY, new_id=lambda: "r1")


@pytest.fixture
def marks(ring_file: Path, ring: KeyRing) -> Marks:
    return Marks.beside(ring_file, ring)


def test_there_are_none_until_something_is_marked(marks: Marks) -> None:
    assert marks.load() is None
    assert not marks.path.exists()


def test_what_was_marked_is_read_again(ring_file: Path, ring: KeyRing, marks: Marks) -> None:
    marks.begin(Marked(store="s1", end=END, running=True))
    marks.reserve("BR-2026", 1)

    again = Marks.beside(ring_file, ring).load()
    assert again == Marked("s1", {"BR-2026": REFERENCES_MARKED}, END, running=True, last=True)
    assert marks.path == ring_file.with_name("ring.json.marks")
    assert marks.path.stat().st_mode & 0o777 == 0o600


def test_a_block_is_marked_before_its_first_and_not_again_within_it(marks: Marks) -> None:
    marks.reserve("BR-2026", 1)
    written = marks.path.stat().st_ino
    for given in range(2, REFERENCES_MARKED + 1):
        marks.reserve("BR-2026", given)
    assert marks.path.stat().st_ino == written

    marks.reserve("BR-2026", REFERENCES_MARKED + 1)

    assert marks.marked.counters == {"BR-2026": 2 * REFERENCES_MARKED}


def test_each_minute_enough_are_marked_that_no_turn_has_to(marks: Marks) -> None:
    marks.reserve("BR-2026", 1)
    marks.reserve("BR-2026", REFERENCES_MARKED - 10)
    marks.head(END)
    written = marks.path.stat().st_ino

    marks.reserve("BR-2026", REFERENCES_MARKED + 1)
    assert marks.path.stat().st_ino == written
    assert marks.marked.end == END


def test_nothing_is_written_where_nothing_is_new(marks: Marks) -> None:
    marks.head(END)
    written = marks.path.stat().st_ino
    marks.head(END)

    assert marks.path.stat().st_ino == written


@pytest.mark.parametrize(
    "spoilt",
    [
        pytest.param(lambda told: told["marks"].update(store="s2"), id="another store"),
        pytest.param(lambda told: told["marks"]["counters"].clear(), id="no counters"),
        pytest.param(lambda told: told["marks"]["end"].update(sequence=1), id="an earlier end"),
        pytest.param(lambda told: told["marks"].update(more=1), id="something more"),
        pytest.param(lambda told: told.update(igdesk_marks=2), id="another version"),
        pytest.param(lambda told: told.pop("mac"), id="no MAC"),
        pytest.param(lambda told: told.update(marks=[]), id="another shape"),
    ],
)
def test_marks_that_are_not_ours_are_refused_with_what_to_do(
    marks: Marks, spoilt: Callable[[dict[str, Any]], object]
) -> None:
    marks.begin(Marked("s1", {"BR-2026": 100}, END))
    told = json.loads(marks.path.read_text())
    spoilt(told)
    marks.path.write_text(json.dumps(told))

    with pytest.raises(MarksUnusable, match="not as we wrote them") as refused:
        marks.load()
    assert "--as-it-is" in refused.value.advice


@pytest.mark.parametrize("content", [b"", b"{", b"[]", b"\xff", b"[" * 100_000])
def test_marks_that_are_no_marks_are_refused(marks: Marks, content: bytes) -> None:
    marks.path.write_bytes(content)

    with pytest.raises(MarksUnusable):
        marks.load()


def test_marks_of_another_ring_are_refused(tmp_path: Path, marks: Marks) -> None:
    marks.begin(Marked("s1", {}, END))
    other_file = tmp_path / "other.json"
    other = keyring.open_or_create(other_file, ROOT_KEY, new_id=lambda: "r2")
    theirs = Marks.beside(other_file, other)
    theirs.path.write_bytes(marks.path.read_bytes())

    with pytest.raises(MarksUnusable):
        theirs.load()


def test_marks_that_cannot_be_written_are_said(marks: Marks) -> None:
    marks.path.mkdir()

    with pytest.raises(StoreUnavailable, match="cannot be written"):
        marks.reserve("BR-2026", 1)


def test_a_change_is_remembered_without_a_write_of_the_marks(
    ring_file: Path, ring: KeyRing, marks: Marks
) -> None:
    marks.begin(Marked(store="s1", end=END, running=True))
    written = marks.path.read_bytes()
    marks.came_to(END.changes + 3)

    again = Marks.beside(ring_file, ring).load()
    assert again is not None
    assert again.end.changes == END.changes + 3
    assert (again.end.sequence, marks.path.read_bytes()) == (END.sequence, written)


@pytest.mark.parametrize(
    "hand",
    [
        pytest.param(lambda last: last.unlink(), id="gone"),
        pytest.param(lambda last: last.write_bytes(b""), id="emptied"),
        pytest.param(lambda last: last.write_bytes(b"0" * 20 + last.read_bytes()[20:]), id="less"),
        pytest.param(lambda last: last.write_bytes(last.read_bytes()[:-2]), id="cut short"),
    ],
)
def test_a_last_change_that_is_not_as_we_wrote_it_is_refused(
    ring_file: Path, ring: KeyRing, marks: Marks, hand: Callable[[Path], object]
) -> None:
    marks.begin(Marked(store="s1", end=END, running=True))
    hand(last_change_beside(ring_file))

    with pytest.raises(MarksUnusable, match=r"ring\.json\.last"):
        Marks.beside(ring_file, ring).load()


def test_marks_of_an_earlier_release_had_none(ring_file: Path, ring: KeyRing, marks: Marks) -> None:
    marks.begin(Marked(store="s1", end=END))
    told = json.loads(marks.path.read_text())
    del told["marks"]["last"]
    told["mac"] = marks._mac(told["marks"]).hex()
    marks.path.write_text(json.dumps(told))
    last_change_beside(ring_file).unlink()

    assert Marks.beside(ring_file, ring).load() == Marked("s1", {}, END)
