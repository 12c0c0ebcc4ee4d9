"""A report that is started and not sent: nudged about, offered again, typed, cancelled, dropped."""

import json

import pytest

from simulator.chats import Json
from tests.bot.town import BOTH, CARD_1, REFERENCE, STORY, Town
from tests.cards import inputs, words

NUDGE = "You have a report that is not sent"
STARTED = "A report that says possible danger is not sent"

TYPED = (
    ("report a breach", "Could anyone be hurt because of this?"),
    ("no", "What happened?"),
    (STORY, "What went wrong?"),
    ("sent to the wrong person", "Who may have it now?"),
    ("a worker", "When did anyone here first notice?"),
    ("just now", "Where did it go wrong?"),
    ("with us", "Type “send” to file your report"),
)
"""The whole report by typing: what is said, and what is asked next."""


async def test_after_thirty_minutes_whoever_started_is_nudged_once(town: Town) -> None:
    await town["Priya"].says("report a breach")

    await town.goes_on(minutes=29)
    assert len(town["Priya"].entries) == 1
    await town.goes_on(minutes=1)
    assert "Your report is not sent yet" in town["Priya"].last
    await town.goes_on(hours=200)

    nudges = [at for at, who, line in town.heard() if (who, line) == ("Priya", NUDGE)]
    assert nudges == ["Mon 09:30"]


@pytest.mark.parametrize("danger", ["yes", "not sure"])
async def test_two_hours_after_danger_is_answered_the_ig_lead_hears_who_began_and_no_content(
    town: Town, danger: str
) -> None:
    await town["Priya"].says("report a breach")
    await town["Priya"].says(danger)
    await town["Priya"].says(STORY)
    await town.goes_on(hours=2)

    assert town.heard(but="Priya") == [("Mon 11:00", "Tom", STARTED)]
    said = words(town["Tom"].card)
    assert "**Priya Marlowe** began a data breach report on Mon 23 Nov 2026 09:00" in said
    assert STORY not in said
    assert town["Tom"].buttons == []


async def test_danger_in_a_report_that_is_not_sent_knows_no_quiet_hours(town: Town) -> None:
    await town.until("2026-11-23 19:00")
    await town["Priya"].says("report a breach")
    await town["Priya"].says("not sure")
    await town.goes_on(hours=24)

    assert town.heard(but="Priya") == [("Mon 21:00", "Tom", STARTED)]


@pytest.mark.parametrize(
    "said",
    [
        pytest.param(["report a breach"], id="nothing answered"),
        pytest.param(["report a breach", "no"], id="nobody in danger"),
        pytest.param(["report a breach", "no", STORY, "wrong person"], id="half of it answered"),
        pytest.param(["report a breach", "yes", "back", "no"], id="yes, taken back in time"),
        pytest.param(["report a near miss", "near miss"], id="a near miss"),
        pytest.param(["record a complaint", "no"], id="a complaint"),
    ],
)
async def test_a_form_left_open_for_a_day_gives_nobody_away(town: Town, said: list[str]) -> None:
    for one in said:
        await town["Priya"].says(one)
    await town.goes_on(days=1)

    assert town.heard(but="Priya") == []


@BOTH
async def test_a_form_that_was_opened_from_the_danger_card_gives_nobody_away(
    town: Town, submit: bool
) -> None:
    await town["Priya"].says("he knows where she lives")
    await town["Priya"].presses("Information got out: report it", submit=submit)
    await town.goes_on(days=1)

    assert town.heard(but="Priya") == []


async def test_once_they_go_on_with_that_form_its_not_sure_is_their_answer(town: Town) -> None:
    await town["Priya"].says("he knows where she lives")
    await town["Priya"].presses("Information got out: report it")
    await town.goes_on(hours=5)
    await town["Priya"].says(STORY)
    await town.goes_on(hours=3)

    assert town.heard(but="Priya") == [("Mon 16:00", "Tom", STARTED)]


async def test_danger_that_is_answered_hours_later_is_told_from_then(town: Town) -> None:
    await town["Priya"].says("report a breach")
    await town.goes_on(hours=5)
    await town["Priya"].says("yes")
    await town.goes_on(hours=3)

    assert town.heard(but="Priya") == [("Mon 16:00", "Tom", STARTED)]


