"""The desk's lists and counts are what all the cases, opened and looked through, amount to."""

import random
from contextlib import closing
from dataclasses import dataclass, replace
from datetime import date, datetime, timedelta
from functools import partial
from itertools import count
from typing import Any

import pytest

from governance.access import Action, may
from governance.breaches.facts import Decided, Outcome, Reported
from governance.breaches.people_told import PeopleChosen, Person
from governance.cases.case import OVER, Case
from governance.cases.danger import Danger
from governance.cases.event import Event, Fact
from governance.cases.facts import (
    Acknowledged,
    ConflictDeclared,
    HandedBack,
    LeaderNamed,
    LessonRecorded,
    RungFired,
)
from governance.cases.recipients import Told
from governance.desk.found_by import By
from governance.desk.lists import LAST, Asked, Counts, Ends, Which, is_danger
from governance.keys import CaseId, PartId, PartyKey, TenantId
from governance.near_misses.facts import GotOut, NearMissReport, NearMissReported, WhatItWas
from governance.people.identity import Membership, PersonId, Role, Viewer
from governance.policy import DESK_COUNTED, DESK_ROWS
from governance.tasks.facts import TaskAnswered, TaskAsked, TaskKind, TaskReply
from governance.urgency import Urgency
from storage.store import Store
from storage.tables import FIRST, OPEN_ONLY, OVER_ONLY, THEN
from storage.unit import Unit
from tests.storage.store_kit import DATA, FROZEN, NOW, TIMER, Place, reported

PEOPLE = tuple(PersonId(TenantId("t"), f"o-{name}") for name in ("ann", "ben", "cat", "dee"))
PARTIES = (PartyKey("acorn"), PartyKey("birch"))
LISTS = (*(Asked(which) for which in Which), Asked(kind="breach"), Asked(Which.MINE, "near_miss"))
SEEDS = pytest.mark.parametrize("seed", range(2))


@dataclass
class Life:
    """Cases of two parties to which anything happens, in one store."""

    store: Store
    rng: random.Random
    numbers: "count[int]"

    def goes_on(self, steps: int) -> None:
        for _ in range(steps):
            every = self.store.read(all_cases)
            self.store.write(partial(self._step, every))

    def _step(self, every: list[Case], unit: Unit) -> None:
        if len(every) < 4 or self.rng.random() < 0.2:
            self._opens(unit)
            return
        case = self.rng.choice(every)
        at = NOW + timedelta(hours=self.rng.randrange(200))
        event = Event(at, self.rng.choice(PEOPLE), self._fact(case))
        unit.cases.append(actor=TIMER, case=case, events=[event], now=NOW)

    def _opens(self, unit: Unit) -> None:
        near, at = self.rng.random() < 0.4, NOW + timedelta(hours=self.rng.randrange(-200, 100))
        by = self.rng.choice(PEOPLE)
        unit.cases.open(
            actor=TIMER,
            party=self.rng.choice(PARTIES),
            kind="near_miss" if near else "breach",
            prefix="NM" if near else "BR",
            opened=[near_miss(at, by) if near else breach(at, by, self.rng.choice([*Danger]))],
            now=at,
        )

    def _fact(self, case: Case) -> Fact:
        who, rng = self.rng.choice(PEOPLE), self.rng
        told = Told("nobody_4h", who, rng.choice((Role.SIRO, Role.CALDICOTT)))
        asked = [task.id for task in case.tasks] or ["none"]
        near = case.header.kind == "near_miss"
        party, target = rng.choice(PARTIES), date(2026, 11, 27)
        return rng.choice(
            (
                Acknowledged(),
                HandedBack(),
                LeaderNamed(who),
                ConflictDeclared(who),
                RungFired(("nobody_4h",), (told,)),
                TaskAsked(
                    task=f"t{next(self.numbers)}",
                    kind=TaskKind.COOPERATE,
                    party=party,
                    part=PartId("p"),
                    target=target,
                ),
                TaskAnswered(task=rng.choice(asked), answer=TaskReply.HELPED),
                LessonRecorded("L") if near else DECIDED,
                Acknowledged() if near else PeopleChosen((Person.CHILD,)),
            )
        )


DECIDED = Decided(Outcome.RECORD_ONLY, "Why")


