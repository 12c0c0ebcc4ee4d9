"""What stands in a chat is the newest there is, in whatever order Teams lets it through."""

from datetime import timedelta

import pytest
from aiohttp import web

from bot.turns.replies import BELOW
from governance.outbox_message import MessageKind, person_of
from governance.outcomes import MessageState
from tests.bot.asking import BRIEF, answers, asked
from tests.bot.town import CARD_1, Town

STORY = CARD_1["what_happened"]


def out_of_order(times: int = 1) -> list[web.Response]:
    return [web.Response(status=503) for _ in range(times)]


async def catches_up(town: Town) -> None:
    """Teams takes everything again."""
    for _ in range(3):
        town.clock.forward(timedelta(minutes=1))
        await town.settle()


async def test_what_was_open_is_brought_up_to_date_once_another_card_took_its_place(
    town: Town,
) -> None:
    await town.reports()
    for button in ("I have it", "Open", "Decide"):
        await town["Tom"].presses(button)
    said = {"likely": "likely", "outcome": "tell_ico", "reason": "A child is in it."}
    await town["Tom"].presses("Record the decision", said)

    assert "No decision yet" not in town["Tom"].text


async def test_what_open_shows_is_not_wiped_by_an_update_that_comes_late(town: Town) -> None:
    await town.reports()
    town.refuses("Tom", *out_of_order(2))
    await town["Tom"].presses("I have it")
    outcome = await town["Tom"].presses("Open")
    await catches_up(town)

    assert outcome["text"] == BELOW
    assert STORY in town["Tom"].last
    assert "Tom Bexley" in town["Tom"].text
    await town.goes_on(minutes=16)
    assert STORY not in town["Tom"].text


async def test_closed_before_teams_let_it_through_a_report_is_not_opened_any_more(
    town: Town,
) -> None:
    await town.reports()
    town.refuses("Tom", *out_of_order())
    await town["Tom"].presses("Open", submit=True)
    assert STORY not in town["Tom"].text
    await town["Tom"].says("close")

    for _ in range(20):
        await town.goes_on(minutes=1)
        assert STORY not in town["Tom"].text


@pytest.mark.parametrize("first_refused", [1, 3])
async def test_an_older_update_never_comes_after_a_newer_one(
    town: Town, first_refused: int
) -> None:
    await town.reports()
    town.refuses("Tom", *out_of_order(first_refused))
    await town["Tom"].presses("I have it", submit=True)  # its card waits
    await town["Tom"].says("hello")
    await town["Grace"].says("lead BR-2026-0001")  # and becomes this
    await catches_up(town)

    updates = [one for one in await town.outbox() if one.kind == MessageKind.UPDATE]
    mine = [one.state for one in updates if person_of(one.to) == town["Tom"].person]
    assert mine[-1] is MessageState.SENT
    assert MessageState.SUPERSEDED in mine[:-1]
    assert "Grace Oduya" in town["Tom"].cards[0]["body"][1]["text"]


async def test_one_press_is_one_update_of_the_card_that_was_pressed(town: Town) -> None:
    await town.reports()
    before = len(town.received())
    await town["Tom"].presses("I have it")

    mine = [
        line
        for line in town.received()[before:]
        if line["person"] == "Tom Bexley" and line["verb"] != "send"
    ]
    assert len(mine) == 1


async def test_nor_by_one_that_was_kept_back_because_teams_asked_for_time(town: Town) -> None:
    await town.reports()
    town.refuses("Tom", web.Response(status=429, headers={"Retry-After": "60"}))
    await town["Tom"].says("hello")
    await town["Tom"].presses("I have it")
    outcome = await town["Tom"].presses("Open")

    assert outcome["text"] == BELOW  # it waits with the rest, until Teams takes more


async def test_closed_while_it_waits_to_be_shown_below_it_is_not_shown(town: Town) -> None:
    await town.reports()
    town.refuses("Tom", *out_of_order(9))
    await town["Tom"].presses("I have it")
    await town["Tom"].presses("Open")
    await town["Tom"].says("close")
    for _ in range(10):
        await town.goes_on(minutes=1)
        assert STORY not in town["Tom"].text


async def test_opened_again_it_stands_for_its_own_fifteen_minutes(town: Town) -> None:
    await town.reports()
    tom = town["Tom"]
    await tom.presses("Open")
    await tom.presses("Fold away")
    await town.goes_on(minutes=10)
    await tom.presses("Open")
    await town.goes_on(minutes=14)
    assert STORY in tom.text

    await town.goes_on(minutes=2)
    assert STORY not in tom.text


async def test_what_is_asked_is_shown_below_to_the_party_that_is_asked(town: Town) -> None:
    await asked(town)
    town.refuses("Grace", *out_of_order(2))
    await answers(town, "Tom", "We hold something")
    outcome = await town["Grace"].presses("See what is asked")
    await catches_up(town)

    assert outcome["text"] == BELOW
    assert BRIEF in town["Grace"].text


async def test_somebody_elses_case_is_not_there_whether_a_card_is_about_to_change_or_not(
    town: Town,
) -> None:
    case = await town.reports()
    karl = town["Karl"]
    await karl.says("help")
    town.refuses("Karl", *out_of_order())
    data = {"card": "c", "s": 1, "case": case.header.id}
    await karl.sends("menu", data, on=karl.entries[-1].activity_id, submit=True)
    outcome = await karl.sends("open", data, on=karl.entries[-1].activity_id)

    assert "I can't find that one." in f"{outcome}{karl.text}"
    assert BELOW not in str(outcome)
    trail = await town.look(lambda unit: unit.audit.of_subject(case.header.id))
    assert "read" not in [entry.what for entry in trail]
