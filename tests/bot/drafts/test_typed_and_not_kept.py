"""Whatever someone types is kept, or they are told that it is not, and what to do about it."""

from collections.abc import Mapping, Sequence
from typing import Any

import pytest

from dialogs.asking.typing import NOT_KEPT, NOTHING_ASKED, PLEASE_DELETE
from dialogs.words.heard import DELETE
from governance.people.identity import PersonId
from tests.bot.town import Town

STORY = "I think a letter about the zebra plan went to number 12 and not to number 21."
MORE = "Also the address of the Aardvark77 family was in it."
ANSWERED = ("report a breach", "no", STORY, "wrong person", "a worker", "just now", "with us")


async def says(town: Town, name: str, *typed: str) -> str:
    """What the bot answers to the last of it."""
    return [await town[name].says(one) for one in typed][-1].strip()


async def draft_of_priya(town: Town) -> Mapping[str, Any]:
    priya, now = PersonId.parse(town["Priya"].id), town.clock.now()
    draft = await town.look(lambda unit: unit.drafts.mine(priya, now=now))
    return draft.answers if draft else {}


async def test_a_story_where_nothing_takes_it_is_said_not_to_be_kept(town: Town) -> None:
    said = await says(town, "Priya", "record a request", MORE)

    assert NOT_KEPT in said
    assert "Aardvark77" not in str(await draft_of_priya(town))


@pytest.mark.parametrize(
    ("before", "question"),
    [
        pytest.param(("report a breach",), "what_happened", id="at the question about danger"),
        pytest.param(("report a near miss",), "what_happened", id="at a near miss's first"),
        pytest.param(("record a complaint",), "summary", id="at a complaint's first"),
        pytest.param(("report a breach", "no", STORY), "what_happened", id="a second time"),
        pytest.param(ANSWERED, "what_happened", id="after the last question"),
    ],
)
async def test_a_story_where_a_choice_is_asked_is_kept_for_the_story_s_question(
    town: Town, before: Sequence[str], question: str
) -> None:
    said = await says(town, "Priya", *before, MORE)

    assert "I have kept that under “" in said
    assert DELETE in said
    answers = await draft_of_priya(town)
    assert answers[question].endswith(MORE)
    assert answers[question].startswith(STORY if STORY in before else MORE)


async def test_a_story_that_answers_a_choice_is_both(town: Town) -> None:
    told = "My bag was stolen from the car and the laptop was in it"
    said = await says(town, "Priya", "report a breach", "no", STORY, told)

    assert PLEASE_DELETE in said
    answers = await draft_of_priya(town)
    assert answers["went_wrong"] == "lost"
    assert answers["what_happened"] == f"{STORY}\n{told}"


async def test_a_story_for_another_question_is_looked_through_for_identifiers(town: Town) -> None:
    told = "It was about the child with NHS number 943 476 5919, and more"
    said = await says(town, "Priya", "report a breach", told)
    assert "an NHS number" in said
    assert "what_happened" not in await draft_of_priya(town)

    await says(town, "Priya", told)
    assert (await draft_of_priya(town))["what_happened"] == told


@pytest.mark.parametrize(
    "typed",
    [
        pytest.param("deadline the Aardvark77 family wrote to us on a day", id="for a deadline"),
        pytest.param(
            "BR-2026-0999 we hold nothing: the Aardvark77 file is gone", id="for no case at all"
        ),
    ],
)
async def test_a_story_behind_a_command_that_keeps_nothing_is_said_not_to_be_kept(
    town: Town, typed: str
) -> None:
    await says(town, "Priya", typed)

    assert NOT_KEPT in town["Priya"].text


async def test_what_was_no_answer_is_told_with_the_question_that_was_asked(town: Town) -> None:
    said = await says(town, "Priya", "report a breach", "mauve")

    danger = "Could anyone be hurt because of this?"
    assert said == f"{danger} Please choose one: Yes · Not sure · No."


async def test_what_is_typed_after_the_last_question_is_said_not_to_be_added(town: Town) -> None:
    said = await says(town, "Priya", *ANSWERED, "it was lost")
    assert said == NOTHING_ASKED  # and no word of deleting a few words

    await says(town, "Priya", "send")
    assert (await town.case()).report.what_happened == STORY


async def test_back_after_the_last_question_asks_it_again(town: Town) -> None:
    assert "Where did it go wrong?" in await says(town, "Priya", *ANSWERED, "back")
    assert "Type “send”" in await says(town, "Priya", "a partner")


async def test_back_asks_again_what_may_be_left_out_too(town: Town) -> None:
    before = ("near miss", "near miss", STORY, "certain it didn't", "luck")
    assert "What stopped it?" in await says(town, "Priya", *before, "back")
    assert "What would prevent it?" in await says(town, "Priya", "a check")


async def test_a_story_that_is_too_long_is_asked_to_be_deleted(town: Town) -> None:
    said = await says(town, "Priya", "report a breach", "no", "A letter went. " * 400)

    assert "too many" in said
    assert said.endswith(NOT_KEPT)


@pytest.mark.parametrize("said", ["mauve", "12 noon?", "not that one"])
async def test_a_few_words_that_are_no_answer_are_not_taken_for_a_story(
    town: Town, said: str
) -> None:
    assert NOT_KEPT not in await says(town, "Priya", "report a breach", said)


async def test_a_story_that_is_kept_is_not_said_to_be_lost(town: Town) -> None:
    said = await says(town, "Priya", "report a breach", "no", STORY)

    assert said.startswith(PLEASE_DELETE)
    assert NOT_KEPT not in said
