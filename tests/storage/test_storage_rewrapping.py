"""Re-wrapping: every record goes to this month's key, opens as before, and the old key may go."""

import json
from contextlib import suppress
from datetime import datetime, timedelta

import pytest

from governance.keys import PartyKey
from governance.policy import BACKUP_WINDOW
from storage.errors import KeyDestroyed, KeyMissing, NotThere, RingMismatch, StoreUnavailable
from storage.key_lives import begin_pass, end_pass, old_keys, pass_is_due
from storage.periods import retention_key, successor
from storage.rewrapping import WRAPPED, Pass
from storage.store import Store
from storage.tables import cases, parts
from storage.unit import Unit
from tests.storage.store_kit import (
    NOW,
    PLANTED,
    STRANGER,
    Place,
    a_turn,
    acknowledge,
    open_case,
    seen,
)

NEXT_MONTH = datetime(2026, 12, 8, 1, 0, tzinfo=NOW.tzinfo)
"""A month is over when no clock that is put back could reach it."""

SPRING = datetime(2027, 3, 8, 1, 0, tzinfo=NOW.tzinfo)
"""So late that not one of its keys was made in November."""


def whole_pass(store: Store, now: datetime, *, most: int = 3) -> Pass:
    so_far = begin_pass(store, now)
    while not so_far.done:
        so_far = a_step(store, so_far, now, most)
    return so_far


def a_step(store: Store, so_far: Pass, now: datetime, most: int = 3) -> Pass:
    return store.write(lambda unit: unit.rewrapping.step(so_far, most, now=now))


def names_in_use(place: Place) -> dict[str, set[str]]:
    """Of each table, the names of the keys that its records are under."""
    names = {kek["id"]: kek["name"] for kek in json.loads(place.ring.read_text())["keks"]}
    return {
        table.name: {
            names[kek]
            for (kek,) in place.peek(f"SELECT DISTINCT kek FROM {table.name}")  # noqa: S608
            if kek
        }
        for table in WRAPPED
    }


@pytest.mark.parametrize(
    ("name", "day", "becomes"),
    [
        pytest.param("open:acorn:2026-11", 1, "open:acorn:2026-11", id="the month just over"),
        pytest.param("open:acorn:2026-11", 8, "open:acorn:2026-12", id="over for a week"),
        pytest.param("ops:2026-11", 8, "ops:2026-12", id="of no party"),
        pytest.param("draft:acorn:2026-W47", 8, "draft:acorn:2026-W50", id="a week"),
        pytest.param("draft:acorn:2026-W49", 8, "draft:acorn:2026-W49", id="last week"),
        pytest.param("open:acorn:2027-01", 8, "open:acorn:2027-01", id="made in advance"),
        pytest.param("retention:acorn:2026-11", 8, "retention:acorn:2026-11", id="closed"),
    ],
)
def test_what_is_under_an_old_key_belongs_under_this_months(
    name: str, day: int, becomes: str
) -> None:
    assert successor(name, datetime(2026, 12, day, 12, tzinfo=NOW.tzinfo)) == becomes


def old_ids(place: Place, name: str) -> list[str]:
    keks = json.loads(place.ring.read_text())["keks"]
    return [kek["id"] for kek in keks if kek["name"] == name]


def test_a_pass_moves_every_record_and_all_of_them_open_as_before(
    store: Store, place: Place
) -> None:
    case_id = store.write(a_turn)
    store.top_up_keys(NEXT_MONTH)
    before = names_in_use(place)

    done = whole_pass(store, NEXT_MONTH)

    after = names_in_use(place)
    assert before["cases"] == {"open:acorn:2026-11"}
    assert after["cases"] == {"open:acorn:2026-12"}
    assert not {name for names in after.values() for name in names if "2026-11" in name}
    assert after["drafts"] == {"draft:acorn:2026-W50"}
    assert done.found == done.moved
    assert done.looked_at >= sum(done.moved.values()) > 10
    looked = store.inspect()
    assert (looked.damaged, looked.without_key, looked.first_bad_entry) == ((), 0, None)
    case = store.read(lambda unit: seen(unit, case_id))
    store.write(lambda unit: acknowledge(unit, case, now=NEXT_MONTH))


