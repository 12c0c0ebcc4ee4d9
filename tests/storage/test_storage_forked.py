"""A store copied, gone on with twice, and pieced together: every row is genuine in itself."""

from collections.abc import Callable
from typing import Any

import pytest

from governance.access import Action
from storage.errors import StoreDamaged
from storage.store import Store
from tests.storage.store_kit import LEAD, NOW, Place, acknowledge, open_case, seen

Rows = dict[str, list[tuple[Any, ...]]]
TABLES = ("cases", "case_events", "audit")


def gone_on_twice(store: Store, place: Place, *goes_on: Callable[[], object]) -> tuple[Rows, ...]:
    """The tables after each of these, begun from the same state."""
    before = {table: place.rows(table) for table in TABLES}
    after = []
    for go_on in goes_on:
        for table, rows in before.items():
            place.put_back(table, rows)
        go_on()
        after.append({table: place.rows(table) for table in TABLES})
    return tuple(after)


def test_another_history_of_the_same_length_is_not_believed(store: Store, place: Place) -> None:
    row = store.write(open_case)
    case = store.read(lambda unit: seen(unit, row.id))
    other, _ = gone_on_twice(
        store,
        place,
        lambda: store.write(lambda unit: acknowledge(unit, case)),
        lambda: store.write(lambda unit: acknowledge(unit, case)),
    )
    assert store.read(lambda unit: seen(unit, row.id)).header.version == 2
    for table in ("cases", "case_events"):
        place.put_back(table, other[table])

    with pytest.raises(StoreDamaged):
        store.read(lambda unit: seen(unit, row.id))


def test_an_entry_of_another_chain_does_not_follow_though_its_own_mac_is_good(
    store: Store, place: Place
) -> None:
    row = store.write(open_case)

    def looks() -> None:
        for _ in range(2):
            store.write(lambda unit: unit.cases.history(LEAD, row.id, Action.OPEN, now=NOW))

    other, here = gone_on_twice(store, place, looks, looks)
    assert store.read(lambda unit: unit.audit.verify()).first_bad is None
    place.put_back("audit", [*here["audit"][:3], other["audit"][3]])

    assert store.read(lambda unit: unit.audit.verify()).first_bad == 4
