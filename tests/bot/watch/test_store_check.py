"""The running bot checks its own store after the start, and marks how far on it is."""

import asyncio
import json
import sqlite3
from contextlib import closing
from pathlib import Path
from typing import Any

import pytest

from bot.watch.store_check import StoreCheck, mark
from storage.marks import marks_beside
from tests.bot.town import Town, settings_in
from tests.bot.town import town as make_town


async def alarms(town: Town) -> list[str]:
    async with town.session.get(town.bot_url.replace("/api/messages", "/alarmz")) as answer:
        told: list[str] = json.loads(await answer.text())["alarms"]
        return told


def marked(town: Town) -> dict[str, Any]:
    told: dict[str, Any] = json.loads(marks_beside(settings_in(town.folder).ring).read_text())
    return told["marks"]  # type: ignore[no-any-return]


async def until_damage(town: Town) -> None:
    async with asyncio.timeout(20):
        while "damage" not in await alarms(town):
            await asyncio.sleep(0.05)


@pytest.mark.parametrize(
    "statement",
    [
        pytest.param("DELETE FROM agreement_events", id="an agreement's events"),
        pytest.param("DELETE FROM drafts", id="somebody's answers"),
        pytest.param("DELETE FROM audit WHERE sequence = 2", id="an entry of the chain"),
        pytest.param("DELETE FROM newest WHERE id LIKE '%/meta/put'", id="a note"),
    ],
)
async def test_what_was_taken_away_calls_for_somebody_soon_after_the_start(
    tmp_path: Path, pristine: Path, statement: str
) -> None:
    folder = tmp_path / "town"
    async with make_town(folder, pristine=pristine) as first:
        await first.reports("Priya")
        await first["Tom"].says("near miss")
    with closing(sqlite3.connect(settings_in(folder).database)) as file, file:
        file.execute(statement)

    async with make_town(folder, pristine=pristine, after=first) as town:
        await until_damage(town)


async def test_a_store_that_nobody_touched_is_checked_and_calls_for_nobody(town: Town) -> None:
    await town.reports("Priya")
    await StoreCheck(town.running.store).run()

    assert town.running.store.damaged == frozenset()
    assert "damage" not in await alarms(town)


async def test_how_far_on_it_is_stands_beside_the_ring(town: Town) -> None:
    await town.reports("Priya")
    before = marked(town)
    await town.reports("Tom")
    await mark(town.running.store)

    assert before["end"]["sequence"] < marked(town)["end"]["sequence"]
    assert marked(town)["counters"]["BR-2026"] >= 2
    assert marked(town)["running"]


async def test_marks_that_cannot_be_written_keep_nobody_waiting(town: Town) -> None:
    await town.reports("Priya")  # from then on, references are marked for a while
    marks = marks_beside(settings_in(town.folder).ring)
    marks.unlink()
    marks.mkdir()

    await mark(town.running.store)
    assert (await town.reports("Tom")).header.reference
