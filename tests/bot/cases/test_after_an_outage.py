"""The bot was off for days: each person hears once, of all that is late, and of danger first."""

from datetime import timedelta

import pytest

from tests.bot.town import Town

ONE, SIX = "BR-2026-0001", [f"BR-2026-000{number}" for number in range(1, 7)]


async def off_for(town: Town, **time: float) -> list[tuple[str, str]]:
    """Nothing runs for so long. Returns who was told what, once it runs again."""
    before = len(town.heard())
    town.clock.forward(timedelta(**time))
    for _ in range(3):
        await town.running.catch_up()
    return [(who, line) for _, who, line in town.heard()[before:]]


@pytest.mark.parametrize(
    ("days", "title", "due"),
    [
        (1.2, "6 things for you today.", "Mon 23 Nov 2026 13:00"),
        (4.1, "6 things for you today. Past their date: 6.", "Fri 27 Nov 2026 08:30"),
    ],
    ids=["past a rung", "past the limit"],
)
async def test_whoever_several_cases_are_late_for_gets_one_card(
    town: Town, days: float, title: str, due: str
) -> None:
    for _ in SIX:
        await town.reports()
    told = await off_for(town, days=days)

    assert len({who for who, _ in told}) == len(told)
    assert {("David", title), ("Tom", title)} <= {*told}
    said = f"This is late. The first of it should have reached you on **{due}**."
    assert said in town["David"].last
    assert all(f"**{reference}**: data breach" in town["David"].text for reference in SIX)


async def test_a_single_case_comes_on_its_own_card(town: Town) -> None:
    await town.reports()
    told = await off_for(town, days=2.1)

    assert len([1 for who, _ in told if who == "Tom"]) == 1
    assert "BR-2026-0001: no decision recorded" in town["Tom"].text
    assert "This should have reached you on" in town["Tom"].text


async def test_danger_comes_by_itself_and_first(town: Town) -> None:
    for _ in SIX[:3]:
        await town.reports()
    await town.reports(danger="yes")
    told = await off_for(town, hours=4.5)

    lines = [line for who, line in told if who == "David"]
    assert lines[0].startswith("BR-2026-0004: nobody has picked this up.")
    assert lines[1:] == ["3 things for you today."]
    assert "**BR-2026-0004**: data breach" not in town["David"].text


async def test_the_clock_that_runs_out_first_comes_first(town: Town) -> None:
    for hours in (0, 5, 1):
        await town.reports(changes={"noticed": "today"})
        await town.goes_on(hours=hours)
    await off_for(town, days=2)
    listed = [line for line in town["David"].text.splitlines() if "data breach" in line]

    assert listed == sorted(listed)


async def test_what_was_told_late_is_not_told_again_the_same_day(town: Town) -> None:
    for _ in SIX:
        await town.reports()
    await off_for(town, days=1.2)
    before = len(town.heard())
    await town.goes_on(hours=1)

    assert town.heard()[before:] == []


async def test_a_later_step_of_the_same_day_is_told_by_itself(town: Town) -> None:
    """It was on the card of this morning already, for an earlier step."""
    for _ in SIX:
        await town.reports()
    await off_for(town, hours=48)  # the 48 hours, on one card
    told = await off_for(town, hours=12.5)  # twelve hours before the limit, and late

    assert ("David", "6 things for you today.") in told


async def test_whoever_hears_in_the_place_of_one_out_of_reach_gets_one_card_too(
    town: Town,
) -> None:
    for _ in SIX:
        await town.reports()
    town["Tom"].chat.blocked = True
    told = await off_for(town, days=1.2)

    assert [line for who, line in told if who == "Grace"] == ["6 things for you today."]
