"""The regulator told: in time, late, and the rest; over HTTP, as Teams would."""

import pytest

from governance.breaches.facts import DetailsAdded
from governance.breaches.regulator import DelaySeen, RegulatorAsked, RegulatorTold
from tests.bot.town import BOTH, GONE, REFERENCE, Town

TOLD = {"how": "form", "more": "yes"}
WHY_LATE = "Numbat4485: nobody saw it over the weekend."


async def to_be_told(town: Town) -> None:
    await town.reports("Priya", {"danger": "no", "who_has_it": "worker"})
    await town["Tom"].presses("I have it")
    await town["Tom"].says(f"decide {REFERENCE}")
    said = {"likely": "likely", "outcome": "tell_ico", "reason": "A child is in it."}
    await town["Tom"].presses("Record the decision", said)


@BOTH
async def test_told_in_time_it_is_done_and_no_reason_is_asked(town: Town, submit: bool) -> None:
    await to_be_told(town)
    await town["Tom"].presses("I have told the ICO", submit=submit)
    await town["Tom"].presses("It has been told", {**TOLD, "reference": "IC-7"}, submit=submit)

    case = await town.case()
    assert case.regulator.told is not None
    assert case.reference_given == "IC-7"
    assert case.open_duties[0].id == "follow_up"
    assert "Tell the ICO: done" in town["Tom"].text
    assert "was told late" not in town["David"].text


async def test_what_the_lead_was_shown_is_true_still_once_somebody_else_did_it(
    town: Town,
) -> None:
    await to_be_told(town)
    assert "☐ Tell the ICO: by" in town["Tom"].text
    await town["Grace"].says(f"told {REFERENCE}")
    await town["Grace"].presses("It has been told", TOLD)

    assert "☐ Tell the ICO: by" not in town["Tom"].text
    assert town["Tom"].text.count("☑ Tell the ICO: done") == 2  # the notice, and what they decided


@BOTH
async def test_told_late_it_needs_the_reasons_and_the_siro_sees_that(
    town: Town, submit: bool
) -> None:
    await to_be_told(town)
    await town.goes_on(hours=73)
    await town["Tom"].says(f"told {REFERENCE}")
    await town["Tom"].presses("It has been told", TOLD, submit=submit)
    assert "please say why it was late" in town["Tom"].text
    assert (await town.case()).regulator.told is None

    await town["Tom"].presses("It has been told", {**TOLD, "delay_reason": WHY_LATE}, submit=submit)
    told = (await town.case()).regulator.told
    assert told is not None
    assert told.delay_reason == WHY_LATE
    assert f"{REFERENCE}: the ICO was told late" in town["David"].last
    assert "Numbat4485" not in town["David"].text
    await town["David"].presses("Seen", submit=submit)
    assert isinstance((await town.case()).history[-1].fact, DelaySeen)
    assert "Seen by the SIRO" in town["David"].text


@pytest.mark.parametrize("missing", ["how", "more"])
async def test_what_is_missing_is_said_and_nothing_is_written_down(
    town: Town, missing: str
) -> None:
    await to_be_told(town)
    await town["Tom"].presses("I have told the ICO")
    await town["Tom"].presses("It has been told", {**TOLD, missing: ""})

    assert "Please" in town["Tom"].text
    assert not any(isinstance(e.fact, RegulatorTold) for e in (await town.case()).history)


async def test_a_follow_up_shows_only_what_is_new_since_it_last_heard(town: Town) -> None:
    await to_be_told(town)
    await town["Tom"].presses("I have told the ICO")
    await town["Tom"].presses("It has been told", TOLD)
    await town.goes_on(hours=2)
    await town["Tom"].says(f"follow up {REFERENCE}")
    assert "Nothing is new here since then." in town["Tom"].last

    await town["Priya"].says(f"details {REFERENCE}")
    await town["Priya"].presses("Add these details", how_many="2_10")
    assert isinstance((await town.case()).history[-1].fact, DetailsAdded)
    said = await town["Tom"].says(f"follow up {REFERENCE}")
    assert "Priya Marlowe" in said.partition("New since then:")[2]
    assert "reported" not in said.partition("New since then:")[2]
    await town["Tom"].presses("It has this now", {"more": "no"})

    assert "follow_up" not in [duty.id for duty in (await town.case()).open_duties]


async def test_the_regulators_letter_sets_a_date_until_it_is_answered(town: Town) -> None:
    await to_be_told(town)
    await town["Tom"].says(f"they set a date {REFERENCE}")
    await town["Tom"].presses("Remind us of this", by="2026-12-01")
    assert isinstance((await town.case()).history[-1].fact, RegulatorAsked)
    assert "by **the end of Tue 1 Dec 2026**" in town["Tom"].text

    await town["Tom"].says(f"regulator answered {REFERENCE}")
    await town["Tom"].presses("It has our answer")
    assert "regulators_date" not in [duty.id for duty in (await town.case()).open_duties]


async def test_eighty_hours_after_telling_was_decided_and_not_done_they_have_heard(
    town: Town,
) -> None:
    await to_be_told(town)
    before = len(town.heard())
    await town.goes_on(hours=80)

    heard = [(at, who) for at, who, line in town.heard()[before:] if "Tell the ICO" in line]
    assert ("Thu 07:00", "Tom") in heard
    assert ("Thu 07:00", "David") in heard
    assert ("Thu 09:00", "Tom") in heard
    assert "hours left" not in town["Tom"].text


@pytest.mark.parametrize("who", ["Priya", "Helen", "Imran"])
async def test_nobody_else_can_say_that_it_was_told(town: Town, who: str) -> None:
    await to_be_told(town)
    await town[who].says("help")
    _, _, action = town["Tom"].finds("Open")
    forged = {**action["data"], **TOLD, "on": "2026-11-23", "at": "09:00", "reference": "IC-9"}
    for verb in ("regulator_told_send", "reference_send", "close_case_send", "reopen_send"):
        await town[who].sends(verb, forged, on=town[who].entries[-1].activity_id)

    case = await town.case()
    assert case.regulator.told is None
    assert case.reference_given == ""
    assert GONE in await town[who].says(f"told {REFERENCE}")


async def test_before_a_weekend_the_lead_is_asked_who_tells_the_regulator(town: Town) -> None:
    await town.until("2026-11-26 10:00")  # the 72 hours end on Sunday
    await to_be_told(town)
    await town.until("2026-11-27 14:01")

    assert f"{REFERENCE}" in town["Tom"].last
    assert "Sun 29 Nov 2026 10:00" in town["Tom"].last
