"""What Graph answered last: sealed, one answer a group, dropped when it is a day old."""

from datetime import timedelta

from governance.keys import TenantId
from governance.people.entra_groups import InGroup
from storage.group_answers import GroupAnswer
from storage.store import Store
from tests.storage.store_kit import GROUP, NOW, PLANTED, Place, keep_answer

LATER = NOW + timedelta(minutes=15)
TOM, GRACE = InGroup("o1", "Tom", "IG lead"), InGroup("o2", "Grace", "")


def test_the_last_answer_of_each_group_is_what_there_is(store: Store) -> None:
    other = GroupAnswer((TenantId("t2"), "g1"), (GRACE,), NOW)
    store.write(lambda unit: keep_answer(unit, TOM))
    store.write(lambda unit: unit.group_answers.keep(other))
    store.write(lambda unit: keep_answer(unit, TOM, GRACE, at=LATER))

    kept = store.read(lambda unit: unit.group_answers.all())
    assert set(kept) == {GroupAnswer(GROUP, (TOM, GRACE), LATER), other}


def test_what_is_older_is_dropped_and_nothing_else(store: Store) -> None:
    store.write(keep_answer)
    store.write(lambda unit: unit.group_answers.forget_before(NOW))
    assert len(store.read(lambda unit: unit.group_answers.all())) == 1

    store.write(lambda unit: unit.group_answers.forget_before(LATER))
    assert store.read(lambda unit: unit.group_answers.all()) == ()
    assert store.inspect().damaged == ()


def test_no_name_and_no_id_of_it_is_in_the_clear(store: Store, place: Place) -> None:
    store.write(lambda unit: keep_answer(unit, InGroup("an-object-id", PLANTED, PLANTED)))

    raw = b"".join(place.on_disk())
    for secret in (PLANTED, "an-object-id"):
        assert secret.encode() not in raw
