"""What is written about a request is found by Open and by what folds away, and nowhere else."""

from collections.abc import Mapping

from tests.bot.everywhere import Everywhere
from tests.bot.planting import boxes, fails, histories_of, in_the_drafts, missing
from tests.bot.search import found_in
from tests.bot.town import BOTH, Town

RQ, FOI = "RQ-2026-0001", "RQ-2026-0002"

KEPT: Mapping[str, str] = {
    "own_reference": "Quetzal4411é",
    "why_right": "Toucanet5522é",
    "why_extended": "Hoatzinn6633é",
    "why_refused": "Kagujaya7744é",
    "brief": "Motmotta8855é",
    "helped": "Seriemah9966é",
    "message": "Tinamoua1177é",
}
"""Recognisable words by where they are written; é is another byte in every encoding."""

NOT_SENT = {"draft": "Trogonaa5511é"}
NOT_KEPT = {
    "correspondence": "Caracara2288é",
    "refused_without_rights": "Guanonix3399é",
    "asked_about": "Jacamaro4400é",  # with an NHS number, and not sent again
    "cancelled": "Barbetaa6622é",
    "in_a_turn_that_failed": "Aracarie7733é",
    "typed_in_one_that_failed": "Puffbird8844é",
}
EVERY = {**KEPT, **NOT_SENT, **NOT_KEPT}
NHS_NUMBER = "943 476 5919"  # the NHS's own example
CARD = {"which": "access", "received": "2026-11-16", "how": "letter", "whose": "ours"}
BOXES = {"own_reference", "reason", "brief", "text"}
"""Every box for words on any card of theirs; a partner answers by typing here."""


async def plant(town: Town, *, submit: bool) -> None:
    """Everything is written that can be; the last request but one is refused."""
    await _unsent(town, submit=submit)
    priya, tom, imran = town["Priya"], town["Tom"], town["Imran"]
    await priya.says("record a request")
    await priya.presses(
        "Send", {**CARD, "which": "not_sure", "own_reference": KEPT["own_reference"]}, submit=submit
    )
    see = {"wants": "see", "about_them": "yes", "environment": "no"}
    await priya.presses("Send", see, submit=submit)
    await priya.says("record a request")
    mine = {**CARD, "which": "not_sure", "own_reference": NOT_KEPT["correspondence"]}
    await priya.presses("Send", mine, submit=submit)
    await priya.presses("Send", {**see, "wants": "else"}, submit=submit)
    await priya.says("record a request")
    asked = f"{NOT_KEPT['asked_about']} {NHS_NUMBER}"
    await priya.presses("Send", {**CARD, "which": "foi", "own_reference": asked}, submit=submit)
    await priya.presses("Send", {**CARD, "which": "foi", "own_reference": ""}, submit=submit)
    await tom.says(f"acknowledge {RQ}")
    await _handled(town, submit=submit)
    await tom.says(f"ask partners {FOI}")
    await tom.presses("Ask them", {"parties": "POL", "brief": KEPT["brief"]}, submit=submit)
    await imran.says(f"open {FOI}")
    await imran.says(f"{FOI} we hold it: {KEPT['helped']}")
    await imran.says("close")
    await _refused(town, submit=submit)


async def _unsent(town: Town, *, submit: bool) -> None:
    karl, nia = town["Karl"], town["Nia"]
    for name, who in (("draft", karl), ("cancelled", nia)):
        await who.says("record a request")
        word = {**NOT_SENT, **NOT_KEPT}[name]
        await who.presses("Send", {"own_reference": word}, submit=submit)
    await nia.presses("Cancel", submit=submit)


async def _handled(town: Town, *, submit: bool) -> None:
    tom = town["Tom"]
    await tom.says(f"{RQ} extended")
    why = {"on": "2026-11-20", "reason": KEPT["why_extended"]}
    await tom.presses("Record it", why, submit=submit)
    await tom.says(f"another right {RQ}")
    other = {"right": "own_data", "reason": KEPT["why_right"]}
    await tom.presses("Record it", other, submit=submit)
    await tom.says(f"letters {RQ}")
    await tom.presses("More time", submit=submit)
    await tom.presses("Get the Word file", submit=submit)
    await tom.says(f"message {RQ}")
    await tom.presses("Send the message", submit=submit, text=KEPT["message"])
    await town["Priya"].presses("Read", submit=submit)


async def _refused(town: Town, *, submit: bool) -> None:
    tom = town["Tom"]
    await tom.says(f"{FOI} refused")
    without = {"reason": NOT_KEPT["refused_without_rights"]}
    await tom.presses("Record it", without, submit=submit)
    told = {"reason": KEPT["why_refused"], "rights_told": "true"}
    await tom.presses("Record it", told, submit=submit)
    await tom.says(f"letters {FOI}")
    await tom.presses("Refusal", submit=submit)


async def _failed(town: Town, *, submit: bool) -> None:
    priya = town["Priya"]
    await priya.says("record a request")
    card = {**CARD, "own_reference": NOT_KEPT["in_a_turn_that_failed"]}
    typed = NOT_KEPT["typed_in_one_that_failed"]
    await fails(town, priya, "Send", card, typed, submit=submit)


@BOTH
async def test_what_was_written_is_found_by_open_and_nowhere_else(
    talkative: Town, everywhere: Everywhere, submit: bool
) -> None:
    await plant(talkative, submit=submit)
    assert boxes(talkative) == BOXES
    await _failed(talkative, submit=submit)
    kept, begun = await histories_of(talkative, (RQ, FOI)), await in_the_drafts(talkative)
    assert missing(kept, KEPT) == set()
    assert missing(begun, NOT_SENT) == set()
    assert missing(kept + begun, NOT_KEPT) == NOT_KEPT.keys()
    opened = [await talkative["Tom"].says(f"open {reference}") for reference in (RQ, FOI)]
    assert missing("\n".join(opened), KEPT) == set()
    await talkative.goes_on(hours=80)

    # What somebody types is no card of ours: `helped` too is in none of these.
    assert found_in(await everywhere.places(talkative), EVERY) == []