def test_a_re_wrapped_part_still_agrees_with_the_chain(store: Store, place: Place) -> None:
    store.write(a_turn)
    whole_pass(store, NEXT_MONTH)
    (part_id,) = place.peek("SELECT id FROM parts")[0]

    part = store.write(lambda unit: unit.parts.load(STRANGER, part_id, now=NEXT_MONTH))

    said = store.read(lambda unit: unit.audit.of_subject(part_id))
    assert part.payload == {"say": PLANTED}
    assert [entry.what for entry in said] == ["part_given", "part_rewrapped", "part_read"]


def test_a_pass_that_was_stopped_is_begun_again_and_loses_nothing(place: Place) -> None:
    store = place.open()
    store.write(a_turn)
    stopped = begin_pass(store, NEXT_MONTH)
    for _ in range(4):
        stopped = a_step(store, stopped, NEXT_MONTH, most=1)
    store.close()

    again = place.open(now=NEXT_MONTH)
    assert pass_is_due(again.ring, NEXT_MONTH)
    end_pass(again, whole_pass(again, NEXT_MONTH), NEXT_MONTH)

    assert not pass_is_due(again.ring, NEXT_MONTH)
    assert not {name for names in names_in_use(place).values() for name in names if "-11" in name}
    again.close()


def test_a_step_that_is_undone_is_not_counted(store: Store) -> None:
    store.write(a_turn)
    so_far = begin_pass(store, NEXT_MONTH)

    def step_and_fail(unit: Unit) -> None:
        unit.rewrapping.step(so_far, 100, now=NEXT_MONTH)
        raise StoreUnavailable

    with suppress(StoreUnavailable):
        store.write(step_and_fail)

    assert (so_far.table, so_far.looked_at) == (0, 0)


def test_an_emptied_key_is_destroyed_after_the_backup_window_and_not_before(place: Place) -> None:
    store = place.open()
    store.write(a_turn)
    (old,) = old_ids(place, "open:acorn:2026-11")
    end_pass(store, whole_pass(store, NEXT_MONTH), NEXT_MONTH)
    early, late = NEXT_MONTH + BACKUP_WINDOW - timedelta(days=1), NEXT_MONTH + BACKUP_WINDOW

    store.top_up_keys(early)
    assert old not in end_pass(store, whole_pass(store, early), early)
    assert pass_is_due(store.ring, late)
    assert old in end_pass(store, whole_pass(store, late), late)

    assert not old_ids(place, "open:acorn:2026-11")
    assert store.ring.destroyed[old].name == "open:acorn:2026-11"
    with pytest.raises(KeyDestroyed, match=f"key {old} was destroyed on 2027-01-12"):
        store.ring.by_id(old)
    store.close()
    place.open(now=late).close()
    place.open(now=late).close()


def test_a_record_that_came_back_under_an_old_key_puts_its_end_off(
    store: Store, place: Place
) -> None:
    """A restored database holds records under a key that was emptied: none is destroyed there."""
    case_id = store.write(open_case).id
    as_it_was = place.peek("SELECT kek, wrap, mac FROM cases")[0]
    end_pass(store, whole_pass(store, NEXT_MONTH), NEXT_MONTH)
    place.tamper("UPDATE cases SET kek = ?, wrap = ?, mac = ?", *as_it_was)
    late = NEXT_MONTH + BACKUP_WINDOW
    store.top_up_keys(late)

    gone = end_pass(store, whole_pass(store, late), late)

    assert as_it_was[0] not in gone
    assert store.read(lambda unit: seen(unit, case_id)).header.version == 1


