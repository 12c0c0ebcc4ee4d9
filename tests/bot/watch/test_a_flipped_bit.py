"""One changed bit in what the watch notes takes nobody's bot away: it is an alarm at most."""

import json
import sqlite3
from contextlib import closing
from datetime import timedelta
from pathlib import Path

import pytest

from bot.cases import breaks
from bot.watch import machine_time, pages, reach, regions
from storage.unit import Unit
from tests.bot.town import NINE, Town, settings_in
from tests.bot.town import town as make_town

FRIDAY_AFTERNOON = timedelta(days=4, hours=6)
NOTES = {
    machine_time.NOTED: "{}",
    regions.NOTED: "[]",
    pages.PULSE: "1",
    reach.NOTED: NINE.isoformat(),
    breaks.ASKED: NINE.isoformat(),
}


def noted(unit: Unit) -> None:
    for name, text in NOTES.items():
        unit.meta.set(name, text)


@pytest.mark.parametrize("name", NOTES)
async def test_everything_goes_on(tmp_path: Path, pristine: Path, name: str) -> None:
    folder = tmp_path / "town"
    async with make_town(folder, pristine=pristine) as first:
        await first.running.store.write(noted)
    with closing(sqlite3.connect(settings_in(folder).database)) as file, file:
        file.execute("UPDATE meta SET value = value || ' ' WHERE id = ?", (name,))
    async with make_town(folder, pristine=pristine, after=first) as town:
        case = await town.reports("Priya")
        ready, alarm = await asked(town, "/readyz"), await asked(town, "/alarmz")
        await town.goes_on(hours=5)
        town.clock.forward(NINE + FRIDAY_AFTERNOON - town.clock.now())
        await town.running.catch_up()

        assert case.header.reference
        assert ready == {"ready": True}
        if name in (machine_time.NOTED, regions.NOTED):  # which were read by now
            assert "'damage'" in str(alarm)
        assert any("nobody" in line for _, who, line in town.heard() if who == "David")


async def asked(town: Town, page: str) -> object:
    async with town.session.get(town.bot_url.replace("/api/messages", page)) as answer:
        return json.loads(await answer.text())


async def test_an_audit_entry_of_roles_that_was_changed_keeps_no_bot_from_starting(
    tmp_path: Path, pristine: Path
) -> None:
    folder = tmp_path / "town"
    async with make_town(folder, pristine=pristine) as first:
        pass
    with closing(sqlite3.connect(settings_in(folder).database)) as file, file:
        file.execute("UPDATE audit SET detail = zeroblob(64) WHERE subject = 'roles:SCC'")
    async with make_town(folder, pristine=pristine, after=first) as town:
        assert (await town.reports("Priya")).header.reference
