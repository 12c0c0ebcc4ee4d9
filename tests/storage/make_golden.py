"""Makes tests/data/golden_store_v1: run once for each format, then never again.

PYTHONPATH=. .venv/bin/python tests/storage/make_golden.py
"""

import json
import shutil
from dataclasses import replace
from datetime import timedelta
from pathlib import Path

from governance.breaches.facts import (
    AwarenessCorrected,
    Corrected,
    Decided,
    DetailsAdded,
    Outcome,
    Reported,
)
from governance.breaches.report import BreachDetails, Contained
from governance.cases.danger import Danger
from governance.cases.event import Event, Fact
from governance.cases.facts import (
    ConflictDeclared,
    LeaderNamed,
    LessonRecorded,
    MessageSent,
    RungFired,
    Unreached,
    Withdrawn,
)
from governance.cases.recipients import Told
from governance.keys import PartyKey, TenantId
from governance.near_misses.facts import (
    GotOut,
    NearMissCorrected,
    NearMissReport,
    NearMissReported,
    Stopped,
    WhatItWas,
)
from governance.outbox_message import (
    MessageKind,
    TextBody,
    ToPerson,
)
from governance.people.identity import PersonId
from storage.unit import Unit
from tests.storage.store_kit import (
    ADDRESS,
    LEAD,
    NOW,
    RECEIPT,
    REPORTER,
    ROOT_KEY,
    SAID,
    Place,
    acknowledged,
    reported,
)
from tests.storage.stranger import Stranger

GOLDEN = Path(__file__).parents[1] / "data" / "golden_store_v1"
DEPUTY = PersonId(TenantId("t-acorn"), "o-deputy")
TOLD = Told("report", LEAD.person, "ig_lead")
README = """# A store of format 1, frozen

Invented data, invented people, and a root key that protects nothing else. Every later release must
open it, and `tests/storage/stranger.py`, written from `docs/format.md`, must read it.

`store/igdesk.db` the database · `keys/ring.json` its key ring · `root_key.hex` its root key ·
`expected.json` every sealed word in it. Made by `tests/storage/make_golden.py`; never make it
again.
"""


NEAR_MISS = NearMissReport(WhatItWas.NEAR_MISS, "I nearly sent a list of names.", GotOut.NO)


def facts() -> tuple[Fact, ...]:
    """One of every kind of event that can follow the report of a breach."""
    told_at = NOW + timedelta(hours=4)
    first = reported("A letter went to the wrong house. I think it was opened.").fact
    assert isinstance(first, Reported)
    return (
        RungFired(("report",), (TOLD,)),
        DetailsAdded(
            BreachDetails(("birch",), "", ("children",), "2-10", ("health",), Contained.PARTLY)
        ),
        Corrected(replace(first.report, danger=Danger.NOT_SURE), ("breach_urgent", 1)),
        MessageSent("Was the envelope open?", to_reporter=True),
        Unreached(TOLD, "blocked"),
        ConflictDeclared(DEPUTY),
        LeaderNamed(LEAD.person),
        AwarenessCorrected(NOW, NOW - timedelta(hours=1), "Seen at the desk an hour before."),
        Decided(
            Outcome.TELL_ICO,
            "Health data of a child, read by a stranger: ’ü漢🙂",
            "IC-000000-X0X0",
            partners_told=("birch",),
            partners_told_when=told_at,
            partners_told_who="their IG lead",
        ),
        Withdrawn("I wrote it twice."),
    )


def near_miss_facts() -> tuple[Fact, ...]:
    """What only a near miss can have."""
    report = replace(NEAR_MISS, stopped=Stopped.CHECK, would_prevent="A second pair of eyes.")
    return NearMissCorrected(report), LessonRecorded("Two people now look at each list.")


def fill(unit: Unit) -> None:
    """Something in every table."""
    fill_breach(unit)
    fill_near_miss(unit)


def fill_near_miss(unit: Unit) -> None:
    """A near miss that became a lesson."""
    case = unit.cases.open(
        actor=REPORTER,
        party=PartyKey("acorn"),
        kind="near_miss",
        prefix="NM",
        opened=[Event(NOW, REPORTER.person, NearMissReported(NEAR_MISS, ("near_miss", 1)))],
        now=NOW,
    )
    later = NOW + timedelta(days=3)
    unit.cases.append(
        actor=LEAD,
        case=case,
        events=[Event(later, LEAD.person, fact) for fact in near_miss_facts()],
        now=later,
    )


def fill_breach(unit: Unit) -> None:
    """A breach through everything that can happen to it, and all that goes with it."""
    case = unit.cases.open(
        actor=REPORTER,
        party=PartyKey("acorn"),
        kind="breach",
        prefix="BR",
        opened=[reported("A letter went to the wrong house.")],
        now=NOW,
    )
    later = NOW + timedelta(hours=1)
    events = [acknowledged(later), *(Event(later, LEAD.person, fact) for fact in facts())]
    unit.cases.append(actor=LEAD, case=case, events=events, now=later)
    unit.parts.give(
        actor=LEAD,
        case_id=case.header.id,
        party=PartyKey("birch"),
        payload={"say": "Please look."},
        now=later,
    )
    unit.due.put(
        subject=case.header.id,
        what="rung:pick_up_1",
        party=PartyKey("acorn"),
        at=later,
        carries="v1",
    )
    for key in ("sent", "waiting"):
        unit.outbox.put(
            key=f"{case.header.id}:report:{key}",
            party=PartyKey("acorn"),
            subject=case.header.id,
            kind=MessageKind.NOTICE,
            to=ToPerson(LEAD.person),
            body=TextBody(case.header.reference),
            now=NOW,
        )
    unit.outbox.sent(1, now=later, receipt=RECEIPT)
    unit.turns.keep("app|tenant|chat|activity", SAID, NOW)
    unit.turns.tapped("card", "send", 1, NOW)
    unit.conversations.remember(REPORTER.person, address=ADDRESS, now=NOW)
    unit.drafts.keep(
        owner=REPORTER.person,
        party=PartyKey("acorn"),
        flow="near_miss",
        answers={"what": "Half a thought"},
        notes={},
        now=NOW,
        expires=NOW + timedelta(days=14),
    )


def make(folder: Path) -> None:
    """A new golden store in `folder`, in place of what is there."""
    shutil.rmtree(folder, ignore_errors=True)
    folder.mkdir(parents=True)
    place = Place(folder)
    store = place.open(simulated=True)
    store.write(fill)
    store.close()
    for lock in folder.rglob("*.lock"):
        lock.unlink()
    found = Stranger(str(place.database), str(place.ring), ROOT_KEY).everything()
    (folder / "root_key.hex").write_text(ROOT_KEY.hex() + "\n")
    (folder / "expected.json").write_text(json.dumps(found, indent=1, sort_keys=True) + "\n")
    (folder / "README.md").write_text(README)


if __name__ == "__main__":
    make(GOLDEN)
