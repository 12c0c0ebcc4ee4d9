"""Stop and resume: offered again, on another device, after a restart, and after a release."""

import json
from dataclasses import dataclass, replace
from datetime import timedelta
from pathlib import Path
from typing import Any

import pytest

from dialogs.asking.engine import Ask, Finished, advance, where
from dialogs.asking.flow import Flow, FormContext, Page, Question
from dialogs.asking.form_card import form_card
from dialogs.asking.readers.words import line
from dialogs.breaches.questions import BREACH
from dialogs.cards.elements import Ref
from governance.breaches.report import BreachReport
from governance.people.identity import PersonId
from simulator.chats import Json
from storage.drafts import Draft
from tests.bot.town import BOTH, CARD_1, STORY, Town
from tests.bot.town import town as make_town
from tests.breach_forms import AGREEMENT, NUMBERS
from tests.cards import inputs, words

OFFER = "You started this on Mon 23 Nov 2026 09:00. Carry on, or start again?"
HALF = {**CARD_1, "where": ""}  # all but the last answer


async def half_filled(town: Town, name: str = "Priya", *, submit: bool = False) -> None:
    await town[name].says("report a breach")
    await town[name].presses("Send", HALF, submit=submit)


def kept(card: Json) -> dict[str, str]:
    return {name: one["value"] for name, one in inputs(card).items() if one.get("value")}


CHOICES = {
    "danger": "no",
    "went_wrong": "wrong_person",
    "who_has_it": "worker",
    "noticed": "just_now",
}


@BOTH
async def test_a_report_that_was_begun_is_offered_again(town: Town, submit: bool) -> None:
    await half_filled(town, submit=submit)
    await town.goes_on(minutes=10)

    assert OFFER in await town["Priya"].says("report a breach")
    assert "Your answers are kept until Mon 7 Dec 2026." in town["Priya"].last
    assert STORY not in town["Priya"].text
    await town["Priya"].presses("Carry on", submit=submit)

    assert kept(town["Priya"].card) == CHOICES
    await town["Priya"].presses("Send", submit=submit, where="us")
    assert (await town.case()).report.what_happened == STORY


async def test_the_menus_button_offers_it_too(town: Town) -> None:
    await half_filled(town)
    await town["Priya"].says("hello")

    await town["Priya"].presses("Report a breach")

    assert OFFER in words(town["Priya"].card)


@BOTH
async def test_start_again_empties_it_and_a_second_tap_does_not(town: Town, submit: bool) -> None:
    await half_filled(town, submit=submit)
    await town["Priya"].says("report a breach")
    taps = [town["Priya"].pressed("Start again", submit=submit) for _ in range(2)]

    await town.post(taps[0])
    await town.settle()
    await town["Priya"].says("yes")  # the new one goes on
    await town.post(taps[1])
    await town.settle()

    await town["Priya"].says("carry on")
    assert kept(town["Priya"].card) == {"danger": "yes"}


async def test_an_empty_form_is_shown_and_not_offered(town: Town) -> None:
    await town["Priya"].says("report a breach")

    await town["Priya"].says("report a breach")

    assert "Could anyone be hurt because of this?" in town["Priya"].last


async def test_it_is_carried_on_after_a_restart(tmp_path: Path, pristine: Path) -> None:
    folder = tmp_path / "town"
    async with make_town(folder, pristine=pristine) as before:
        await half_filled(before)

    before.clock.forward(timedelta(hours=1))
    async with make_town(folder, pristine=pristine, after=before) as after:
        assert OFFER in await after["Priya"].says("report a breach")
        await after["Priya"].presses("Carry on")
        assert kept(after["Priya"].card) == CHOICES
        await after["Priya"].presses("Send", where="us")
        assert (await after.case()).report.what_happened == STORY


async def test_it_is_carried_on_in_another_conversation_of_the_same_person(town: Town) -> None:
    await half_filled(town)
    pressed = elsewhere(town["Priya"].pressed("Send"))
    pressed["value"]["action"] = {
        "type": "Action.Execute",
        "verb": "resume",
        "data": {"verb": "resume", "card": "a card on the phone", "s": 1},
    }

    status, body = await town.post(pressed)

    assert status == 200
    assert body is not None
    assert kept(body["value"]) == CHOICES


