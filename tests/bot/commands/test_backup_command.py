"""`igdesk backup` and `igdesk restore`, as a person types them."""

import json
import shutil
from collections.abc import Callable
from contextlib import closing
from pathlib import Path

import pytest

from adapters.clock import Clock
from storage.held import held_back
from storage.unit import Unit
from tests.bot.commands.doctor_kit import store_in
from tests.bot.commands.shell import beside_store

TO = ("--to", "safe", "--ring-to", "ring safe")


@pytest.fixture
def folder(tmp_path: Path) -> Path:
    """A store, and one backup of it."""
    store_in(tmp_path, Clock().now()).close()
    done = beside_store(tmp_path, "backup", "make", *TO)
    assert done.returncode == 0, done.stderr
    return tmp_path


def newest(folder: Path) -> str:
    (found,) = (folder / "safe").glob("*.backup")
    return str(found)


def is_held(folder: Path) -> bool:
    def look(unit: Unit) -> bool:
        held = held_back(unit.meta)
        return held is not None and held.on

    with closing(store_in(folder, Clock().now())) as store:
        return store.read(look)


def test_one_is_made_proved_restored_and_released(folder: Path) -> None:
    proved = beside_store(folder, "backup", "prove", newest(folder), "--json")
    shutil.rmtree(folder / "store")
    back = beside_store(folder, "restore", "from", newest(folder))
    held = is_held(folder)
    doctor = beside_store(folder, "doctor")
    free = beside_store(folder, "restore", "release")
    twice = beside_store(folder, "restore", "release")

    assert json.loads(proved.stdout)["holds"] is True
    assert proved.stderr.splitlines() == ["opening", "reading"]
    assert back.returncode == 0, back.stderr
    assert "Nothing is sent yet" in back.stdout
    assert held
    assert "nothing is sent, and no turn is taken" in doctor.stdout
    assert free.returncode == 0, free.stderr
    assert not is_held(folder)
    assert (twice.returncode, "was not restored" in twice.stderr) == (1, True)


def test_nothing_is_written_over(folder: Path) -> None:
    back = beside_store(folder, "restore", "from", newest(folder))

    assert back.returncode == 1
    assert "empty place" in back.stderr
    assert "→ Nothing is written over." in back.stderr


def spoil(folder: Path) -> None:
    path = Path(newest(folder))
    path.write_bytes(path.read_bytes()[:-1])


def lose_the_ring(folder: Path) -> None:
    (folder / "keys" / "ring.json").unlink()


SPOILT = (
    pytest.param(spoil, "cut short", id="a backup that was cut"),
    pytest.param(lose_the_ring, "no key ring", id="no key ring"),
)


@pytest.mark.parametrize(("spoils", "says"), SPOILT)
def test_what_cannot_be_restored_is_said_with_what_to_do(
    folder: Path, spoils: Callable[[Path], None], says: str
) -> None:
    spoils(folder)
    told = beside_store(folder, "backup", "prove", newest(folder))

    assert told.returncode == 1
    assert says in told.stderr
    assert "→" in told.stderr
    assert "Traceback" not in told.stderr


def test_without_a_place_it_says_how_to_name_one(folder: Path) -> None:
    made = beside_store(folder, "backup")  # which is to make one
    half = beside_store(folder, "backup", "make", "--to", "safe")
    proved = beside_store(folder, "backup", "prove")

    assert [one.returncode for one in (made, half, proved)] == [2, 2, 2]
    assert "IGDESK_BACKUPS" in made.stderr
    assert "IGDESK_BACKUPS" in proved.stderr
    assert "Example: igdesk backup" in made.stderr