async def test_a_lead_who_starts_a_report_is_not_told_of_it(town: Town) -> None:
    await town["Tom"].says("report a breach")
    await town["Tom"].says("yes")
    await town.goes_on(hours=3)

    assert STARTED not in [line for _, _, line in town.heard()]


@BOTH
async def test_a_report_that_is_sent_in_time_nudges_nobody(town: Town, submit: bool) -> None:
    await town.reports(submit=submit)
    await town["Tom"].presses("I have it")
    await town.goes_on(hours=3)

    assert not {NUDGE, STARTED} & {line for _, _, line in town.heard()}


@BOTH
async def test_cancel_deletes_the_draft_and_silences_its_nudges(town: Town, submit: bool) -> None:
    await town["Priya"].says("report a breach")
    await town["Priya"].presses("Cancel", submit=submit)
    await town.goes_on(hours=3)

    assert "Cancelled: “Report a data breach”. Nothing was sent" in town["Priya"].text
    assert [line for _, _, line in town.heard() if line in (NUDGE, STARTED)] == []
    assert await town.due() == []


async def test_cancel_by_typing_and_by_the_nudges_button(town: Town) -> None:
    await town["Priya"].says("report a breach")
    assert "Cancelled:" in await town["Priya"].says("cancel")
    assert "You have no report started." in await town["Priya"].says("cancel")

    await town["Priya"].says("report a breach")
    await town.goes_on(minutes=30)
    await town["Priya"].presses("Cancel")
    assert "You have no report started." in await town["Priya"].says("cancel")


async def test_cancel_on_a_correction_leaves_an_unsent_report_alone(town: Town) -> None:
    await town.reports()
    await town["Priya"].says("report a breach")
    await town["Priya"].says("yes")
    await town["Priya"].says(f"correct {REFERENCE}")

    await town["Priya"].presses("Cancel")

    await town["Priya"].says("carry on")
    assert inputs(town["Priya"].card)["danger"]["value"] == "yes"


@BOTH
async def test_carry_on_brings_the_choices_back_and_not_the_story(town: Town, submit: bool) -> None:
    await town["Priya"].says("report a breach")
    sent = {**CARD_1, "where": "supplier", "noticed_on": "half past"}
    await town["Priya"].presses("Send", sent, submit=submit)
    await town.goes_on(minutes=30)

    await town["Priya"].presses("Carry on", submit=submit)

    fields = inputs(town["Priya"].card)
    kept = {name: one.get("value") for name, one in fields.items() if one.get("value")}
    assert kept == {
        "danger": "no",
        "went_wrong": "wrong_person",
        "who_has_it": "worker",
        "noticed": "just_now",
        "where": "supplier",
    }
    assert STORY not in json.dumps(town["Priya"].card)
    await town["Priya"].presses("Send", submit=submit)
    assert (await town.case()).report.what_happened == STORY


async def test_an_unsent_report_is_kept_for_fourteen_days_and_no_longer(town: Town) -> None:
    await town["Priya"].says("report a breach")
    await town["Priya"].says("yes")

    await town.goes_on(days=13, hours=23)
    await town["Priya"].says("carry on")
    await town["Priya"].presses("Yes: carry on")
    assert inputs(town["Priya"].card)["danger"]["value"] == "yes"
    await town.goes_on(hours=1)

    await town["Priya"].says("report a breach")
    assert not inputs(town["Priya"].card)["danger"].get("value")


async def typed(town: Town, name: str = "Priya") -> None:
    for said, asked in TYPED:
        assert asked in await town[name].says(said)


async def test_the_whole_report_typed_ends_in_the_very_receipt_of_the_card(town: Town) -> None:
    await typed(town)
    await town["Priya"].says("send")
    by_typing = receipt(town, "Priya", REFERENCE)

    await town.reports("Priya")
    by_card = receipt(town, "Priya", "BR-2026-0002")

    assert by_typing.replace("0001", "0002") == by_card
    first, second = await town.case(REFERENCE), await town.case("BR-2026-0002")
    assert first.report == second.report
    assert "Does it show where anyone lives" in town["Priya"].last  # the receipt


