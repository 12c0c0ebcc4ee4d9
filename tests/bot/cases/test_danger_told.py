"""Danger of a breach through the whole bot: taps, typed words, old cards, and who is told.

What follows from which facts is in `tests/governance/breaches`; here people press and type.
"""

import pytest

from governance.breaches.facts import DangerArose, Help, HelpSaid, StoodDown
from governance.cases.danger import Danger
from tests.bot.town import BOTH, GONE, REFERENCE, Town, facts

FATHER = {"who_has_it": "relative"}
POSSIBLE = f"{REFERENCE}: possible danger."
WHY = "She moved away last year."
TOLD = ["Tom", "Grace", "Owen", "Sara"]


def told(town: Town, line: str = POSSIBLE) -> list[str]:
    return [who for _, who, said in town.heard() if said == line]


@BOTH
@pytest.mark.parametrize("tap", ["Yes", "Not sure"])
async def test_one_tap_alarms_the_lead_the_deputy_on_call_and_safeguarding(
    town: Town, tap: str, submit: bool
) -> None:
    await town.reports("Priya", FATHER, submit=submit)
    await town["Priya"].presses(tap, submit=submit)

    assert told(town) == TOLD
    assert (await town.case()).danger is Danger.NOT_SURE
    assert "Someone may be hurt. Phone 999 if you have not." in town["Priya"].text
    await town.goes_on(minutes=15)
    assert ("Mon 09:15", "Priya", f"Nobody has picked up {REFERENCE} yet. Please phone.") in (
        town.heard()
    )


@pytest.mark.parametrize(
    ("answers", "tap"),
    [
        pytest.param(FATHER, "No", id="it shows nobody's whereabouts"),
        pytest.param({"who_has_it": "worker"}, "Yes", id="a worker has it"),
        pytest.param({"who_has_it": "nobody"}, "Yes", id="we have it back"),
    ],
)
async def test_what_is_no_danger_alarms_nobody(
    town: Town, answers: dict[str, str], tap: str
) -> None:
    await town.reports("Priya", answers)
    await town["Priya"].presses(tap)

    assert told(town) == []
    assert (await town.case()).danger is Danger.NO


async def test_an_address_on_card_2_alarms_them_too(town: Town) -> None:
    await town.reports("Priya", {"who_has_it": "not_known"})
    await town["Priya"].presses("Add details")
    await town["Priya"].presses("Add these details", information="secret_address", contained="no")

    assert told(town) == TOLD


async def test_after_a_decision_it_alarms_them_all_the_same(town: Town) -> None:
    await town.reports("Priya", FATHER)
    await town["Tom"].presses("I have it")
    await town["Tom"].presses("Decide")
    await town["Tom"].presses(
        "Record the decision", likely="not_known", outcome="record_only", reason="No risk."
    )
    await town.until("2026-11-24 02:00")
    await town["Priya"].presses("Yes")

    assert told(town) == TOLD
    await town.goes_on(minutes=30)
    assert "David" in {who for at, who, _ in town.heard() if at == "Tue 02:30"}


@BOTH
async def test_a_double_tap_says_it_once(town: Town, submit: bool) -> None:
    await town.reports("Priya", FATHER)
    taps = [town["Priya"].pressed("Yes", submit=submit) for _ in range(2)]
    for tap in taps:
        await town.post(tap)
    await town.settle()

    assert facts(await town.case()).count("WhereaboutsSaid") == 1
    assert facts(await town.case()).count("DangerArose") == 1
    assert told(town) == TOLD


async def test_a_stale_receipt_still_takes_the_tap(town: Town) -> None:
    await town.reports("Priya", FATHER)
    old = town["Priya"].pressed("Yes")
    await town["Tom"].presses("I have it")

    await town.post(old)
    await town.settle()

    assert told(town) == TOLD


@pytest.mark.parametrize(
    ("typed", "danger"),
    [
        (f"shows where yes {REFERENCE}", Danger.NOT_SURE),
        (f"shows where not sure {REFERENCE}", Danger.NOT_SURE),
        (f"shows where no {REFERENCE}", Danger.NO),
    ],
)
async def test_the_tap_can_be_typed(town: Town, typed: str, danger: Danger) -> None:
    await town.reports("Priya", FATHER)
    await town["Priya"].says(typed)

    assert (await town.case()).danger is danger


@pytest.mark.parametrize("name", ["Dana", "Karl", "Imran"])
async def test_nobody_else_may_say_any_of_it(town: Town, name: str) -> None:
    await town.reports("Priya", FATHER)
    for typed in ("shows where yes", "i have phoned", "who phoned", "stand down"):
        assert GONE in await town[name].says(f"{typed} {REFERENCE}")

    assert not {"WhereaboutsSaid", "HelpSaid", "StoodDown"} & {*facts(await town.case())}


@pytest.mark.parametrize(
    ("button", "said", "line"),
    [
        ("I have phoned", Help.PHONED, "the reporter phoned"),
        ("Someone else has", Help.SOMEONE_ELSE, "someone else phoned, the reporter says"),
        ("I cannot get through", Help.CANNOT_GET_THROUGH, "the reporter cannot get through"),
    ],
)
@BOTH
async def test_what_the_reporter_says_of_phoning_reaches_the_lead(
    town: Town, button: str, said: Help, line: str, submit: bool
) -> None:
    await town.reports("Priya", {"danger": "yes"})
    await town["Priya"].presses(button, submit=submit)

    assert (await town.case()).history[-1].fact == HelpSaid(said)
    heard = [one for _, who, one in town.heard() if who == "Tom"][-1]
    assert heard.startswith(f"{REFERENCE}. 999 or the front door: {line}")
    assert f"999 or the front door: {line}" in town["Owen"].text
    assert button not in town["Priya"].buttons


