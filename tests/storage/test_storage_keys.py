"""root key, ring key, keys: what is wrong is said by key and count, and changes nothing."""

import json
import stat
from datetime import UTC, datetime, timedelta
from typing import Any

import pytest

from governance.keys import PartyKey
from governance.outbox_message import InOutbox
from storage.errors import KeyMissing, RingMismatch, StoreUnavailable, WrongRootKey
from storage.open_store import Start
from storage.periods import coming_keys, draft_key, open_key, ops_key, retention_key, week_of
from storage.store import Store
from storage.unit import Unit
from tests.storage.store_kit import NOW, Place, acknowledge, keep_draft, open_case, seen


def ring_of(place: Place) -> dict[str, Any]:
    ring: dict[str, Any] = json.loads(place.ring.read_text())
    return ring


def filled(place: Place) -> str:
    """A closed store with one case; the case's id."""
    store = place.open()
    row = store.write(open_case)
    store.close()
    return row.id


def everything(place: Place) -> dict[str, object]:
    """The store's and the ring's files, to show that nothing was written."""
    return {"database": place.copy(), "ring": place.ring.read_bytes()}


def test_keys_are_named_by_class_party_and_epoch_in_utc() -> None:
    new_year = datetime(2027, 1, 1, 0, 30, tzinfo=UTC)

    assert open_key(PartyKey("acorn"), NOW) == "open:acorn:2026-11"
    assert retention_key(PartyKey("acorn"), "2032-11") == "retention:acorn:2032-11"
    assert draft_key(PartyKey("acorn"), NOW) == "draft:acorn:2026-W47"
    assert ops_key(NOW) == "ops:2026-11"
    assert open_key(PartyKey(""), NOW) == "ops:2026-11"
    assert week_of(new_year) == "2026-W53"


@pytest.mark.parametrize("day", range(1, 32))
def test_the_coming_months_are_three_from_any_day_of_a_long_month(day: int) -> None:
    names = list(coming_keys([PartyKey("acorn")], datetime(2026, 12, day, 23, tzinfo=UTC)))

    months = [name for name in names if name.startswith("ops")]
    assert months == ["ops:2026-12", "ops:2027-01", "ops:2027-02"]
    assert len([name for name in names if name.startswith("draft")]) == 3


@pytest.mark.sqlite_alone
def test_the_ring_is_its_owners_alone_and_lives_apart_from_the_database(place: Place) -> None:
    filled(place)

    assert stat.S_IMODE(place.ring.stat().st_mode) == 0o600
    assert stat.S_IMODE(place.ring.parent.stat().st_mode) == 0o700
    assert stat.S_IMODE(place.database.stat().st_mode) == 0o600
    with pytest.raises(StoreUnavailable, match="must not be in the database's folder"):
        place.open(ring=place.database.parent / "ring.json")


def test_the_ring_file_holds_no_key_in_the_clear(place: Place, store: Store) -> None:
    text = place.ring.read_text()

    assert store._ring._key.hex() not in text
    assert "open:acorn:2026-11" in text


def test_turns_never_make_keys(store: Store, place: Place) -> None:
    before = place.ring.read_bytes()

    def keep(unit: Unit) -> None:
        far = NOW + timedelta(days=200)
        keep_draft(unit, now=far, expires=far)

    with pytest.raises(KeyMissing, match="key draft:acorn:2027-W23 has not been made"):
        store.write(keep)
    assert place.ring.read_bytes() == before


def test_topping_up_makes_only_what_is_missing_in_one_write(store: Store, place: Place) -> None:
    assert store.top_up_keys(NOW) == 0

    later = NOW + timedelta(days=31)
    assert (
        store.top_up_keys(later) == 11
    )  # a month for each of 2 parties and ops; 4 weeks each of 2
    assert store.top_up_keys(later) == 0
    assert len(place.peek("SELECT * FROM key_pins")) == len(ring_of(place)["keks"]) + 1


def test_key_numbers_are_never_reused(place: Place) -> None:
    filled(place)
    ring = ring_of(place)
    gone = ring["keks"].pop()  # a draft's key that no record needs
    place.ring.write_text(json.dumps(ring))
    store = place.open()
    store.close()

    ids = [kek["id"] for kek in ring_of(place)["keks"]]
    assert gone["id"] not in ids
    assert len(ids) == len(set(ids))


def test_a_wrong_root_key_is_said_and_changes_nothing(place: Place) -> None:
    filled(place)
    before = everything(place)

    with pytest.raises(WrongRootKey, match="does not open the key ring"):
        place.open(root_key=lambda: bytes(32))
    with pytest.raises(WrongRootKey, match="32 bytes"):
        place.open(root_key=lambda: b"short")
    assert everything(place) == before


