"""Taking a report back: an event, with the reason. The case stays for the IG lead to decide."""

from bot.cases.actions import find, show
from bot.cases.escalation import append_fact
from bot.cases.news import tell_handlers
from bot.drafts.narrative_input import written
from bot.post.refresh import refresh
from bot.showing.recipes import Show, card_of
from bot.turns.turn import Answer, Turn, shown
from governance.access import Action
from governance.cases.facts import Withdrawn

ask = show(Show.WITHDRAW)


def withdraw(turn: Turn) -> Answer:
    """Write down that it is taken back; no rung or clock stops, and whoever has it hears."""
    case = find(turn, Action.WITHDRAW)
    if case.withdrawn is None:
        reason = written(turn, case, "why", "“Withdraw it”")
        if isinstance(reason, Answer):
            return reason
        case = append_fact(turn, case, turn.viewer, Withdrawn(reason))
        tell_handlers(turn, case, card_of(case, Show.WITHDRAWN), but=turn.viewer.person)
        refresh(turn, case)
    return shown(card_of(case, Show.RECEIPT))
