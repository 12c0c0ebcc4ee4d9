"""Near misses in the town: how one is reported, and what the store has of it."""

from governance.near_misses.near_miss import NearMissCase
from tests.bot.town import Town

NM = "NM-2026-0001"
STORY = "I nearly sent the pelican list to everyone."
PREVENT = "A prompt about the ostrich list before sending."
CARD = {
    "what": "near_miss",
    "what_happened": STORY,
    "got_out": "certain_not",
    "stopped": "check",
    "would_prevent": PREVENT,
}
"""The card, filled in."""


async def report(town: Town, name: str = "Priya", *, submit: bool = False, **changes: str) -> None:
    """Someone reports a near miss with its card."""
    await town[name].says("report a near miss")
    await town[name].presses("Send", {**CARD, **changes}, submit=submit)


async def near_miss(town: Town, reference: str = NM) -> NearMissCase:
    """It, as the store has it now."""
    return await town.found(NearMissCase, reference)
