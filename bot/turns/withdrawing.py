"""A report taken back: an event, with the reason. The case stays for the IG lead to decide."""

from bot.recipes import Recipe, Show
from bot.turns.case_actions import find, show
from bot.turns.turn import Answer, Turn, shown
from bot.turns.written import written
from bot.work.climb import add
from bot.work.news import tell_handlers
from bot.work.outreach import refresh
from governance.access import Action
from governance.facts import Withdrawn

ask = show(Show.WITHDRAW)


def withdraw(turn: Turn) -> Answer:
    """Taken back: no rung is silenced and no clock stops, and whoever has it hears."""
    case = find(turn, Action.WITHDRAW)
    if case.withdrawn is None:
        reason = written(turn, case, "why", "“Take it back”")
        if isinstance(reason, Answer):
            return reason
        case = add(turn.unit, case, turn.viewer, Withdrawn(reason), turn.now)
        recipe = Recipe(Show.WITHDRAWN, case=case.header.id)
        tell_handlers(turn.unit, turn.desk, case, recipe, turn.now, but=turn.viewer.person)
        refresh(turn.unit, case, turn.now)
    return shown(Recipe(Show.RECEIPT, case=case.header.id))
