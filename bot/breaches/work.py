"""The work on a breach: weighed, got back, told to the people, and the papers of it.

The bot tells nobody outside, and contacts nobody who has it: people do, and write it down.
"""

from functools import partial

from bot.breaches.duty_forms import done, filled
from bot.breaches.shows import BreachShow
from bot.cases.actions import find_kind, happened, show_below
from bot.cases.files import hand_over
from bot.showing.recipes import card_of
from bot.turns.turn import Answer, Turn, shown
from dialogs.breaches import getting_back, weighing
from dialogs.breaches import work_forms as forms
from dialogs.breaches.sentences import say
from governance.access import Action
from governance.breaches.breach import Breach

ask_weigh = show_below(BreachShow.WEIGH, Action.WORK)
get_back = show_below(BreachShow.GET_BACK, Action.WORK)
ask_clear = show_below(BreachShow.CLEAR, Action.WORK)
ask_contained = show_below(BreachShow.CONTAINED, Action.WORK)


def weigh(turn: Turn) -> Answer:
    """Write down what counts; the suggestion follows."""
    case = find_kind(turn, Breach, Action.WORK)
    read = partial(forms.read_weighed, turn.replies, case, turn.services.agreement)
    fact = filled(turn, case, read, weighing.weigh_card, button=say("weigh.send"))
    return fact if isinstance(fact, Answer) else done(turn, case, fact)


def clear(turn: Turn) -> Answer:
    """Write down that contact is safe; what is contact shows from then on."""
    case = find_kind(turn, Breach, Action.WORK)
    fact = filled(
        turn,
        case,
        partial(forms.read_cleared, turn.replies),
        getting_back.clear_card,
        button=say("clear.send"),
        texts=("by",),
    )
    if isinstance(fact, Answer):
        return fact
    return shown(card_of(happened(turn, case, fact), BreachShow.GET_BACK))


def contained(turn: Turn) -> Answer:
    """Write down how it ended."""
    case = find_kind(turn, Breach, Action.WORK)
    fact = filled(
        turn,
        case,
        partial(forms.read_contained, turn.replies),
        getting_back.contained_card,
        button=say("weigh.send"),
        texts=("said_by", "note"),
    )
    return fact if isinstance(fact, Answer) else done(turn, case, fact)


def form(turn: Turn) -> Answer:
    """Show what the regulator asks, filled in; it is folded away."""
    return shown(card_of(find_kind(turn, Breach, Action.OPEN), BreachShow.FORM), sticks=False)


def form_file(turn: Turn) -> Answer:
    """Offer the file of it, below the text."""
    hand_over(turn, card_of(find_kind(turn, Breach, Action.OPEN), BreachShow.FORM))
    return form(turn)
