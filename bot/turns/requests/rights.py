"""It is another right than was taken down: the date is worked out again, and why is kept."""

from bot.kinds import request
from bot.recipes import Recipe, Show, words
from bot.turns.case_actions import find, happened, show_below
from bot.turns.requests.steps import BUTTON, closed
from bot.turns.turn import Answer, Turn, shown
from bot.turns.written import written
from governance.access import Action
from governance.clocks import FactsDoNotFit
from governance.ladder_rows import newest
from governance.requests.facts import RightChanged
from governance.requests.rights import Right, ladder_of
from governance.requests.steps import CLOSED, recorded

CHOOSE = "Please choose what it is from the list."

ask = show_below(Show.REQUEST_RIGHT, Action.DECIDE)


def send(turn: Turn) -> Answer:
    """Record it; ordinary correspondence closes the request."""
    case = request(find(turn, Action.DECIDE))
    if case.decided is not None:
        return Answer(words(CLOSED), replaces=False)
    right = next((one for one in Right if one == turn.given("right")), None)
    if right is None or right is case.right:
        return Answer(words(CHOOSE), replaces=False)
    reason = written(turn, case, "reason", BUTTON)
    if isinstance(reason, Answer):
        return reason
    ladder = newest(ladder_of(right))
    climbs = None if ladder.id == case.ladder.id else (ladder.id, ladder.version)
    try:
        fact = recorded(case, RightChanged(right, reason, climbs), turn.desk.calendars())
    except FactsDoNotFit as problem:
        return Answer(words(str(problem)), replaces=False)
    then = request(happened(turn, case, fact))
    if then.decided is not None:
        closed(turn, then)
    return shown(Recipe(Show.REQUEST_MOVED, case=case.header.id))
