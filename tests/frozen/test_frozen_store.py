"""The store that the bot of cee4506 left is read as it was meant, and gone on with as it was then.

Everything that waited is delivered, drafts are sent, old cards pressed, cases worked on and time
goes by; who was shown what, and what each case amounts to, is `expected.json` of that store.
"""

import asyncio
import json
import shutil
from pathlib import Path
from typing import Any

import pytest

from tests.cards import words
from tests.frozen.carrying_on import EXPECTED, GOLDEN, KEY, TURNS, everything
from tests.frozen.items import plain
from tests.storage.stranger import Stranger

THEN: dict[str, Any] = json.loads((GOLDEN / EXPECTED).read_text(encoding="utf-8"))
KINDS = ("notice", "say", "update", "fold", "mail", "file")


@pytest.fixture(scope="module")
def now() -> dict[str, Any]:
    return plain(asyncio.run(everything()))


@pytest.mark.parametrize("item", THEN)
def test_it_is_as_it_was(now: dict[str, Any], item: str) -> None:
    assert now[item] == THEN[item]


def test_there_is_nothing_else(now: dict[str, Any]) -> None:
    assert list(now) == list(THEN)


def test_whatever_waited_has_gone(now: dict[str, Any]) -> None:
    waited = THEN["as stored: outbox"]["waiting"]
    assert {one["kind"] for one in waited} == set(KINDS)
    assert now["in the end: outbox"]["waiting"] == []
    assert now["in the end: drafts"] == []


def test_what_comes_again_is_answered_as_it_was(now: dict[str, Any]) -> None:
    turns = json.loads((GOLDEN / TURNS).read_text(encoding="utf-8"))
    again = [one["answer"] for one in now["delivered again"]]

    assert words(again[0][1]["value"]) == words(turns[0]["answer"][1]["value"])
    assert [bool(body) for _, body in again] == [bool(one["answer"][1]) for one in turns]
    assert [one["shown"] for one in now["delivered again"]] == [{}] * len(turns)


def test_it_can_be_read_from_the_published_format_alone(tmp_path: Path) -> None:
    key = bytes.fromhex((GOLDEN / KEY).read_text(encoding="utf-8").strip())
    database = shutil.copy(GOLDEN / "store" / "igdesk.db", tmp_path)
    found = Stranger(str(database), str(GOLDEN / "keys" / "ring.json"), key)
    histories = {f"as stored: {one}": events for one, events in found.everything()["cases"].items()}

    for name, events in histories.items():
        assert [kind for kind, _, _ in THEN[name]["history"]] == [one["kind"] for one in events]
    assert len(histories) == len(
        [one for one in THEN if one.startswith("as stored: ") and "-" in one]
    )
