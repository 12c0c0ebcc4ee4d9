"""The desk in tests: every list of it, as one person sees it, byte by byte but for fresh ids."""

import json
import re
from collections.abc import Mapping
from pathlib import Path

from dialogs.desk.desk import LIST
from dialogs.desk.verbs import ROWS
from governance.desk.lists import Asked, Which
from tests.bot.resident import Resident, cards_of
from tests.bot.town import ROLES

TYPED = (*(row.typed for row in ROWS), "find BR-2026-0002", "find br-2", "find SAR/77-Zebra")
LISTS = (
    *(Asked(which).text for which in Which),
    *(f"kind:{kind}" for kind in ("breach", "near_miss", "complaint", "request", "none")),
)
_FRESH = re.compile(r'"card": "[^"]*"')
AUDITOR = """
[[people]]
name = "Abel Stone"
tenant = "11111111-1111-4111-8111-111111111111"
object_id = "a1000000-0000-4000-8000-000000000099"
post = "Auditor"
memberships = [{ party = "SCC", role = "auditor" }, { party = "SCC", role = "admin" }]
"""


def with_an_auditor(folder: Path) -> dict[str, object]:
    """The people of the tests, and one who audits and looks after the keys."""
    roles = folder / "roles.toml"
    roles.write_text(ROLES.read_text(encoding="utf-8") + AUDITOR, encoding="utf-8")
    return {"roles": roles}


async def everything(who: Resident, *, submit: bool = False) -> Mapping[str, str]:
    """Every answer to whatever can be asked of the desk: typed, and by its button."""
    seen = {}
    for typed in TYPED:
        await who.says(typed)
        seen[typed] = newest(who)
    if "Show" in who.buttons:
        for chosen in LISTS:
            await who.presses("Show", {LIST: chosen}, submit=submit)
            seen[chosen] = newest(who)
    return seen


def newest(who: Resident) -> str:
    """The newest message, as it came, but for the ids that are made afresh for each card."""
    entry = who.entries[-1]
    cards = [_FRESH.sub("", json.dumps(card)) for card in cards_of(entry)]
    return json.dumps([entry.activity.get("text"), *cards])
