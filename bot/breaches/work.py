"""The work on a breach: weighed, got back, told to the people, and the papers of it.

The bot tells nobody outside, and contacts nobody who has it: people do, and write it down.
"""

from dataclasses import replace

from bot.breaches.duty_forms import done, sent
from bot.breaches.shows import BreachShow
from bot.cases.actions import find_kind, happened, show_below
from bot.cases.files import hand_over
from bot.showing.recipes import card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.breaches import getting_back, weighing
from dialogs.breaches import work_forms as forms
from governance.access import Action
from governance.agreements.model import Route
from governance.breaches.breach import Breach
from governance.breaches.containment import ContactCleared
from governance.breaches.grading import route_of
from governance.breaches.weighing import Weighed

ask_weigh = show_below(BreachShow.WEIGH, Action.WORK)
get_back = show_below(BreachShow.GET_BACK, Action.WORK)
ask_clear = show_below(BreachShow.CLEAR, Action.WORK)
ask_contained = show_below(BreachShow.CONTAINED, Action.WORK)


def _cleared(turn: Turn, case: Breach, fact: ContactCleared) -> Answer:
    """What is contact shows from then on."""
    return shown(card_of(happened(turn, case, fact), BreachShow.GET_BACK))


def _weighed(turn: Turn, case: Breach, fact: Weighed) -> Answer:
    """Where it goes through the toolkit from now on, its grid is asked at once."""
    agreement, weighed = turn.services.agreement, replace(case, weighed=fact)
    before, now = route_of(case, agreement), route_of(weighed, agreement)
    if before is now or now is not Route.DSPT:
        return done(turn, case, fact)
    return shown(card_of(happened(turn, case, fact), BreachShow.WEIGH))


weigh = sent(
    lambda turn, case: forms.read_weighed(turn.replies, case, turn.services.agreement),
    weighing.weigh_card,
    button="weigh.send",
    then=_weighed,
)
clear = sent(
    lambda turn, _: forms.read_cleared(turn.replies),
    getting_back.clear_card,
    button="clear.send",
    texts=("by",),
    then=_cleared,
)
contained = sent(
    lambda turn, _: forms.read_contained(turn.replies),
    getting_back.contained_card,
    button="weigh.send",
    texts=("said_by", "note"),
    then=done,
)


def form(turn: Turn) -> Answer:
    """Show what the regulator asks, filled in; it is folded away."""
    return shown(card_of(find_kind(turn, Breach, Action.OPEN), BreachShow.FORM), sticks=False)


def form_file(turn: Turn) -> Answer:
    """Offer the file of it, below the text."""
    hand_over(turn, card_of(find_kind(turn, Breach, Action.OPEN), BreachShow.FORM))
    return form(turn)
