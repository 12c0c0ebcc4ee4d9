"""Looks that were refused: a notice that names nobody, and behind it who it was."""

from collections.abc import Sequence
from dataclasses import dataclass

from dialogs.cards.elements import Card, Element, Ref, box, card, execute, heading, text
from dialogs.cards.quoting import plain
from dialogs.cases.scene import at
from dialogs.cases.verbs import FOLD_AWAY
from dialogs.reading.sentences import say
from dialogs.reading.verbs import ReadingVerb
from governance.reading.looks import Looks

MOST_LINES = 25  # the newest: a card must stay under 28 KB


@dataclass(frozen=True, slots=True)
class RefusedOf:
    """Somebody's refused looks at one case on one day."""

    reference: str
    looks: Looks


def refused_notice(ref: Ref, party: str, count: int, step: str) -> Card:
    """Say how many there were."""
    title = say("refused.title", count=str(count), party=party)
    data = {**ref.data(), "step": step}
    who = execute(
        say("refused.who"), ReadingVerb.REFUSED, data, style="positive", needs_inputs=False
    )
    return card([heading(title), text(say("refused.one")), _think()], [who], summary=title)


def refused_card(ref: Ref, name: str, party: str, found: Sequence[RefusedOf], step: str) -> Card:
    """Say who it was, and which cases they asked for."""
    title = say("refused.by", name=plain(name), party=party)
    lines = [_line(one) for one in found[-MOST_LINES:]]
    body = [
        heading(title),
        text("\n".join(f"- {line}" for line in lines)),
        box("emphasis", [_think(), text(say("refused.do"))]),
        text(say("open.folds"), subtle=True, size="small"),
    ]
    fold = execute(
        FOLD_AWAY, ReadingVerb.REFUSED_FOLD, {**ref.data(), "step": step}, needs_inputs=False
    )
    return card(body, [fold], summary=title)


def _line(one: RefusedOf) -> str:
    said = {"reference": one.reference, "at": at(one.looks.first)}
    if one.looks.count == 1:
        return say("refused.once", **said)
    return say("refused.often", count=str(one.looks.count), **said)


def _think() -> Element:
    return text(say("looked.refused_means"))
