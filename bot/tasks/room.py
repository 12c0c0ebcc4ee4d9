"""What other parties are asked about a case: the room's table of contents."""

from bot.cases.case_kind import Notices, Room
from bot.tasks import actions, asking, phoned, render
from bot.tasks.render import TaskShow
from dialogs.tasks.verbs import TaskVerb

TASKS = Room(
    handlers={
        TaskVerb.OPEN: actions.open_,
        TaskVerb.CLOSE: actions.notice,
        TaskVerb.REPLY: actions.ask,
        TaskVerb.CONFLICT: actions.ask_conflict,
        TaskVerb.PHONED: phoned.ask,
    },
    changes={
        TaskVerb.REPLY_SEND: actions.send,
        TaskVerb.CONFLICT_SEND: actions.step_out,
        TaskVerb.PHONED_SEND: phoned.send,
    },
    alike={},
    commands={},
    case_actions={TaskVerb.PHONED: phoned.ask},
    if_not_theirs={
        "open": actions.open_,
        "status": actions.notice,
        "conflict": actions.ask_conflict,
    },
    typed=actions.typed,
    due={asking.TASK: asking.fall_due},
    needs={},
    renders=render.RENDERS,
    folds={TaskShow.TASK: TaskShow.NOTICE},
    files=frozenset(),
    notices=Notices(
        kept=frozenset({TaskShow.NOTICE, TaskShow.OFFICE}),
        left_alone={TaskShow.NOTICE: lambda case: not case.takes_no_answers},
        over={TaskShow.NOTICE: asking.is_over},
        mails={TaskShow.NOTICE: render.make_mail},
        unreached={TaskShow.NOTICE: asking.unreached},
    ),
    left_out=asking.left_out,
)
