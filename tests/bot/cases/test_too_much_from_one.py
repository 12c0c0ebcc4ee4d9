"""A hundred reports from one person do not bury their lead's chat, and danger comes through."""

from governance.policy import REPORTS_TOGETHER
from tests.bot.town import Town

MORE = 4


def told(town: Town, name: str, saying: str = "") -> list[str]:
    return [line for _, who, line in town.heard() if who == name and saying in line]


async def many(town: Town, count: int = REPORTS_TOGETHER + MORE) -> None:
    for _ in range(count):
        await town.reports()


async def test_after_ten_reports_the_rest_come_on_one_card(town: Town) -> None:
    await many(town)
    assert len(told(town, "Tom")) == len(told(town, "Grace")) == REPORTS_TOGETHER

    await town.goes_on(minutes=10)

    assert len(told(town, "Tom")) == len(told(town, "Grace")) == REPORTS_TOGETHER + 1
    numbers = range(REPORTS_TOGETHER + 1, REPORTS_TOGETHER + MORE + 1)
    assert all(f"BR-2026-{number:04}" in town["Tom"].text for number in numbers)


async def test_whoever_reported_so_many_is_told_once_how_their_lead_hears(town: Town) -> None:
    await many(town)

    assert len(told(town, "Priya", "on one card")) == 1


async def test_danger_is_told_at_once_however_many_came_before(town: Town) -> None:
    await many(town)
    before = len(told(town, "Tom"))

    await town.reports(danger="yes")

    assert len(told(town, "Tom")) == before + 1


async def test_so_many_in_a_longer_time_are_told_one_by_one(town: Town) -> None:
    await many(town, REPORTS_TOGETHER)
    await town.goes_on(minutes=11)

    await town.reports()

    assert len(told(town, "Tom")) == REPORTS_TOGETHER + 1


async def test_who_is_out_of_one_of_them_reads_of_it_on_that_card_no_more(town: Town) -> None:
    await many(town)
    await town.goes_on(minutes=10)
    last = f"BR-2026-{REPORTS_TOGETHER + MORE:04}"
    listed = f"**{last}**: data breach"
    assert listed in town["Tom"].text

    await town["Tom"].says(f"conflict {last}")
    await town["Tom"].presses("Step aside")

    assert listed not in town["Tom"].text
    assert listed in town["Grace"].text