async def test_whoever_looks_after_it_writes_down_who_phoned_and_when(town: Town) -> None:
    await town.reports("Priya", {"danger": "yes"})
    sara = town["Sara"]
    await sara.presses("Say who phoned, and when")
    await sara.presses("Write it down", who="Duty", when="23:00")
    assert "That is still to come." in sara.text
    await sara.presses("Write it down", who="The duty worker", when="8.50am")

    assert "999 or the front door: The duty worker phoned (Mon 23 Nov 2026 08:50)." in (
        town["Tom"].text
    )
    assert "wrote down who phoned" in await town["Tom"].says(f"open {REFERENCE}")


async def test_only_the_lead_stands_it_down_with_a_reason_and_all_are_told(town: Town) -> None:
    await town.reports("Priya", FATHER)
    await town["Priya"].presses("Yes")
    await town["Priya"].presses("No")
    await town["Priya"].says(f"withdraw {REFERENCE}")
    await town["Priya"].presses("Withdraw it", why="A mistake.")
    assert (await town.case()).danger is Danger.NOT_SURE
    assert GONE in await town["Sara"].says(f"stand down {REFERENCE}")

    await town["Tom"].says(f"stand down {REFERENCE}")
    await town["Tom"].presses("Stand it down", why=WHY)

    case = await town.case()
    assert case.danger is Danger.NO
    assert [e.fact for e in case.history if isinstance(e.fact, StoodDown)] == [StoodDown(WHY)]
    over = f"{REFERENCE}: nobody is thought to be in danger now"
    assert {*told(town, over)} == {"Grace", "Owen", "Sara"}
    assert "999" not in town["Owen"].text
    assert WHY in await town["Grace"].says(f"open {REFERENCE}")
    assert WHY not in town["Owen"].text


async def test_new_facts_after_a_stand_down_are_told_anew(town: Town) -> None:
    await town.reports("Priya", FATHER)
    await town["Priya"].presses("Yes")
    await town["Tom"].says(f"stand down {REFERENCE}")
    await town["Tom"].presses("Stand it down", why=WHY)
    await town["Priya"].says(f"correct {REFERENCE}")
    await town["Priya"].presses("Send the correction", who_has_it="someone_else")

    assert facts(await town.case()).count(DangerArose.__name__) == 2
    assert sorted(told(town)) == sorted(TOLD * 2)


async def test_the_receipt_gives_the_number_that_it_tells_people_to_phone(town: Town) -> None:
    await town.reports("Nia")

    assert "If not, phone your information governance team on 01632 960301." in town["Nia"].text


async def tom_asks(town: Town) -> None:
    await town.reports("Priya")
    await town["Tom"].says(f"message {REFERENCE}")
    await town["Tom"].presses("Send the message", text="Has anybody rung you?")
    await town["Priya"].presses("Read")


@BOTH
async def test_a_message_that_says_danger_alarms_them_too(town: Town, submit: bool) -> None:
    await tom_asks(town)
    text = "He has found out where she lives and says he will kill her."
    await town["Priya"].presses("Send the message", submit=submit, text=text)

    assert (await town.case()).danger is Danger.NOT_SURE
    assert told(town) == TOLD
    assert "999" in town["Priya"].text
    assert "kill her" not in town["Owen"].text


async def test_a_message_that_says_nobody_is_in_danger_alarms_nobody(town: Town) -> None:
    await tom_asks(town)
    await town["Priya"].presses("Send the message", text="Yes. Nobody is in danger.")

    assert (await town.case()).danger is Danger.NO
    assert told(town) == []


async def test_what_the_lead_asks_about_danger_alarms_nobody(town: Town) -> None:
    await town.reports("Priya")
    await town["Tom"].says(f"message {REFERENCE}")
    await town["Tom"].presses("Send the message", text="Did he say that he will kill her?")

    assert told(town) == []


PHONE = "Someone may be hurt. Phone 999 if you have not."


async def test_danger_from_card_2_shows_its_reporter_whom_to_phone(town: Town) -> None:
    await town.reports("Priya", FATHER)
    await town["Priya"].presses("Add details")
    await town["Priya"].presses("Add these details", information="secret_address", contained="no")

    assert PHONE in town["Priya"].last
    assert town["Priya"].text.count("You will hear from us here by **09:15**") == 2


@pytest.mark.parametrize(
    "changes",
    [
        pytest.param({"danger": "yes"}, id="danger is said"),
        pytest.param({"who_has_it": "relative"}, id="danger follows"),
    ],
)
async def test_danger_by_correction_shows_its_reporter_whom_to_phone(
    town: Town, changes: dict[str, str]
) -> None:
    await town.reports("Priya")
    await town["Priya"].presses("Yes")
    await town["Priya"].presses("Correct or take back")
    assert PHONE not in town["Priya"].text
    await town["Priya"].presses("Send the correction", changes)

    assert PHONE in town["Priya"].last
    assert "Ask them to delete it" not in town["Priya"].text
