"""What docs/format.md says is what the files hold, today and in the frozen store."""

import ast
import json
from contextlib import closing
from datetime import datetime, timedelta
from functools import partial
from pathlib import Path
from typing import Any

import pytest
from sqlalchemy import Table, select

from governance.access import Action
from governance.cases.case import Status
from governance.keys import PartId
from governance.kinds import EVENTS
from governance.near_misses.facts import Stopped
from governance.near_misses.near_miss import NearMissCase
from governance.policy import BACKUP_WINDOW
from storage.key_lives import begin_pass, end_pass
from storage.rewrapping import Pass
from storage.session import Opened
from storage.store import Store
from storage.tables import conversations, outbox, turns
from storage.unit import Unit
from tests.given_parts import parts_of
from tests.storage import stranger
from tests.storage.store_kit import (
    LEAD,
    NOW,
    PLANTED,
    REPORTER,
    ROOT_KEY,
    TIMER,
    Place,
    a_turn,
    breach,
    open_case,
)
from tests.storage.stranger import Stranger

pytestmark = pytest.mark.sqlite_alone
GOLDEN = Path(__file__).parents[1] / "data" / "golden_store_v1"


def everything(place: Place, root_key: bytes = ROOT_KEY) -> dict[str, Any]:
    reader = Stranger(str(place.database), str(place.ring), root_key)
    with closing(reader.db):
        return reader.everything()


def test_the_stranger_imports_nothing_of_the_project() -> None:
    tree = ast.parse(Path(stranger.__file__).read_text())
    names = {
        (node.module or "") if isinstance(node, ast.ImportFrom) else alias.name
        for node in ast.walk(tree)
        if isinstance(node, ast.Import | ast.ImportFrom)
        for alias in node.names
    }

    assert {name.split(".")[0] for name in names} == {
        "cryptography",
        "hashlib",
        "hmac",
        "json",
        "sqlite3",
        "sys",
        "typing",
    }


def test_a_stranger_with_the_page_and_the_keys_reads_every_sealed_word(
    store: Store, place: Place
) -> None:
    store.write(a_turn)
    found = everything(place)

    assert found["cases"]["BR-2026-0001"][0]["fact"]["report"]["what_happened"] == PLANTED
    assert found["drafts"][0]["payload"]["answers"] == {"what": PLANTED}
    assert found["outbox"][0]["content"]["body"] == {"text": PLANTED}
    assert found["parts"][0]["payload"] == {"say": PLANTED}
    assert found["turns"][0]["answer"]["body"] == {"text": PLANTED}
    assert found["agreement_events"]["ISA-1"][0]["fact"]["why"] == PLANTED
    assert found["conversations"][0]["address"]["address"]["conversation"] == PLANTED
    assert found["newcomers"][0]["payload"]["name"] == PLANTED
    absence = ["2026-12-14", "2026-12-19", REPORTER.person.text]
    assert found["absences"][0]["payload"]["away"] == [absence]
    assert found["group_answers"][0]["payload"]["members"] == [["o1", PLANTED, "IG lead"]]
    assert found["audit"][1]["detail"]["actor"] == REPORTER.person.text


def test_a_stranger_reads_on_after_keys_were_renewed_and_destroyed(place: Place) -> None:
    store = place.open()
    store.write(a_turn)
    before = everything(place)
    later = NOW + BACKUP_WINDOW + timedelta(days=30)
    for now in (later, later + BACKUP_WINDOW):
        so_far = begin_pass(store, now)
        while not so_far.done:
            so_far = store.write(partial(_step, so_far, now))
        gone = end_pass(store, so_far, now)
    store.close()
    after = everything(place)

    assert gone
    assert after.pop("audit")[: len(before["audit"])] == before.pop("audit")
    assert after == before


def _step(so_far: Pass, now: datetime, unit: Unit) -> Pass:
    return unit.rewrapping.step(so_far, 100, now=now)


def test_a_stranger_reads_the_marks(store: Store, place: Place) -> None:
    store.write(a_turn)
    store.keep_marks()
    reader = Stranger(str(place.database), str(place.ring), ROOT_KEY)
    with closing(reader.db):
        marks, chain = reader.marks(str(place.marks)), reader.chain()

    assert marks["end"]["sequence"] == len(chain)
    assert marks["end"]["mac"] == chain[-1]["mac"].hex()
    assert marks["counters"] == {"BR-2026": 100}
    assert [(marks["store"],)] == place.peek("SELECT value FROM meta WHERE id = 'store'")


