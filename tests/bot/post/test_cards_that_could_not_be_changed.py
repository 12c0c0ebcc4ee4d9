"""What takes the place of a card is never given up, however long Teams lets us change nothing."""

from datetime import timedelta

import pytest
from aiohttp import web
from hypothesis import given
from hypothesis import strategies as st

from bot.commands.doctor_answer import State
from bot.commands.doctor_files import cards
from bot.post.retries import stuck, wait_after
from governance.outbox_message import MessageKind
from governance.outcomes import MessageState
from governance.policy import FIRST_RETRY, LONGEST_RETRY, MOST_TRIES, SOONER_RETRY
from storage.outbox import OutboxMessage
from tests.bot.resident import filled
from tests.bot.town import CARD_1, REFERENCE, Town

STORY = CARD_1["what_happened"]


def refusals(status: int, times: int) -> list[web.Response]:
    return [web.Response(status=status) for _ in range(times)]


async def opened(town: Town, *later: web.Response) -> None:
    """Tom has the report open; `later` is what Teams answers when it is to be folded away."""
    await town.reports()
    await town["Tom"].presses("Open")
    assert STORY in town["Tom"].text
    town.refuses("Tom", *later)


async def folds(town: Town) -> list[OutboxMessage]:
    return [one for one in await town.outbox() if one.kind == MessageKind.FOLD]


async def hours(town: Town, count: int) -> None:
    for _ in range(count * 6):
        await town.goes_on(minutes=10)


@pytest.mark.parametrize(
    "status",
    [
        pytest.param(403, id="they blocked the bot"),
        pytest.param(404, id="not there, they say, and it is"),
        pytest.param(400, id="refused outright"),
        pytest.param(503, id="out of order"),
        pytest.param(429, id="too much at once"),
    ],
)
async def test_what_open_shows_is_folded_away_once_teams_lets_us(town: Town, status: int) -> None:
    await opened(town, *refusals(status, 2))
    await town.goes_on(minutes=16)
    assert STORY in town["Tom"].text
    await hours(town, 1)

    assert STORY not in town["Tom"].text
    assert [fold.state for fold in await folds(town)] == [MessageState.SENT]


async def test_after_hours_of_no_it_is_tried_once_a_day_and_folded_away_in_the_end(
    town: Town,
) -> None:
    await opened(town, *refusals(403, MOST_TRIES + 2))
    await hours(town, 3)
    calls = town.refusals.calls_about(town["Tom"])
    assert await town.look(stuck) == 1
    await hours(town, 20)
    assert town.refusals.calls_about(town["Tom"]) - calls < 8  # with the rungs of a day
    assert STORY in town["Tom"].text
    await hours(town, 72)

    assert STORY not in town["Tom"].text
    assert await town.look(stuck) == 0


async def test_a_card_that_is_not_there_for_hours_needs_no_folding_away(town: Town) -> None:
    await opened(town, *refusals(404, 99))
    await hours(town, 3)

    assert [fold.state for fold in await folds(town)] == [MessageState.SUPERSEDED]


async def test_an_answer_whose_card_is_not_there_any_more_is_a_message_of_its_own(
    town: Town,
) -> None:
    priya = town["Priya"]
    await priya.says("report a breach")
    _, card, action = priya.finds("Send")
    await priya.sends("send", filled(card, action, CARD_1), on="1795000000000", submit=True)

    case = await town.case()
    assert f"We have your report: {case.header.reference}" in priya.text
    assert [one.kind for one in await town.outbox() if one.state is MessageState.WAITING] == []


async def test_a_slip_of_theirs_after_an_outage_loses_no_fold(town: Town) -> None:
    await opened(town, *refusals(503, MOST_TRIES), *refusals(404, 1))
    await hours(town, 4)

    assert [fold.state for fold in await folds(town)] == [MessageState.SENT]
    assert STORY not in town["Tom"].text


async def test_after_an_outage_what_open_shows_is_folded_away_within_ten_minutes(
    town: Town,
) -> None:
    await opened(town)
    town.refusals.out_of_order = True
    await hours(town, 4)
    assert STORY in town["Tom"].text
    town.refusals.out_of_order = False
    await town.goes_on(minutes=10)

    assert STORY not in town["Tom"].text


async def test_who_steps_aside_while_they_block_the_bot_keeps_no_card_of_the_case(
    town: Town,
) -> None:
    await town.reports()
    await town["Grace"].presses("I cannot take this")
    town.refuses("Grace", *refusals(403, 3))
    await town["Grace"].presses("Step aside")
    await hours(town, 1)

    assert not {"I have it", "Open"} & set(town["Grace"].buttons)
    assert REFERENCE not in await town["Grace"].says("my reports")


@given(st.integers(1, 10_000))
def test_each_wait_is_as_long_as_the_one_before_or_longer_and_ten_minutes_at_most(
    attempts: int,
) -> None:
    for status, first in ((None, FIRST_RETRY), (503, FIRST_RETRY), (412, SOONER_RETRY)):
        waits = [wait_after(one, status) for one in (attempts, attempts + 1)]
        assert first <= waits[0] <= waits[1] <= LONGEST_RETRY


def test_until_they_are_given_up_the_tries_of_a_message_take_an_hour_and_a_half() -> None:
    tried = sum((wait_after(each, None) for each in range(1, MOST_TRIES)), timedelta())

    assert timedelta(hours=1) < tried < timedelta(hours=2)


@pytest.mark.parametrize(
    ("count", "state", "says"),
    [
        pytest.param(0, State.OK, "none waits", id="none"),
        pytest.param(1, State.NOTE, "1 card stands in", id="one"),
        pytest.param(2, State.NOTE, "2 cards stand in", id="several"),
    ],
)
def test_doctor_says_how_many_cards_stand_that_should_not(
    count: int, state: State, says: str
) -> None:
    found = cards(count)

    assert found.state is state
    assert found.says.startswith(says)
    assert bool(found.do) is (state is not State.OK)
