"""Every frozen store opens, is whole, is gone on with, and then a stranger reads it."""

import sqlite3
from contextlib import closing
from pathlib import Path

import pytest

from storage.migrate import HEAD
from tests.storage.store_kit import DATA, FROZEN, Place, acknowledge, open_case, seen
from tests.storage.stranger import Stranger

pytestmark = pytest.mark.sqlite_alone
WAS = {"v1": "0001", "cee4506": "0005", "0e42c97": "0011"}
"""At which migration each was frozen."""


def test_those_of_every_earlier_day_are_there() -> None:
    assert {
        name: migration(DATA / f"golden_store_{name}/store/igdesk.db") for name in FROZEN
    } == WAS


@pytest.mark.parametrize("name", FROZEN)
def test_it_opens_is_whole_and_is_gone_on_with(place: Place, name: str) -> None:
    golden = DATA / f"golden_store_{name}"
    place.take_in(golden)
    key = bytes.fromhex((golden / "root_key.hex").read_text(encoding="utf-8"))

    for _ in range(2):
        with closing(place.open(root_key=lambda: key, simulated=True)) as store:
            found = store.inspect()
            assert (found.damaged, found.without_key, found.first_bad_entry) == ((), 0, None)
            store.write(lambda unit: acknowledge(unit, seen(unit, open_case(unit, prefix="ZZ").id)))

    assert migration(place.database) == HEAD
    cases = Stranger(str(place.database), str(place.ring), key).everything()["cases"]
    assert [len(cases[f"ZZ-2026-000{n}"]) for n in (1, 2)] == [2, 2]


def migration(database: Path) -> str:
    """Which migration a database is at."""
    with closing(sqlite3.connect(f"file:{database}?immutable=1", uri=True)) as connection:
        return str(connection.execute("SELECT version_num FROM alembic_version").fetchone()[0])
