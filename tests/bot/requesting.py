"""Requests in the town: how one is recorded, and what the store has of it."""

from governance.requests.request import RequestCase
from tests.bot.resident import NOTHING, Answers
from tests.bot.town import Town

RQ = "RQ-2026-0001"
CARD = {
    "which": "access",
    "received": "2026-11-02",
    "how": "email",
    "whose": "ours",
    "own_reference": "SAR/77-Zebra",
}
"""The first card, filled in."""
HELP_ME = {"wants": "work", "about_them": "yes", "environment": "no"}
TICKS = {
    f"check_{check}": "true" for check in ("exemptions", "authority", "address", "second_reader")
}


async def record(
    town: Town, name: str = "Priya", changes: Answers = NOTHING, *, submit: bool = False
) -> None:
    """Someone records a request with its card."""
    await town[name].says("record a request")
    await town[name].presses("Send", {**CARD, **changes}, submit=submit)


async def request(town: Town, reference: str = RQ) -> RequestCase:
    """It, as the store has it now."""
    return await town.found(RequestCase, reference)
