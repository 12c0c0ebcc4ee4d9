"""Getting a breach back through the whole bot: what shows before contact is clear, and after."""

import pytest

from governance.breaches.containment import ContactCleared, ContainmentRecorded, Ended, Holder
from tests.bot.town import BOTH, GONE, REFERENCE, STORY, Town, facts

RELATIVE = {"who_has_it": "relative"}
CONTACT = ("Something was sent to you by mistake", "recall too", "read out these words")
"""What is contact with whoever has it: the words, the recall, the call back."""


async def taken(town: Town, changes: dict[str, str]) -> None:
    await town.reports("Priya", changes)
    await town["Tom"].presses("I have it")
    await town["Tom"].says(f"get it back {REFERENCE}")


def shown(town: Town, name: str = "Tom") -> list[str]:
    return [words for words in CONTACT if words in town[name].last]


@BOTH
async def test_a_recall_and_a_call_back_wait_until_the_lead_has_cleared_contact(
    town: Town, submit: bool
) -> None:
    await taken(town, RELATIVE)
    assert shown(town) == []
    assert "Contact is not cleared." in town["Tom"].last

    await town["Tom"].presses("Contact is safe", by="the duty social worker", submit=submit)

    assert shown(town) == list(CONTACT)
    assert facts(await town.case())[-1] == ContactCleared.__name__


async def test_with_a_worker_and_nobodys_whereabouts_the_words_are_there_at_once(
    town: Town,
) -> None:
    await taken(town, {"who_has_it": "worker"})

    assert shown(town) == list(CONTACT)


async def test_once_it_may_show_where_somebody_lives_the_words_are_gone_again(town: Town) -> None:
    await taken(town, {"who_has_it": "worker"})
    await town["Priya"].presses("Not sure")
    await town["Tom"].says(f"get it back {REFERENCE}")

    assert shown(town) == []


async def test_the_words_to_copy_repeat_nothing_that_was_written(town: Town) -> None:
    await taken(town, {"who_has_it": "worker"})

    assert STORY not in town["Tom"].last


async def test_a_relatives_word_is_written_down_and_lowers_nothing(town: Town) -> None:
    await taken(town, RELATIVE)
    await town["Priya"].presses("Add details")
    await town["Priya"].presses(
        "Add these details", whose="children", information="health", contained="no"
    )
    await town["Tom"].presses("How far is it back?")
    await town["Tom"].presses(
        "Write it down", ended="deleted", holder="other", said_by="the grandmother"
    )

    end = (await town.case()).containment.end
    assert end == ContainmentRecorded(Ended.DELETED, Holder.OTHER, "the grandmother")
    await town["Tom"].says(f"get it back {REFERENCE}")
    assert "It lowers the risk by nothing" in town["Tom"].last
    await town["Tom"].presses("Decide")
    assert "a high risk to them looks likely" in town["Tom"].last


async def test_what_is_missing_is_said_and_nothing_is_kept(town: Town) -> None:
    await taken(town, RELATIVE)
    await town["Tom"].presses("How far is it back?")
    await town["Tom"].presses("Write it down", holder="party", note="We rang them at nine.")

    assert "Please say how it ended." in town["Tom"].text
    assert (await town.case()).containment.end is None


@pytest.mark.parametrize("who", ["Priya", "Sara", "Helen"])
async def test_nobody_but_whoever_handles_it_may(town: Town, who: str) -> None:
    await town.reports("Priya", RELATIVE)
    case = await town.case()
    data = {"case": case.header.id, "v": case.header.version, "by": "me", "s": 1, "card": "x"}
    for verb in ("get_back", "clear_contact", "clear_contact_send", "contained_send"):
        await town[who].says("help")
        on = town[who].entries[-1].activity_id
        await town[who].sends(verb, {**data, "ended": "back", "holder": "party"}, on=on)

    assert GONE in town[who].text
    assert facts(await town.case()) == facts(case)
