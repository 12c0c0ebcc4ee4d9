"""What should not be in a narrative is asked about once, kindly, before any of it is kept."""

import io
from collections.abc import Mapping
from typing import Any

import pytest

from governance.breaches.facts import Corrected, Decided, DetailsAdded
from governance.breaches.report import BreachDetails
from governance.keys import TenantId
from governance.people.identity import PersonId
from storage.drafts import Draft
from tests.bot.resident import strings
from tests.bot.town import BOTH, REFERENCE, STORY, Town, facts
from tests.bot.town import CARD_1 as CARD

SECRETS = ("943 476 5919", "ST16 2LD")
PLANTED = f"The letter had {SECRETS[0]} and went to {SECRETS[1]}."
QUESTION = "It looks as if there is an NHS number and a postcode in what you wrote."
AS_IT_IS = (
    "Please take them out if you can, then press {button} again. "
    "If they must stay, press {button} again as it is."
)


async def begins(town: Town, name: str = "Priya") -> None:
    await town[name].says("report a breach")


async def presses(
    town: Town, name: str, title: str, answers: Mapping[str, str], *, submit: bool = False
) -> str:
    """What they read after pressing, with their card as it was."""
    before = town[name].finds(title)
    outcome = await town[name].presses(title, answers, submit=submit)

    assert town[name].finds(title)[0].activity_id == before[0].activity_id
    return town[name].last if submit else str(outcome.get("text", ""))


async def draft_of(town: Town, name: str = "Priya") -> Draft | None:
    one = town[name].chat.persona
    owner, now = PersonId(TenantId(one.tenant_id), one.object_id), town.clock.now()
    return await town.look(lambda unit: unit.drafts.mine(owner, now=now))


async def outbox(town: Town, subject: str = "-") -> str:
    """Everything that was put in the outbox about a case, or about none."""
    kept = await town.look(lambda unit: unit.outbox.of_subject(subject))
    return str([(one.to, one.body, one.receipt) for one in kept])


def nothing_of_it(*kept: object) -> bool:
    return not any(secret in str(one) for secret in (*SECRETS, PLANTED) for one in kept)


def from_the_bot(town: Town) -> list[str]:
    return [text for line in town.received() for text in strings(line["activity"])]


@BOTH
async def test_a_report_is_asked_about_once_and_nothing_of_the_story_is_kept(
    town: Town, said: io.StringIO, submit: bool
) -> None:
    await begins(town)
    asked = await presses(town, "Priya", "Send", {**CARD, "what_happened": PLANTED}, submit=submit)
    draft = await draft_of(town)

    assert asked == f"{QUESTION} {AS_IT_IS.format(button='Send')}"
    assert draft is not None
    assert draft.answers["went_wrong"] == "wrong_person"
    assert "what_happened" not in draft.answers
    assert nothing_of_it(draft.answers, await outbox(town), said.getvalue(), from_the_bot(town))
    assert await town.how_many() == 0


@BOTH
async def test_pressed_again_as_it_is_it_is_filed_as_it_is(town: Town, submit: bool) -> None:
    await begins(town)
    for _ in range(2):
        await town["Priya"].presses("Send", CARD, what_happened=PLANTED, submit=submit)
    await town["Tom"].says(f"open {REFERENCE}")

    assert (await town.case()).report.what_happened == PLANTED
    assert PLANTED in town["Tom"].last


@BOTH
async def test_taken_out_it_is_filed_without(town: Town, submit: bool) -> None:
    await begins(town)
    await town["Priya"].presses("Send", CARD, what_happened=PLANTED, submit=submit)
    await town["Priya"].presses("Send", CARD, what_happened=STORY, submit=submit)

    assert (await town.case()).report.what_happened == STORY
    assert await town.how_many() == 1


async def test_a_story_without_any_is_not_asked_about(town: Town) -> None:
    await town.reports()

    assert not any("It looks as if" in text for text in from_the_bot(town))


async def test_asked_again_by_a_redelivery_it_is_still_the_first_time(town: Town) -> None:
    await begins(town)
    pressed = town["Priya"].pressed("Send", CARD, what_happened=PLANTED)
    answers = [await town.post(pressed) for _ in range(3)]

    assert len({str(answer) for answer in answers}) == 1
    assert QUESTION in str(answers[0])
    assert await town.how_many() == 0


async def test_another_report_is_asked_about_afresh(town: Town) -> None:
    for _ in range(2):
        await begins(town)
        assert QUESTION in await presses(town, "Priya", "Send", {**CARD, "what_happened": PLANTED})
        await town["Priya"].presses("Send", CARD, what_happened=PLANTED)

    assert await town.how_many() == 2


@pytest.mark.parametrize("danger", ["yes", "not_sure"])
async def test_with_danger_it_says_that_sending_again_at_once_is_fine(
    town: Town, danger: str
) -> None:
    await begins(town)
    asked = await presses(
        town, "Priya", "Send", {**CARD, "danger": danger, "what_happened": PLANTED}
    )
    await town["Priya"].presses("Send", CARD, danger=danger, what_happened=PLANTED)

    assert asked.endswith(
        "If anyone could be in danger, do not wait: press Send again at once. That is fine."
    )
    assert (await town.case()).urgent