def test_a_stranger_computes_the_same_blind_index(store: Store, place: Place) -> None:
    store.write(a_turn)
    reader = Stranger(str(place.database), str(place.ring), ROOT_KEY)
    text = REPORTER.person.text

    assert place.peek("SELECT owner FROM drafts") == [(reader.index("draft", "", text),)]
    assert place.peek("SELECT id FROM conversations") == [
        (reader.index("conversation", "", text).hex(),)
    ]
    reader.db.close()


@pytest.mark.parametrize(
    "statement",
    [
        "UPDATE case_events SET payload = NULL",
        "UPDATE cases SET status = 'decided'",
        "UPDATE audit SET digest = zeroblob(32)",
        "DELETE FROM audit WHERE sequence = 1",
        "DELETE FROM newest WHERE id LIKE '%/counters/%'",
    ],
)
def test_the_page_lets_a_stranger_tell_what_is_not_genuine(
    store: Store, place: Place, statement: str
) -> None:
    row = store.write(open_case)
    store.write(lambda unit: unit.cases.history(LEAD, row.id, Action.OPEN, now=NOW))
    place.tamper(statement)

    with pytest.raises(SystemExit):
        everything(place)


@pytest.fixture
def golden(place: Place) -> Place:
    """A copy of the frozen store: opening one may migrate it."""
    place.take_in(GOLDEN)
    return place


def golden_key() -> bytes:
    return bytes.fromhex((GOLDEN / "root_key.hex").read_text())


def test_the_frozen_store_is_read_by_a_stranger_word_for_word(golden: Place) -> None:
    assert everything(golden, golden_key()) == json.loads((GOLDEN / "expected.json").read_text())


def test_the_frozen_store_holds_every_kind_of_event(golden: Place) -> None:
    kinds = {kind for (kind,) in golden.peek("SELECT kind FROM case_events")}

    assert kinds <= set(EVENTS)
    assert len(kinds) == 15
    assert golden.peek("SELECT DISTINCT kind FROM cases ORDER BY kind") == [
        ("breach",),
        ("near_miss",),
    ]


def opened(store: Store, table: Table) -> list[Opened]:
    """What is sealed in a table's rows, as this release opens it."""
    with store._readers.begin() as connection:
        session = store._session(connection, writing=False)
        return [sealed for _, sealed in session.intact(table, select(table))]


def test_this_release_opens_the_frozen_store(golden: Place) -> None:
    def look(unit: Unit) -> None:
        case = breach(unit.cases.find(TIMER, "BR-2026-0001", Action.OPEN, now=NOW))
        assert case.status is Status.DECIDED
        assert case.header.version == 12
        assert case.ladder.id == "breach_urgent"
        assert case.danger_at == NOW + timedelta(hours=1)
        assert case.decision is not None
        assert case.decision.reason.endswith("’ü漢🙂")
        missed = unit.cases.find(TIMER, "NM-2026-0001", Action.OPEN, now=NOW)
        assert isinstance(missed, NearMissCase)
        assert missed.status is Status.DECIDED
        assert missed.report.stopped is Stopped.CHECK
        assert missed.lesson == "Two people now look at each list."
        (part,) = parts_of(unit, case.header.id)
        assert unit.parts.load(TIMER, PartId(part), now=NOW).payload == {"say": "Please look."}
        draft = unit.drafts.mine(REPORTER.person, now=NOW)
        assert draft is not None
        assert draft.answers == {"what": "Half a thought"}
        assert [row.carries for row in unit.due.of_subject(case.header.id)] == ["v1"]
        assert unit.audit.verify().first_bad is None

    with closing(golden.open(root_key=golden_key, simulated=True)) as store:
        store.read(look)
        assert ["receipt" in one for one in opened(store, outbox)] == [True, False]
        assert opened(store, turns) == [{"answer": {"card": {"ref": "BR-2026-0001"}}}]
        assert store.read(lambda unit: unit.outbox.waiting(NOW)) == ()
        assert len(store.damaged) == 1  # no release of ours wrote what this message says
        (where,) = opened(store, conversations)
        assert where["address"]["address"] == {"url": "https://teams"}
        mine = store.write(lambda unit: unit.cases.mine(REPORTER))
        assert {row.reference for row in mine} == {"BR-2026-0001", "NM-2026-0001"}
