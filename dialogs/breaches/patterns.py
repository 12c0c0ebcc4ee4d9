"""What comes again and again, in words: by cause alone."""

from collections.abc import Sequence

from dialogs.breaches.sentences import say
from dialogs.cards.elements import Card, card, heading, text
from governance.breaches.patterns import Pattern
from governance.policy import PATTERN_FROM

MOST_NAMED = 10  # references of a cause: a card must stay under 28 KB


def patterns_card(found: Sequence[Pattern], party: str) -> Card:
    """Show each cause that came again, and the references of its newest cases."""
    title = say("patterns.title", party=party)
    lines = [_line(one) for one in found]
    nothing = [text(say("patterns.nothing", count=str(PATTERN_FROM)))]
    clause = [text(say("patterns.clause"))] if lines else nothing
    body = [heading(title), *(text(line) for line in lines), *clause]
    return card([*body, text(say("patterns.by"), subtle=True)], [], summary=title)


def _line(one: Pattern) -> str:
    named = ", ".join(one.references[-MOST_NAMED:])
    count = str(len(one.references))
    return say("patterns.line", cause=say(f"cause.{one.cause}"), count=count, references=named)
