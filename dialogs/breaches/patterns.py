"""What comes again and again, in words: by cause, and by team where a party counts teams."""

from collections.abc import Sequence

from dialogs.breaches.sentences import say
from dialogs.cards.elements import Card, Element, card, heading, part, text
from dialogs.cards.quoting import plain
from governance.breaches.patterns import Pattern
from governance.policy import PATTERN_FROM

MOST_NAMED = 10  # references of a cause: a card must stay under 28 KB


def patterns_card(
    found: Sequence[Pattern], by_team: Sequence[Pattern], party: str, *, counts_teams: bool
) -> Card:
    """Show each cause that came again, and the references of its newest cases."""
    title = say("patterns.title", party=party)
    lines = [_line(one) for one in found]
    nothing = [text(say("patterns.nothing", count=str(PATTERN_FROM)))]
    clause = [text(say("patterns.clause"))] if lines else nothing
    body = [heading(title), *(text(line) for line in lines), *_by_team(by_team), *clause]
    how = say("patterns.by_team" if counts_teams else "patterns.by")
    return card([*body, text(how, subtle=True)], [], summary=title)


def _by_team(found: Sequence[Pattern]) -> list[Element]:
    lines = [text(f"{plain(one.team.name)}: {_line(one)}") for one in found if one.team]
    return [part(say("patterns.teams"), lines)] if lines else []


def _line(one: Pattern) -> str:
    named = ", ".join(one.references[-MOST_NAMED:])
    count = str(len(one.references))
    return say("patterns.line", cause=say(f"cause.{one.cause}"), count=count, references=named)
