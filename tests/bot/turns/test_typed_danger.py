"""Danger that someone types is answered first, at any place, from anyone; and nobody is told."""

import copy
from collections.abc import Sequence
from itertools import product

import pytest

from dialogs.asking.typing import PLEASE_DELETE
from dialogs.words.wording import say
from governance.cases.danger import Danger
from governance.people.identity import PersonId
from simulator.chats import Json
from simulator.people import Persona
from storage.drafts import Draft
from tests.bot.resident import Resident
from tests.bot.search import files_in, found_in
from tests.bot.town import STORY, Town
from tests.cards import words

NOW, NOT_TOLD = say("danger.now"), say("danger.not_told")
REPORT, SHARE, SAFE = say("danger.report"), say("danger.share"), say("danger.safe")
POLICE, NHS, NOBODYS = (f"{n * 8}-{n * 4}-4{n * 3}-8{n * 3}-{n * 12}" for n in "239")
DANGER = (
    "a child is in danger",
    "emergency",
    "999",
    "someone will get hurt",
    "he knows where she lives",
    "mae hi mewn perygl",
    "ona jest w niebezpieczeństwie",
)
NO_DANGER = (
    "nobody is in danger",
    "this isn't an emergency",
    "he doesn't know where she lives",
    "hi",
    "help",
    "my reports",
    "carry on",
    "cancel",
)
PLANTED = "Quagga81"


def said_since(who: Resident, since: int) -> list[str]:
    """What was said since, oldest first, as words."""
    return [
        "\n".join([str(e.activity.get("text") or ""), *map(words, _cards(e.activity))])
        for e in who.entries[since:]
    ]


def _cards(activity: Json) -> list[Json]:
    return [one["content"] for one in activity.get("attachments", [])]


async def types(who: Resident, text: str) -> list[str]:
    since = len(who.entries)
    await who.says(text)
    return said_since(who, since)


async def draft_of(town: Town, who: Resident) -> Draft | None:
    person, now = PersonId.parse(who.id), town.clock.now()
    return await town.look(lambda unit: unit.drafts.mine(person, now=now))


def comes(town: Town, tenant: str) -> Resident:
    town.chats.add(Persona("Zed Newly", "dd000000-0000-4000-8000-000000000001", tenant, "", ""))
    return town["Zed"]


def told(town: Town, *, but: Sequence[str]) -> list[str]:
    """Who else was sent anything."""
    return [line["person"] for line in town.received() if line["person"].split()[0] not in but]


BEFORE = (
    pytest.param((), id="out of the blue"),
    pytest.param(("report a breach",), id="at a choice"),
    pytest.param(("report a breach", "no"), id="at the story"),
    pytest.param(("record a complaint",), id="in a complaint"),
    pytest.param(("record a request",), id="in a request"),
    pytest.param(("report a near miss",), id="in a near miss"),
)


@pytest.mark.parametrize("before", BEFORE)
async def test_danger_is_answered_first_and_nobody_is_told(
    town: Town, before: Sequence[str]
) -> None:
    priya = town["Priya"]
    for line in before:
        await priya.says(line)
    for text in DANGER:
        first, *_ = await types(priya, text)
        assert NOW in first
        assert NOT_TOLD in first
        assert {REPORT, SHARE, SAFE} <= set(first.splitlines())
    assert told(town, but=["Priya"]) == []
    assert await town.how_many() == 0


@pytest.mark.parametrize("before", [(), ("report a breach",)], ids=["no form", "a form"])
async def test_what_only_sounds_like_it_is_answered_as_ever(
    town: Town, before: Sequence[str]
) -> None:
    priya = town["Priya"]
    for line in before:
        await priya.says(line)
    for text in NO_DANGER:
        assert all(NOT_TOLD not in said for said in await types(priya, text))


async def test_an_option_of_the_question_is_an_answer(town: Town) -> None:
    priya = town["Priya"]
    for line in ("report a breach", "no", STORY, "wrong person", "a worker", "just now"):
        assert all(NOT_TOLD not in said for said in await types(priya, line))


async def test_the_card_has_the_party_s_own_numbers(town: Town) -> None:
    first, *_ = await types(town["Priya"], "he has a knife")

    for number in ("01632 960101", "01632 960104", "01632 960105", "01632 960106"):
        assert number in first


async def test_a_party_that_lists_fewer_numbers_is_told_fewer(town: Town) -> None:
    first, *_ = await types(town["Karl"], "he has a knife")

    assert "01632 960201" in first
    assert not any(line in first for line in ("At night", "adult?", "at work?"))


async def test_outside_a_form_nothing_else_is_said_of_a_few_words(town: Town) -> None:
    assert len(await types(town["Priya"], "he has a knife")) == 1


async def test_outside_a_form_the_words_wait_for_the_report(town: Town) -> None:
    (only,) = await types(town["Priya"], "he has found out the new address and is going there")

    assert say("danger.words_wait") in only


