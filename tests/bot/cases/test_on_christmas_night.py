"""Danger at half past two on Christmas Day: the lead on leave, the deputy reports, the SIRO is kept
out. The whole bot, to the minute; the rule alone is in `tests/governance/breaches`.
"""

from collections.abc import AsyncIterator
from datetime import UTC, datetime
from pathlib import Path

import pytest

from tests.adapters.hand_clock import HandClock
from tests.bot.leave import away
from tests.bot.town import CARD_1, GONE, REFERENCE, Town, pristine_store
from tests.bot.town import town as make_town

CHRISTMAS = datetime(2026, 12, 25, 2, 30, tzinfo=UTC)
LEAVE = "from = 2026-12-24, until = 2026-12-29"


@pytest.fixture
async def christmas(tmp_path: Path) -> AsyncIterator[Town]:
    """The town in that night."""
    pristine = pristine_store(tmp_path / "pristine", now=CHRISTMAS)
    folder, changes = tmp_path / "town", away(tmp_path, LEAVE)
    clock = HandClock(CHRISTMAS)
    async with make_town(folder, pristine=pristine, changes=changes, clock=clock) as town:
        yield town


async def test_everyone_who_may_know_hears_at_once_and_the_reporter_whom_to_phone(
    christmas: Town,
) -> None:
    grace = christmas["Grace"]
    await grace.says("report a breach")
    left_out = {**CARD_1, "danger": "yes", **christmas.not_to("David")}
    await grace.presses("Send, but not to these", left_out)
    await christmas.goes_on(minutes=31)
    heard = [(at, who) for at, who, _ in christmas.heard(but="Grace")]
    told = [at for at, who, line in christmas.heard() if "Nobody has picked up" in line]
    await christmas.goes_on(days=10)

    assert sorted(heard[:3]) == [("Fri 02:30", who) for who in ("Owen", "Ruth", "Sara")]
    assert heard[3:] == [("Fri 03:00", "Helen")]
    assert told == ["Fri 02:45"]
    assert christmas["David"].entries == []
    assert GONE in await christmas["David"].says(f"open {REFERENCE}")
    assert await christmas.due()  # and it does not fall silent
