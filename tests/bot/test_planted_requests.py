"""What is written about a request is found by Open and by what folds away, and nowhere else."""

import io
from collections.abc import Mapping

import pytest

from tests.bot.planting import boxes, histories_of, missing, standing
from tests.bot.search import files_in, found_in
from tests.bot.town import Town

RQ, FOI = "RQ-2026-0001", "RQ-2026-0002"
BOTH = pytest.mark.parametrize("submit", [False, True], ids=["Execute", "Submit"])

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

NOT_KEPT = {
    "correspondence": "Caracara2288é",
    "refused_without_rights": "Guanonix3399é",
    "asked_about": "Jacamaro4400é",  # with an NHS number, and not sent again
}
EVERY = {**KEPT, **NOT_KEPT}
NHS_NUMBER = "943 476 5919"  # the NHS's own example
CARD = {"which": "access", "received": "2026-11-16", "how": "letter", "whose": "ours"}
BOXES = {"own_reference", "reason", "brief", "text"}
"""Every box for words on any card of theirs; a partner answers by typing here."""


async def plant(town: Town, *, submit: bool) -> None:
    """Everything is written that can be; the last request but one is refused."""
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


@BOTH
@pytest.mark.usefixtures("loud")
async def test_what_was_written_is_found_by_open_and_nowhere_else(
    town: Town, said: io.StringIO, submit: bool
) -> None:
    await plant(town, submit=submit)
    assert boxes(town) == BOXES
    assert missing(await histories_of(town, (RQ, FOI)), KEPT) == set()
    opened = [await town["Tom"].says(f"open {reference}") for reference in (RQ, FOI)]
    assert missing("\n".join(opened), KEPT) == set()
    await town.goes_on(hours=80)

    assert KEPT["helped"].encode() not in standing(town)  # what somebody types is no card of ours
    places = {
        **files_in(town.folder),
        "the log": said.getvalue().encode(),
        "messages": standing(town),
    }
    assert found_in(places, EVERY) == []
