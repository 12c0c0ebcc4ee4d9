"""What is written about a complaint is found by Open and by what folds away, and nowhere else."""

from collections.abc import Mapping

from tests.bot.complaining import CP, FIRST, SECOND
from tests.bot.everywhere import Everywhere
from tests.bot.planting import boxes, fails, histories_of, in_the_drafts, missing, standing
from tests.bot.search import found_in
from tests.bot.town import BOTH, Town

THEIRS, TYPED = "CP-2026-0002", "CP-2026-0003"

KEPT: Mapping[str, str] = {
    "summary": "Dunnocka4411é",
    "received_by": "Whinchat5522é",
    "someone_else": "Stonecha6633é",
    "own_reference": "Redstart7744é",
    "note": "Wheatear8855é",
    "outcome": "Fieldfar9966é",
    "lesson": "Siskinaa1177é",
    "reason": "Twiteaaa2288é",
    "message": "Hawfinch3399é",
    "task_reason": "Brambled4400é",
    "typed": "Yellowha2177é",
}
"""Recognisable words by where they are written; é is another byte in every encoding."""
NOT_SENT = {"draft": "Nuthatch5511é"}
NOT_KEPT = {
    "asked_about": "Goldcres6622é",  # with an NHS number, and not sent again
    "signposted_and_cancelled": "Firecres7733é",
    "without_a_result": "Chiffcha8844é",
    "in_a_turn_that_failed": "Bullfinc9955é",
    "typed_in_one_that_failed": "Linnetaa1066é",
}
EVERY = {**KEPT, **NOT_SENT, **NOT_KEPT}
NHS_NUMBER = "943 476 5919"  # the NHS's own example
BOXES = {*KEPT, "text"} - {"message", "typed"}
"""Every box for words on any card of theirs; messages are written in `text`."""


async def plant(town: Town, *, submit: bool) -> None:
    """Everything is written that can be, and some of it is thrown away."""
    await _recorded(town, submit=submit)
    await _thrown_away(town, submit=submit)
    await _handled(town, submit=submit)
    await _passed_on(town, submit=submit)
    await _chosen(town, submit=submit)
    await _typed(town)


async def _recorded(town: Town, *, submit: bool) -> None:
    priya = town["Priya"]
    await priya.says("record a complaint")
    first = {**FIRST, "received_by": KEPT["received_by"]}
    await priya.presses("Next", first, submit=submit)
    words = {name: KEPT[name] for name in ("summary", "someone_else", "own_reference")}
    await priya.presses("Send", {**SECOND, **words}, submit=submit)


async def _thrown_away(town: Town, *, submit: bool) -> None:
    karl, nia, owen = town["Karl"], town["Nia"], town["Owen"]
    await karl.says("record a complaint")
    await karl.presses("Next", FIRST, submit=submit)
    await karl.presses("Send", submit=submit, summary=NOT_SENT["draft"])
    await nia.says("record a complaint")
    other = {**FIRST, "about_data": "no", "received_by": NOT_KEPT["signposted_and_cancelled"]}
    await nia.presses("Next", other, submit=submit)
    await nia.presses("Cancel", submit=submit)
    await owen.says("record a complaint")
    await owen.presses("Next", FIRST, submit=submit)
    asked = f"{NOT_KEPT['asked_about']} {NHS_NUMBER}"
    await owen.presses("Send", {**SECOND, "summary": asked}, submit=submit)
    await owen.says("cancel")


async def _handled(town: Town, *, submit: bool) -> None:
    tom = town["Tom"]
    await tom.says(f"acknowledge {CP}")
    await tom.says(f"received {CP}")
    moved = {"received": "2026-11-19", "reason": KEPT["reason"]}
    await tom.presses("Correct the day", moved, submit=submit)
    await tom.says(f"letter {CP}")
    await tom.presses("Get the Word file", submit=submit)
    await tom.presses("I have sent it", submit=submit)
    await tom.says(f"note {CP}")
    await tom.presses("Keep the note", submit=submit, note=KEPT["note"])
    await tom.says(f"message {CP}")
    await tom.presses("Send the message", submit=submit, text=KEPT["message"])
    await town["Priya"].presses("Read", submit=submit)
    await tom.says(f"outcome {CP}")
    whole = {"told_on": "2026-11-23", "regulator": "true", "outcome": KEPT["outcome"]}
    without = {**whole, "result": "", "outcome": NOT_KEPT["without_a_result"]}
    await tom.presses("Record the outcome", without, submit=submit)
    await tom.presses("Record the outcome", {**whole, "result": "partly"}, submit=submit)
    await tom.says(f"lesson {CP}")
    await tom.presses("Record what was learnt", submit=submit, lesson=KEPT["lesson"])
    await town["Priya"].presses("See what was learnt", submit=submit)


async def _passed_on(town: Town, *, submit: bool) -> None:
    tom = town["Tom"]
    await tom.says("record a complaint")
    await tom.presses("Next", {**FIRST, "about": "SCC,POL"}, submit=submit)
    await tom.presses("Send", {**SECOND, "summary": "They say so."}, submit=submit)
    await tom.says(f"ask the group {THEIRS}")


async def _chosen(town: Town, *, submit: bool) -> None:
    imran = town["Imran"]
    await imran.presses("See what is asked", submit=submit)
    await imran.presses("Say who", submit=submit)
    chosen = {"best_placed": "SCC", "task_reason": KEPT["task_reason"]}
    await imran.presses("Send the answer", chosen, submit=submit)


async def _typed(town: Town) -> None:
    first = ("record a complaint", "no", "yes", "20/11/2026", "letter", "the partnership")
    for said in (*first, "nobody", "themselves", KEPT["typed"], "send"):
        await town["Grace"].says(said)


async def _failed(town: Town, *, submit: bool) -> None:
    tom = town["Tom"]
    await tom.says(f"note {CP}")
    note = {"note": NOT_KEPT["in_a_turn_that_failed"]}
    typed = NOT_KEPT["typed_in_one_that_failed"]
    await fails(town, tom, "Keep the note", note, typed, submit=submit)


@BOTH
async def test_what_was_written_is_found_by_open_and_nowhere_else(
    talkative: Town, everywhere: Everywhere, submit: bool
) -> None:
    await plant(talkative, submit=submit)
    assert boxes(talkative) == BOXES  # a new one is planted too, or this fails
    await _failed(talkative, submit=submit)
    kept, begun = await histories_of(talkative, (CP, THEIRS, TYPED)), await in_the_drafts(talkative)
    assert missing(kept, KEPT) == set()
    assert missing(begun, NOT_SENT) == set()
    assert missing(kept + begun, NOT_KEPT) == NOT_KEPT.keys()
    opened = [await talkative["Tom"].says(f"open {ref}") for ref in (CP, THEIRS, TYPED)]
    assert missing("\n".join(opened), KEPT) == set()
    await talkative.goes_on(hours=80)

    assert found_in(await everywhere.places(talkative), EVERY) == []


@BOTH
async def test_a_card_that_comes_back_with_something_wrong_says_back_nothing_of_it(
    town: Town, submit: bool
) -> None:
    priya = town["Priya"]
    words = {name: KEPT[name] for name in ("summary", "someone_else", "own_reference")}
    await priya.says("record a complaint")
    tomorrow = {**FIRST, "received": "2030-01-01", "received_by": KEPT["received_by"]}
    await priya.presses("Next", tomorrow, submit=submit)
    await priya.presses("Next", FIRST, submit=submit)
    await priya.presses("Send", {**SECOND, "speaks_for": "", **words}, submit=submit)

    assert found_in({"messages": standing(town)}, EVERY) == []
