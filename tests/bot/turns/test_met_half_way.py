"""What is typed and is no command is met half-way: the nearest things, as buttons."""

from datetime import timedelta

import pytest

from dialogs.kinds import HOME, OFFERED
from dialogs.words.wording import say
from governance.people.identity import PersonId
from governance.policy import ANSWERS_KEPT_FOR
from storage.drafts import Draft
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


async def draft_of(town: Town, who: Resident) -> Draft | None:
    person, now = PersonId.parse(who.id), town.clock.now()
    return await town.look(lambda unit: unit.drafts.mine(person, now=now))


async def nothing_begun(town: Town, who: Resident) -> bool:
    return await draft_of(town, who) is None and await town.how_many() == 0


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

    assert "For anything else: send nothing yet." in priya.text
    assert "Is it really them?" in priya.text


CARRIED = (
    ("i emailed the chronology about Quagga81 to the wrong dad", "report_breach", "what_happened"),
    ("nearly sent the Quagga81 file to the wrong school", "report_near_miss", "what_happened"),
    ("a dad is complaining how we handled Quagga81 data", "complaint", "summary"),
)


@pytest.mark.parametrize(("text", "name", "field"), CARRIED)
@pytest.mark.parametrize("submit", [False, True], ids=["Execute", "Submit"])
async def test_the_form_that_is_pressed_takes_the_words_along(
    town: Town, text: str, name: str, field: str, submit: bool
) -> None:
    priya = town["Priya"]
    await priya.says(text)
    assert say("nearest.words_wait") in priya.text

    shown = await priya.presses(OFFERED[name].title, submit=submit)
    draft = await draft_of(town, priya)

    assert draft is not None
    assert draft.answers == {field: text}
    assert say("story.carried") in f"{words(shown)} {priya.text}"
    assert PLANTED not in f"{words(shown)} {priya.text}"


async def test_words_that_wait_are_sealed_and_are_on_no_card(
    town: Town, capfd: pytest.CaptureFixture[str]
) -> None:
    priya = town["Priya"]
    await priya.says(CARRIED[0][0])
    out, err = capfd.readouterr()

    places = {
        "log": (out + err).encode(),
        "chats": str(town.received()).encode(),
        **files_in(town.folder / "store"),
    }
    assert found_in(places, {"planted": PLANTED}) == []


async def test_words_wait_for_whoever_typed_them_and_for_one_press(town: Town) -> None:
    priya, karl = town["Priya"], town["Karl"]
    await priya.says(CARRIED[0][0])
    _, _, action = priya.finds(OFFERED["report_breach"].title)
    await karl.sends(action["verb"], action["data"], submit=True)
    theirs = await draft_of(town, karl)
    assert theirs is None or theirs.answers == {}

    await priya.presses(OFFERED["report_breach"].title)
    assert (await draft_of(town, priya)) is not None
    await priya.says("cancel")
    await priya.sends(action["verb"], action["data"], submit=True)
    again = await draft_of(town, priya)
    assert again is None or again.answers == {}


async def test_words_wait_no_longer_than_answers_are_kept(town: Town) -> None:
    priya = town["Priya"]
    await priya.says(CARRIED[0][0])
    await town.goes_on(hours=ANSWERS_KEPT_FOR / timedelta(hours=1) + 1)
    await priya.presses(OFFERED["report_breach"].title)

    draft = await draft_of(town, priya)
    assert draft is not None
    assert draft.answers == {}


async def test_carried_words_are_looked_through_for_identifiers(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("i emailed the file of NHS 943 476 5919 to the wrong school")
    shown = await priya.presses(OFFERED["report_breach"].title)
    assert "an NHS number" in f"{words(shown)} {priya.text} {shown}"
    assert await draft_of(town, priya) is None

    await priya.presses(OFFERED["report_breach"].title)
    draft = await draft_of(town, priya)
    assert draft is not None
    assert "943 476 5919" in draft.answers["what_happened"]


async def test_a_form_with_answers_takes_the_words_after_what_it_has(town: Town) -> None:
    priya, text = town["Priya"], CARRIED[0][0]
    await priya.says(text)
    for line in ("report a breach", "no", "A letter went astray."):
        await priya.says(line)
    await priya.presses(OFFERED["report_breach"].title)
    await priya.presses("Carry on")

    draft = await draft_of(town, priya)
    assert draft is not None
    assert draft.answers == {"danger": "no", "what_happened": f"A letter went astray.\n{text}"}


async def test_a_form_that_is_started_again_takes_the_words_alone(town: Town) -> None:
    priya, text = town["Priya"], CARRIED[0][0]
    await priya.says(text)
    for line in ("report a breach", "no", "A letter went astray."):
        await priya.says(line)
    await priya.presses(OFFERED["report_breach"].title)
    await priya.presses("Start again")

    draft = await draft_of(town, priya)
    assert draft is not None
    assert draft.answers == {"what_happened": text}


async def test_what_only_asks_for_a_form_is_not_taken_for_a_story(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("i have to report an incident about data")
    await priya.presses(OFFERED["report_breach"].title)

    draft = await draft_of(town, priya)
    assert draft is not None
    assert draft.answers == {}


async def test_a_letter_with_two_rights_says_both_and_chooses_the_first(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("a mum wants a copy of her file and then wants it deleted")
    both = ("To see information about themselves", "To delete something")
    assert all(one in priya.text for one in both)

    await priya.presses(OFFERED["report_request"].title)
    draft = await draft_of(town, priya)

    assert draft is not None
    assert draft.answers["which"] in ("access", "erasure")


async def test_a_letter_of_the_police_opens_no_request(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("a solicitor for the other side asks for records of the mother")
    assert priya.buttons[0] == OFFERED["disclosure"].title
    await priya.presses(OFFERED["report_request"].title)

    assert "Is it really them?" in priya.text
    assert "On which day did anyone here first get it?" not in priya.text


async def test_a_complaint_about_a_request_goes_to_complaints(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("she is complaining about how you handled her subject access request")

    assert priya.buttons[0] == OFFERED["complaint"].title


async def test_with_a_form_open_it_is_an_answer_as_ever(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("report a breach")
    said = await priya.says("i emailed the wrong person")

    assert say("nearest.title") not in said
