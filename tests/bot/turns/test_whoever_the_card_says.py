"""A card's data is written by whoever sends it: it says nothing about who that is."""

import pytest

from simulator.chats import Json
from tests.bot.town import CARD_1, REFERENCE, Town, facts
from tests.cards import words

NAMES_SOMEONE = ("person", "object_id", "aadObjectId", "viewer", "from", "user", "who")


def invoke(town: Town, name: str, verb: str, data: Json) -> Json:
    """An Execute of this person's, with any data."""
    action = {"type": "Action.Execute", "verb": verb, "data": data}
    named = {"type": "invoke", "name": "adaptiveCard/action", "value": {"action": action}}
    return {**town[name].typed(""), **named}


@pytest.mark.parametrize("name", ["Karl", "Priya"])
async def test_a_person_in_a_cards_data_is_nobody(town: Town, name: str) -> None:
    case = await town.reports("Imran")
    tom = town["Tom"].chat.persona
    forged = dict.fromkeys(NAMES_SOMEONE, tom.object_id) | {"tenant": tom.tenant_id}
    data = {"card": "c1", "s": 1, "v": 9, "case": case.header.id, **forged}

    for verb in ("open", "acknowledge"):
        status, body = await town.post(invoke(town, name, verb, {**data, "verb": verb}))
        await town.settle()
        assert status == 200
        assert body is not None
        assert "can't find that one" in words(body["value"])

    assert facts(await town.case()) == facts(case)
    assert REFERENCE not in town[name].text


async def test_a_card_that_someone_else_pressed_is_answered_afresh(town: Town) -> None:
    """A card's id can be learnt: what it did for one person stops nothing for another."""
    await town["Priya"].says("report a breach")
    _, _, action = town["Priya"].finds("Send")
    sent = {**CARD_1, "s": 1, "v": action["data"].get("v", 0), "card": action["data"]["card"]}
    for name in ("Priya", "Karl"):
        status, body = await town.post(invoke(town, name, "send", sent))
        assert status == 200
        assert "We have your report" in words((body or {})["value"])
    await town.settle()

    assert (await town.how_many("SCC"), await town.how_many("POL")) == (1, 1)
    assert REFERENCE not in town["Karl"].text