def test_a_key_with_a_damaged_record_stays(store: Store, place: Place) -> None:
    store.write(open_case)
    (old,) = old_ids(place, "open:acorn:2026-11")
    place.tamper("UPDATE cases SET status = 'closed'")

    done = whole_pass(store, NEXT_MONTH)
    end_pass(store, done, NEXT_MONTH)

    assert done.found[old] == done.moved[old] + 1
    assert pass_is_due(store.ring, NEXT_MONTH)
    assert store.damaged


def test_a_closed_record_goes_to_its_month_and_stays_there(store: Store, place: Place) -> None:
    case_id = store.write(open_case).id
    month = retention_key(PartyKey("acorn"), "2036-11")
    store.make_keys([month], NOW)

    store.write(lambda unit: unit.rewrapping.rewrap(cases, case_id, month, now=NOW))
    whole_pass(store, NEXT_MONTH)

    assert names_in_use(place)["cases"] == {month}
    with pytest.raises(NotThere):
        store.write(lambda unit: unit.rewrapping.rewrap(parts, "none", month, now=NOW))


def test_a_renewed_key_takes_the_place_of_the_one_of_its_name(store: Store, place: Place) -> None:
    store.write(open_case)
    name = "open:acorn:2026-11"
    (old,) = old_ids(place, name)

    store.ring.renew([name], NOW)
    store.pin_keys()
    assert old_keys(store.ring, NOW) == {old: name}
    end_pass(store, whole_pass(store, NOW), NOW)

    assert [kek for (kek,) in place.peek("SELECT kek FROM cases")] == old_ids(place, name)[1:]
    assert not pass_is_due(store.ring, NOW)
    assert store.top_up_keys(NOW) == 0


def test_nobody_writes_a_destroyed_key_into_the_ring_by_hand(place: Place) -> None:
    place.open().close()
    ring = json.loads(place.ring.read_text())
    gone = ring["keks"].pop()
    line = {"id": gone["id"], "name": gone["name"], "date": "2026-11-20", "proof": "00"}
    place.ring.write_text(json.dumps({**ring, "destroyed": [line]}))

    with pytest.raises(RingMismatch, match=f"key {gone['id']} of the key ring is damaged"):
        place.open()


def test_a_ring_of_the_first_format_opens_and_is_written_in_this(place: Place) -> None:
    place.open().close()
    ring = json.loads(place.ring.read_text())
    del ring["destroyed"]
    for kek in ring["keks"]:
        del kek["retired"]
    place.ring.write_text(json.dumps({**ring, "igdesk_ring": 1}))

    place.open(now=NEXT_MONTH).close()

    assert json.loads(place.ring.read_text())["igdesk_ring"] == 2


def test_last_weeks_ring_restored_goes_on_where_nothing_needs_what_it_lacks(place: Place) -> None:
    store = place.open()
    store.write(open_case)
    store.close()
    last_week = place.ring.read_bytes()
    place.open(now=NEXT_MONTH).close()  # makes keys that nothing is under yet
    lost = {kek["id"] for kek in json.loads(place.ring.read_text())["keks"]}
    lost -= {kek["id"] for kek in json.loads(last_week)["keks"]}
    place.ring.write_bytes(last_week)

    for _ in range(3):
        place.open(now=NEXT_MONTH).close()

    ids = {kek["id"] for kek in json.loads(place.ring.read_text())["keks"]}
    assert lost
    assert not lost & ids


def test_last_weeks_ring_restored_says_every_key_that_is_needed(place: Place) -> None:
    store = place.open()
    store.write(open_case)
    store.close()
    last_week = place.ring.read_bytes()
    store = place.open(now=SPRING)
    whole_pass(store, SPRING)
    store.close()
    place.ring.write_bytes(last_week)

    for _ in range(2):
        with pytest.raises(KeyMissing, match=r"key k\d+ is missing; \d+ records need it"):
            place.open(now=SPRING)
    assert place.ring.read_bytes() == last_week
