"""What other parties are asked about a case: the room's table of contents."""

from bot.cases.case_kind import Room
from bot.tasks import actions, asking, chasers
from dialogs.tasks.verbs import TaskVerb

TASKS = Room(
    handlers={
        TaskVerb.OPEN: actions.open_,
        TaskVerb.CLOSE: actions.notice,
        TaskVerb.REPLY: actions.ask,
        TaskVerb.CONFLICT: actions.ask_conflict,
    },
    changes={TaskVerb.REPLY_SEND: actions.send, TaskVerb.CONFLICT_SEND: actions.step_out},
    alike={},
    commands={},
    case_actions={"task": actions.open_},
    if_not_theirs={
        "open": actions.open_,
        "status": actions.notice,
        "conflict": actions.ask_conflict,
    },
    typed=actions.typed,
    due={asking.TASK: chasers.fall_due},
)
