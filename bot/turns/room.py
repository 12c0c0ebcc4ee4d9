"""What is about no case and no draft (hello, help, the calculator): the room's contents."""

from bot.cases.case_kind import NO_NOTICES, Room
from bot.turns import danger, deadlines, greeting, newcomers
from dialogs.cases.verbs import Verb
from dialogs.clocks.calculator_card import DEADLINE
from dialogs.newcomers import JOIN

TURNS = Room(
    handlers={
        "menu": greeting.menu,
        Verb.HELP: greeting.help_,
        JOIN: newcomers.joined,
        Verb.SAFE_NOW: danger.safe_now,
        Verb.DANGER_REPORT: danger.report,
        Verb.CALCULATOR: deadlines.which,
    },
    changes={},
    alike={},
    commands={DEADLINE: deadlines.deadline},
    case_actions={},
    if_not_theirs={},
    typed=None,
    due={},
    needs={},
    renders={},
    folds={},
    files=frozenset(),
    notices=NO_NOTICES,
    left_out=None,
)