async def test_an_answer_that_says_danger_is_kept_as_ever(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("report a breach")
    await priya.says("not sure")
    story = "The letter went to her ex and he knows where she lives."

    first, after = await types(priya, story)

    assert NOW in first
    assert PLEASE_DELETE in after
    draft = await draft_of(town, priya)
    assert draft is not None
    assert draft.answers["what_happened"] == story


async def test_a_command_of_another_s_case_is_still_refused_after_it(town: Town) -> None:
    await town.reports()
    first, *_ = await types(town["Karl"], "BR-2026-0001 emergency, he has a knife")

    assert NOW in first


@pytest.mark.parametrize("submit", [False, True], ids=["Execute", "Submit"])
async def test_the_form_opens_below_with_danger_not_sure(town: Town, submit: bool) -> None:
    priya = town["Priya"]
    await priya.says("a child is in danger")
    assert await draft_of(town, priya) is None  # nothing is begun before a press

    await priya.presses(REPORT, submit=submit)

    draft = await draft_of(town, priya)
    assert draft is not None
    assert draft.answers == {"danger": Danger.NOT_SURE, "what_happened": "a child is in danger"}
    assert say("danger.form_with_words") in priya.text
    assert NOW in priya.text  # whom to phone stands still
    assert "Send" in priya.buttons


async def test_a_form_with_answers_is_offered_and_has_the_words_once(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("report a breach")
    await priya.says("no")
    await priya.says("he has a knife")
    before = await draft_of(town, priya)

    await priya.presses(REPORT)
    await priya.presses("Carry on")

    after = await draft_of(town, priya)
    assert before is not None
    assert after is not None
    assert after.answers == before.answers
    assert after.answers["what_happened"] == "he has a knife"


NOT_SURE = say("danger.set_not_sure")


async def test_danger_typed_at_any_question_sets_it_not_sure(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("report a breach")
    said = await types(priya, "he is outside her house")
    draft = await draft_of(town, priya)

    assert draft is not None
    assert draft.answers == {"danger": Danger.NOT_SURE}
    assert any(NOT_SURE in one for one in said)
    assert "What happened?" in said[-1]


@pytest.mark.parametrize(
    ("answered", "then"),
    [
        pytest.param("no", Danger.NOT_SURE, id="a no becomes not sure"),
        pytest.param("yes", Danger.YES, id="a yes stays"),
        pytest.param("not sure", Danger.NOT_SURE, id="not sure stays"),
    ],
)
async def test_danger_in_a_story_sets_it_not_sure_and_never_yes(
    town: Town, answered: str, then: Danger
) -> None:
    priya = town["Priya"]
    for line in ("report a breach", answered, "The letter went to her ex, he will kill her."):
        said = await types(priya, line)
    draft = await draft_of(town, priya)

    assert draft is not None
    assert draft.answers["danger"] == then
    assert any(NOT_SURE in one for one in said) == (answered == "no")


async def test_a_denial_in_a_story_sets_nothing(town: Town) -> None:
    priya = town["Priya"]
    for line in ("report a breach", "no", "A letter went astray. Nobody is in danger."):
        await priya.says(line)
    draft = await draft_of(town, priya)

    assert draft is not None
    assert draft.answers["danger"] == Danger.NO


@pytest.mark.parametrize("submit", [False, True], ids=["Execute", "Submit"])
async def test_danger_written_in_a_box_sets_it_not_sure(town: Town, submit: bool) -> None:
    changes = {"danger": "no", "what_happened": "It went to dad, who has threatened to kill them."}
    await town.reports(changes=changes, submit=submit)

    assert (await town.case()).report.danger is Danger.NOT_SURE
    assert NOT_SURE in town["Priya"].text


async def test_danger_written_in_the_details_sets_it_not_sure(town: Town) -> None:
    await town.reports(changes={"danger": "no"})
    await town["Priya"].presses("Add details")
    await town["Priya"].presses("Add these details", what_was_done="He said he will kill her.")

    assert (await town.case()).danger is Danger.NOT_SURE
    assert NOT_SURE in town["Priya"].text


async def test_danger_written_in_a_correction_sets_it_not_sure(town: Town) -> None:
    await town.reports(changes={"danger": "no"})
    await town["Priya"].presses("Correct or take back")
    more = {"what_happened": "It went to dad, who has threatened to kill them."}
    await town["Priya"].presses("Send the correction", more)

    assert (await town.case()).report.danger is Danger.NOT_SURE


async def test_words_of_self_harm_wait_for_no_form(town: Town) -> None:
    (only,) = await types(town["Priya"], "i want to kill myself")

    assert say("danger.words_wait") not in only


async def test_safe_now_lets_the_words_go(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("a child is in danger")
    _, _, report = priya.finds(REPORT)
    await priya.presses(SAFE)
    await priya.sends(report["verb"], report["data"])

    draft = await draft_of(town, priya)
    assert draft is not None
    assert draft.answers == {"danger": Danger.NOT_SURE}


async def test_carried_danger_is_looked_through_for_identifiers_and_says_not_to_wait(
    town: Town,
) -> None:
    priya = town["Priya"]
    await priya.says("he has a knife and he has the file of NHS 943 476 5919")
    outcome = await priya.presses(REPORT)
    said = f"{words(outcome)} {outcome} {priya.text}"
    assert "an NHS number" in said
    assert say("noticed.carried_danger") in said

    await priya.presses(REPORT)
    draft = await draft_of(town, priya)
    assert draft is not None
    assert "943 476 5919" in draft.answers["what_happened"]


async def test_the_question_about_sharing_is_answered(town: Town) -> None:
    priya = town["Priya"]
    await priya.says("a child is in danger")
    outcome = await priya.presses(SHARE)

    assert "If a child may be at risk, share now." in words(outcome) + priya.text


@pytest.mark.parametrize("submit", [False, True], ids=["Execute", "Submit"])
async def test_safe_now_folds_the_card_to_a_line(town: Town, submit: bool) -> None:
    priya = town["Priya"]
    await priya.says("a child is in danger")
    await priya.presses(SAFE, submit=submit)

    assert say("danger.safe_now") in priya.text
    assert REPORT not in priya.buttons
    assert NOT_TOLD not in priya.text


@pytest.mark.parametrize("text", ["i want to kill myself", "mae o isio marw", "ona chce umrzeć"])
async def test_self_harm_is_answered_kindly_and_with_no_form(town: Town, text: str) -> None:
    first, *_ = await types(town["Priya"], text)

    assert say("harm.kind") in first
    assert "999" in first
    assert "116\u00a0123" in first
    assert NOT_TOLD in first
    assert town["Priya"].buttons == [SAFE]
    assert told(town, but=["Priya"]) == []


@pytest.mark.parametrize(
    ("text", "sentence"),
    [
        ("mae hi mewn perygl", "danger.now_welsh"),
        ("mae hi mewn perygl", "danger.not_told_welsh"),
        ("ona jest w niebezpieczeństwie", "danger.now_polish"),
        ("On jej grozi, że ją zabije", "danger.not_told_polish"),
    ],
)
async def test_the_first_lines_are_in_their_language_too(
    town: Town, text: str, sentence: str
) -> None:
    first, *_ = await types(town["Priya"], text)

    assert say(sentence) in first
    assert NOW in first


@pytest.mark.parametrize(
    ("scope", "text"),
    [
        *product(
            ("channel", "groupChat"),
            (DANGER[0], "<at>IG Desk</at> 999", "mae hi mewn perygl", "on ma nóż"),
        )
    ],
)
async def test_where_others_read_only_the_first_lines_are_said(
    town: Town, scope: str, text: str
) -> None:
    activity = copy.deepcopy(town["Priya"].typed(text))
    activity["conversation"]["conversationType"] = scope
    assert (await town.post(activity))[0] == 200
    await town.settle()

    (card,) = town["Priya"].cards
    assert NOW in words(card)
    assert NOT_TOLD in words(card)
    assert [one["type"] for one in card["actions"]] == ["Action.OpenUrl"]


@pytest.mark.parametrize("tenant", [NOBODYS, POLICE, NHS], ids=["stranger", "new", "of several"])
async def test_people_we_do_not_know_hear_it_first_too(town: Town, tenant: str) -> None:
    zed = comes(town, tenant)
    first, *rest = await types(zed, "he has a knife and he knows where she lives")

    assert NOW in first
    assert NOT_TOLD in first
    assert rest


async def test_nobody_whom_teams_names_hears_it_too(town: Town) -> None:
    activity = town["Priya"].typed("he has a knife")
    activity["from"].pop("aadObjectId")
    assert (await town.post(activity))[0] == 200
    await town.settle()

    assert NOW in str(town.received())


async def test_a_message_changed_to_say_danger_is_heard(town: Town) -> None:
    priya = town["Priya"]
    said = priya.typed("help")
    await town.post(said)
    await town.post({**said, "type": "messageUpdate", "text": "he has a knife"})
    await town.settle()

    assert NOW in priya.text


async def test_a_message_that_comes_twice_is_answered_once(town: Town) -> None:
    priya = town["Priya"]
    said = priya.typed("he has a knife")
    for _ in range(2):
        await town.post(said)
        await town.settle()

    assert priya.buttons.count(SAFE) == 1


async def test_what_was_typed_is_nowhere(town: Town, capfd: pytest.CaptureFixture[str]) -> None:
    priya = town["Priya"]
    await priya.says(f"{PLANTED} has a knife and he knows where she lives")
    await priya.presses(REPORT)
    await town.settle()
    out, err = capfd.readouterr()

    places = {
        "the log": (out + err).encode(),
        "the chats": str(town.received()).encode(),
        **files_in(town.folder / "store"),
    }
    assert found_in(places, {"planted": PLANTED}) == []
