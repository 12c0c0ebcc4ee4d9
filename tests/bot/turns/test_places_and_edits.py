"""Groups and channels, edits, removal, and cards that ask to be brought up to date."""

import copy
from typing import Any

import pytest

from bot.turns.asides import EDITED, GO_PRIVATE
from governance.people.identity import PersonId
from simulator.chats import Json
from tests.bot.town import APP_ID, CARD_1, REFERENCE, Town, facts
from tests.cards import words


def invoke(activity: Json, verb: str, data: Json, trigger: str = "manual") -> Json:
    action = {"type": "Action.Execute", "verb": verb, "data": data}
    value = {"action": action, "trigger": trigger}
    named = {"type": "invoke", "name": "adaptiveCard/action", "replyToId": "1"}
    return {**activity, **named, "value": value}


def in_a(scope: str, activity: Json) -> Json:
    there = copy.deepcopy(activity)
    there["conversation"]["conversationType"] = scope
    return there


@pytest.mark.parametrize("scope", ["groupChat", "channel", "somethingNew"])
@pytest.mark.parametrize("said", ["report a breach", "<at>IG Desk</at> report a breach", "1"])
async def test_where_others_read_the_bot_asks_nothing_and_offers_to_go_private(
    town: Town, scope: str, said: str
) -> None:
    priya = town["Priya"]

    assert (await town.post(in_a(scope, priya.typed(said))))[0] == 200
    await town.settle()

    (card,) = priya.cards
    (button,) = card["actions"]
    assert words(card).startswith(GO_PRIVATE)
    assert button["url"].startswith(f"https://teams.microsoft.com/l/chat/0/0?users=28:{APP_ID}")
    assert await _way_to(town, "Priya") is None


@pytest.mark.parametrize("verb", ["report_breach", "send", "open", "acknowledge"])
async def test_where_others_read_no_card_of_ours_does_anything(town: Town, verb: str) -> None:
    case = await town.reports()
    before = len(town.received())
    tom = town["Tom"]
    data = {"card": "c", "s": 1, "v": 9, "case": case.header.id, **CARD_1}

    status, body = await town.post(in_a("channel", invoke(tom.typed(""), verb, data)))
    await town.settle()

    assert (status, body and body["value"]) == (200, GO_PRIVATE)
    assert len(town.received()) == before
    assert facts(await town.case()) == facts(case)
    assert await town.how_many() == 1


async def test_changing_a_message_changes_no_report_and_says_how_to(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("report a breach")
    said = priya.typed("no")
    for change in ({}, {"type": "messageUpdate", "text": "yes"}, {"type": "messageUpdate"}):
        assert (await town.post({**said, **change}))[0] == 200
        await town.settle()

    assert [e.activity.get("text") for e in priya.entries].count(EDITED) == 1  # and once is enough
    me, now = PersonId.parse(priya.id), town.clock.now()
    draft = await town.look(lambda unit: unit.drafts.mine(me, now=now))
    assert draft is not None
    assert draft.answers["danger"] == "no"


async def test_a_message_taken_back_is_left_in_peace(town: Town) -> None:
    priya = town["Priya"]
    said = priya.typed("help")
    await town.post(said)
    await town.settle()
    before = len(town.received())

    assert (await town.post({**said, "type": "messageDelete", "text": None}))[0] == 200
    await town.settle()
    assert len(town.received()) == before


async def test_when_the_app_is_removed_the_way_to_them_is_forgotten(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("help")
    assert await _way_to(town, "Priya") is not None

    removed = {**priya.typed(""), "type": "installationUpdate", "action": "remove"}
    assert (await town.post(removed))[0] == 200
    assert await _way_to(town, "Priya") is None


async def _way_to(town: Town, name: str) -> Any:
    person = PersonId.parse(town[name].id)
    return await town.look(lambda unit: unit.conversations.of(person))


async def test_a_card_that_looks_again_is_never_taken_for_a_press(town: Town) -> None:
    case = await town.reports()
    tom = town["Tom"]
    pressed = tom.pressed("I have it")
    pressed["value"]["trigger"] = "automatic"
    before = len(town.received())

    status, body = await town.post(pressed)
    await town.settle()

    assert (status, body and body["value"]) == (200, "")  # up to date: it stays as it is
    assert len(town.received()) == before
    assert facts(await town.case()) == facts(case)
    await tom.presses("I have it")  # nor does it stand in the way of one
    assert facts(await town.case())[-1] == "Acknowledged"


async def test_a_notice_brings_itself_up_to_date_and_only_for_those_who_may_see_it(
    town: Town,
) -> None:
    await town.reports()
    (notice,) = town["Tom"].cards
    asked = notice["refresh"]["action"]
    await town["Grace"].says(f"acknowledge {REFERENCE}")

    def view(name: str) -> Json:
        return invoke(town[name].typed(""), asked["verb"], asked["data"], "automatic")

    _, toms = await town.post(view("Tom"))
    _, karls = await town.post(view("Karl"))
    assert toms is not None
    assert "Grace Oduya" in words(toms["value"])
    assert karls is not None
    assert words(karls["value"]).startswith("I can't find that one.")
