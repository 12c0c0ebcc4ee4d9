"""Any form of the bot, filled in box by box as its own card asks, and sent."""

from collections.abc import Mapping
from datetime import date

from dialogs.kinds import KINDS
from governance.moments import say_date
from governance.near_misses.facts import GotOut
from simulator.chats import Json
from tests.bot.resident import Resident
from tests.cards import inputs

FIXED = {"got_out": GotOut.NO.value, "allegation": "no", "about_data": "yes"}
"""Answers without which the flow becomes another, or stops."""
DAYS = {"noticed_on": "2026-11-20", "happened_on": "2026-11-19"}
TYPED = {kind.rules.name: kind.commands[0].typed for kind in KINDS}
REFERENCES = {kind.rules.name: f"{kind.rules.prefix}-2026-0001" for kind in KINDS}

Filled = dict[str, str]


def filled(card: Json, nth: int, **fixed: str) -> tuple[Filled, list[str]]:
    """Every box of the card, with its option of that number; and how each answer is read."""
    answers: Filled = {}
    read: list[str] = []
    for name, box in inputs(card).items():
        if name == "not_to":  # everyone hears
            continue
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
        case _ if name in DAYS:  # one line, for a day and a time
            when = date.fromisoformat(DAYS[name])
            return f"{when:%d/%m/%Y} 07:35", f"{say_date(when)} 07:35"
        case _:
            return f"Written in {name} as {nth}.", f"ritten in {name} as {nth}."


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
