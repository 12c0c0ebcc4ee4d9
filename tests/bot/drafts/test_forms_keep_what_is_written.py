"""A form is never redrawn under the hands of whoever fills it in, however late an update comes."""

from collections.abc import AsyncIterator
from datetime import timedelta
from pathlib import Path

import pytest
from aiohttp import web

from bot.turns.replies import BELOW
from governance.agreements.facts import NoticeWithdrawn
from simulator.chats import Json
from tests.bot.agreement_town import facts, reviewers
from tests.bot.resident import Resident, cards_of
from tests.bot.town import Town
from tests.cards import inputs

SERVED = {"served_by": "ICB", "served": "2026-11-20", "effective": "2027-02-28", "written": "true"}
WHY = {"why": "It was a mistake."}


@pytest.fixture
async def office(tmp_path: Path, untold: Path) -> AsyncIterator[Town]:
    async with reviewers(tmp_path / "town", untold) as made:
        yield made


async def serves_notice(town: Town, *updated: web.Response) -> Resident:
    """Notice is on record; Teams answers `updated` where the form is to become what stands now."""
    joan = town["Joan"]
    await joan.says("end the agreement")
    town.refuses("Joan", *updated)
    await joan.presses("Record the notice", SERVED)
    return joan


def out_of_order(times: int = 2) -> list[web.Response]:
    """For the news that everyone hears, and for the update of the form that was sent."""
    return [web.Response(status=503) for _ in range(times)]


def asked_why(who: Resident) -> list[tuple[str, Json]]:
    """The messages in which this person is asked why now, and the card."""
    return [
        (entry.activity_id, card)
        for entry in who.entries
        for card in cards_of(entry)
        if "why" in inputs(card)
    ]


async def catches_up(town: Town) -> None:
    """Teams takes everything again."""
    town.clock.forward(timedelta(minutes=2))
    await town.settle()


async def test_a_form_takes_the_place_of_a_card_that_is_up_to_date(office: Town) -> None:
    joan = await serves_notice(office)
    used, _, _ = joan.finds("The notice is withdrawn")
    await joan.presses("The notice is withdrawn")

    assert [where for where, _ in asked_why(joan)] == [used.activity_id]
    before = asked_why(joan)
    await catches_up(office)
    assert asked_why(joan) == before


async def test_a_form_is_a_message_of_its_own_where_the_card_is_still_to_be_updated(
    office: Town,
) -> None:
    joan = await serves_notice(office, *out_of_order())
    used, _, _ = joan.finds("The notice is withdrawn")
    outcome = await joan.presses("The notice is withdrawn")
    before = asked_why(joan)
    await catches_up(office)

    assert outcome["text"] == BELOW
    assert len(before) == 1
    assert before[0][0] != used.activity_id
    assert asked_why(joan) == before  # the update came, and left it as it was
    await joan.presses("Send", WHY)
    assert (await facts(office))[-1] == NoticeWithdrawn(WHY["why"])


async def test_an_invoke_that_comes_again_is_answered_alike_and_brings_one_form(
    office: Town,
) -> None:
    joan = await serves_notice(office, *out_of_order())
    pressed = joan.pressed("The notice is withdrawn")
    first = await office.post(pressed)
    await catches_up(office)
    second = await office.post(pressed)
    await office.settle()

    assert first == second
    assert BELOW in str(first)
    assert len(asked_why(joan)) == 1


@pytest.mark.parametrize("submit", [False, True], ids=["Execute", "Submit"])
async def test_a_form_asked_for_from_a_card_that_folds_away_is_not_folded_away_with_it(
    office: Town, submit: bool
) -> None:
    await office["Stella"].presses("Change needed")
    await office["Stella"].presses("Send", {"what": "Wombat17", "why": "Numbat18"})
    joan = office["Joan"]
    await joan.says("where things stand")
    await joan.presses("What was said", submit=submit)
    assert "Wombat17" in joan.text
    await joan.presses("Propose a new version")
    asked = [card for entry in joan.entries for card in cards_of(entry) if "dated" in inputs(card)]
    for _ in range(16):
        await office.goes_on(minutes=1)

    assert len(asked) == 1
    assert asked[0] in joan.cards
    assert "Wombat17" not in joan.text


async def test_closed_what_was_said_is_not_folded_away_once_more(office: Town) -> None:
    await office["Stella"].presses("Change needed")
    await office["Stella"].presses("Send", {"what": "Wombat17", "why": "Numbat18"})
    joan = office["Joan"]
    await joan.says("where things stand")
    await joan.presses("What was said")
    await joan.presses("Fold away")
    assert "Wombat17" not in joan.text
    before = len(office.received())
    await office.goes_on(minutes=16)

    assert [line for line in office.received()[before:] if line["verb"] != "send"] == []
