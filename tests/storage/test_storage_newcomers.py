"""Who was asked once which party is theirs."""

from dataclasses import replace

from sqlalchemy import update

from governance.keys import PartyKey, TenantId
from governance.people.identity import PersonId
from storage.store import Store
from storage.tables import newcomers
from tests.storage.store_kit import NEWCOMER, NOW, PLANTED, STRANGER, Place

OTHER = replace(NEWCOMER, person=PersonId(TenantId("t-acorn"), "o-newer"), name="Somebody Else")


def test_the_first_answer_stands_and_is_in_the_audit_chain(store: Store) -> None:
    assert store.write(lambda u: u.newcomers.take(NEWCOMER, now=NOW))
    again = replace(NEWCOMER, party=PartyKey("birch"))
    assert not store.write(lambda u: u.newcomers.take(again, now=NOW))

    assert store.read(lambda u: u.newcomers.of(NEWCOMER.person)) == NEWCOMER
    assert store.read(lambda u: u.newcomers.of(STRANGER.person)) is None
    assert store.read(lambda u: u.audit.verify()).entries == 2


def test_nobody_is_named_in_the_clear(store: Store, place: Place) -> None:
    store.write(lambda u: u.newcomers.take(NEWCOMER, now=NOW))

    for data in place.on_disk():
        for secret in (PLANTED, NEWCOMER.person.object_id, NEWCOMER.person.tenant):
            assert secret.encode() not in data


def test_a_row_that_was_changed_is_left_out_and_noted_and_stops_nobody_else(store: Store) -> None:
    store.write(lambda u: u.newcomers.take(NEWCOMER, now=NOW))
    store.write(lambda u: u.newcomers.take(OTHER, now=NOW))
    theirs = newcomers.c.id == store.read(lambda u: u.newcomers._id(OTHER.person))
    change = update(newcomers).where(theirs).values(kept_at=7)
    store.write(lambda u: u.newcomers._session.execute(change))

    assert store.read(lambda u: u.newcomers.all()) == (NEWCOMER,)
    assert len(store.damaged) == 1
