"""Every box of every form, filled in and sent, is read by whoever opens the case.

The forms are taken from the cards themselves: a box that is added is filled in here too.
"""

from collections.abc import Mapping
from datetime import date

import pytest

from bot.kinds import KINDS as DESKS
from dialogs.kinds import FLOWS, KINDS
from governance.moments import say_date
from governance.near_misses.facts import GotOut
from simulator.chats import Json
from tests.bot.resident import Resident
from tests.bot.town import Town
from tests.cards import inputs

FIXED = {"got_out": GotOut.NO.value, "allegation": "no", "about_data": "yes"}
"""Answers without which the flow becomes another, or stops."""
DAYS = {"noticed_on": "2026-11-20", "happened_on": "2026-11-19"}
TYPED = {kind.rules.name: kind.commands[0].typed for kind in KINDS}
CORRECTED = {kind.words.rules.name: kind.correcting.flow.name for kind in DESKS if kind.correcting}
"""The kinds whose reports can be corrected, each with the flow for it."""
REFERENCES = {kind.rules.name: f"{kind.rules.prefix}-2026-0001" for kind in KINDS}

Filled = dict[str, str]


def filled(card: Json, nth: int, **fixed: str) -> tuple[Filled, list[str]]:
    """Every box of the card, with its option of that number; and how each answer is read."""
    answers: Filled = {}
    read: list[str] = []
    for name, box in inputs(card).items():
        value, said = _answer(name, box, nth, {**FIXED, **fixed}.get(name))
        answers[name] = value
        read.append(said)
    return answers, read


def _answer(name: str, box: Mapping[str, object], nth: int, fixed: str | None) -> tuple[str, str]:
    match box["type"]:
        case "Input.ChoiceSet":
            options = {str(one["value"]): str(one["title"]) for one in box["choices"]}  # type: ignore[attr-defined]
            value = fixed or [*options][nth % len(options)]
            return value, options[value].partition(" · ")[0]  # a person, with their posts
        case "Input.Date":
            day = DAYS.get(name, "2026-11-18")
            return day, say_date(date.fromisoformat(day))
        case "Input.Time":
            return "07:35", "07:35"
        case "Input.Toggle":
            return "true", "Yes"
        case _:
            return f"Written in {name} as {nth}.", f"ritten in {name} as {nth}."


def unread(said: str, read: list[str]) -> list[str]:
    plainly = said.replace("\\", "").lower()
    return [one for one in read if one.lower() not in plainly]


async def sends(someone: Resident, nth: int, **fixed: str) -> list[str]:
    """Fill in and send each card of the form that they have open."""
    read: list[str] = []
    for title in someone.buttons.count("Next") * ["Next"] + ["Send"]:
        _, card, _ = someone.finds(title)
        answers, more = filled(card, nth, **fixed)
        await someone.presses(title, answers)
        read += more
    while "Send" in someone.buttons:  # a card that was asked for by what the first one said
        _, card, _ = someone.finds("Send")
        answers, more = filled(card, nth, **fixed)
        await someone.presses("Send", answers)
        read += more
    return read


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
