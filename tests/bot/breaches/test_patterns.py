"""What comes again and again is counted by cause, by team only where a lead and the party said so,
and of no case that one is kept out of.
"""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from datetime import datetime
from functools import partial
from pathlib import Path

import pytest

from governance.keys import PartyKey
from storage.unit import Unit
from tests.bot.resident import NothingToPress
from tests.bot.town import ROLES, Town
from tests.bot.town import town as running


async def closed(town: Town, number: int, cause: str = "address", **more: str) -> None:
    """Priya reports; Grace decides and closes it, as back and harmless."""
    reference, grace = f"BR-2026-{number:04d}", town["Grace"]
    await town.reports("Priya")
    await grace.says(f"decide {reference}")
    decision = {"likely": "unlikely", "outcome": "record_only", "reason": "A colleague."}
    await grace.presses("Record the decision", decision)
    short = {"back": "yes", "harmed": "no", "cause": cause, "lesson": "Check the list.", **more}
    await grace.presses("Close it", short)
    assert (await town.case(reference)).closing.closed is not None


async def test_a_cause_that_came_three_times_is_a_pattern(town: Town) -> None:
    for number in (1, 2, 3):
        await closed(town, number)
    await closed(town, 4, "lost")
    shown = await town["Tom"].says("patterns")

    assert "A wrong or old address: 3 times" in shown
    assert "It was lost or stolen" not in shown
    assert "Priya" not in shown


async def test_twice_is_none(town: Town) -> None:
    for number in (1, 2):
        await closed(town, number)

    assert "No cause came 3 times" in await town["Tom"].says("patterns")


async def test_a_case_that_they_are_kept_out_of_is_not_counted(town: Town) -> None:
    for number in (1, 2, 3):
        await closed(town, number)
    await town["Tom"].says("conflict BR-2026-0003")
    await town["Tom"].presses("Step aside")

    assert "No cause came 3 times" in await town["Tom"].says("patterns")
    assert "3 times" in await town["Grace"].says("patterns")


async def test_nobody_but_a_lead_or_deputy_sees_any(town: Town) -> None:
    for number in (1, 2, 3):
        await closed(town, number)

    for name in ("Priya", "Helen", "Joan", "Imran"):
        assert "3 times:" not in await town[name].says("patterns")


WATCHING = """
[[watching]]
party = "SCC"
dpia = "DPIA 7"
staff_notice = "Notice 12"
teams = [
    { key = "north", name = "Team North", people = 14 },
    { key = "south", name = "Team South", people = 5 },
]
"""


@asynccontextmanager
async def counting_teams(folder: Path, pristine: Path) -> AsyncIterator[Town]:
    """A town whose council counts teams, and has told its staff so."""
    roles = folder / "roles.toml"
    folder.mkdir()
    roles.write_text(ROLES.read_text("utf-8") + WATCHING, encoding="utf-8")
    async with running(folder, pristine=pristine, changes={"roles": roles}) as made:
        yield made


async def test_a_team_is_counted_where_whoever_closed_it_named_one(
    tmp_path: Path, pristine: Path
) -> None:
    async with counting_teams(tmp_path / "town", pristine) as town:
        for number in (1, 2, 3):
            await closed(town, number, team="north")
        await closed(town, 4, team="south")
        await closed(town, 5)
        shown = await town["Tom"].says("patterns")

        assert "A wrong or old address: 5 times" in shown
        assert "Team North: " in shown
        assert "3 times" in shown
        assert "Team South" not in shown
        assert "Team North" in await town["Tom"].says("open BR-2026-0001")


async def test_a_team_that_is_not_on_the_list_is_not_kept(tmp_path: Path, pristine: Path) -> None:
    async with counting_teams(tmp_path / "town", pristine) as town:
        await closed(town, 1, team="Priya")

        said = (await town.case()).closing.said
        assert said is not None
        assert said.team == ""


async def test_a_party_that_has_told_its_staff_nothing_is_asked_for_no_team(town: Town) -> None:
    with pytest.raises(NothingToPress, match="team"):
        await closed(town, 1, team="north")


async def test_only_what_was_reported_from_then_on_is_looked_at(town: Town) -> None:
    first = await town.reports("Priya")
    await town.goes_on(hours=1)
    second = await town.reports("Priya")

    for since, ids in ((first, [first, second]), (second, [second])):
        at = since.reported_at
        found = await town.look(partial(_since, at=at))
        assert list(found) == [one.header.id for one in ids]


def _since(unit: Unit, *, at: datetime) -> tuple[str, ...]:
    return unit.cases.opened_since(PartyKey("SCC"), "breach", at)