def receipt(town: Town, name: str, reference: str) -> str:
    return next(
        words(card)
        for card in town[name].cards
        if "We have your report" in words(card) and reference in words(card)
    )


async def test_a_story_that_is_typed_gets_a_line_that_asks_to_delete_it(town: Town) -> None:
    await town["Priya"].says("report a breach")
    await town["Priya"].says("no")

    answer = await town["Priya"].says(STORY)
    other = await town["Priya"].says("lost")

    assert "Delete your message in this chat only" in answer
    assert "delete" not in other
    assert STORY not in answer


CHOICES: tuple[tuple[str, str], ...] = (
    *(("danger", said) for said in ("Not sure", "3")),
    *(("went_wrong", said) for said in ("stolen", "6", "hacked", "lost my laptop")),
    *(("who_has_it", said) for said in ("her dad", "4", "we have it back", "a colleague")),
    *(("noticed", said) for said in ("this morning", "yesterday 4pm", "20/11/2026 16:40")),
    *(("where", said) for said in ("a partner", "4")),
)


@pytest.mark.parametrize("position", range(5), ids=["danger", "what", "who", "when", "where"])
async def test_every_choice_can_be_typed(town: Town, position: int) -> None:
    field = ("danger", "went_wrong", "who_has_it", "noticed", "where")[position]
    line = [said for said, _ in TYPED[1:]]
    at = (0, 2, 3, 4, 5)[position]
    said_for = [said for name, said in CHOICES if name == field]

    for number, choice in enumerate(said_for, start=1):
        await town["Priya"].says("report a breach")
        for said in (*line[:at], choice, *line[at + 1 :]):
            await town["Priya"].says(said)
        await town["Priya"].says("send")
        assert await town.how_many() == number, choice


async def test_a_typed_answer_that_is_not_understood_is_asked_again(town: Town) -> None:
    await town["Priya"].says("report a breach")

    assert "Please choose one: Yes · Not sure · No." in await town["Priya"].says("purple")
    assert "What happened?" in await town["Priya"].says("no")


async def test_back_asks_the_last_question_again(town: Town) -> None:
    await town["Priya"].says("report a breach")
    await town["Priya"].says("no")
    await town["Priya"].says(STORY)

    assert "What happened?" in await town["Priya"].says("back")
    assert "Could anyone be hurt" in await town["Priya"].says("back")
    assert "Could anyone be hurt" in await town["Priya"].says("back")
    await town["Priya"].says("yes")
    assert "What went wrong?" in await town["Priya"].says("Another story.")


async def test_start_again_empties_the_form(town: Town) -> None:
    await town["Priya"].says("report a breach")
    await town["Priya"].says("yes")

    await town["Priya"].says("start again")

    assert not any(one.get("value") for one in inputs(town["Priya"].card).values())


async def test_send_too_early_shows_the_card_with_what_is_missing(town: Town) -> None:
    await town["Priya"].says("report a breach")
    await town["Priya"].says("no")
    await town["Priya"].says("send")

    assert "5 answers need another look" in words(town["Priya"].card)
    assert inputs(town["Priya"].card)["danger"]["value"] == "no"
    assert await town.how_many() == 0


async def test_send_with_nothing_started_starts_nothing(town: Town) -> None:
    for said in ("send", "send, but not to my IG lead"):
        assert "You have no report started." in await town["Priya"].says(said)

    assert await town.due() == []


async def test_help_in_the_middle_loses_nothing(town: Town) -> None:
    await town["Priya"].says("report a breach")
    await town["Priya"].says("no")

    assert "What you can do here" in await town["Priya"].says("help")
    assert "What went wrong?" in await town["Priya"].says(STORY)


def filled(card: Json) -> set[str]:
    return {name for name, one in inputs(card).items() if one.get("value")}


async def test_what_one_person_started_is_nobody_elses_to_carry_on(town: Town) -> None:
    await town["Priya"].says("report a breach")
    await town["Priya"].says("yes")

    await town["Dana"].says("report a breach")

    assert filled(town["Dana"].card) == set()