async def test_whoever_keeps_it_from_the_lead_is_told_to_press_that_button_again(
    town: Town,
) -> None:
    button = "Send, but not to these"
    await begins(town)
    card = {**CARD, **town.not_to(), "what_happened": PLANTED}
    asked = await presses(town, "Priya", button, card)
    await town["Priya"].presses(button, card)

    assert AS_IT_IS.format(button=f"“{button}”") in asked
    assert not [who for _, who, line in town.heard() if who == "Tom" and REFERENCE in line]


async def test_with_other_answers_missing_it_is_still_asked_first(town: Town) -> None:
    await begins(town)
    asked = await presses(
        town, "Priya", "Send", {"danger": "no", "what_happened": PLANTED, "where": "us"}
    )
    draft = await draft_of(town)

    assert QUESTION in asked
    assert draft is not None
    assert draft.answers["where"] == "us"
    assert nothing_of_it(draft.answers)


async def test_a_story_that_is_too_long_is_asked_about_when_it_fits(town: Town) -> None:
    await begins(town)
    long = PLANTED + "x" * 4000

    assert "too many" in await presses(town, "Priya", "Send", {**CARD, "what_happened": long})
    assert QUESTION in await presses(town, "Priya", "Send", {**CARD, "what_happened": PLANTED})


async def test_typed_it_is_not_kept_and_the_message_is_to_be_deleted(
    town: Town, said: io.StringIO
) -> None:
    await begins(town)
    await town["Priya"].says("no")
    asked = await town["Priya"].says(PLANTED)
    draft = await draft_of(town)

    assert asked == (
        f"{QUESTION} I have not kept it. Delete your message in this chat only. Keep the original."
        " Then type it again, and leave that out if you can. If it must stay, type it again as it"
        " is."
    )
    assert draft is not None
    assert nothing_of_it(draft.answers, await outbox(town), said.getvalue(), from_the_bot(town))

    kept = await town["Priya"].says(PLANTED)
    draft = await draft_of(town)

    assert "I have kept that safely. Delete your message in this chat only" in kept
    assert draft is not None
    assert draft.answers["what_happened"] == PLANTED


async def test_typed_with_danger_it_says_that_typing_it_again_at_once_is_fine(
    town: Town,
) -> None:
    await begins(town)
    await town["Priya"].says("not sure")

    assert "do not wait: type it again at once" in await town["Priya"].says(PLANTED)


async def test_what_was_done_is_asked_about_too(town: Town) -> None:
    await town.reports()
    await town["Priya"].presses("Add details")
    added = {"what_was_done": PLANTED}
    asked = await presses(town, "Priya", "Add these details", added)

    assert f"{QUESTION} {AS_IT_IS.format(button='“Add these details”')}" == asked
    assert "DetailsAdded" not in facts(await town.case())

    await town["Priya"].presses("Add these details", added)

    assert await last(town) == DetailsAdded(
        BreachDetails(organisations=("SCC",), what_was_done=PLANTED)
    )


async def test_a_correction_is_asked_about_too(town: Town) -> None:
    await town.reports()
    await town["Priya"].says(f"correct {REFERENCE}")
    asked = await presses(town, "Priya", "Send the correction", {"what_happened": PLANTED})

    assert QUESTION in asked
    assert "Corrected" not in facts(await town.case())

    await town["Priya"].presses("Send the correction", what_happened=PLANTED)
    corrected = await last(town)

    assert isinstance(corrected, Corrected)
    assert corrected.report.what_happened == PLANTED


async def test_the_reasons_of_a_decision_are_asked_about_too(town: Town) -> None:
    case = await town.reports()
    await town["Tom"].says(f"decide {REFERENCE}")
    decision = {"likely": "not_known", "outcome": "record_only", "reason": PLANTED}
    asked = await presses(town, "Tom", "Record the decision", decision)
    saved = await outbox(town, case.header.id)

    assert QUESTION in asked
    assert nothing_of_it(saved)
    assert (await town.case()).decision is None

    await town["Tom"].presses("Record the decision", decision)

    assert isinstance((await town.case()).decision, Decided)


async def test_a_decision_that_lacks_something_is_asked_about_once_in_all(town: Town) -> None:
    await town.reports()
    await town["Tom"].says(f"decide {REFERENCE}")
    asked = await presses(town, "Tom", "Record the decision", {"reason": PLANTED})
    await town["Tom"].presses("Record the decision", reason=PLANTED)
    shown = town["Tom"].card
    await town["Tom"].presses("Record the decision", likely="not_known", outcome="record_only")

    assert QUESTION in asked
    assert "Please choose one." in str(shown)
    assert (await town.case()).decision is not None


async def test_each_persons_form_is_their_own(town: Town) -> None:
    await town.reports()
    decision = {"likely": "not_known", "outcome": "record_only", "reason": PLANTED}
    for name in ("Tom", "Grace"):
        await town[name].says(f"decide {REFERENCE}")

        assert QUESTION in await presses(town, name, "Record the decision", decision)


async def last(town: Town) -> Any:
    """The newest fact that a person made."""
    history = (await town.case()).history
    return [event.fact for event in history if isinstance(event.by, PersonId)][-1]
