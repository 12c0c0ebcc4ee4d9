"""What is asked next, unasked: one form at a time, and never over one that somebody fills in."""

from tests.bot.town import REFERENCE, Town
from tests.cards import inputs, words

SERIOUS = {"likely": "serious", "outcome": "tell_ico", "reason": "A child is in it."}
LIKELY = {**SERIOUS, "likely": "likely"}
TOLD, CLOSE = f"{REFERENCE}: the ICO was told", f"{REFERENCE}: close it"


def forms(town: Town, title: str) -> int:
    return sum(1 for card in town["Tom"].cards if words(card).startswith(title))


async def decided(town: Town, said: dict[str, str], **report: str) -> None:
    await town.reports("Priya", report)
    await town["Tom"].presses("I have it")
    await town["Tom"].presses("Decide")
    await town["Tom"].presses("Record the decision", said)


async def test_that_the_regulator_was_told_is_asked_with_the_decision(town: Town) -> None:
    await decided(town, LIKELY)
    assert words(town["Tom"].card).startswith(TOLD)
    filled = [name for name, box in inputs(town["Tom"].card).items() if box.get("value")]
    assert filled == [], "no time, and nothing that somebody judges"


async def test_who_must_hear_is_asked_first_where_it_may_be_serious(town: Town) -> None:
    await decided(town, SERIOUS)
    assert "Who needs to know that this happened to them?" in town["Tom"].last
    assert forms(town, TOLD) == 0


async def test_a_form_that_stands_in_the_chat_is_not_sent_again(town: Town) -> None:
    await decided(town, LIKELY)
    for who in ("children", "mental_health"):
        await town["Tom"].says(f"weigh {REFERENCE}")
        await town["Tom"].presses("Write it down", vulnerable=who)
    assert forms(town, TOLD) == 1

    await town["Tom"].presses("Not now")
    assert forms(town, TOLD) == 0
    await town["Tom"].says(f"weigh {REFERENCE}")
    await town["Tom"].presses("Write it down", vulnerable="children")
    assert words(town["Tom"].card).startswith(TOLD), "it was folded away, so it is asked again"


async def test_once_nothing_is_in_the_way_the_form_that_closes_it_is_there(town: Town) -> None:
    await decided(town, LIKELY)
    await town["Tom"].presses("It has been told", how="form", more="no")
    assert words(town["Tom"].card).startswith(CLOSE)
    assert "How did getting it back end?" in town["Tom"].last


async def test_with_more_to_tell_it_is_not_asked_to_close(town: Town) -> None:
    await decided(town, LIKELY)
    await town["Tom"].presses("It has been told", how="form", more="yes")
    assert forms(town, CLOSE) == 0