async def test_in_another_persons_conversation_it_is_not_there(town: Town) -> None:
    await half_filled(town)

    said = await town["Dana"].says("carry on")

    assert "That report is not here any more" in said


def elsewhere(activity: Json) -> Json:
    """The same person's activity, from another device with a conversation of its own."""
    moved: Json = json.loads(json.dumps(activity))
    moved["conversation"]["id"] = "a:another-chat-of-hers"
    return moved


async def test_after_fourteen_days_it_is_gone_and_said_kindly(town: Town) -> None:
    await half_filled(town)
    await town.goes_on(days=14)

    said = town["Priya"].last
    assert "Your report was not sent, and is deleted now" in said
    assert "You started it on Mon 23 Nov 2026 09:00." in said
    assert "it is not too late" in said
    await town["Priya"].presses("Carry on")  # of the nudge, still in the chat
    assert "kept for 14 days and then deleted" in town["Priya"].text
    await town["Priya"].says("report a breach")
    assert kept(town["Priya"].card) == {}
    assert STORY not in town["Priya"].text


async def test_a_form_that_was_never_filled_in_ends_without_a_word(town: Town) -> None:
    await town["Priya"].says("report a breach")
    await town.goes_on(days=15)

    assert "deleted now" not in town["Priya"].text
    assert await draft_of(town) is None


async def draft_of(town: Town, name: str = "Priya") -> Draft | None:
    owner = PersonId.parse(town[name].id)
    now = town.clock.now()
    return await town.look(lambda unit: unit.drafts.mine(owner, BREACH.name, now=now))


# A release between stopping and carrying on


@dataclass(frozen=True, slots=True)
class NextReport(BreachReport):
    """Card 1 of a later release: one question more."""

    told_by: str = ""


ADDED = Question("told_by", "Who told you? A role, not a name.", line, required=True)


def released(page: Page) -> Flow:
    return replace(BREACH, pages=(page,), facts=NextReport)


async def stopped(town: Town) -> tuple[dict[str, Any], FormContext]:
    """What this release kept of a report with every question answered."""
    await half_filled(town)
    await town["Priya"].says("with us")
    draft = await draft_of(town)
    assert draft is not None
    now = town.clock.now()
    return dict(draft.answers), FormContext(now, AGREEMENT, NUMBERS)


@pytest.mark.parametrize("at", [0, 3, 10], ids=["first", "in the middle", "last"])
async def test_a_release_that_adds_a_question_asks_it_and_loses_nothing(
    town: Town, at: int
) -> None:
    answers, context = await stopped(town)
    assert isinstance(where(BREACH, answers, context), Finished)
    old = BREACH.pages[0]
    questions = (*old.questions[:at], ADDED, *old.questions[at:])
    flow = released(replace(old, questions=questions))

    step = where(flow, answers, context)
    assert isinstance(step, Ask)
    assert [q.field for q in step.page.outstanding(answers, context)] == ["told_by"]
    card = form_card(
        flow, step.page, answers=answers, problems={}, context=context, ref=Ref("card-1")
    )
    assert kept(card) == {**CHOICES, "where": "us"}
    sent = {**kept(card), "told_by": "The duty manager"}
    done = advance(flow, answers, sent, context)

    assert isinstance(done, Finished)
    assert done.answers["what_happened"] == STORY
    assert done.answers["told_by"] == "The duty manager"


async def test_a_release_that_adds_a_page_goes_on_there(town: Town) -> None:
    answers, context = await stopped(town)
    flow = replace(
        BREACH, pages=(*BREACH.pages, Page("One thing more", (ADDED,))), facts=NextReport
    )

    step = where(flow, answers, context)

    assert isinstance(step, Ask)
    assert step.page.title == "One thing more"


# Not to the IG lead


async def test_a_report_not_for_the_lead_is_not_announced_to_them_while_it_waits(
    town: Town,
) -> None:
    await town["Priya"].says("report a breach")
    await town["Priya"].presses("Send, but not to these", {**HALF, **town.not_to()})
    await town.goes_on(hours=30)

    assert town["Tom"].entries == []
    assert "You have a report that is not sent" in [
        line for _, who, line in town.heard() if who == "Priya"
    ]
