"""Whoever says that they are away is covered from then on, and leaves nothing lying."""

from pathlib import Path

import pytest

from tests.bot.town import CARD_1, GONE, REFERENCE, Town
from tests.bot.town import town as make_town

TYPED = "I am away from 14 December to 18 December, cover: Sara Lindqvist"
NEW = f"{REFERENCE}: new report."


def card(
    town: Town, cover: str, since: str = "2026-12-14", last: str = "2026-12-18"
) -> dict[str, str]:
    who = town[cover].id if cover != "nobody" else cover
    return {"since": since, "last": last, "who": who}


async def told(town: Town, since: int) -> dict[str, str]:
    return {who: line for _, who, line in town.heard()[since:]}


@pytest.mark.parametrize("by_card", [True, False], ids=["card", "typed"])
async def test_who_covers_and_the_leads_are_told_and_it_counts_from_the_day(
    town: Town, by_card: bool
) -> None:
    tom = town["Tom"]
    if by_card:
        await tom.says("I am away")
        before = len(town.heard())
        await tom.presses("I am away then", card(town, "Sara"))
    else:
        before = len(town.heard())
        await tom.says(TYPED)

    assert "You are away from Mon 14 Dec 2026 to Fri 18 Dec 2026." in tom.text
    heard = await told(town, before)
    assert heard["Sara"].startswith(
        "Tom Bexley is away from Mon 14 Dec 2026 to Fri 18 Dec 2026, and"
    )
    assert "Sara Lindqvist covers." in heard["David"]
    assert set(heard) <= {"Tom", "Sara", "David"}


@pytest.mark.parametrize(
    ("when", "hears"),
    [
        ("2026-12-13 23:59", "Tom"),
        ("2026-12-14 00:00", "Sara"),
        ("2026-12-18 23:59", "Sara"),
        ("2026-12-19 00:00", "Tom"),
    ],
)
async def test_to_the_minute_the_first_and_the_last_day(town: Town, when: str, hears: str) -> None:
    await town["Tom"].says(TYPED)
    await town.until(when)
    before = len(town.heard())
    await town.reports()

    told = {who for _, who, line in town.heard()[before:] if line == NEW}
    assert told & {"Tom", "Sara"} == {hears}


async def test_back_early_ends_it(town: Town) -> None:
    tom = town["Tom"]
    assert "You did not tell me" in await tom.says("I am back")
    await tom.says(TYPED)
    await town.until("2026-12-15 10:00")
    before = len(town.heard())

    assert "Welcome back" in await tom.says("I am back")
    heard = await told(town, before)
    assert heard["Sara"] == heard["David"]
    assert "is not away any more" in heard["Sara"]
    await town.reports()
    assert ("Tue 10:00", "Tom", NEW) in town.heard()
    assert GONE in await town["Sara"].says(f"open {REFERENCE}")


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"last": "2026-12-13"}, id="backwards"),
        pytest.param({"since": "2026-11-20", "last": "2026-11-22"}, id="over"),
        pytest.param({"last": "2029-12-13"}, id="for years"),
        pytest.param({"since": "soon"}, id="no date"),
        pytest.param({"last": "9999-12-31"}, id="the end of days"),
        pytest.param({"who": ""}, id="nobody chosen"),
    ],
)
async def test_what_is_no_absence_changes_nothing(town: Town, changes: dict[str, str]) -> None:
    await town["Tom"].says("I am away")
    said = await town["Tom"].presses("I am away then", card(town, "Sara") | changes)

    assert "I could not use that." in str(said)
    assert await town.look(lambda unit: unit.absences.all()) == ()


@pytest.mark.parametrize("cover", ["Priya", "Helen", "Imran", "Tom"])
async def test_nobody_can_be_chosen_whom_the_party_does_not_let_cover(
    town: Town, cover: str
) -> None:
    await town["Tom"].says("I am away")
    said = await town["Tom"].presses("I am away then", card(town, cover))

    assert "I could not use that." in str(said)
    assert await town.look(lambda unit: unit.absences.all()) == ()


async def test_who_is_away_then_cannot_cover(town: Town) -> None:
    await town["Sara"].says("I am away from 16 December to 16 December, cover: Grace")
    await town["Tom"].says("I am away")
    said = await town["Tom"].presses("I am away then", card(town, "Sara"))

    assert "I could not use that." in str(said)


