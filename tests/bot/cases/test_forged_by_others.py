"""Cards of leave, breaks and reminders that nobody was given, sent all the same over HTTP."""

import pytest

from dialogs.cases.over_break import WHO
from tests.bot.agreement_town import invoke
from tests.bot.town import GONE, REFERENCE, Town

SNOOZE = {"length": "7200", "why": "Waiting."}
OTHERS = [
    pytest.param("Priya", id="who reported it"),
    pytest.param("Helen", id="the DPO"),
    pytest.param("Imran", id="another party's lead"),
    pytest.param("Joan", id="the coordinator"),
]


async def grace_has_it(town: Town) -> str:
    await town.reports()
    await town["Grace"].says(f"acknowledge {REFERENCE}")
    return (await town.case()).header.id


@pytest.mark.parametrize("name", OTHERS)
@pytest.mark.parametrize("verb", ["snooze", "snooze_send", "cannot", "break_send"])
async def test_for_whoever_may_not_it_is_not_there(town: Town, name: str, verb: str) -> None:
    case = await grace_has_it(town)
    before = (await town.case()).header.version
    data = {"card": "forged", "s": 1, "case": case, **SNOOZE, WHO + case: town[name].id}

    assert GONE in str(await invoke(town, name, verb, data))
    assert (await town.case()).header.version == before


@pytest.mark.parametrize("name", ["Priya", "Helen", "Imran", "Joan", "Tom"])
async def test_nobody_hands_over_what_another_has(town: Town, name: str) -> None:
    case = await grace_has_it(town)
    data = {"card": "forged", "s": 1, "case": case, "who": town["Tom"].id}
    said = str(await invoke(town, name, "hand_over_send", data))

    assert "You have nothing to hand over." in said
    assert (await town.case()).owner == town["Grace"].person


@pytest.mark.parametrize("verb", ["snooze", "snooze_send", "cannot", "break_send"])
async def test_who_stepped_aside_sends_their_old_cards_in_vain(town: Town, verb: str) -> None:
    case = await grace_has_it(town)
    await town["Grace"].says(f"conflict {REFERENCE}")
    await town["Grace"].presses("Step aside")
    before = (await town.case()).header.version
    data = {"card": "forged", "s": 1, "case": case, **SNOOZE, WHO + case: town["Grace"].id}

    assert GONE in str(await invoke(town, "Grace", verb, data))
    assert (await town.case()).header.version == before


@pytest.mark.parametrize("name", ["Helen", "Priya", "Imran"])
async def test_nobody_who_may_not_lead_is_said_to_have_it_over_a_break(
    town: Town, name: str
) -> None:
    case = await grace_has_it(town)
    before = (await town.case()).header.version
    data = {"card": "forged", "s": 1, WHO + case: town[name].id}
    await invoke(town, "Tom", "break_send", data)

    assert (await town.case()).header.version == before
