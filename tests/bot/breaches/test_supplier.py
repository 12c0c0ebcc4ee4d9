"""What a supplier owes us is asked for, ticked, chased, and closes no case by silence."""

from tests.bot.town import REFERENCE, Town

ALL = "what,when,whose,effects,done,contact"


async def decided(town: Town) -> None:
    await town.reports("Priya", where="supplier")
    await town["Tom"].says(f"decide {REFERENCE}")
    await town["Tom"].presses(
        "Record the decision", likely="likely", outcome="tell_ico", reason="Likely."
    )


def owed(standing: str, of: str) -> str:
    return f"{standing} Get what the supplier owes us{of}"


async def test_the_words_to_ask_with_are_there_and_nothing_is_ticked(town: Town) -> None:
    await town.reports("Priya", where="supplier")
    card = await town["Tom"].says(f"ask the supplier {REFERENCE}")

    assert "You told us of a data breach on your side (our reference BR-2026-0001)." in card
    assert "Which people and which records of ours" in card
    await town["Tom"].presses("We have asked them")
    assert (await town.case()).supplier.asked is not None
    assert (await town.case()).supplier.came == ()


async def test_what_comes_is_ticked_and_the_checklist_counts(town: Town) -> None:
    await decided(town)
    assert owed("☐", " (0 of 6)") in await town["Tom"].says(f"status {REFERENCE}")
    await town["Tom"].says(f"supplier {REFERENCE}")
    await town["Tom"].presses("Keep what came", came="what,when")
    assert owed("☐", " (2 of 6)") in await town["Tom"].says(f"status {REFERENCE}")
    await town["Tom"].says(f"supplier {REFERENCE}")
    await town["Tom"].presses("Keep what came", came=ALL)

    assert owed("☑", "") in await town["Tom"].says(f"status {REFERENCE}")


async def test_it_is_chased_until_it_is_there(town: Town) -> None:
    await decided(town)
    await town.until("2026-11-25 12:00")
    heard = [who for _, who, said in town.heard() if "Get what the supplier owes us" in said]

    assert "Tom" in heard


async def test_nothing_more_will_come_says_why(town: Town) -> None:
    await decided(town)
    await town["Tom"].says(f"supplier {REFERENCE}")
    await town["Tom"].presses("Nothing more will come", came="what", why="")
    assert not (await town.case()).supplier.done
    await town["Tom"].presses("Nothing more will come", came="what", why="It is wound up.")

    assert (await town.case()).supplier.done
    assert "It is wound up." in await town["Tom"].says(f"open {REFERENCE}")
