"""Who has seen a notice: kept where a DPIA allows it, shown to who handles the case, and never a
reason to tell anybody later.
"""

from collections.abc import AsyncIterator
from pathlib import Path

import pytest

from tests.bot.resident import Resident
from tests.bot.town import REFERENCE, Town
from tests.bot.town import town as make_town

LINE = {"read_receipts": "DPIA of 1 November 2026, line 14"}


@pytest.fixture
async def watched(tmp_path: Path, pristine: Path) -> AsyncIterator[Town]:
    async with make_town(tmp_path / "town", pristine=pristine, changes=LINE) as town:
        town.chats.receipts = True
        yield town


async def reads(who: Resident) -> None:
    """Somebody looks at their chat, and Teams tells the bot."""
    await who.line.read(who.chat)


async def test_whoever_handles_it_sees_when_each_person_had_it_on_their_screen(
    watched: Town,
) -> None:
    await watched.reports("Priya")
    await watched.goes_on(minutes=4)
    await reads(watched["Grace"])
    await watched["Tom"].presses("Open")
    opened = watched["Tom"].text
    await watched.goes_on(hours=5)

    assert "Mon 23 Nov 2026 09:04: Grace Oduya (deputy IG lead) has seen it." in opened
    assert "seen 09:04" in watched["David"].text
    assert "seen 09:04" not in watched["Priya"].text


async def test_the_cards_that_stand_say_so_once_however_many_receipts_come(
    watched: Town,
) -> None:
    await watched.reports("Priya")
    await watched.goes_on(minutes=4)
    before = len([line for line in watched.received() if line["verb"] == "update"])
    for _ in range(5):
        await reads(watched["Grace"])
    await watched.goes_on(minutes=1)
    updates = [line for line in watched.received() if line["verb"] == "update"][before:]

    assert "Seen: Grace Oduya (deputy IG lead) 09:04." in watched["Tom"].last
    assert "Seen:" not in watched["Priya"].text
    assert sorted(line["person"].split()[0] for line in updates) == ["Grace", "Tom"]


@pytest.mark.parametrize(
    ("allowed", "told"),
    [pytest.param(LINE, True, id="a DPIA allows it"), pytest.param({}, False, id="none does")],
)
async def test_without_a_line_of_a_dpia_nothing_is_kept(
    tmp_path: Path, pristine: Path, allowed: dict[str, object], told: bool
) -> None:
    async with make_town(tmp_path / "town", pristine=pristine, changes=allowed) as town:
        town.chats.receipts = True
        await town.reports("Priya")
        await reads(town["Tom"])
        seen = [one for one in await town.outbox() if one.seen_at]

    assert bool(seen) is told


async def test_what_came_after_is_not_seen(watched: Town) -> None:
    await watched.reports("Priya")
    await reads(watched["Tom"])
    await watched.reports("Priya")

    assert any(one.seen_at for one in await watched.outbox(REFERENCE))
    assert not any(one.seen_at for one in await watched.outbox("BR-2026-0002"))


async def test_a_press_on_what_was_seen_is_as_before(watched: Town) -> None:
    await watched.reports("Priya")
    await reads(watched["Tom"])
    await watched["Tom"].presses("I have it")

    assert (await watched.case()).acknowledged


@pytest.mark.parametrize(
    ("before", "after", "siro_hears"),
    [
        pytest.param(False, False, "13:00", id="no receipts come from anybody: as ever"),
        pytest.param(True, False, "11:00", id="nobody has seen it who would: sooner"),
        pytest.param(True, True, "13:00", id="one has seen it: as ever"),
    ],
)
async def test_not_seen_climbs_earlier_and_seen_never_later(
    watched: Town, before: bool, after: bool, siro_hears: str
) -> None:
    if before:
        await watched.reports("Priya")
        await reads(watched["Tom"])
        await watched["Tom"].presses("I have it")
        await watched.until("2026-11-24 09:00")
    began = len(watched.heard())
    await watched.reports("Priya")
    await watched.goes_on(minutes=10)
    if after:
        await reads(watched["Tom"])
    await watched.goes_on(hours=5)
    told = [at[4:] for at, _, line in watched.heard()[began:] if "picked" in line]

    assert told[:1] == [siro_hears]