def breach(at: datetime, by: PersonId, danger: Danger) -> Event:
    said = reported(by=by).fact
    assert isinstance(said, Reported)
    report, aware = replace(said.report, danger=danger), replace(said.awareness, at=at)
    return Event(at, by, replace(said, report=report, awareness=aware))


def near_miss(at: datetime, by: PersonId) -> Event:
    report = NearMissReport(WhatItWas.NEAR_MISS, "Nearly.", GotOut.NO)
    return Event(at, by, NearMissReported(report, ("near_miss", 1)))


def viewers(rng: random.Random) -> list[Viewer]:
    """Everyone, with posts at random, some of which they hold for somebody who is away."""

    def held() -> Membership:
        covers = rng.choice((None, None, *PEOPLE))
        return Membership(rng.choice(PARTIES), rng.choice([*Role]), covers=covers)

    return [Viewer(one, tuple(held() for _ in range(rng.randrange(4)))) for one in PEOPLE * 3]


def all_cases(unit: Unit) -> list[Case]:
    rows = unit.cases.opened_since
    ids = [
        one
        for party in PARTIES
        for kind in ("breach", "near_miss")
        for one in rows(party, kind, datetime(2020, 1, 1, tzinfo=NOW.tzinfo))
    ]
    return [unit.cases.history(TIMER, CaseId(one), Action.OPEN, now=NOW) for one in ids]


def is_in(case: Case, asked: Asked, viewer: Viewer, ends: Ends) -> bool:
    """Whether a case is in a list, told from the case itself."""
    over, due = case.status.value in OVER, case.due
    waits = any(t.waiting for t in case.tasks) and not case.takes_no_answers
    waits = waits or any(t.waiting and t.kind is TaskKind.COOPERATE for t in case.tasks)
    fits = {
        Which.ALL: True,
        Which.CLOSED: True,
        Which.DUE: due is not None and due <= ends.soon,
        Which.LATE: due is not None and due <= ends.now,
        Which.MINE: case.owner == viewer.person,
        Which.NOBODY: case.owner is None,
        Which.WAITING: waits and not case.takes_no_answers,
    }[asked.which]
    right_end = over is (asked.which is Which.CLOSED)
    right_kind = asked.kind in ("", case.header.kind)
    return fits and right_end and right_kind and may(viewer, Action.OPEN, case)


def in_order(cases: list[Case], asked: Asked) -> list[str]:
    """Their references: danger first, then what is due first; of closed ones the newest first."""
    if asked.which is Which.CLOSED:
        newest = sorted(cases, key=lambda c: (opened_at(c), c.header.reference), reverse=True)
        return [case.header.reference for case in newest]
    far = datetime.max.replace(tzinfo=NOW.tzinfo)
    first = sorted(cases, key=lambda c: (not is_danger(c), c.due or far, c.header.reference))
    return [case.header.reference for case in first]


def opened_at(case: Case) -> datetime:
    return case.reported_at


def listed(viewer: Viewer, asked: Asked, ends: Ends, unit: Unit) -> list[str]:
    rows: list[str] = []
    page = unit.desk.page(viewer, asked, ends)
    while page.following:
        assert len(page.rows) == DESK_ROWS
        rows.extend(row.reference for row in page.rows)
        page = unit.desk.page(viewer, replace(asked, after=page.following), ends)
    rows.extend(row.reference for row in page.rows)
    assert unit.desk.length(viewer, asked, ends) == min(len(rows), DESK_COUNTED + 1)
    return rows


def counted(cases: list[Case], viewer: Viewer, ends: Ends) -> Counts:
    """The counts, told from the cases themselves."""

    def how_many(asked: Asked) -> int:
        return sum(is_in(case, asked, viewer, ends) for case in cases)

    seen = [case for case in cases if is_in(case, Asked(), viewer, ends)]
    ahead = [case.due for case in seen if case.due and case.due > ends.now]
    return Counts(
        open=len(seen),
        late=how_many(Asked(Which.LATE)),
        today=sum(due <= ends.today for due in ahead),
        soon=sum(due <= ends.soon for due in ahead),
        waiting=how_many(Asked(Which.WAITING)),
        mine=how_many(Asked(Which.MINE)),
        nobody=how_many(Asked(Which.NOBODY)),
    )


