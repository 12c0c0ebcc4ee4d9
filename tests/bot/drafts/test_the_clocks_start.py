"""The 72 hours run from a report's first word, not from when it is sent (BR-FIRST-SAID)."""

import pytest

from dialogs.words.wording import say
from governance.moments import london
from tests.bot.town import BOTH, CARD_1, STORY, Town

BEGUN = "2026-11-23 09:04"
HALF = {**CARD_1, "where": ""}
NEAR = {"what": "near_miss", "what_happened": STORY, "got_out": "yes"}


async def aware(town: Town, reference: str = "BR-2026-0001") -> tuple[str, bool]:
    found = (await town.case(reference)).awareness
    return f"{london(found.at):%Y-%m-%d %H:%M}", found.provisional


async def begins(town: Town, at: str = BEGUN, words: str = "report a breach") -> None:
    await town.until(at)
    await town["Priya"].says(words)


@BOTH
async def test_just_now_on_a_card_is_when_the_card_was_asked_for(town: Town, submit: bool) -> None:
    await begins(town)
    await town.until("2026-11-23 17:02")

    await town["Priya"].presses("Send", CARD_1, submit=submit)

    assert await aware(town) == (BEGUN, True)


async def test_just_now_typed_is_when_the_report_was_begun(town: Town) -> None:
    await begins(town)
    for said in ("no", STORY, "wrong person", "a worker", "just now", "with us"):
        await town["Priya"].says(said)
        await town.goes_on(minutes=1)
    await town.until("2026-11-23 17:02")

    await town["Priya"].says("send")

    assert await aware(town) == (BEGUN, True)


@BOTH
async def test_after_a_missing_answer_it_is_still_when_it_was_begun(
    town: Town, submit: bool
) -> None:
    await begins(town)
    await town["Priya"].presses("Send", HALF, submit=submit)
    await town.until("2026-11-23 17:02")

    await town["Priya"].presses("Send", submit=submit, where="us")

    assert await aware(town) == (BEGUN, True)


@BOTH
async def test_over_midnight_it_is_the_day_before_and_nothing_is_asked(
    town: Town, submit: bool
) -> None:
    await begins(town, "2026-11-23 23:50")
    await town["Priya"].presses("Send", HALF, submit=submit)
    await town.until("2026-11-24 00:10")

    await town["Priya"].presses("Send", submit=submit, where="us")

    assert await aware(town) == ("2026-11-23 23:50", True)


async def test_today_is_the_day_on_which_it_was_said(town: Town) -> None:
    await begins(town, "2026-11-23 23:50")
    await town["Priya"].presses("Send", {**HALF, "noticed": "today"})
    await town.until("2026-11-24 00:10")

    await town["Priya"].presses("Send", where="us")

    assert await aware(town) == ("2026-11-23 00:00", True)


async def test_a_near_miss_that_got_out_counts_from_its_own_first_word(town: Town) -> None:
    await begins(town, words="report a near miss")
    await town.until("2026-11-23 15:00")
    await town["Priya"].presses("Send", NEAR)
    await town.until("2026-11-23 17:02")

    await town["Priya"].presses("Send", {k: v for k, v in CARD_1.items() if k != "what_happened"})

    assert await aware(town) == (BEGUN, True)


async def test_starting_again_the_same_day_does_not_start_the_clock_again(town: Town) -> None:
    await begins(town)
    await town["Priya"].presses("Send", HALF)
    await town.until("2026-11-23 17:00")
    await town["Priya"].says("report a breach")
    await town["Priya"].presses("Start again")

    await town["Priya"].presses("Send", CARD_1)

    assert await aware(town) == (BEGUN, True)


async def test_the_lead_and_the_reporter_see_that_it_is_a_best_guess(town: Town) -> None:
    await begins(town)
    await town.until("2026-11-23 17:02")
    await town["Priya"].presses("Send", CARD_1)

    assert "First noticed Mon 23 Nov 2026 09:04: a best guess" in town["Priya"].text
    assert "23 Nov 2026 09:04" in town["Tom"].last
    assert "a best guess" in town["Tom"].last
    await town["Tom"].presses("Open")
    assert "a best guess" in town["Tom"].text


# Another day


@BOTH
async def test_on_another_day_carry_on_asks_whether_it_is_the_same_thing(
    town: Town, submit: bool
) -> None:
    await begins(town)
    await town["Priya"].presses("Send", HALF, submit=submit)
    await town.until("2026-11-24 10:00")

    await town["Priya"].presses("Carry on", submit=submit)  # of the reminder
    assert "Is this the same thing?" in town["Priya"].text
    await town["Priya"].presses("Yes: carry on", submit=submit)
    await town["Priya"].presses("Send", submit=submit, where="us")

    assert await aware(town) == (BEGUN, True)
    assert (await town.case()).report.what_happened == STORY


@pytest.mark.parametrize("answered", [True, False], ids=["some answers", "none yet"])
async def test_on_another_day_a_new_thing_gets_a_form_of_its_own(
    town: Town, answered: bool
) -> None:
    await begins(town)
    if answered:
        await town["Priya"].presses("Send", HALF)
    await town.until("2026-11-24 10:00")

    assert "Is this the same thing?" in await town["Priya"].says("report a breach")
    await town["Priya"].presses("No: something new")
    await town["Priya"].presses("Send", CARD_1)

    assert await aware(town) == ("2026-11-24 10:00", False)
    left = await town["Priya"].says("carry on")
    assert ("Is this the same thing?" in left) is answered  # what was answered is not lost


@BOTH
async def test_sending_yesterdays_form_asks_once_and_leaves_it_as_it_is(
    town: Town, submit: bool
) -> None:
    await begins(town)
    await town.until("2026-11-24 10:00")

    said = await town["Priya"].presses("Send", CARD_1, submit=submit)
    assert await town.how_many() == 0
    assert "Is this the same thing? If it is, press Send again." in f"{said} {town['Priya'].last}"
    await town["Priya"].presses("Send", CARD_1, submit=submit)

    assert await aware(town) == (BEGUN, True)


async def test_where_somebody_may_be_in_danger_sending_waits_for_no_question(town: Town) -> None:
    await begins(town)
    await town.until("2026-11-24 10:00")

    await town["Priya"].presses("Send", CARD_1, danger="not_sure")

    assert await aware(town) == (BEGUN, True)


async def test_an_answer_typed_on_another_day_is_asked_about_first(town: Town) -> None:
    await begins(town)
    await town["Priya"].says("no")
    await town.until("2026-11-24 10:00")

    assert "Is this the same thing?" in await town["Priya"].says(STORY)
    assert say("nearest.words_wait") in town["Priya"].text
    await town["Priya"].presses("Yes: carry on")
    await town["Priya"].says("wrong person")
    await town["Priya"].says("a worker")

    assert "When did anyone here first notice?" in town["Priya"].last


async def test_words_typed_before_the_form_are_its_first_word(town: Town) -> None:
    await begins(town, words="i emailed the chronology to the wrong dad")
    await town.until("2026-11-23 17:00")
    await town["Priya"].presses("Report a breach")
    answers = {**CARD_1, "noticed": "just_now", "what_happened": ""}
    await town["Priya"].presses("Send", answers)

    assert await aware(town) == (BEGUN, True)
