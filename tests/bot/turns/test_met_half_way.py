"""What is typed and is no command is met half-way: the nearest things, as buttons."""

import pytest

from dialogs.asking.typing import NOT_KEPT
from dialogs.kinds import HOME, OFFERED
from dialogs.words.wording import say
from governance.people.identity import PersonId
from tests.bot.resident import Resident
from tests.bot.search import files_in, found_in
from tests.bot.town import Town
from tests.cards import words

OPENINGS = (
    ("i emailed the chronology to the wrong dad", "report_breach"),
    ("emailed wrong person", "report_breach"),
    ("lost my laptop", "report_breach"),
    ("nearly sent it to the wrong school but i noticed", "report_near_miss"),
    ("a mum wants to see everything we hold about her", "report_request"),
    ("a dad is complaining about how we handled his information", "complaint"),
    ("the police have asked for the file of a child", "disclosure"),
    ("am i allowed to tell the school about this family", "share"),
    ("what happened with the thing i reported last week", "my_reports"),
    ("where can i read the sharing agreement", "agreement"),
    ("how many days do we have to answer a subject access request", "deadline"),
    ("how does this work then", "help"),
)
PLANTED = "Quagga81"


async def nothing_begun(town: Town, who: Resident) -> bool:
    person, now = PersonId.parse(who.id), town.clock.now()
    draft = await town.look(lambda unit: unit.drafts.mine(person, now=now))
    return draft is None and await town.how_many() == 0


@pytest.mark.parametrize(("text", "name"), OPENINGS)
async def test_the_right_thing_is_among_at_most_three_and_nothing_is_begun(
    town: Town, text: str, name: str
) -> None:
    priya = town["Priya"]
    await priya.says(text)

    assert OFFERED[name].title in priya.buttons
    assert len(priya.buttons) <= 3
    assert await nothing_begun(town, priya)


@pytest.mark.parametrize("name", OFFERED)
@pytest.mark.parametrize("submit", [False, True], ids=["Execute", "Submit"])
async def test_each_button_leads_somewhere(town: Town, name: str, submit: bool) -> None:
    priya = town["Priya"]
    text = next(text for text, meant in OPENINGS if meant == name)
    await priya.says(text)
    before = priya.text
    outcome = await priya.presses(OFFERED[name].title, submit=submit)

    said = f"{words(outcome)} {priya.text}"
    assert outcome or priya.text != before
    assert "I can't use that card any more" not in said
    assert "I can't find that one" not in said


@pytest.mark.parametrize("text", ["bananas", "what is the weather doing", "xyzzy", "?!"])
async def test_what_fits_nothing_gets_the_home_buttons(town: Town, text: str) -> None:
    priya = town["Priya"]
    await priya.says(text)

    assert [button.title for button in HOME] == priya.buttons[: len(HOME)]
    assert await nothing_begun(town, priya)


async def test_a_request_of_the_police_is_told_to_send_nothing(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("the police have asked for the file of a child")
    assert "send nothing yet" in priya.text

    await priya.presses(OFFERED["disclosure"].title, submit=True)

    assert say("disclosure.title") in priya.text
    assert say("disclosure.no_clock") in priya.text
    assert await nothing_begun(town, priya)


async def test_a_story_is_said_not_to_be_kept_and_is_nowhere(
    town: Town, capfd: pytest.CaptureFixture[str]
) -> None:
    priya = town["Priya"]
    await priya.says(f"i emailed the file about the {PLANTED} family to the wrong school")
    out, err = capfd.readouterr()

    assert NOT_KEPT in priya.text
    places = {"log": (out + err).encode(), **files_in(town.folder / "store")}
    assert found_in(places, {"planted": PLANTED}) == []


async def test_with_a_form_open_it_is_an_answer_as_ever(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("report a breach")
    said = await priya.says("i emailed the wrong person")

    assert say("nearest.title") not in said