def check(unit: Unit, rng: random.Random) -> None:
    every, ends = all_cases(unit), Ends.at(NOW + timedelta(hours=rng.randrange(200)))
    for viewer in viewers(rng):
        assert unit.desk.counts(viewer, ends) == counted(every, viewer, ends)
        for asked in LISTS:
            theirs = [case for case in every if is_in(case, asked, viewer, ends)]
            assert listed(viewer, asked, ends, unit) == in_order(theirs, asked), asked
        for case in every:
            sought = Asked(rng.choice([*Which]), sought=case.header.reference)
            found = [case.header.reference] if may(viewer, Action.OPEN, case) else []
            assert listed(viewer, sought, ends, unit) == found


@SEEDS
def test_every_list_and_count_is_the_fold_of_all_cases(store: Store, seed: int) -> None:
    life = Life(store, random.Random(seed), count())
    for _ in range(2):
        life.goes_on(30)
        store.read(lambda unit: check(unit, life.rng))

    assert store.inspect().damaged == ()


@pytest.mark.sqlite_alone
@pytest.mark.parametrize("golden", FROZEN)
def test_cases_of_an_earlier_release_are_listed_from_the_next_start_on(
    place: Place, golden: str
) -> None:
    """With one exception: what is due of a complaint follows with the next thing that happens."""
    place.take_in(DATA / f"golden_store_{golden}")
    key = bytes.fromhex((DATA / f"golden_store_{golden}/root_key.hex").read_text(encoding="utf-8"))

    with closing(place.open(root_key=lambda: key, simulated=True)) as store:
        rows = place.peek("SELECT DISTINCT party FROM cases WHERE tombstone IS NULL")
        for (party,) in rows:
            lead = Viewer(PEOPLE[0], (Membership(PartyKey(party), Role.IG_LEAD),))
            there = place.peek(
                "SELECT reference FROM cases WHERE party = ? AND tombstone IS NULL", party
            )
            seen = [
                reference
                for which in (Which.ALL, Which.CLOSED)
                for reference in store.read(partial(listed, lead, Asked(which), Ends.at(NOW)))
            ]
            assert sorted(seen) == sorted(reference for (reference,) in there)


@pytest.mark.sqlite_alone
@pytest.mark.parametrize("asked", LISTS, ids=lambda asked: f"{asked.text} {asked.which}")
def test_a_list_walks_an_index_and_what_many_have_is_not_sorted(store: Store, asked: Asked) -> None:
    """What is somebody's own is little: it is found by their name, and sorted."""
    lead = Viewer(PEOPLE[0], (Membership(PARTIES[0], Role.IG_LEAD),))
    for plan in store.read(partial(plans, lead, asked)):
        assert "SCAN" not in plan
        if asked.which is not Which.MINE:
            assert "USING INDEX cases_o" in plan
            assert "TEMP B-TREE" not in plan


def plans(viewer: Viewer, asked: Asked, unit: Unit) -> list[str]:
    """What SQLite says that it does for each statement of a list."""
    said: list[str] = []
    driver: Any = unit._session.driver
    driver.set_trace_callback(said.append)
    unit.desk.page(viewer, asked, Ends.at(NOW))
    unit.desk.length(viewer, asked, Ends.at(NOW))
    driver.set_trace_callback(None)
    listed = [one for one in said if "FROM cases" in one]
    assert listed
    return [str(driver.execute(f"EXPLAIN QUERY PLAN {one}").fetchall()) for one in listed]


def test_what_an_index_holds_is_what_is_called_over() -> None:
    names = ", ".join(f"'{status}'" for status in OVER)

    assert str(OVER_ONLY) == f"status IN ({names})"
    assert str(OPEN_ONLY) == f"status NOT IN ({names})"
    assert f", {Urgency.CLOCK.value})" in str(FIRST)
    assert str(LAST) in str(THEN)


def test_a_hand_on_the_disk_that_takes_a_row_away_is_found(store: Store, place: Place) -> None:
    Life(store, random.Random(1), count()).goes_on(50)

    for by in {*By} - {By.OWN_REFERENCE}:  # of which test_storage_own_references has a case
        rows = place.rows("case_index")
        assert place.tamper(
            "DELETE FROM case_index WHERE id ="
            " (SELECT id FROM case_index WHERE what = ? ORDER BY id LIMIT 1)",
            str(by),
        )
        assert [where.partition(" ")[0] for where in store.inspect().damaged] == ["case_index"]
        place.put_back("case_index", rows)
