"""Who has it over the break: one card to the lead, one press, and else the SIRO an hour later."""

from collections.abc import AsyncIterator
from datetime import UTC, datetime, timedelta
from pathlib import Path

import pytest

from governance.cases.facts import HeldOver
from tests.adapters.hand_clock import HandClock
from tests.bot.resident import Resident
from tests.bot.town import ROLES, Town, pristine_store
from tests.bot.town import town as make_town

MAUNDY_THURSDAY = datetime(2027, 3, 25, 9, 0, tzinfo=UTC)
CASE = "BR-2027-0001"
TITLE, ABOVE = "Who has it over the break?", "Nobody has said who has this over the break"


@pytest.fixture
async def easter(tmp_path: Path) -> AsyncIterator[Town]:
    """The town on Maundy Thursday at nine: they are back on Tuesday."""
    pristine = pristine_store(tmp_path / "pristine", now=MAUNDY_THURSDAY)
    clock = HandClock(MAUNDY_THURSDAY)
    async with make_town(tmp_path / "town", pristine=pristine, clock=clock) as town:
        yield town


def asked(town: Town, since: int = 0) -> list[tuple[str, str, str]]:
    return [one for one in town.heard()[since:] if one[2] in (TITLE, ABOVE)]


def question(who: Resident) -> str:
    """The name of the only question on their newest card."""
    (name,) = {e["id"] for e in who.card["body"] if e["type"] == "Input.ChoiceSet"}
    return str(name)


async def test_a_lead_is_asked_once_and_says_who_with_one_press(easter: Town) -> None:
    await easter.reports("Priya")
    await easter["Tom"].presses("I have it")
    await easter.until("2027-03-25 14:00")
    await easter.until("2027-03-25 14:10")
    shown = easter["Tom"].text
    grace = easter["Grace"].person.text
    await easter["Tom"].presses("They have it", {question(easter["Tom"]): grace})
    case = await easter.case(CASE)
    await easter.until("2027-03-25 19:00")

    assert asked(easter) == [("Thu 14:00", "Tom", TITLE)]
    assert "We are back on **Tue 30 Mar 2027 08:30**" in shown
    assert CASE in shown
    assert isinstance(case.history[-1].fact, HeldOver)
    assert case.owner == easter["Grace"].person
    assert CASE in easter["Grace"].text


async def test_whoever_has_it_already_is_chosen_for_the_lead_to_press(easter: Town) -> None:
    await easter.reports("Priya")
    await easter["Tom"].presses("I have it")
    await easter.until("2027-03-25 14:00")
    (chosen,) = {e.get("value") for e in easter["Tom"].card["body"] if "choices" in e}

    assert chosen == easter["Tom"].person.text


async def test_an_hour_later_the_siro_hears_of_what_nobody_has(easter: Town) -> None:
    await easter.reports("Priya")
    await easter["Tom"].presses("I have it")
    await easter.until("2027-03-25 14:00")
    await easter.until("2027-03-25 14:59")
    before = len(asked(easter))
    await easter.until("2027-03-25 15:00")
    await easter.until("2027-03-25 19:00")

    assert before == 1
    assert asked(easter)[1:] == [("Thu 15:00", "David", ABOVE)]
    await easter["David"].presses(
        "They have it", {question(easter["David"]): easter["Tom"].person.text}
    )
    assert isinstance((await easter.case(CASE)).history[-1].fact, HeldOver)


async def test_nobody_is_asked_where_no_time_limit_runs_out_before_the_break_ends(
    easter: Town,
) -> None:
    await easter.until("2027-03-25 14:00")

    assert asked(easter) == []


async def test_a_case_that_the_lead_is_out_of_goes_to_the_deputy(easter: Town) -> None:
    await easter.reports("Priya")
    await easter["Tom"].presses("I cannot take this")
    await easter["Tom"].presses("Step aside")
    await easter.until("2027-03-25 14:00")

    assert asked(easter) == [("Thu 14:00", "Grace", TITLE)]


SCOTTISH = """bank_holidays = "scotland"
"""


async def test_what_is_reported_after_that_is_asked_too_and_the_siro_hears_an_hour_later(
    easter: Town,
) -> None:
    await easter.until("2027-03-25 16:05")
    await easter.reports("Priya")
    await easter.until("2027-03-25 16:15")
    await easter.until("2027-03-25 17:15")
    await easter.until("2027-03-25 19:45")

    assert asked(easter) == [("Thu 16:15", "Tom", TITLE), ("Thu 17:15", "David", ABOVE)]


async def test_late_in_the_day_the_siro_hears_before_it_ends(easter: Town) -> None:
    await easter.until("2027-03-25 19:20")
    await easter.reports("Priya")
    for minute in ("19:30", "19:45", "19:59"):
        await easter.until(f"2027-03-25 {minute}")

    assert asked(easter) == [("Thu 19:30", "Tom", TITLE), ("Thu 19:45", "David", ABOVE)]


async def test_what_was_answered_is_not_asked_again_when_more_comes(easter: Town) -> None:
    await easter.reports("Priya")
    await easter.until("2027-03-25 14:00")
    name = question(easter["Tom"])
    await easter["Tom"].presses("They have it", {name: easter["Tom"].person.text})
    await easter.reports("Priya")
    await easter.until("2027-03-25 14:15")
    await easter.until("2027-03-25 15:15")

    assert [at for at, _, _ in asked(easter)] == ["Thu 14:00", "Thu 14:15", "Thu 15:15"]
    assert CASE not in easter["David"].last


def elsewhere(folder: Path, *parties: str) -> Path:
    """The town's people, where these parties have Scotland's bank holidays."""
    text = ROLES.read_text("utf-8")
    for party in parties:
        text = text.replace(
            f'[[numbers]]\nparty = "{party}"\n', f'[[numbers]]\nparty = "{party}"\n{SCOTTISH}'
        )
    path = folder / "elsewhere.toml"
    path.write_text(text, "utf-8")
    return path


@pytest.mark.parametrize(
    ("when", "parties", "hears"),
    [
        ("2027-03-25", (), ["Tom", "Imran"]),  # Maundy Thursday: Good Friday is everybody's
        ("2027-11-30", ("SCC",), []),  # St Andrew's Day: at work in England, off in Scotland
        ("2027-11-29", ("SCC",), ["Tom"]),  # and the day before it
        ("2027-11-29", (), []),
    ],
    ids=["everywhere", "on the day", "the day before", "not in England"],
)
async def test_each_party_is_asked_by_its_own_calendar(
    tmp_path: Path, when: str, parties: tuple[str, ...], hears: list[str]
) -> None:
    begins = datetime.fromisoformat(f"{when}T09:00+00:00")
    early = datetime.fromisoformat(f"{when}T08:30+00:00") - timedelta(hours=60)
    pristine = pristine_store(tmp_path / "pristine", now=early)
    roles = elsewhere(tmp_path, *parties)
    clock = HandClock(early)
    changes = {"roles": roles}
    async with make_town(
        tmp_path / "town", pristine=pristine, clock=clock, changes=changes
    ) as town:
        await town.reports("Priya")
        await town.reports("Karl")
        clock.forward(begins - clock.now())
        await town.running.catch_up()
        await town.until(f"{when} 14:00")

        assert [who for _, who, line in asked(town) if line == TITLE] == hears
