"""A town whose people look after an agreement, and what its tests ask of it."""

import hashlib
from collections.abc import AsyncIterator
from contextlib import asynccontextmanager
from pathlib import Path
from typing import Any

from bot.agreements.standing import standing
from bot.work import Work
from governance.agreements.state import AgreementState
from simulator.chats import Json
from tests.bot.town import Town
from tests.bot.town import town as make_town

ROOT = Path(__file__).parents[2]
SSCB = ROOT / "governance" / "agreements" / "sscb_2023.toml"
REVIEWERS = ROOT / "tests" / "browser" / "reviews_roles.toml"
READ = {"read_points": "true"}
TEXT = "# 4.1 Data\n\nName and address.\n\n# 6.0 Security\n\nEncrypt it, *always*.\n"
SERVED = {"served_by": "ICB", "served": "2026-11-20", "effective": "2027-02-28", "written": "true"}
SHA = hashlib.sha256(TEXT.encode()).hexdigest()


@asynccontextmanager
async def reviewers(folder: Path, untold: Path, **changes: object) -> AsyncIterator[Town]:
    settings = {"roles": REVIEWERS, **changes}
    async with make_town(folder, pristine=untold, changes=settings) as made:
        yield made


def loaded(folder: Path) -> dict[str, object]:
    """The agreement with its document: the administrator's own files."""
    text = SSCB.read_text(encoding="utf-8")
    was = 'reason = "Working Together 2023 amendment"'
    file = folder / "ours.toml"
    file.write_text(text.replace(was, f'{was}\ndocument_sha256 = "{SHA}"'), encoding="utf-8")
    guide = SSCB.with_name("sscb_2023_guide.toml").read_bytes()
    (folder / "ours_guide.toml").write_bytes(guide)
    document = folder / "agreement.md"
    document.write_text(TEXT, encoding="utf-8")
    return {"agreement": str(file), "agreement_document": document}


async def invoke(town: Town, name: str, verb: str, data: Json) -> Json | None:
    """An Execute of any verb with any data, which no card need have offered."""
    sent = town[name].typed("")
    action = {"type": "Action.Execute", "verb": verb, "data": data}
    sent |= {"type": "invoke", "name": "adaptiveCard/action", "value": {"action": action}}
    _, answer = await town.post(sent)
    await town.settle()
    return answer


async def state(town: Town) -> AgreementState:
    return await town.look(
        lambda unit: standing(Work(unit, town.running.services, town.clock.now()))
    )


async def facts(town: Town) -> list[Any]:
    """What people did; not what the timer sent."""
    return [event.fact for event in (await state(town)).history if event.by != "timer"]


def told(town: Town) -> list[tuple[str, str]]:
    """(who, which kind of card) of what the bot began."""
    kinds = [
        *("overdue since", "where things stand", "contact for", "please sign", "please approve"),
        *("is in force", "ends on", "is withdrawn", "charge period", "phone"),
    ]
    return [
        (name, next(kind for kind in kinds if kind in line))
        for _, name, line in town.heard()
        if any(kind in line for kind in kinds)
    ]
