"""What can be done with a form that is started and not sent: the room's table of contents."""

from bot.cases.case_kind import NO_NOTICES, Room
from bot.drafts import draft_actions, drafts, due, typed_answers
from dialogs.cases.commands import Name
from dialogs.cases.verbs import Verb

DRAFTS = Room(
    handlers={Verb.RESUME: draft_actions.resume},
    changes={Verb.CANCEL: draft_actions.cancel, Verb.START_AGAIN: typed_answers.start_again},
    alike={},
    commands={
        Name.BACK: typed_answers.back,
        Name.SEND: draft_actions.send,
        Name.SEND_NOT_LEAD: draft_actions.send_not_lead,
    },
    case_actions={},
    if_not_theirs={},
    typed=None,
    due={drafts.NUDGE: due.nudge, drafts.LEAD_HEARS: due.lead_hears, drafts.EXPIRES: due.expire},
    needs={},
    renders={},
    folds={},
    files=frozenset(),
    notices=NO_NOTICES,
    left_out=None,
)
