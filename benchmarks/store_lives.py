"""What is done to a whole store: its records to another key, and a backup made and proved."""

import sys
import time
from collections.abc import Iterator
from contextlib import closing
from datetime import timedelta
from itertools import count
from pathlib import Path

from benchmarks.stores.ours import NOW, PARTY, opened
from governance.breaches.awareness import Telling, awareness
from governance.breaches.facts import Reported
from governance.breaches.report import BreachReport, Noticed, WentWrong, Where
from governance.cases.danger import Danger
from governance.cases.event import Event
from governance.keys import TenantId
from governance.people.identity import Membership, PersonId, Role, Viewer
from governance.policy import ROTATE_AT_A_TIME
from storage.backup import back_up
from storage.backup_folders import Places
from storage.periods import draft_key
from storage.proving import prove
from storage.rewrapping import Pass
from storage.store import Store
from storage.unit import Unit

REPORTER = Viewer(PersonId(TenantId("t"), "o"), (Membership(PARTY, Role.STAFF),))
MOST = 180.0  # seconds: what issue 16 allows for a million
AT_ONCE = 1_000


def rotated(folder: Path, records: int) -> str:
    """Move every record of the store of `benchmarks.store` to the next week's key, and say how."""
    ids = (f"id{number}" for number in count())
    with closing(opened(folder, lambda: next(ids))) as store:
        week = store.ring.named(draft_key(PARTY, NOW)).id
        so_far = Pass({week: draft_key(PARTY, NOW + timedelta(days=7))})
        began = time.perf_counter()
        while not so_far.done:
            so_far = store.write(
                lambda unit, now=so_far: unit.rewrapping.step(now, ROTATE_AT_A_TIME, now=NOW)
            )
        took = time.perf_counter() - began
    if so_far.moved[week] != records:
        sys.exit(f"not all were moved: {so_far}")
    said = f"{records:,} records to another key, {ROTATE_AT_A_TIME} in a transaction, no pauses"
    return f"| {said} | {took:.0f} s | at most {MOST:.0f} s | {_met(took * 1e6 / records)} |"


def _met(took: float) -> str:
    return "met" if took <= MOST else "missed"


def backed_up(folder: Path, cases: int) -> Iterator[str]:
    """Make a backup of a store of so many cases, and prove it; yields rows of the table."""
    folder.mkdir()
    ids = (f"id{number:08}" for number in count())
    database, ring = folder / "store" / "igdesk.db", folder / "keys" / "ring.json"
    to = Places(folder / "backups", folder / "rings")
    with closing(opened(folder, lambda: next(ids))) as store:
        for _ in range(0, cases, AT_ONCE):
            store.write(lambda unit: [_case(unit) for _ in range(AT_ONCE)])
        yield from _made_and_proved(store, database, ring, to, cases)


def _made_and_proved(
    store: Store, database: Path, ring: Path, to: Places, cases: int
) -> Iterator[str]:
    began = time.perf_counter()
    made = back_up(
        database=database, beside=database, ring_file=ring, ring=store.ring, to=to, now=NOW
    )
    took = time.perf_counter() - began
    size = made.path.stat().st_size / 1e6
    yield f"| a backup of {cases:,} cases, {size:,.0f} MB, the store open | {took:.1f} s | | |"
    began = time.perf_counter()
    proof = prove(made.path, beside=database, ring=store.ring)
    took = time.perf_counter() - began
    if not proof.holds:
        sys.exit(f"it does not hold: {proof}")
    looked = proof.inspection.looked_at
    yield f"| that backup proved: {looked:,} records opened | {took:.1f} s | | |"


def reported() -> Reported:
    """Return a report of some hundred bytes."""
    report = BreachReport(
        danger=Danger.NO,
        what_happened="A letter about a school visit went to an old address. " * 4,
        went_wrong=WentWrong.WRONG_PERSON,
        noticed=Noticed.JUST_NOW,
        where=Where.US,
    )
    return Reported(report, awareness(report, Telling.at_once(NOW)), ("breach", 1))


def _case(unit: Unit) -> None:
    unit.cases.open(
        actor=REPORTER,
        party=PARTY,
        kind="breach",
        prefix="BR",
        opened=[Event(NOW, REPORTER.person, reported())],
        now=NOW,
    )
