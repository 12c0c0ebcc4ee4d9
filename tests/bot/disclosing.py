"""Disclosure requests in the town: how one is taken down, and what the store has of it."""

from governance.disclosures.disclosure import DisclosureCase
from tests.bot.resident import NOTHING, Answers
from tests.bot.town import Town
from tests.cards import words

DR = "DR-2026-0001"
CARD = {
    "danger": "no",
    "asker": "police",
    "really": "not_yet",
    "part_of_it": "nobody",
    "came": "official_email",
    "own_reference": "POL/77-Zebra",
}
"""The card, filled in."""
CHECK = {"really": "rung_back"}
WEIGH = {
    "footing": "may",
    "power": "The quagga power.",
    "what": "The okapi notes of May.",
    "victim": "notice_seen",
}
DECIDE = {"decision": "share", "reasons": "Because the narwhal says so."}
WENT = {"what": "Twelve walrus pages.", "route": "secure_email", "read_twice": "true"}
TELL = {"telling": "not_told", "reasons": "It would warn the dugong."}


async def record(
    town: Town, name: str = "Priya", changes: Answers = NOTHING, *, submit: bool = False
) -> None:
    """Someone takes one down with its card."""
    await town[name].says("record a disclosure request")
    await town[name].presses("Send", {**CARD, **changes}, submit=submit)


async def disclosure(town: Town, reference: str = DR) -> DisclosureCase:
    """It, as the store has it now."""
    return await town.found(DisclosureCase, reference)


async def writes(
    town: Town, button: str, answers: Answers = NOTHING, name: str = "Tom", *, submit: bool = False
) -> str:
    """Whoever has it presses a button of its open card, and records that form. Returns what
    they are told, and all that they see.
    """
    one = town[name]
    await one.says(f"open {DR}")
    await one.presses(button, submit=submit)
    outcome = await one.presses("Record it", answers, submit=submit)
    return f"{words(outcome)} {one.text}"
