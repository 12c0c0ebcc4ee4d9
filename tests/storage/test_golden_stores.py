"""Every frozen store opens, is whole and is gone on with: its file, and its rows on PostgreSQL."""

import sqlite3
from contextlib import closing

import pytest

from storage.migrate import HEAD, KNOWN
from storage.taking_up import NOTES_SINCE
from tests.storage.store_kit import DATA, FROZEN, Place, acknowledge, open_case, seen
from tests.storage.stranger import Stranger

WAS = {"v1": "0001", "cee4506": "0005", "0e42c97": "0011"}
"""At which migration each was frozen."""


def test_those_of_every_earlier_day_are_there() -> None:
    for name in FROZEN:
        file = DATA / f"golden_store_{name}/store/igdesk.db"
        with closing(sqlite3.connect(f"file:{file}?immutable=1", uri=True)) as connection:
            asked = connection.execute("SELECT version_num FROM alembic_version")
            assert asked.fetchone() == (WAS[name],)


def taken_in(place: Place, name: str) -> bytes:
    """The frozen store at this place, whatever its database; returns its root key."""
    golden = DATA / f"golden_store_{name}"
    place.take_in(golden)
    return bytes.fromhex((golden / "root_key.hex").read_text(encoding="utf-8"))


def gone_on_with(place: Place, key: bytes) -> None:
    """It opens, is whole, and takes a case and what happens to it; twice."""
    for _ in range(2):
        with closing(place.open(root_key=lambda: key, simulated=True)) as store:
            found = store.inspect()
            assert (found.damaged, found.without_key, found.first_bad_entry) == ((), 0, None)
            store.write(lambda unit: acknowledge(unit, seen(unit, open_case(unit, prefix="ZZ").id)))
    assert migration(place) == HEAD


@pytest.mark.parametrize("name", FROZEN)
def test_it_opens_is_whole_and_is_gone_on_with(place: Place, name: str) -> None:
    gone_on_with(place, taken_in(place, name))


@pytest.mark.sqlite_alone
@pytest.mark.parametrize("name", FROZEN)
def test_then_a_stranger_reads_it(place: Place, name: str) -> None:
    key = taken_in(place, name)
    gone_on_with(place, key)

    cases = Stranger(str(place.database), str(place.ring), key).everything()["cases"]
    assert [len(cases[f"ZZ-2026-000{n}"]) for n in (1, 2)] == [2, 2]


EARLIER = [one for one in KNOWN[:-1] if one != NOTES_SINCE]
"""That release began its notes in the start that made their table: without them it is refused."""


@pytest.mark.parametrize("revision", EARLIER)
def test_from_every_earlier_migration_with_records_in_it(place: Place, revision: str) -> None:
    """What was frozen last before it, brought there as the releases did, and then by this one."""
    name = max((one for one in FROZEN if WAS[one] <= revision), key=WAS.__getitem__)
    key = taken_in(place, name)
    place.stand_at(revision)
    assert migration(place) == revision

    gone_on_with(place, key)


def migration(place: Place) -> str:
    """Which migration its database is at."""
    return str(place.peek("SELECT version_num FROM alembic_version")[0][0])
