"""The desk in the chat: what is due first, five at a time, each case one press away."""

import pytest

from dialogs.desk.desk import LIST
from dialogs.desk.verbs import ROWS
from storage.audit import READ
from tests.bot import complaining, near_missing, requesting
from tests.bot.asking import ask
from tests.bot.at_the_desk import newest
from tests.bot.town import BOTH, REFERENCE, Town
from tests.cards import buttons_of, words

PLAINLY = (
    "desk",
    "my desk please",
    "list",
    "open cases",
    "show open cases",
    "my cases",
    "what is due",
    "What's due?",
    "overdue",
    "waiting on partners",
    "closed cases",
)


@pytest.mark.parametrize("typed", PLAINLY)
async def test_whoever_carries_cases_has_a_desk_however_they_ask(town: Town, typed: str) -> None:
    assert "Your desk" in await town["Tom"].says(typed)


@pytest.mark.parametrize("typed", [row.typed for row in ROWS])
@pytest.mark.parametrize("name", ["Priya", "Joan"])
async def test_whoever_carries_none_finds_their_own_reports(
    town: Town, name: str, typed: str
) -> None:
    assert "My reports" in await town[name].says(typed)


@pytest.mark.parametrize("name", ["Tom", "Grace", "Helen", "David", "Ruth", "Sara", "Owen"])
async def test_it_is_the_first_button_of_those_who_carry_cases(town: Town, name: str) -> None:
    await town[name].says("hello")

    assert buttons_of(town[name].card)[0] == "What is due"
    await town[name].presses("What is due")
    assert "Your desk" in town[name].last


async def test_it_is_on_nobody_elses_first_card(town: Town) -> None:
    for name in ("Priya", "Joan"):
        await town[name].says("hello")
        assert "What is due" not in town[name].buttons


async def test_it_counts_what_is_open_and_lists_it_danger_first_and_then_by_date(
    town: Town,
) -> None:
    await town.reports("Priya")
    await near_missing.report(town)
    await complaining.complains(town)
    await requesting.record(town)
    await town.goes_on(hours=2)
    await town.reports("Priya", danger="yes")
    await town["Tom"].says("acknowledge BR-2026-0001")
    shown = await town["Tom"].says("desk")

    assert "in the next 7 days **2** · waiting on partners **0** · mine **1**" in shown
    assert "Nobody has: 4" in shown
    assert _in_order(
        shown,
        "**BR-2026-0002** · data breach · **danger**",
        "**BR-2026-0001** · data breach",
        "Tom Bexley has it",
        "**RQ-2026-0001** · rights request",
        "**CP-2026-0001** · complaint",
        "Write that it has come: by the end of Mon 21 Dec 2026",
        "**NM-2026-0001** · near miss",
        "Say what was learnt",
    )


async def test_what_is_past_its_date_is_counted_and_says_since_when(town: Town) -> None:
    await town.reports("Priya")
    await town.goes_on(hours=73)
    shown = await town["Tom"].says("overdue")

    assert "Past their date: 1" in shown
    assert "it was due by Thu 26 Nov 2026 09:00" in shown


async def test_what_waits_for_a_partner_says_for_whom(town: Town) -> None:
    await town.reports("Priya")
    await ask(town, "POL")
    shown = await town["Tom"].says("waiting on partners")

    assert "waiting on partners **1**" in shown
    assert "waits for Staffordshire Police" in shown


@BOTH
async def test_a_case_is_one_press_away_and_the_list_stays_and_is_brought_up_to_date(
    town: Town, *, submit: bool
) -> None:
    await town.reports("Priya")
    tom = town["Tom"]
    await tom.says("desk")
    on = tom.entries[-1].activity_id
    await town["Grace"].presses("I have it")
    await tom.presses(f"See {REFERENCE}", submit=submit)

    assert f"Breach report {REFERENCE}" in tom.last
    assert "Grace Oduya has had it" in tom.last
    there = next(entry for entry in tom.entries if entry.activity_id == on)
    assert there.activity["attachments"]
    assert submit or "Grace Oduya has it" in words(tom.cards[-2])


@BOTH
async def test_the_next_five_come_in_its_place_and_no_case_twice(
    town: Town, *, submit: bool
) -> None:
    for _ in range(7):
        await town.reports("Priya")
    tom = town["Tom"]
    await tom.says("desk")
    cards, seen = len(tom.entries), _listed(tom.last)
    await tom.presses("Show", submit=submit)

    assert len(tom.entries) == cards
    assert "6 to 7 of 7" in tom.last
    assert sorted([*seen, *_listed(tom.last)]) == [f"BR-2026-000{n}" for n in range(1, 8)]


@BOTH
async def test_another_list_is_one_choice_and_one_press_away(town: Town, *, submit: bool) -> None:
    await town.reports("Priya")
    await near_missing.report(town)
    tom = town["Tom"]
    await tom.says("desk")
    for chosen, expected in {
        "kind:near_miss": ["NM-2026-0001"],
        "mine": [],
        "nobody": ["BR-2026-0001", "NM-2026-0001"],
        "closed": [],
        "kind:nothing of ours": [],
        "nonsense": ["BR-2026-0001", "NM-2026-0001"],
    }.items():
        await tom.presses("Show", {LIST: chosen}, submit=submit)
        assert _listed(tom.last) == expected, chosen


async def test_a_page_far_beyond_the_end_is_the_last_one(town: Town) -> None:
    await town.reports("Priya")
    tom = town["Tom"]
    await tom.says("desk")
    entry, _, action = tom.finds("Show")
    data = {**action["data"], "page": 900, LIST: "next"}
    await tom.sends("desk", data, on=entry.activity_id)

    assert REFERENCE in tom.last


async def test_a_post_that_is_told_sees_what_it_was_told_of_and_no_more(town: Town) -> None:
    await town.reports("Priya")
    await town.goes_on(hours=5)
    await town.reports("Priya")
    told = await town["David"].says("desk")

    assert "BR-2026-0001" in told
    assert "BR-2026-0002" not in told
    assert "in the next 7 days **1**" in told


async def test_looking_at_a_list_is_no_look_at_a_case(town: Town) -> None:
    case = await town.reports("Priya")
    await town["Tom"].says("desk")
    looks = await town.look(lambda unit: unit.audit.looks(case.header.id, 10))

    assert [one for one in looks if one.what == READ] == []


async def test_delivered_again_it_is_the_same_list(town: Town) -> None:
    await town.reports("Priya")
    tom = town["Tom"]
    asked = tom.typed("desk")
    await town.post(asked)
    await town.settle()
    first, count = newest(tom), len(tom.entries)
    await town.post(asked)
    await town.settle()

    assert (newest(tom), len(tom.entries)) == (first, count)


def _listed(shown: str) -> list[str]:
    return [
        line.removeprefix("**").partition("**")[0]
        for line in shown.split("\n")
        if line.startswith("**") and " · " in line
    ]


def _in_order(shown: str, *lines: str) -> bool:
    places = [shown.find(line) for line in lines]
    assert -1 not in places, lines[places.index(-1)]
    return places == sorted(places)


@pytest.mark.parametrize("answer", ["late", "mine", "waiting", "closed", "nobody has it", "due"])
async def test_a_plain_word_that_may_be_an_answer_is_no_command(town: Town, answer: str) -> None:
    shown = await town["Tom"].says(answer)

    assert "Your desk" not in shown
