"""Unusual reading reaches the DPO each month where the party has told its staff; nobody else."""

from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path

from bot.reading.rounds import ReadingRounds
from governance.policy import UNUSUAL_DAYS
from tests.bot.town import REFERENCE, ROLES, Town
from tests.bot.town import town as running

ON = '\n[[watching]]\nparty = "SCC"\ndpia = "DPIA 7"\nstaff_notice = "Notice 12"\n'
NOTICE = "out of the ordinary"
SEE = "See what it was"


@asynccontextmanager
async def watched(folder: Path, pristine: Path, *, on: bool = True) -> AsyncIterator[Town]:
    """A town whose council's DPO is shown unusual reading, or only could be."""
    roles = folder / "roles.toml"
    folder.mkdir()
    flag = f"unusual_reading = {str(on).lower()}\n"
    roles.write_text(ROLES.read_text("utf-8") + ON + flag, encoding="utf-8")
    async with running(folder, pristine=pristine, changes={"roles": roles}) as made:
        yield made


async def look(town: Town) -> None:
    await ReadingRounds(town.running.store, town.running.services, lambda: None).look()
    await town.settle()


async def read_each_day(town: Town, name: str, since: str = "2026-12-01") -> None:
    """Somebody opens the first case on so many mornings as are out of the ordinary."""
    first = int(since[-2:])
    for day in range(first, first + UNUSUAL_DAYS):
        await town.until(f"2026-12-{day:02d} 10:00")
        await town[name].says(f"open {REFERENCE}")


async def a_month(town: Town, name: str = "Grace") -> None:
    """Tom has a case, somebody else opens it day after day, and the month is over."""
    await look(town)
    await town.reports("Priya")
    await town["Tom"].says(f"acknowledge {REFERENCE}")
    await town.until("2026-12-01 09:00")
    await look(town)
    await read_each_day(town, name)
    await town.until("2027-01-01 09:00")
    await look(town)


async def test_the_dpo_is_told_without_a_name_and_sees_it_until_it_is_folded(
    tmp_path: Path, pristine: Path
) -> None:
    async with watched(tmp_path / "town", pristine) as town:
        await a_month(town)
        helen = town["Helen"]

        told = [(who, line) for _, who, line in town.heard() if NOTICE in line]
        assert [who for who, _ in told] == ["Helen"]
        assert "Dec 2026" in told[0][1]
        assert "Grace" not in told[0][1]
        await helen.presses(SEE)
        assert "**Grace Oduya** opened a case on 10 days or more" in helen.text
        assert REFERENCE in helen.text
        await helen.presses("Fold away")
        assert "on 10 days or more" not in helen.text


async def test_it_is_told_once_a_month(tmp_path: Path, pristine: Path) -> None:
    async with watched(tmp_path / "town", pristine) as town:
        await a_month(town)
        for _ in range(2):
            await town.goes_on(days=1)
            await look(town)

        assert sum(NOTICE in line for _, _, line in town.heard()) == 1


async def test_nothing_is_looked_at_while_it_is_off(tmp_path: Path, pristine: Path) -> None:
    async with watched(tmp_path / "town", pristine, on=False) as town:
        await a_month(town)

        assert await town.look(lambda unit: unit.audit.of_subject("reading:SCC")) == ()
        assert all(NOTICE not in line for _, _, line in town.heard())


async def test_a_dpo_hears_nothing_of_a_case_that_they_are_kept_out_of(
    tmp_path: Path, pristine: Path
) -> None:
    async with watched(tmp_path / "town", pristine) as town:
        await town.reports("Priya")
        await town["Helen"].says(f"conflict {REFERENCE}")
        await town["Helen"].presses("Step aside")
        await look(town)
        await read_each_day(town, "Grace")
        await town.until("2027-01-01 09:00")
        await look(town)

        assert all(NOTICE not in line for _, _, line in town.heard())


async def test_nobody_else_gets_it_by_a_forged_press(tmp_path: Path, pristine: Path) -> None:
    async with watched(tmp_path / "town", pristine) as town:
        await a_month(town)
        entries = await town.look(lambda unit: unit.audit.of_subject("reading:SCC"))
        for name in ("Tom", "Grace", "Karl", "Lena"):
            who, data = town[name], {"step": f"SCC {entries[-1].sequence}", "s": 1, "card": "x"}
            await who.says("help")
            on = who.entries[-1].activity_id
            await who.sends("unusual_reading", {**data, "verb": "unusual_reading"}, on=on)

            assert "Grace Oduya** opened" not in who.text
            assert NOTICE not in who.text
