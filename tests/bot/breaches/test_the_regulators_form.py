"""What the regulator asks, drafted from the case: by the party's route, and never sent."""

import pytest

from tests.bot.town import BOTH, REFERENCE, STORY, Town, facts
from tests.cards import inputs


async def decided(town: Town, **details: str) -> None:
    await town.reports("Priya")
    if details:
        await town["Priya"].presses("Add details")
        await town["Priya"].presses("Add these details", details)
    await town["Tom"].presses("I have it")
    await town["Tom"].presses("Decide")
    said = {"likely": "likely", "outcome": "tell_ico", "reason": "A risk."}
    await town["Tom"].presses("Record the decision", said)


async def test_the_card_of_the_decision_leads_to_it_and_the_press_itself_is_answered_with_it(
    town: Town,
) -> None:
    await decided(town)
    answer = await town["Tom"].presses("What the regulator asks")

    assert answer == {"outcome": "replaced"}, "in the very turn that asked for it"
    assert STORY in town["Tom"].text
    assert "Get the Word file" in town["Tom"].buttons


async def test_it_is_there_as_soon_as_it_is_decided_with_what_is_known_and_marks_for_the_rest(
    town: Town,
) -> None:
    await decided(town, whose="children", how_many="2_10", information="health,name")
    await town["Tom"].says(f"what the regulator asks {REFERENCE}")
    said = town["Tom"].last

    assert STORY in said
    assert "When did you discover it?\nMon 23 Nov 2026 09:00" in said
    assert "☒ health" in said
    assert "☒ children" in said
    assert "☐ political opinions" in said
    assert "[TO FILL IN]" in said
    assert "IG Desk never sends it" in said


async def test_once_the_regulator_is_told_it_says_so_with_the_reference_and_why_it_was_late(
    town: Town,
) -> None:
    await decided(town)
    await town["Tom"].says(f"form {REFERENCE}")
    assert "a first report or a follow-up?\nFirst report" in town["Tom"].last

    await town.goes_on(hours=73)
    await town["Tom"].says(f"told {REFERENCE}")
    late = {"how": "form", "more": "yes", "reference": "IC-7", "delay_reason": "A long weekend."}
    await town["Tom"].presses("It has been told", late)
    await town["Tom"].says(f"form {REFERENCE}")
    said = town["Tom"].last

    assert "a first report or a follow-up?\nFollow-up" in said
    assert "IC-7" in said
    assert "A long weekend." in said


async def test_the_parties_that_have_heard_are_named(town: Town) -> None:
    await decided(town)
    await town["Tom"].says(f"tell parties {REFERENCE}")
    await town["Tom"].presses("Tell those I ticked", parties="POL")
    await town["Tom"].says(f"form {REFERENCE}")

    assert "Staffordshire Police" in town["Tom"].last


async def test_its_file_is_offered_and_it_folds_away(town: Town) -> None:
    await decided(town)
    await town["Tom"].says(f"form {REFERENCE}")
    await town["Tom"].presses("Get the Word file")
    assert "BR-2026-0001 regulators form.docx" in str(town["Tom"].entries[-1].activity)

    await town.goes_on(minutes=20)
    assert STORY not in town["Tom"].text


async def test_nothing_of_it_is_sent_or_changes_the_case(town: Town) -> None:
    await decided(town)
    before = facts(await town.case())
    await town["Tom"].says(f"form {REFERENCE}")

    assert facts(await town.case()) == before


@pytest.mark.parametrize("who", ["Priya", "Sara"])
async def test_nobody_else_gets_it(town: Town, who: str) -> None:
    await decided(town)
    await town[who].says(f"form {REFERENCE}")

    assert "What has happened?" not in town[who].text


async def test_the_dpo_can_read_it(town: Town) -> None:
    await decided(town)
    await town["Helen"].says(f"form {REFERENCE}")

    assert "What has happened?" in town["Helen"].text


@BOTH
async def test_a_councils_care_records_go_by_the_toolkit_where_whoever_weighs_it_says_so(
    town: Town, submit: bool
) -> None:
    await town.reports("Priya")
    await town["Tom"].presses("I have it")
    await town["Tom"].says(f"weigh {REFERENCE}")
    assert "value" not in inputs(town["Tom"].card)["route"], "nobody chose it for them"
    assert "likelihood" not in inputs(town["Tom"].card), "a child's case meets no grid"
    await town["Tom"].presses("Write it down", route="dspt", submit=submit)
    said = {"route": "dspt", "likelihood": "3", "impact": "2"}
    await town["Tom"].presses("Write it down", said, submit=submit)
    await town["Tom"].says(f"decide {REFERENCE}")
    assert "likelihood 3 and impact 2: the toolkit tells the ICO" in town["Tom"].last
    await town["Tom"].says(f"form {REFERENCE}")
    assert "It goes in through the NHS toolkit" in town["Tom"].last

    await town["Tom"].says(f"weigh {REFERENCE}")
    await town["Tom"].presses("Write it down", route="ico")
    await town["Tom"].says(f"form {REFERENCE}")
    assert "It goes to the ICO on its online form" in town["Tom"].last


async def test_a_party_with_one_way_is_not_asked_and_a_forged_one_counts_for_nothing(
    town: Town,
) -> None:
    await town.reports("Karl")
    await town["Imran"].presses("I have it")
    await town["Imran"].says(f"weigh {REFERENCE}")
    assert "route" not in inputs(town["Imran"].card)
    case = await town.case()
    data = {"case": case.header.id, "v": case.header.version, "s": 1, "card": "x", "route": "dspt"}
    on = town["Imran"].entries[-1].activity_id
    await town["Imran"].sends("weigh_send", data, on=on)

    assert (await town.case()).weighed.route is None