async def test_staff_have_nothing_to_be_covered(town: Town) -> None:
    assert "You have no post here" in await town["Priya"].says("I am away")
    assert "You have no post here" in await town["Priya"].says(TYPED)


async def test_what_was_typed_in_part_stands_on_the_card(town: Town) -> None:
    said = await town["Tom"].says("I'm on leave from tomorrow to friday, covered by Zed")

    assert "Last day away" in said
    assert "2026-11-24" in str(town["Tom"].card)
    assert "2026-11-27" in str(town["Tom"].card)


async def test_it_outlives_a_restart(tmp_path: Path, pristine: Path) -> None:
    async with make_town(tmp_path, pristine=pristine) as town:
        await town["Tom"].says(TYPED)
    async with make_town(tmp_path, pristine=pristine, after=town) as again:
        await again.until("2026-12-14 09:00")
        await again.reports()
        assert "Sara" in {who for _, who, line in again.heard() if line == NEW}


async def test_all_they_have_is_offered_right_after(town: Town) -> None:
    await town.reports()
    await town["Tom"].presses("I have it")
    await town["Tom"].says(TYPED)

    await town["Tom"].presses("Hand them over", who=town["Grace"].id)
    assert (await town.case()).owner == town["Grace"].person


async def test_on_the_last_working_afternoon_the_card_comes_by_itself_once(town: Town) -> None:
    await town["Tom"].says(TYPED)
    await town.until("2026-12-11 09:00")
    await town.reports()
    await town["Tom"].says(f"acknowledge {REFERENCE}")
    over = "Hand over what you have"
    for minute in ("13:59", "14:00", "14:01", "15:30", "19:59"):
        await town.until(f"2026-12-11 {minute}")

    assert [row for row in town.heard() if row[2] == over] == [("Fri 14:00", "Tom", over)]
    await town["Tom"].presses("Hand them over", who=town["Grace"].id)
    assert (await town.case()).owner == town["Grace"].person


async def test_said_on_the_last_afternoon_one_card_comes_at_once(town: Town) -> None:
    await town.until("2026-12-11 14:30")
    await town.reports()
    await town["Tom"].says(f"acknowledge {REFERENCE}")
    await town["Tom"].says(TYPED)
    await town.until("2026-12-11 17:00")

    over = "Hand over what you have"
    assert [row for row in town.heard() if row[2] == over] == [("Fri 14:30", "Tom", over)]


async def test_what_is_picked_up_on_the_last_afternoon_is_offered_within_the_hour(
    town: Town,
) -> None:
    await town["Tom"].says(TYPED)
    await town.until("2026-12-11 14:30")
    await town.reports()
    await town["Tom"].says(f"acknowledge {REFERENCE}")
    for minute in ("14:45", "15:31"):
        await town.until(f"2026-12-11 {minute}")

    over = "Hand over what you have"
    assert [row for row in town.heard() if row[2] == over] == [("Fri 15:31", "Tom", over)]


async def test_who_has_nothing_gets_no_card_before_leave(town: Town) -> None:
    await town["Tom"].says(TYPED)
    await town.until("2026-12-11 15:00")

    assert "Hand over what you have" not in {line for _, _, line in town.heard()}


async def test_one_month_after_its_end_it_is_forgotten(town: Town) -> None:
    await town["Tom"].says(TYPED)
    await town.until("2027-01-18 12:00")
    assert len(await town.look(lambda unit: unit.absences.all())) == 1
    await town.until("2027-01-19 12:00")

    assert await town.look(lambda unit: unit.absences.all()) == ()


async def test_help_lists_it_to_those_who_have_a_post(town: Town) -> None:
    for name, listed in (("Tom", True), ("Priya", False)):
        assert ("I am away" in await town[name].says("help")) is listed


async def test_who_is_kept_out_brings_nobody_in_by_being_away(town: Town) -> None:
    await town["Priya"].says("report a breach")
    await town["Priya"].presses("Send, but not to these", {**CARD_1, **town.not_to("Tom")})
    before = len(town.heard())
    await town["Tom"].says("I am away from 23 November to 27 November, cover: Sara Lindqvist")
    assert GONE in await town["Sara"].says(f"open {REFERENCE}")
    await town.goes_on(hours=30)

    assert not [one for one in town.heard()[before:] if one[1] == "Sara" and REFERENCE in one[2]]
    await town.reports()  # what else comes is theirs as ever
    assert ("Tue 15:00", "Sara", f"{REFERENCE[:-1]}2: new report.") in town.heard()
