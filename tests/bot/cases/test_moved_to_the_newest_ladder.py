"""A case of an earlier release goes over to the newest ladder, once, and then is not silent."""

from pathlib import Path

import pytest

from bot.cases import moving
from governance.breaches import ladders
from tests.bot.town import REFERENCE, facts
from tests.bot.town import town as make_town

LATE = "1 thing for you today. Past their date: 1."


async def test_an_open_case_past_its_limit_is_told_again_after_the_update(
    tmp_path: Path, pristine: Path, monkeypatch: pytest.MonkeyPatch
) -> None:
    folder = tmp_path / "town"
    older = tuple(one for one in ladders.LADDERS if one.version == 1 and one.id == "breach")
    with monkeypatch.context() as earlier:
        earlier.setattr(ladders, "LADDERS", older)
        earlier.setattr(moving, "LADDERS", {(one.id, one.version): one for one in older})
        async with make_town(folder, pristine=pristine) as before:
            await before.reports()
            await before.until("2026-12-10 12:00")
            assert (await before.case()).ladder.version == 1
            assert await before.due() == []  # as it ended, it fell silent
            before.adds_up = False

    async with make_town(folder, pristine=pristine, after=before) as after:
        case = await after.case()
        assert (case.ladder.id, case.ladder.version) == ("breach", 3)
        assert facts(case)[-1] == "LadderMoved"
        assert after.heard() == []  # nothing is told in the same second
        await after.until("2026-12-11 08:31")

        assert [row for row in after.heard() if row[2] == LATE] == [("Fri 08:30", "Tom", LATE)]
        assert "A newer version of who hears when applies" in await after["Tom"].says(
            f"open {REFERENCE}"
        )

    async with make_town(folder, pristine=pristine, after=after) as again:
        assert facts(await again.case()).count("LadderMoved") == 1
