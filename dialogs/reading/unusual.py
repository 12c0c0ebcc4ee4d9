"""A month's unusual reading: a notice that names nobody, and behind it what it was."""

from collections.abc import Sequence
from dataclasses import dataclass
from datetime import date

from dialogs.cards.elements import Card, Ref, box, card, execute, heading, text
from dialogs.cards.quoting import plain
from dialogs.cases.verbs import FOLD_AWAY
from dialogs.reading.sentences import say
from dialogs.reading.verbs import ReadingVerb
from governance.moments import say_date
from governance.policy import UNUSUAL_DAYS
from governance.reading.unusual import Why

MOST_LINES, MOST_NAMED = 25, 10  # people's lines, and references in each: under 28 KB


@dataclass(frozen=True, slots=True)
class UnusualOf:
    """One person's unusual reading, as far as its reader may see it."""

    why: Why
    name: str
    references: tuple[str, ...]


def unusual_notice(ref: Ref, party: str, month: date, count: int, step: str) -> Card:
    """Say how much there was."""
    title = say("unusual.title", party=party, month=_month(month), count=str(count))
    data = {**ref.data(), "step": step}
    see = execute(
        say("unusual.who"), ReadingVerb.UNUSUAL, data, style="positive", needs_inputs=False
    )
    return card([heading(title), text(say("unusual.means"))], [see], summary=title)


def unusual_card(ref: Ref, party: str, month: date, found: Sequence[UnusualOf], step: str) -> Card:
    """Say who read what, and why it is on the card."""
    title = say("unusual.all", party=party, month=_month(month))
    lines = "\n".join(f"- {_line(one)}" for one in found[:MOST_LINES])
    body = [
        heading(title),
        text(lines),
        box("emphasis", [text(say("unusual.means")), text(say("unusual.do"))]),
        text(say("unusual.not_shown"), subtle=True),
        text(say("open.folds"), subtle=True, size="small"),
    ]
    data = {**ref.data(), "step": step}
    fold = execute(FOLD_AWAY, ReadingVerb.UNUSUAL_FOLD, data, needs_inputs=False)
    return card(body, [fold], summary=title)


def _line(one: UnusualOf) -> str:
    named = ", ".join(one.references[:MOST_NAMED])
    said = {"name": plain(one.name), "references": named, "days": str(UNUSUAL_DAYS)}
    if one.why is Why.NO_PART:
        return say("unusual.no_part", count=str(len(one.references)), **said)
    return say(f"unusual.{one.why}", **said)


def _month(day: date) -> str:
    return say_date(day).split(" ", 2)[2]  # "Nov 2026"
