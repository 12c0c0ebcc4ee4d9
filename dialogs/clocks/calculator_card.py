"""The card that answers a deadline: the date, what kind of date it is, and how it was found."""

from datetime import datetime

from dialogs.asking.commands import command_row
from dialogs.cards.elements import Card, Element, box, card, group, heading, text
from dialogs.clocks.calculator import KINDS, DeadlineRequest
from governance.clocks.catalogue import find, say_standing
from governance.clocks.confirmed import NOTHING, Confirmed, say_confirm
from governance.clocks.due import Due, Outcome
from governance.clocks.work import to_confirm
from governance.moments import say_date, say_moment

WAITING = "No date yet"


def deadline_card(
    asked: DeadlineRequest, outcomes: tuple[Outcome, ...], confirmed: Confirmed = NOTHING
) -> Card:
    """Show a card with every date, the one that binds first, each with lines to check it by."""
    title = KINDS[asked.kind].title
    summary = f"{title}: {say_due(outcomes[0])}"
    body = [
        heading(title),
        *(text(line) for line in asked.assumed),
        *(_outcome(each, first=number == 0) for number, each in enumerate(outcomes)),
        *(box("warning", [text(line)]) for line in say_confirm(to_confirm(outcomes), confirmed)),
    ]
    return card(body, summary=summary)


def say_due(outcome: Outcome) -> str:
    """Return the date as people say it, or that there is none yet."""
    if not isinstance(outcome, Due):
        return WAITING
    said = say_moment(outcome.due) if isinstance(outcome.due, datetime) else say_date(outcome.due)
    return f"{said} (provisional)" if outcome.provisional else said


def _outcome(outcome: Outcome, *, first: bool) -> Element:
    rule = find(outcome.rule)
    standing = say_standing(outcome.standing)
    return group(
        [
            text(rule.title, bold=True),
            text(say_due(outcome), bold=first, size="large" if first else None),
            *(text(line) for line in outcome.explanation),
            text(f"{outcome.rule}, {standing}: {outcome.source}", subtle=True),
        ],
        separator=not first,
    )


DEADLINE = "deadline"


ROWS = (
    command_row(
        DEADLINE,
        "deadline",
        'Work out a deadline: "deadline breach 20/11/2026 16:40"',
        "deadlines|calculator|work out a deadline",
        place=70,
        takes_rest="deadline|deadlines",
    ),
)
