"""The store that the bot of 0e42c97 left is opened, holds what it held, and is gone on with."""

import json
from collections.abc import AsyncIterator
from pathlib import Path
from typing import Any

import pytest

from storage.inspection import inspect
from tests.adapters.mail_server import mail_server
from tests.bot.mailing import CA, by_mail
from tests.bot.town import GONE, Town
from tests.frozen.carrying_on import AGAIN, KEY, TURNS, put_in
from tests.frozen.golden_town import golden_town
from tests.frozen.held import held
from tests.frozen.make_worked_store import SHORT
from tests.frozen.worked_store import EXPECTED, GOLDEN, as_then, stored
from tests.storage.stranger import Stranger

THEN: dict[str, Any] = json.loads((GOLDEN / EXPECTED).read_text(encoding="utf-8"))
CASES = [name for name in THEN if "-" in name]
STANDINGS = {"BR": 15, "CP": 6, "NM": 6, "RQ": 8}
KINDS = {"notice", "say", "update", "fold", "mail", "file"}
NOT_TOMS = {"BR-2026-0003", "BR-2026-0014", "CP-2026-0005", "NM-2026-0004", "NM-2026-0006"}
"""He was left out of the first; the others are another party's."""
HAPPENED = {
    "decided",
    "closed",
    "reopened",
    "regulator_told",
    "regulator_asked",
    "safety_answered",
    "supplier_said",
    "task_told",
    "people_chosen",
    "joined_into",
}


def assert_begun_as_then(kept: dict[str, Any]) -> None:
    """Every history begins with what was in it then; what came since stands behind it."""
    for name in CASES:
        then = THEN[name]["history"]
        assert as_then(kept["cases"][name]["history"][: len(then)], then) == then


@pytest.fixture(scope="module")
def now() -> dict[str, Any]:
    return stored()


@pytest.fixture
async def town(tmp_path: Path) -> AsyncIterator[Town]:
    """The whole bot of today on a copy of that store, five minutes after it ended."""
    folder = put_in(tmp_path / "town", GOLDEN)
    async with (
        mail_server(CA, passwords=True) as post,
        golden_town(folder, AGAIN, by_mail(folder, post)) as town,
    ):
        await town.running.catch_up()
        yield town


@pytest.mark.parametrize("item", THEN)
def test_it_holds_what_it_held(now: dict[str, Any], item: str) -> None:
    assert as_then(now[item], THEN[item]) == THEN[item]


def test_every_standing_was_there() -> None:
    found = {fact for name in CASES for fact, _, _ in THEN[name]["history"]}
    assert {kind: sum(one.startswith(kind) for one in CASES) for kind in STANDINGS} == STANDINGS
    assert {one["kind"] for one in THEN["outbox"]["waiting"]} == KINDS
    assert found >= HAPPENED


async def test_what_waited_is_delivered_and_what_comes_again_is_answered_as_it_was(
    town: Town,
) -> None:
    turns = json.loads((GOLDEN / TURNS).read_text(encoding="utf-8"))
    for one in turns:
        status, body = await town.post(one["activity"])
        assert [status, bool(body)] == [one["answer"][0], bool(one["answer"][1])]
    await town.goes_on(minutes=20)

    kept = await town.look(lambda unit: held(unit, town.clock.now()))
    assert kept["outbox"]["waiting"] == []
    assert_begun_as_then(kept)


async def test_every_case_opens_for_whoever_had_it(town: Town) -> None:
    said = {name: await town["Tom"].says(f"open {name}") for name in CASES}

    assert {name for name in CASES if GONE in said[name]} == NOT_TOMS
    assert all(name in said[name] for name in CASES if name not in NOT_TOMS)


async def test_what_was_begun_is_carried_on_and_worked_to_its_end(town: Town) -> None:
    await town["Sara"].says("carry on")
    await town["Sara"].presses("Send", got_out="certain_not")
    tom = town["Tom"]
    await tom.says("told BR-2026-0012")
    await tom.presses("It has been told", {"how": "form", "more": "no"})
    await tom.says("supplier BR-2026-0008")
    await tom.presses("Keep what came", came="what,when,whose,effects,done,contact")
    await tom.says("finish BR-2026-0006")
    await tom.presses("Close it", SHORT)
    await tom.says("reopen BR-2026-0004")
    await tom.presses("Open it again", why="Another copy came to light.")

    cases = {name: await town.case(f"BR-2026-{name:04}") for name in (4, 6, 8, 12)}
    assert cases[4].closing.closed is None
    assert cases[6].closing.closed is not None
    assert cases[8].supplier.done
    assert cases[12].regulator.told is not None


async def test_a_month_later_each_history_begins_as_it_was_and_all_is_genuine(town: Town) -> None:
    await town.until("2026-12-23 12:00")

    kept = await town.look(lambda unit: held(unit, town.clock.now()))
    assert_begun_as_then(kept)
    assert town.running.store.damaged == frozenset()
    found = await town.look(lambda unit: inspect(unit.drafts._session))
    assert (found.damaged, found.without_key, found.first_bad_entry) == ((), 0, None)
    assert found.looked_at > 500


def test_it_can_be_read_from_the_published_format_alone(tmp_path: Path) -> None:
    key = bytes.fromhex((GOLDEN / KEY).read_text(encoding="utf-8").strip())
    found = Stranger(
        str(put_in(tmp_path / "copy", GOLDEN) / "store" / "igdesk.db"),
        str(GOLDEN / "keys" / "ring.json"),
        key,
    ).everything()["cases"]

    for name in CASES:
        assert [kind for kind, _, _ in THEN[name]["history"]] == [
            one["kind"] for one in found[name]
        ]
    assert sorted(found) == sorted(CASES)
