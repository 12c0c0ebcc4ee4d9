"""Planted text in every box of the agreement's cards is in its sealed history, and nowhere else.

Why a new version is proposed is said to every partner: that alone may stand in messages.
"""

import io
import json
from pathlib import Path

import pytest

from governance.plain import to_plain
from tests.bot.agreement_town import facts, loaded, reviewers
from tests.bot.planting import health, missing, standing
from tests.bot.search import files_in, found_in
from tests.bot.test_agreement_versions import SERVED
from tests.bot.town import Town

PRIVATE = {
    "what": "Quagga7718é",
    "why": "Zorillan6629é",
    "who": "Kinkajou5530é",
    "declined": "Tamandua4441é",
    "withdrawn": "Jaguarundi3352é",
}
SAID = {"reason": "Coatimundi2263é", "post": "Olinguito1174é"}
EVERY = {**PRIVATE, **SAID}
BOTH = pytest.mark.parametrize("submit", [False, True], ids=["Execute", "Submit"])


async def plant(town: Town, *, submit: bool) -> None:
    """Everything is written that can be."""
    joan, stella, gemma, fiona = (town[name] for name in ("Joan", "Stella", "Gemma", "Fiona"))
    await stella.presses("Change needed")
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


@BOTH
@pytest.mark.usefixtures("loud")
async def test_what_was_written_about_the_agreement_is_in_its_history_and_nowhere_else(
    tmp_path: Path, untold: Path, said: io.StringIO, submit: bool
) -> None:
    async with reviewers(tmp_path / "town", untold, log_level="debug", **loaded(tmp_path)) as town:
        await plant(town, submit=submit)
        kept = [to_plain(fact) for fact in await facts(town)]
        assert missing(json.dumps(kept, ensure_ascii=False), EVERY) == set()

        places = {**files_in(town.folder), "log": said.getvalue().encode()}
        places["health"] = await health(town)
        assert found_in(places, EVERY) == []
        assert found_in({"messages": standing(town)}, PRIVATE) == []
