"""Every box of every form, filled in and sent, is read by whoever opens the case.

The forms are taken from the cards themselves: a box that is added is filled in here too.
"""

import pytest

from bot.kinds import KINDS as DESKS
from dialogs.kinds import FLOWS, KINDS
from tests.bot.filled_forms import REFERENCES, TYPED, Filled, filled, sends
from tests.bot.town import Town

CORRECTED = {kind.words.rules.name: kind.correcting.flow.name for kind in DESKS if kind.correcting}
"""The kinds whose reports can be corrected, each with the flow for it."""


def unread(said: str, read: list[str]) -> list[str]:
    plainly = said.replace("\\", "").lower()
    return [one for one in read if one.lower() not in plainly]


CASES = [
    *((kind, nth, {}) for kind in TYPED for nth in range(3)),
    ("request", 1, {"which": "not_sure"}),
    ("breach", 1, {"where": "supplier", "went_wrong": "lost"}),
]


@pytest.mark.parametrize(("kind", "nth", "fixed"), CASES)
async def test_every_box_of_a_report_can_be_read_on_its_open_card(
    town: Town, kind: str, nth: int, fixed: Filled
) -> None:
    await town["Priya"].says(TYPED[kind])
    read = await sends(town["Priya"], nth, **fixed)

    lead = "Grace" if "Tom Bexley" in read else "Tom"  # who is named in it cannot open it
    assert unread(await town[lead].says(f"open {REFERENCES[kind]}"), read) == []


async def test_every_box_of_the_second_card_of_a_breach_can_be_read(town: Town) -> None:
    await town["Priya"].says(TYPED["breach"])
    await sends(town["Priya"], 0, where="supplier", went_wrong="lost")
    await town["Priya"].says("details BR-2026-0001")
    _, card, _ = town["Priya"].finds("Add these details")
    answers, read = filled(card, 0)
    await town["Priya"].presses("Add these details", answers)

    assert unread(await town["Tom"].says("open BR-2026-0001"), read) == []


@pytest.mark.parametrize("kind", CORRECTED)
async def test_after_a_correction_what_was_sent_first_can_be_read_too(
    town: Town, kind: str
) -> None:
    await town["Priya"].says(TYPED[kind])
    first = await sends(town["Priya"], 1)
    said = await town["Priya"].says(f"correct {REFERENCES[kind]}")
    _, card, _ = town["Priya"].finds("Send the correction")
    answers, then = filled(card, 2)
    await town["Priya"].presses("Send the correction", answers)
    opened = await town["Tom"].says(f"open {REFERENCES[kind]}")

    assert "What you first sent is kept in the history." in said
    assert (unread(opened, first), unread(opened, then)) == ([], [])


def test_no_flow_is_forgotten_here() -> None:
    assert {kind.report.name for kind in KINDS} == set(TYPED)
    assert set(FLOWS) - set(TYPED) == {"breach_details", *CORRECTED.values()}
