"""Complaints in the town: how one is recorded, and what the store has of it."""

from itertools import count

from governance.complaints.complaint import ComplaintCase
from storage.errors import NotThere
from tests.bot.town import Town

CP = "CP-2026-0001"
STORY = "They say that the heron letter went to the wrong school."
TENANT = "11111111-1111-4111-8111-111111111111"
POLICE = "22222222-2222-4222-8222-222222222222"
TOM = f"{TENANT}/a1000000-0000-4000-8000-000000000002"
GRACE = f"{TENANT}/a1000000-0000-4000-8000-000000000003"
DAVID = f"{TENANT}/a1000000-0000-4000-8000-000000000008"
JOAN = f"{TENANT}/a1000000-0000-4000-8000-000000000009"
IMRAN = f"{POLICE}/b2000000-0000-4000-8000-000000000001"

FIRST = {
    "allegation": "no",
    "about_data": "yes",
    "received": "2026-11-20",
    "how": "letter",
    "about": "SCC",
}
SECOND = {"named": "nobody", "speaks_for": "self", "summary": STORY}
"""The two cards, filled in."""


async def complains(
    town: Town, name: str = "Priya", *, submit: bool = False, **changes: str
) -> str:
    """Someone records a complaint with both cards; its reference."""
    before = await how_many(town)
    await town[name].says("record a complaint")
    first = {**FIRST, **{k: v for k, v in changes.items() if k in (*FIRST, "received_by")}}
    rest = {k: v for k, v in changes.items() if k not in (*FIRST, "received_by")}
    await town[name].presses("Next", first, submit=submit)
    await town[name].presses("Send", {**SECOND, **rest}, submit=submit)
    return f"CP-2026-{before + 1:04}"


async def how_many(town: Town) -> int:
    """Complaints of any party, open or not."""
    for found in count():
        try:
            await complaint(town, f"CP-2026-{found + 1:04}")
        except NotThere:
            break
    return found


async def complaint(town: Town, reference: str = CP) -> ComplaintCase:
    """It, as the store has it now."""
    return await town.found(ComplaintCase, reference)


def facts(case: ComplaintCase) -> list[str]:
    """What happened to it, in order, as the names of its facts."""
    return [type(event.fact).__name__ for event in case.history]
