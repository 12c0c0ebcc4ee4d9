"""Who said that they are away: sealed, opened as it was kept, dropped some time after its end."""

from datetime import date, timedelta

from governance.keys import PartyKey
from governance.people.directory import Absence
from governance.people.identity import PersonId
from storage.store import Store
from storage.unit import Unit
from tests.storage.store_kit import LEAD, LEAVE, NOW, REPORTER, Place

LATER = Absence(date(2027, 2, 1), date(2027, 2, 6), None)


def _keep(unit: Unit, *away: Absence, person: PersonId = LEAD.person, what: str = "away") -> None:
    unit.absences.keep(person, away, party=PartyKey("acorn"), what=what, now=NOW)


def test_what_was_kept_last_is_what_there_is(store: Store) -> None:
    store.write(lambda u: _keep(u, LEAVE))
    store.write(lambda u: _keep(u, LEAVE, LATER))

    assert store.read(lambda u: u.absences.of(LEAD.person)) == (LEAVE, LATER)
    assert store.read(lambda u: u.absences.of(REPORTER.person)) == ()
    assert store.read(lambda u: u.absences.all()) == ((LEAD.person, LEAVE), (LEAD.person, LATER))


def test_every_change_is_in_the_audit_chain_with_who_covers(store: Store) -> None:
    store.write(lambda u: _keep(u, LEAVE))
    store.write(lambda u: _keep(u, what="back"))

    assert store.read(lambda u: u.absences.all()) == ()
    subject = store.read(lambda u: u.absences._id(LEAD.person))
    entries = store.read(lambda u: u.audit.of_subject(subject))
    assert [entry.what for entry in entries] == ["away", "back"]
    said = [["2026-12-14", "2026-12-19", REPORTER.person.text]]
    assert [entry.detail["away"] for entry in entries] == [said, []]


def test_nothing_of_it_is_in_the_clear(store: Store, place: Place) -> None:
    store.write(lambda u: _keep(u, LEAVE))

    raw = b"".join(place.on_disk())
    for secret in (LEAD.person.object_id, REPORTER.person.object_id, "2026-12-14"):
        assert secret.encode() not in raw


def test_what_is_long_over_is_forgotten_and_nothing_else(store: Store) -> None:
    store.write(lambda u: _keep(u, LEAVE, LATER))
    store.write(lambda u: _keep(u, LEAVE, person=REPORTER.person))

    store.write(lambda u: u.absences.forget_before(LEAVE.until, now=NOW))
    assert len(store.read(lambda u: u.absences.all())) == 3
    day = LEAVE.until + timedelta(days=1)
    store.write(lambda u: u.absences.forget_before(day, now=NOW))
    assert store.read(lambda u: u.absences.all()) == ((LEAD.person, LATER),)
