"""Cases: who may see what, what is written down, and two people at once."""

import sqlite3
from contextlib import closing
from datetime import UTC, datetime, timedelta
from functools import partial
from typing import Any

import pytest

from governance.access import Action
from governance.cases.event import Event
from governance.cases.facts import ConflictDeclared
from governance.keys import CaseId, PartyKey, TenantId
from governance.people.identity import Membership, PersonId, Role, Viewer
from storage.errors import NeedsWriting, NotThere, VersionConflict
from storage.store import Store
from storage.tables import counters
from storage.unit import Unit
from tests.given_parts import parts_of
from tests.storage.store_kit import (
    LEAD,
    NOW,
    PLANTED,
    REPORTER,
    STRANGER,
    TIMER,
    Place,
    acknowledge,
    breach,
    open_case,
    reported,
    seen,
)

BIRCH_DEPUTY = Viewer(
    PersonId(TenantId("t-birch"), "o-dep"), (Membership(PartyKey("birch"), Role.DEPUTY),)
)


def whats(store: Store, case_id: str) -> list[str]:
    return [entry.what for entry in store.read(lambda unit: unit.audit.of_subject(case_id))]


def test_a_case_opens_to_what_was_reported(store: Store) -> None:
    row = store.write(open_case)

    case = store.write(lambda unit: breach(unit.cases.history(LEAD, row.id, Action.OPEN, now=NOW)))
    assert case.report.what_happened == PLANTED
    assert case.reporter == REPORTER.person
    assert (row.reference, row.version, case.due) == ("BR-2026-0001", 1, NOW + timedelta(hours=72))


def test_references_count_up_by_london_year_and_grow_a_digit_after_9999(store: Store) -> None:
    def opened(now: datetime) -> str:
        def work(unit: Unit) -> str:
            return unit.cases.open(
                actor=REPORTER,
                party=PartyKey("acorn"),
                kind="breach",
                prefix="BR",
                opened=[reported()],
                now=now,
            ).header.reference

        return store.write(work)

    new_year = datetime(2027, 1, 1, 0, 0, tzinfo=UTC)
    assert [opened(NOW), opened(NOW), opened(new_year)] == [
        "BR-2026-0001",
        "BR-2026-0002",
        "BR-2027-0001",
    ]


def test_a_reference_of_a_transaction_that_failed_is_given_to_the_next_case(store: Store) -> None:
    def fail(unit: Unit) -> None:
        open_case(unit)
        raise VersionConflict

    with pytest.raises(VersionConflict):
        store.write(fail)

    assert store.write(open_case).reference == "BR-2026-0001"


def test_references_after_9999_have_five_digits(store: Store) -> None:
    row = store._envelopes.stamped(counters, {"id": "BR-2026", "value": 9999})
    store.write(lambda unit: unit.cases._session.insert(counters, row))

    assert store.write(open_case).reference == "BR-2026-10000"


@pytest.mark.parametrize(
    ("viewer", "action"),
    [
        pytest.param(STRANGER, Action.OPEN, id="another party's lead"),
        pytest.param(STRANGER, Action.SEE_STATUS, id="even the status"),
        pytest.param(REPORTER, Action.OPEN, id="the reporter may not open"),
        pytest.param(REPORTER, Action.DECIDE, id="the reporter may not decide"),
    ],
)
def test_not_yours_and_not_there_read_the_same(
    store: Store, viewer: Viewer, action: Action
) -> None:
    row = store.write(open_case)

    refusals = []
    for case_id, reference in ((row.id, row.reference), ("nothing", "BR-2026-9999")):
        with pytest.raises(NotThere) as by_id:
            store.write(lambda u, at=case_id: u.cases.history(viewer, at, action, now=NOW))  # type: ignore[misc]
        with pytest.raises(NotThere) as by_reference:
            store.write(lambda u, at=reference: u.cases.find(viewer, at, action, now=NOW))  # type: ignore[misc]
        refusals += [str(by_id.value), str(by_reference.value)]
    assert len(set(refusals)) == 1
    assert whats(store, row.id) == ["opened"]


def test_every_read_by_a_person_is_written_down_and_the_products_own_is_not(store: Store) -> None:
    row = store.write(open_case)
    store.read(lambda unit: seen(unit, row.id))
    store.write(lambda unit: unit.cases.find(LEAD, row.reference, Action.OPEN, now=NOW))

    entries = store.read(lambda unit: unit.audit.of_subject(row.id))
    assert [(e.what, e.actor) for e in entries] == [
        ("opened", REPORTER.person.text),
        ("read", LEAD.person.text),
    ]
    assert store.read(lambda unit: unit.audit.verify()).first_bad is None


def test_a_read_by_a_person_cannot_escape_the_chain(store: Store) -> None:
    row = store.write(open_case)

    with pytest.raises(NeedsWriting):
        store.read(lambda unit: unit.cases.history(LEAD, row.id, Action.OPEN, now=NOW))


