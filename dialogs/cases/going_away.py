"""Saying that one is away: the card, and the line that says the same."""

import re
from collections.abc import Sequence
from dataclasses import dataclass, field
from datetime import date

from dialogs.asking.commands import Command
from dialogs.asking.readers.days import NoSuchDay, read_day_ahead
from dialogs.cards.elements import Card, Ref, card, execute, heading, text
from dialogs.cards.inputs import input_choice, input_date
from dialogs.cases.commands import Name
from dialogs.cases.verbs import Verb
from dialogs.words.wording import say
from governance.agreements.model import spoken
from governance.people.identity import PersonId

NOBODY = "nobody"
_SAID = re.compile(
    r"(?:i\s?am|i['’]?m|i\s?will be|i['’]ll be) (?:away|on leave|off) (?:from )?(?P<days>.+)",
    re.IGNORECASE,
)
_DAYS = re.compile(
    r"(?P<since>.+?) (?:to|until|till|-|–) (?P<last>.+?)"
    r"(?:[,;.]? ?cover(?:ed by)?:? (?P<cover>.+))?"
)


@dataclass(frozen=True, slots=True)
class AwayAsked:
    """What somebody filled in or typed, as far as it was understood: dates as YYYY-MM-DD."""

    since: str = ""
    last: str = ""
    cover: str = field(default="", repr=False)


def away_card(people: Sequence[tuple[PersonId, str]], asked: AwayAsked, ref: Ref) -> Card:
    """Ask from when until when, and who of those who may covers."""
    title = say("away.title")
    named = [*((person.text, name) for person, name in people), (NOBODY, say("away.nobody"))]
    error = say("name.error")
    body = [
        heading(title),
        input_date("since", say("away.from"), value=asked.since, required=True),
        input_date("last", say("away.to"), value=asked.last, required=True),
        input_choice("who", say("away.who"), named, value=asked.cover, required=True, error=error),
        text(say("away.means"), subtle=True),
    ]
    send = execute("I am away then", Verb.AWAY_SEND, ref.data(), style="positive")
    return card(body, [send], summary=title)


def read_away(typed: str) -> Command | None:
    """Return the command that "I am away from 14 December to 18 December, cover: ..." is."""
    found = _SAID.fullmatch(" ".join(typed.split()))
    days = _DAYS.fullmatch(found["days"]) if found else None
    return Command(Name.AWAY, rest=days[0]) if days else None


def understood(rest: str, people: Sequence[tuple[PersonId, str]], today: date) -> AwayAsked:
    """Return what the line says: days that there are, and somebody who can be chosen."""
    found = _DAYS.fullmatch(rest)
    if found is None:
        return AwayAsked()
    since, last = (_day(found[name], today) for name in ("since", "last"))
    return AwayAsked(since, last, _cover(found["cover"] or "", people))


def _day(said: str, today: date) -> str:
    try:
        return read_day_ahead(said.lower(), today).isoformat()
    except NoSuchDay:
        return ""


def _cover(said: str, people: Sequence[tuple[PersonId, str]]) -> str:
    wanted = spoken(said)
    if wanted in ("nobody", "no one", "none"):
        return NOBODY
    fits = [
        person.text
        for person, name in people
        if wanted and wanted in (spoken(name), spoken(name.split()[0]))
    ]
    return fits[0] if len(fits) == 1 else ""
