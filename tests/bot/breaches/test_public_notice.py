"""Where telling each is out of proportion they are told publicly: words to copy, and as a file."""

import pytest

from tests.bot.town import BOTH, GONE, REFERENCE, STORY, Town

SAYS = "words for a public notice"


async def out_of_proportion(town: Town, **changes: str) -> None:
    """Tom says of the adult that telling each would be out of proportion."""
    await town.reports("Priya", changes)
    tom = town["Tom"]
    await tom.presses("I have it")
    await tom.says(f"tell the people {REFERENCE}")
    await tom.presses("Choose these people", people="adult")
    await tom.presses("They are not told")
    said = {
        "not_told": "adult",
        "ground": "out_of_proportion",
        "why": "9,000 letters. On our page.",
    }
    await tom.presses("Write it down", said)


@BOTH
async def test_its_words_are_shown_to_copy_with_a_word_file_and_fold_away(
    town: Town, submit: bool
) -> None:
    await out_of_proportion(town)
    tom = town["Tom"]
    await tom.presses("Words for a public notice", submit=submit)

    assert "Is this about me?" in tom.text
    assert "Something we sent went to the wrong person." in tom.text
    assert STORY not in tom.last
    await tom.presses("Get the Word file", submit=submit)
    assert f"{REFERENCE} breach public.docx" in str([one.activity for one in tom.entries])
    await town.goes_on(minutes=16)
    assert "Is this about me?" not in tom.text


async def test_in_danger_it_says_first_that_nothing_is_published_yet(town: Town) -> None:
    await out_of_proportion(town, danger="yes")
    shown = await town["Tom"].says(f"public notice {REFERENCE}")

    assert shown.index("Publish nothing until the safeguarding lead") < shown.index("A draft.")


async def test_without_that_ground_there_are_no_such_words(town: Town) -> None:
    await town.reports("Priya")
    await town["Tom"].presses("I have it")

    assert GONE in await town["Tom"].says(f"public notice {REFERENCE}")


@pytest.mark.parametrize("name", ["Priya", "Helen", "Sara", "Imran", "Karl"])
async def test_nobody_else_gets_them(town: Town, name: str) -> None:
    await out_of_proportion(town)

    assert SAYS not in await town[name].says(f"public notice {REFERENCE}")


@BOTH
@pytest.mark.parametrize("verb", ["public_notice", "public_notice_file"])
async def test_a_forged_press_gets_none(town: Town, verb: str, submit: bool) -> None:
    await out_of_proportion(town)
    karl, case = town["Karl"], await town.case()
    await karl.says("help")
    data = {"case": case.header.id, "s": 1, "card": "x", "verb": verb}
    await karl.sends(verb, data, on=karl.entries[-1].activity_id, submit=submit)

    assert REFERENCE not in karl.text