def test_a_missing_key_is_named_with_how_many_records_need_it(place: Place) -> None:
    filled(place)
    ring = ring_of(place)
    needed = next(kek for kek in ring["keks"] if kek["name"] == "open:acorn:2026-11")
    ring["keks"].remove(needed)
    place.ring.write_text(json.dumps(ring))
    before = everything(place)

    with pytest.raises(KeyMissing) as refused:
        place.open()

    assert str(refused.value) == f"key {needed['id']} is missing; 3 records need it"
    assert everything(place) == before


def test_a_missing_ring_is_not_replaced_by_a_new_one(place: Place) -> None:
    filled(place)
    place.ring.unlink()

    with pytest.raises(KeyMissing, match=r"ring\.json is missing; 3 records need it"):
        place.open()
    assert not place.ring.exists()


def test_the_ring_of_another_store_is_refused(place: Place, tmp_path: Any) -> None:
    filled(place)
    other = Place(tmp_path / "other", place.numbers)
    other.folder.mkdir()
    filled(other)
    place.ring.write_bytes(other.ring.read_bytes())

    with pytest.raises(RingMismatch, match="belongs to key ring"):
        place.open()


def _exchange(ring: dict[str, Any], field: str) -> None:
    one, other = ring["keks"][0], ring["keks"][1]
    one[field], other[field] = other[field], one[field]


@pytest.mark.parametrize("field", ["id", "name", "wrapped"])
def test_two_keys_of_a_ring_cannot_change_places(place: Place, field: str) -> None:
    filled(place)
    ring = ring_of(place)
    _exchange(ring, field)
    place.ring.write_text(json.dumps(ring))

    with pytest.raises(RingMismatch, match=r"key k\d+ of the key ring is damaged"):
        place.open()


def test_an_older_ring_that_would_reuse_a_number_is_refused(place: Place) -> None:
    """A ring from a backup makes new keys under old numbers: the pins tell them apart."""
    filled(place)
    old = place.ring.read_bytes()
    later = NOW + timedelta(days=31)
    store = place.open(now=later)
    store.write(lambda unit: unit.turns.keep("t", InOutbox(), later + timedelta(days=60)))
    store.close()
    place.ring.write_bytes(old)

    with pytest.raises(KeyMissing, match="1 records need it"):
        place.open(now=later)


def test_another_key_under_a_known_number_is_refused(place: Place) -> None:
    filled(place)
    old = place.ring.read_bytes()
    later = NOW + timedelta(days=31)
    place.open(now=later).close()
    place.ring.write_bytes(old)
    elsewhere = place.folder / "elsewhere" / "igdesk.db"
    place.open(database=elsewhere, now=later, start=Start(new=True)).close()

    with pytest.raises(RingMismatch, match=r"key k\d+ in the ring is not the one"):
        place.open(now=later)


def test_nobody_retires_a_key_by_hand_to_have_it_destroyed_too_early(place: Place) -> None:
    filled(place)
    ring = ring_of(place)
    ring["keks"][0]["retired"] = "2020-01-01"
    place.ring.write_text(json.dumps(ring))

    with pytest.raises(RingMismatch, match=r"key k\d+ of the key ring is damaged"):
        place.open()


@pytest.mark.parametrize("text", ["", "{}", "[]", "{", '{"igdesk_ring": 1}', '{"igdesk_ring": 2}'])
def test_a_ring_that_is_not_one_is_refused_in_a_sentence(place: Place, text: str) -> None:
    filled(place)
    place.ring.write_text(text)

    with pytest.raises(RingMismatch):
        place.open()


def test_keys_have_no_repr_that_shows_them(store: Store) -> None:
    secret = store._ring._key

    assert secret.hex() not in repr(vars(store._ring)["_by_id"])
    assert repr(secret) not in repr(store._ring)


def test_a_case_opened_last_month_is_wrapped_under_this_months_key_when_it_changes(
    place: Place,
) -> None:
    case_id = filled(place)
    later = NOW + timedelta(days=31)
    store = place.open(now=later)
    (before,) = place.peek("SELECT kek FROM cases")
    case = store.read(lambda unit: seen(unit, case_id))
    store.write(lambda unit: acknowledge(unit, case, now=later))
    (after,) = place.peek("SELECT kek FROM cases")
    names = {kek["id"]: kek["name"] for kek in ring_of(place)["keks"]}
    store.close()

    assert names[before[0]] == "open:acorn:2026-11"
    assert names[after[0]] == "open:acorn:2026-12"
