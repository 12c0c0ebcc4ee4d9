"""Every kind of record is looked at, and what was changed from outside is said by table and id."""

import pytest

from storage.store import Store
from storage.tables import metadata
from storage.unit import Unit
from tests.storage.make_golden import fill
from tests.storage.store_kit import (
    NEWCOMER,
    NOW,
    Place,
    answer_review,
    fill_a_tile,
    keep_absence,
    keep_answer,
)

KINDS = sorted({table.name for table in metadata.sorted_tables} - {"taps"})


def everything(unit: Unit) -> None:
    """Something of every kind."""
    fill(unit)
    answer_review(unit)
    unit.newcomers.take(NEWCOMER, now=NOW)
    keep_absence(unit)
    keep_answer(unit)
    fill_a_tile(unit)


def test_a_store_as_we_wrote_it_has_nothing_to_say(store: Store, place: Place) -> None:
    store.write(everything)
    found = store.inspect()

    assert found.looked_at == sum(len(place.rows(kind)) for kind in KINDS)
    assert (found.damaged, found.without_key, found.first_bad_entry) == ((), 0, None)
    assert found.in_part == ()


@pytest.mark.parametrize("kind", KINDS)
def test_a_changed_record_of_any_kind_is_found(store: Store, place: Place, kind: str) -> None:
    store.write(everything)
    assert place.rows(kind), "there is nothing of this kind to change"
    key = place.columns(kind)[0]
    first = f"(SELECT {key} FROM {kind} LIMIT 1)"  # noqa: S608  our own table names
    place.tamper(f"UPDATE {kind} SET mac = zeroblob(32) WHERE {key} = {first}")  # noqa: S608

    found = store.inspect()

    assert any(where.startswith(f"{kind} ") for where in found.damaged)
    assert (found.first_bad_entry is not None) == (kind == "audit")


def test_a_case_whose_history_is_cut_short_is_found(store: Store, place: Place) -> None:
    store.write(everything)
    place.tamper("DELETE FROM case_events WHERE kind = 'acknowledged'")

    assert [where.split()[0] for where in store.inspect().damaged] == ["cases"]


def test_an_entry_taken_out_of_the_audit_chain_is_found(store: Store, place: Place) -> None:
    store.write(everything)
    place.tamper("DELETE FROM audit WHERE sequence = 2")

    assert store.inspect().first_bad_entry == 2


def test_of_very_many_a_part_is_looked_at_and_that_is_said(store: Store) -> None:
    store.write(everything)
    found = store.inspect(most=1)

    assert "audit" in found.in_part
    assert "drafts" not in found.in_part


def test_whoever_waits_hears_how_far_it_has_come_and_never_that_it_is_done(store: Store) -> None:
    store.write(everything)
    heard: list[tuple[str, float]] = []
    store.inspect(None, lambda what, share: heard.append((what, share)))

    shares = [share for _, share in heard]
    assert {what for what, _ in heard} == {"reading"}
    assert shares == sorted(shares)
    assert 0 < shares[0] <= shares[-1] < 1
