"""Advice on a breach: kept on the record, and shown to whoever decides (RL-ADVICE, docs/law.md)."""

from bot.breaches.duty_forms import filled
from bot.breaches.shows import BreachShow
from bot.cases.actions import find_kind, happened, show_below, standing
from bot.cases.news import tell_handlers
from bot.showing.recipes import card_of
from bot.turns.turn import Answer, Turn
from dialogs.breaches.advising import advise_card, read_advice
from dialogs.breaches.sentences import say
from governance.access import Action
from governance.breaches.breach import Breach
from governance.people.identity import Role
from storage.errors import NotThere

ADVISERS = (Role.DPO, Role.CALDICOTT, Role.SAFEGUARDING_LEAD)
"""In which role somebody advises: the first of these that they hold."""

ask_advice = show_below(BreachShow.ADVISE, Action.ADVISE)


def advise(turn: Turn) -> Answer:
    """Keep the advice, and tell whoever has the case that it is there."""
    case = find_kind(turn, Breach, Action.ADVISE)
    held = turn.viewer.roles_in(case.header.party, case.out)
    role = next((role for role in ADVISERS if role in held), None)
    if role is None:
        raise NotThere
    fact = filled(
        turn,
        case,
        lambda: read_advice(turn.replies, role),
        advise_card,
        button=say("advise.send"),
        texts=("advice",),
    )
    if isinstance(fact, Answer):
        return fact
    case = happened(turn, case, fact)
    tell_handlers(turn, case, card_of(case, BreachShow.ADVICE), but=turn.viewer.person)
    return standing(turn, case)
