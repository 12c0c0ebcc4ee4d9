"""A party's own case reference: found again by its index, by those who may see the case."""

import pytest

from governance.access import Action
from governance.cases.event import Event
from governance.cases.facts import ConflictDeclared
from governance.desk.found_by import By, tidied
from governance.keys import CaseId, PartyKey
from storage.checking import whole_store
from storage.store import Store
from storage.unit import Unit
from tests.requests_made import request
from tests.storage.store_kit import LEAD, NOW, REPORTER, STRANGER, TIMER, Place

OWN = "SAR 12/Quokka"


def requested(unit: Unit, own: str = OWN) -> str:
    """A request that its party calls so; its id."""
    made = request(own=own).history[0]
    return unit.cases.open(
        actor=REPORTER,
        party=PartyKey("acorn"),
        kind="request",
        prefix="RQ",
        opened=[made],
        now=NOW,
    ).header.id


@pytest.mark.parametrize("typed", [OWN, "sar-12-quokka", "SAR12QUOKKA"])
def test_it_is_found_however_it_is_typed(store: Store, typed: str) -> None:
    case = store.write(requested)

    found = store.read(lambda unit: unit.own_references.same(LEAD, PartyKey("acorn"), typed))
    assert [row.id for row in found] == [case]


def test_nobody_learns_of_a_case_that_is_not_theirs(store: Store) -> None:
    case = store.write(requested)
    out = ConflictDeclared(LEAD.person)

    assert store.read(lambda unit: unit.own_references.same(STRANGER, PartyKey("acorn"), OWN)) == ()
    assert store.read(lambda unit: unit.own_references.same(LEAD, PartyKey("birch"), OWN)) == ()
    store.write(lambda unit: _step_aside(unit, case, out))
    assert store.read(lambda unit: unit.own_references.same(LEAD, PartyKey("acorn"), OWN)) == ()


def _step_aside(unit: Unit, case_id: str, out: ConflictDeclared) -> None:
    case = unit.cases.history(TIMER, CaseId(case_id), Action.OPEN, now=NOW)
    unit.cases.append(
        actor=LEAD,
        case=case,
        events=[Event(NOW, LEAD.person, out)],
        now=NOW,
    )


@pytest.mark.parametrize("nothing", ["", "  ", "-"])
def test_no_reference_is_like_no_other(store: Store, nothing: str) -> None:
    def work(unit: Unit) -> int:
        requested(unit, nothing)
        return len(unit.own_references.same(LEAD, PartyKey("acorn"), nothing))

    assert store.write(work) == 0
    assert tidied(nothing) == ""


def test_the_reference_is_nowhere_in_the_clear(store: Store, place: Place) -> None:
    store.write(requested)

    for data in place.on_disk():
        for secret in (b"Quokka", b"sar12quokka"):
            assert secret not in data.replace(b"Quokka marmalade", b"")


def test_that_its_row_was_taken_away_is_found_by_the_check_of_a_store_in_use(
    store: Store, place: Place
) -> None:
    case = store.write(requested)
    place.tamper("DELETE FROM case_index WHERE what = ?", str(By.OWN_REFERENCE))
    for look in whole_store():
        more = store.look(look)
        while more is not None:
            more = store.look(more)

    assert store.damaged == {f"case_index of {case}"}
    assert store.inspect().damaged == (f"case_index of {case}",)
