"""A party's own case reference: found again by its index, by those who may see the case."""

import pytest

from governance.cases.event import Event
from governance.cases.facts import ConflictDeclared
from governance.keys import PartyKey
from storage.own_references import tidied
from storage.store import Store
from storage.unit import Unit
from tests.storage.store_kit import LEAD, NOW, STRANGER, Place, open_case, seen

OWN = "SAR 12/Quokka"


def noted(unit: Unit) -> str:
    row = open_case(unit)
    unit.own_references.note(row.id, PartyKey("acorn"), OWN)
    return row.id


@pytest.mark.parametrize("typed", [OWN, "sar-12-quokka", "SAR12QUOKKA"])
def test_it_is_found_however_it_is_typed(store: Store, typed: str) -> None:
    case = store.write(noted)

    found = store.read(lambda unit: unit.own_references.same(LEAD, PartyKey("acorn"), typed))
    assert [row.id for row in found] == [case]


def test_nobody_learns_of_a_case_that_is_not_theirs(store: Store) -> None:
    case = store.write(noted)
    out = ConflictDeclared(LEAD.person)

    assert store.read(lambda unit: unit.own_references.same(STRANGER, PartyKey("acorn"), OWN)) == ()
    assert store.read(lambda unit: unit.own_references.same(LEAD, PartyKey("birch"), OWN)) == ()
    store.write(lambda unit: _step_aside(unit, case, out))
    assert store.read(lambda unit: unit.own_references.same(LEAD, PartyKey("acorn"), OWN)) == ()


def _step_aside(unit: Unit, case_id: str, out: ConflictDeclared) -> None:
    case = seen(unit, case_id)
    unit.cases.append(
        actor=LEAD,
        case=case,
        events=[Event(NOW, LEAD.person, out)],
        now=NOW,
    )


@pytest.mark.parametrize("nothing", ["", "  ", "-"])
def test_no_reference_is_like_no_other(store: Store, nothing: str) -> None:
    def work(unit: Unit) -> int:
        unit.own_references.note(open_case(unit).id, PartyKey("acorn"), nothing)
        return len(unit.own_references.same(LEAD, PartyKey("acorn"), nothing))

    assert store.write(work) == 0
    assert tidied(nothing) == ""


def test_the_reference_is_nowhere_in_the_clear(store: Store, place: Place) -> None:
    store.write(noted)

    for data in place.on_disk():
        for secret in (b"Quokka", b"sar12quokka"):
            assert secret not in data.replace(b"Quokka marmalade", b"")
