"""A store of many cases of 50 parties, those of every party alike.

Every hundredth case has somebody out of it, every tenth waits for a partner, every third is
nobody's and every sixth is closed; half of them have a reference of their party's own.
"""

from collections.abc import Iterator
from dataclasses import replace
from datetime import UTC, datetime, timedelta
from functools import partial
from itertools import count
from pathlib import Path

from benchmarks.store_lives import reported
from governance.breaches.facts import Decided, Outcome
from governance.cases.event import Event, Fact
from governance.cases.facts import Acknowledged, ConflictDeclared
from governance.keys import PartId, PartyKey, TenantId
from governance.people.identity import Membership, PersonId, Role, Viewer
from governance.tasks.facts import TaskAsked, TaskKind
from storage.dialect import Where
from storage.open_store import open_store
from storage.store import Store
from storage.unit import Unit
from tests.requests_made import request

NOW = datetime(2026, 11, 30, 9, 0, tzinfo=UTC)
PARTIES = tuple(PartyKey(f"P{number:02}") for number in range(50))
AT_ONCE = 500


def person(name: str) -> PersonId:
    """Return somebody, by name."""
    return PersonId(TenantId("t"), name)


def lead_of(*parties: PartyKey) -> Viewer:
    """Return an IG lead of these parties."""
    held = tuple(Membership(party, Role.IG_LEAD) for party in parties)
    return Viewer(person(f"lead-{parties[0]}"), held)


def opened(folder: Path, where: Where) -> Store:
    """Open the store, made where there is none."""
    numbers = count()
    return open_store(
        database=where,
        ring=folder / "keys" / "ring.json",
        root_key=lambda: bytes(32),
        parties=PARTIES,
        now=NOW,
        ids=lambda: f"id{next(numbers):09}",
    )


def filled(store: Store, size: int) -> None:
    """Write that many cases, those of every party alike."""
    for first in range(0, size, AT_ONCE):
        store.write(partial(_some, range(first, min(first + AT_ONCE, size))))


def _some(numbers: range, unit: Unit) -> None:
    for number in numbers:
        _one(unit, number)


def _one(unit: Unit, number: int) -> None:
    party, nth = PARTIES[number % len(PARTIES)], number // len(PARTIES)
    by, kind = person(f"staff-{number % 997}"), ("breach", "request")[nth % 2]
    at = NOW - timedelta(hours=nth % 480)
    first = request(own=f"SAR {number}").history[0] if nth % 2 else Event(at, by, _breach(at))
    events = [first, *(Event(at, by, fact) for fact in _then(party, number, nth))]
    unit.cases.open(
        actor=lead_of(party),
        party=party,
        kind=kind,
        prefix={"breach": "BR", "request": "RQ"}[kind],
        opened=events,
        now=at,
    )


def _breach(at: datetime) -> Fact:
    said = reported()
    return replace(said, awareness=replace(said.awareness, at=at))


def _then(party: PartyKey, number: int, nth: int) -> Iterator[Fact]:
    if nth % 3:
        yield Acknowledged()
    if nth % 100 == 7:
        yield ConflictDeclared(person(f"lead-{party}"))
    if nth % 10 == 4:
        asked = PARTIES[(number + 1) % len(PARTIES)]
        yield TaskAsked(
            task=f"t{number}",
            kind=TaskKind.COOPERATE,
            party=asked,
            part=PartId(f"p{number}"),
            target=NOW.date(),
        )
    if nth % 6 == 2:
        yield Decided(Outcome.RECORD_ONLY, "Why")
