"""An agreement's history: in order, sealed, and missed where one of its events is taken away."""

from contextlib import closing
from datetime import timedelta

import pytest

from storage.errors import StoreDamaged
from storage.store import Store
from tests.storage.store_kit import NOW, PLANTED, Place, answer_review

DAY = timedelta(days=1)


def test_events_come_back_in_order_and_another_agreement_has_none(store: Store) -> None:
    def answered(count: int) -> int:
        return store.write(lambda unit: answer_review(unit, f"{count}", NOW + count * DAY))

    numbers = [answered(count) for count in range(3)]

    events = store.read(lambda unit: unit.agreement_events.load("ISA-1"))
    assert numbers == [1, 2, 3]
    assert [event.at for event in events] == [NOW, NOW + DAY, NOW + 2 * DAY]
    assert store.read(lambda unit: unit.agreement_events.load("ISA-2")) == ()


def test_every_event_is_in_the_audit_chain(store: Store) -> None:
    store.write(answer_review)

    (entry,) = store.read(lambda unit: unit.audit.of_subject("ISA-1"))
    assert (entry.what, entry.version, entry.detail) == (
        "agreement_changed",
        1,
        {"kind": "review_answered"},
    )


def test_what_was_written_is_nowhere_in_the_clear(store: Store, place: Place) -> None:
    store.write(answer_review)

    assert all(PLANTED.encode() not in data for data in place.on_disk())


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("DELETE FROM agreement_events WHERE sequence = 2", id="the last taken away"),
        pytest.param("DELETE FROM agreement_events WHERE sequence = 1", id="the first taken away"),
        pytest.param("DELETE FROM agreement_events", id="all taken away"),
        pytest.param("UPDATE agreement_events SET sequence = 3 WHERE sequence = 1", id="reordered"),
        pytest.param("UPDATE agreement_events SET agreement = 'ISA-2'", id="given to another"),
        pytest.param("UPDATE agreement_events SET payload = NULL", id="emptied"),
        pytest.param("UPDATE agreement_events SET kek = 'k1', wrap = wrap", id="another key named"),
    ],
)
def test_a_history_that_was_changed_is_refused(store: Store, place: Place, statement: str) -> None:
    store.write(answer_review)
    store.write(answer_review)
    place.tamper(statement)

    with pytest.raises(StoreDamaged):
        store.read(lambda unit: unit.agreement_events.load("ISA-1"))


def test_a_store_from_before_there_was_such_a_table_is_brought_up_to_date(place: Place) -> None:
    place.open().close()
    later = ("agreement_events", "newcomers", "newest", "absences", "group_answers")
    place.become_earlier("0001", *later)

    with closing(place.open()) as store:
        store.write(answer_review)
        assert len(store.read(lambda unit: unit.agreement_events.load("ISA-1"))) == 1
