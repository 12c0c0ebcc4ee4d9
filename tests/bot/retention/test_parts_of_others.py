"""What another party was given of a record: its own leads are told before its part goes."""

from collections.abc import AsyncIterator
from datetime import date
from pathlib import Path

import pytest

from bot.retention.standing import RETENTION
from governance.access import Action
from governance.keys import PartId, PartyKey
from storage.errors import NotThere
from storage.parts import FORETOLD
from storage.unit import Unit
from tests.bot.near_missing import NM, near_miss
from tests.bot.retention.retention_kit import CLOSED, closed, look, soon
from tests.bot.town import NOBODY, Town
from tests.bot.town import town as make_town

POL = PartyKey("POL")
WARNED = soon(-29)
LONGER = """format = 1

[[keep]]
party = "POL"
record = "near_miss"
years = 4
source = "our own policy"
"""
THEIR_MONTH_OVER = date(2030, 12, 10)
TOLD = f"What you were given of **{NM}** is destroyed after"


async def with_a_part(town: Town) -> PartId:
    """A near miss of the council's that is closed, of which the police were given a part."""
    await closed(town)
    case = await near_miss(town)

    def give(unit: Unit) -> PartId:
        return unit.parts.give(
            actor=NOBODY,
            case_id=case.header.id,
            party=POL,
            payload={"said": "a numbat"},
            now=town.clock.now(),
        ).id

    part = await town.running.store.write(give)
    await look(town, CLOSED)
    return part


async def is_there(town: Town, part: PartId) -> bool:
    try:
        await town.look(lambda unit: unit.parts.load(NOBODY, part, now=town.clock.now()))
    except NotThere:
        return False
    return True


async def case_is_there(town: Town) -> bool:
    now = town.clock.now()
    try:
        await town.look(lambda unit: unit.cases.find(NOBODY, NM, Action.SEE_STATUS, now=now))
    except NotThere:
        return False
    return True


async def foretold(town: Town, part: PartId) -> int:
    entries = await town.look(lambda unit: unit.audit.of_subject(part))
    return [one.what for one in entries].count(FORETOLD)


async def test_a_part_goes_with_its_case_and_its_own_lead_was_told_a_month_before(
    town: Town,
) -> None:
    part = await with_a_part(town)
    await look(town, WARNED)
    told = town["Imran"].last

    assert f"{TOLD} Fri 23 Nov 2029." in told
    assert "a numbat" not in told
    assert await foretold(town, part) == 1

    await look(town, soon(1))
    assert not await case_is_there(town)
    assert not await is_there(town, part)
    assert town.running.store.damaged == frozenset()


@pytest.fixture
async def longer(tmp_path: Path, pristine: Path) -> AsyncIterator[Town]:
    """A town whose police keep near misses a year longer than the council."""
    file = tmp_path / "retention.toml"
    file.write_text(LONGER)
    changes = {"retention": file}
    async with make_town(tmp_path / "town", pristine=pristine, changes=changes) as made:
        yield made


async def test_a_part_that_is_kept_longer_is_foretold_by_itself_before_its_own_month_ends(
    longer: Town,
) -> None:
    town, part = longer, await with_a_part(longer)
    for day in (WARNED, soon(1)):
        await look(town, day)
    assert not await case_is_there(town)
    assert await foretold(town, part) == 0

    await look(town, date(2030, 10, 25))
    assert f"{TOLD} Sat 30 Nov 2030." in town["Imran"].last
    assert await foretold(town, part) == 1

    await look(town, date(2030, 12, 5))
    assert await is_there(town, part)
    await look(town, THEIR_MONTH_OVER)
    assert not await is_there(town, part)
    assert await foretold(town, part) == 1


async def test_a_part_that_nobody_could_be_told_of_stays(town: Town) -> None:
    """As where a bot was off for months: its month is long over, and it is foretold first."""
    part = await with_a_part(town)

    def case_goes(unit: Unit) -> None:
        unit.shredder.case(case.header.id, actor=RETENTION, now=town.clock.now())

    case = await near_miss(town)
    await town.running.store.write(case_goes)
    await look(town, date(2031, 5, 1))

    assert await is_there(town, part)
    assert f"{TOLD} Sat 31 May 2031." in town["Imran"].last
    await look(town, date(2031, 5, 29))
    assert await is_there(town, part)
    await look(town, date(2031, 6, 1))
    assert not await is_there(town, part)
