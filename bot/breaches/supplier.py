"""What a supplier owes us: that it was asked, what came, and that nothing else will."""

from bot.breaches.duty_forms import done
from bot.breaches.shows import BreachShow
from bot.cases.actions import find_kind, show_below
from bot.drafts.narrative_input import written
from bot.turns.turn import Answer, Turn
from governance.access import Action
from governance.breaches.breach import Breach
from governance.breaches.supplier import Owed, SupplierAsked, SupplierSaid

ask = show_below(BreachShow.SUPPLIER, Action.WORK)


def asked(turn: Turn) -> Answer:
    """Write down that the supplier was asked."""
    return done(turn, find_kind(turn, Breach, Action.WORK), SupplierAsked())


def came(turn: Turn) -> Answer:
    """Write down what has come so far."""
    case = find_kind(turn, Breach, Action.WORK)
    return done(turn, case, SupplierSaid(_ticked(turn)))


def no_more(turn: Turn) -> Answer:
    """Write down what has come, and why nothing else will."""
    case = find_kind(turn, Breach, Action.WORK)
    why = written(turn, case, "why", "“Nothing more will come”")
    if isinstance(why, Answer):
        return why
    return done(turn, case, SupplierSaid(_ticked(turn), why))


def _ticked(turn: Turn) -> tuple[Owed, ...]:
    said = turn.given("came").split(",")
    return tuple(one for one in Owed if one in said)
