"""Doctor's line on the keys: which are missing, and which should be out of use by now."""

from collections.abc import Iterator, Mapping
from contextlib import closing
from datetime import datetime, timedelta
from pathlib import Path

import pytest

from bot.commands.doctor_answer import State
from bot.commands.doctor_keys import keys
from storage.keyring import KeyRing
from tests.storage.store_kit import NOW, Place

LATE = NOW + timedelta(days=20)


@pytest.fixture(scope="module")
def ring(tmp_path_factory: pytest.TempPathFactory) -> Iterator[KeyRing]:
    """A ring of November, with the keys of three months and weeks."""
    with closing(Place(tmp_path_factory.mktemp("ring")).open()) as store:
        yield store.ring


@pytest.mark.parametrize(
    ("missing", "now", "state", "says"),
    [
        pytest.param({}, NOW, State.OK, "in the ring", id="all well"),
        pytest.param({"k90": "ops:2027-09"}, NOW, State.NOTE, "k90 missing", id="an older ring"),
        pytest.param({}, LATE, State.NOTE, "their time is over", id="records not moved"),
    ],
)
def test_doctor_says_what_the_ring_lacks_and_what_should_be_out_of_use(
    ring: KeyRing, missing: Mapping[str, str], now: datetime, state: State, says: str
) -> None:
    (found,) = keys(ring, missing, now)

    assert (found.state, says in found.says) == (state, True)


def test_the_keys_that_an_older_ring_has_lost_are_known_by_id_and_name(tmp_path: Path) -> None:
    place = Place(tmp_path)
    place.open().close()
    older = place.ring.read_bytes()
    with closing(place.open(now=LATE)) as store:
        assert store.missing_keys() == {}
    place.ring.write_bytes(older)

    with closing(place.open(now=LATE)) as store:
        assert "ops:2027-02" in store.missing_keys().values()
