"""Planted text in every box of the agreement's cards is in its sealed history, and nowhere else.

Why a new version is proposed is said to every partner: that alone may stand in messages.
"""

import json
from pathlib import Path

from governance.plain import to_plain
from tests.bot.agreement_town import SERVED, facts, loaded, reviewers
from tests.bot.everywhere import Everywhere
from tests.bot.planting import boxes, fails, missing
from tests.bot.search import found_in
from tests.bot.town import BOTH, Town

PRIVATE = {
    "what": "Quagga7718é",
    "why": "Zorillan6629é",
    "who": "Kinkajou5530é",
    "declined": "Tamandua4441é",
    "withdrawn": "Jaguarundi3352é",
}
SAID = {"reason": "Coatimundi2263é", "post": "Olinguito1174é"}
NOT_KEPT = {
    "in_a_turn_that_failed": "Aardwolf8255é",
    "typed_in_one_that_failed": "Binturong9366é",
}
EVERY = {**PRIVATE, **SAID, **NOT_KEPT}
BOXES = {"what", "why", "who", "post", "number", "reason", "sha256"}
"""Every box on any card of theirs; a version's number and its document's hash are no words."""


async def plant(town: Town, *, submit: bool) -> None:
    """Everything is written that can be."""
    joan, stella, gemma, fiona = (town[name] for name in ("Joan", "Stella", "Gemma", "Fiona"))
    await stella.presses("Change needed")
    never = {"why": NOT_KEPT["in_a_turn_that_failed"]}
    typed = NOT_KEPT["typed_in_one_that_failed"]
    await fails(town, stella, "Send", never, typed, submit=submit)
    await stella.presses("Send", submit=submit, what=PRIVATE["what"], why=PRIVATE["why"])
    await joan.says("agreement review")
    await joan.presses("What was said")
    await gemma.presses("Not me")
    await gemma.presses("Send", submit=submit, who=PRIVATE["who"])
    await joan.presses("Ask for signatures")
    await stella.presses("I do not approve")
    await stella.presses("Send", submit=submit, why=PRIVATE["declined"])
    await fiona.presses("Approve v1.1")
    await fiona.presses("Approve v1.1", {"post": SAID["post"], "signed": "true"}, submit=submit)
    await joan.presses("Record a notice to end it")
    await joan.presses("Record the notice", SERVED, submit=submit)
    await joan.presses("The notice is withdrawn")
    await joan.presses("Send", submit=submit, why=PRIVATE["withdrawn"])
    await joan.says("propose a new version")
    new = {"number": "1.2", "dated": "2026-11-20", "reason": SAID["reason"], "sha256": "a" * 64}
    await joan.presses("Send it round", new, submit=submit)


async def opened(town: Town, *, submit: bool) -> str:
    """Everything of it that the office can open."""
    joan = town["Joan"]
    await joan.says("agreement review")
    await joan.presses("What was said", submit=submit)
    return joan.text


@BOTH
async def test_what_was_written_about_the_agreement_is_in_its_history_and_nowhere_else(
    tmp_path: Path, untold: Path, everywhere: Everywhere, people: Path, submit: bool
) -> None:
    changes = {**everywhere.settings, **loaded(tmp_path), "roles": people}
    async with reviewers(tmp_path / "town", untold, **changes) as town:
        await plant(town, submit=submit)
        assert boxes(town) == BOXES  # a new one is planted too, or this fails
        kept = json.dumps([to_plain(fact) for fact in await facts(town)], ensure_ascii=False)
        assert missing(kept, EVERY) == NOT_KEPT.keys()
        assert missing(await opened(town, submit=submit), PRIVATE) == set()
        await town.goes_on(hours=80)

        places = await everywhere.places(town)
        said = {name: places.pop(name) for name in ("messages", "chats")}
        assert found_in(places, EVERY) == []
        assert found_in(said, {**PRIVATE, **NOT_KEPT}) == []
