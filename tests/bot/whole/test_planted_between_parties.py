"""What is written between parties, in notes and packs, is found by Open, and nowhere else."""

from collections.abc import Mapping

from tests.bot.everywhere import Everywhere
from tests.bot.file_offers import says_yes
from tests.bot.planting import fails, in_the_histories, missing
from tests.bot.search import found_in
from tests.bot.town import BOTH, CARD_1, REFERENCE, Town

KEPT: Mapping[str, str] = {
    "note": "Quokka8841é",
    "advice": "Axolotl7752é",
    "nobody": "Pangolin6663é",
    "brief": "Tapirus5574é",
    "help": "Cuscus4412é",
    "whom": "Bilby9923é",
    "pack_why": "Echidna3306é",
    "supplier": "Kowarian4187é",
}
"""Recognisable words by where they are written; é is another byte in every encoding."""


async def plant(town: Town, *, submit: bool) -> None:
    """Everything is written that can be, by the lead and by a partner."""
    await town.reports("Priya", where="supplier", submit=submit)
    tom = town["Tom"]
    await tom.says(f"acknowledge {REFERENCE}")
    for name, legal in (("note", "false"), ("advice", "true")):
        await tom.says(f"add note {REFERENCE}")
        await tom.presses("Keep the note", submit=submit, text=KEPT[name], legal=legal)
    await tom.says(f"tell parties {REFERENCE}")
    await tom.presses("Nobody else", submit=submit, why=KEPT["nobody"])
    await tom.says(f"ask for help {REFERENCE}")
    await tom.presses("Ask them", submit=submit, parties="POL", brief=KEPT["brief"])
    await town["Imran"].presses("See what is asked", submit=submit)
    await town["Imran"].presses("Done, as asked", submit=submit)
    await town["Imran"].presses("Send the answer", submit=submit, task_reason=KEPT["help"])
    await tom.says(f"supplier {REFERENCE}")
    await tom.presses("Nothing more will come", submit=submit, why=KEPT["supplier"])
    await pack(town, submit=submit)


async def pack(town: Town, *, submit: bool) -> None:
    tom = town["Tom"]
    await tom.says(f"evidence pack {REFERENCE}")
    words = {"whom": KEPT["whom"], "why": KEPT["pack_why"], "of": "whole"}
    await tom.presses("Make the pack", words, submit=submit)
    await says_yes(town, tom)


@BOTH
async def test_what_was_written_is_found_by_open_and_nowhere_else(
    talkative: Town, everywhere: Everywhere, submit: bool
) -> None:
    await plant(talkative, submit=submit)
    assert missing(await in_the_histories(talkative), KEPT) == set()
    assert missing(await talkative["Tom"].says(f"open {REFERENCE}"), KEPT) == set()
    talkative.drive.there.clear()  # one's own files are one's own
    await talkative["Priya"].says("report a breach")
    await fails(talkative, talkative["Priya"], "Send", CARD_1, "A slip.", submit=submit)
    await talkative.goes_on(hours=80)

    assert found_in(await everywhere.places(talkative), KEPT) == []


async def test_a_partners_part_holds_no_answer_of_the_report(talkative: Town) -> None:
    """Whatever is told another party: choices and instants, and no text that anyone wrote."""
    story = "Wombat1717é"
    await talkative.reports("Priya", what_happened=story, where="partnership", danger="yes")
    await talkative["Tom"].says(f"tell the partner {REFERENCE}")
    await talkative["Tom"].presses("Tell them", owner="POL")
    await talkative["Imran"].presses("Seen")
    await talkative["Imran"].says("open BR-2026-0002")
    await talkative["Imran"].says(f"task {REFERENCE}")

    assert talkative["Imran"].entries
    for name in ("Imran", "Karl", "Nia", "Lena"):
        assert story not in talkative[name].text
        assert "Priya" not in talkative[name].text