def test_the_later_of_two_at_once_is_told_so_and_changes_nothing(store: Store) -> None:
    row = store.write(open_case)
    case = store.read(lambda unit: seen(unit, row.id))
    after = store.write(lambda unit: acknowledge(unit, case))

    with pytest.raises(VersionConflict):
        store.write(lambda unit: acknowledge(unit, case))
    assert after.header.version == 2
    assert store.read(lambda unit: seen(unit, row.id)) == after
    assert whats(store, row.id) == ["opened", "changed"]


def test_a_conflicted_person_finds_the_case_nowhere(store: Store) -> None:
    row = store.write(open_case)
    out = Event(NOW, LEAD.person, ConflictDeclared(LEAD.person))

    def declare(unit: Unit) -> Any:
        case = seen(unit, row.id)
        return unit.cases.append(actor=LEAD, case=case, events=[out], now=NOW)

    assert len(store.read(lambda unit: unit.cases.open_in(LEAD, PartyKey("acorn")))) == 1
    store.write(declare)

    assert store.read(lambda unit: unit.cases.open_in(LEAD, PartyKey("acorn"))) == ()
    with pytest.raises(NotThere):
        store.write(lambda unit: unit.cases.history(LEAD, row.id, Action.OPEN, now=NOW))


def test_lists_hold_ones_own_reports_and_ones_own_partys_open_cases(store: Store) -> None:
    first, second = store.write(open_case), store.write(open_case)

    assert {r.id for r in store.read(lambda u: u.cases.mine(REPORTER))} == {first.id, second.id}
    assert store.read(lambda u: u.cases.mine(LEAD)) == ()
    assert len(store.read(lambda u: u.cases.open_in(LEAD, PartyKey("acorn")))) == 2
    assert len(store.read(lambda u: u.cases.open_in(TIMER, PartyKey("acorn")))) == 2
    assert store.read(lambda u: u.cases.open_in(STRANGER, PartyKey("acorn"))) == ()
    assert store.read(lambda u: u.cases.open_in(LEAD, PartyKey("birch"))) == ()


def test_only_the_newest_looks_are_found_in_the_order_in_which_they_came(store: Store) -> None:
    row = store.write(open_case)
    for minutes in range(4):
        at = NOW + timedelta(minutes=minutes)
        store.write(partial(_looked_at, row.id, at))

    found = store.read(lambda unit: unit.audit.looks(row.id, 3))
    assert [(one.what, (one.at - NOW) // timedelta(minutes=1)) for one in found] == [
        ("read", 1),
        ("read", 2),
        ("read", 3),
    ]


@pytest.mark.sqlite_alone
def test_refused_looks_are_found_by_an_index_of_their_own(store: Store, place: Place) -> None:
    store.write(open_case)
    with closing(sqlite3.connect(place.database)) as connection:
        plan = connection.execute(
            "EXPLAIN QUERY PLAN SELECT * FROM audit WHERE what = 'refused' AND at >= ? ORDER BY at,"
            " sequence",
            [0],
        ).fetchall()

    assert "audit_refused" in str(plan)


def _looked_at(case: CaseId, at: datetime, unit: Unit) -> None:
    unit.cases.history(LEAD, case, Action.OPEN, now=at)


def test_a_part_is_its_own_partys_and_no_way_into_the_owners_case(store: Store) -> None:
    row = store.write(open_case)
    part = store.write(
        lambda unit: unit.parts.give(
            actor=LEAD,
            case_id=row.id,
            party=PartyKey("birch"),
            payload={"say": "please check"},
            now=NOW,
        )
    )

    read = store.write(lambda unit: unit.parts.load(BIRCH_DEPUTY, part.id, now=NOW))
    assert read.payload == {"say": "please check"}
    assert store.read(lambda unit: parts_of(unit, row.id)) == (part.id,)
    with pytest.raises(NotThere):
        store.write(lambda unit: unit.parts.load(LEAD, part.id, now=NOW))
    with pytest.raises(NotThere):
        store.write(lambda u: u.cases.history(BIRCH_DEPUTY, row.id, Action.OPEN, now=NOW))
    assert whats(store, part.id) == ["part_given", "part_read"]


def test_a_part_and_its_case_have_different_keys_of_different_parties(
    store: Store, place: Place
) -> None:
    row = store.write(open_case)
    store.write(
        lambda unit: unit.parts.give(
            actor=LEAD, case_id=row.id, party=PartyKey("birch"), payload={}, now=NOW
        )
    )

    names = {kek.id: kek.name for kek in store._ring.keks}
    ((of_part,),) = place.peek("SELECT kek FROM parts")
    ((of_case,),) = place.peek("SELECT kek FROM cases")
    assert (names[of_part], names[of_case]) == ("open:birch:2026-11", "open:acorn:2026-11")


def test_reprs_carry_no_content(store: Store) -> None:
    row = store.write(open_case)
    part = store.write(
        lambda unit: unit.parts.give(
            actor=LEAD, case_id=row.id, party=PartyKey("birch"), payload={"say": PLANTED}, now=NOW
        )
    )
    entries = store.read(lambda unit: unit.audit.of_subject(row.id))

    for thing in (row, part, entries):
        assert PLANTED not in repr(thing)
        assert REPORTER.person.object_id not in repr(thing)
