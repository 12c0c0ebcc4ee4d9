"""How long records are kept: the room's table of contents."""

from bot.cases.case_kind import NO_NOTICES, Room
from bot.retention import handling, messages, shredded
from bot.retention.render import NEEDS, RENDERS
from dialogs.retention.verbs import RetentionVerb
from storage.emptied import SAY_SHREDDED

RETENTION = Room(
    handlers={
        RetentionVerb.LIST: handling.show_list,
        RetentionVerb.SEE: handling.see,
        RetentionVerb.KEEP: handling.ask_keep,
        RetentionVerb.END_HOLD: handling.ask_end_hold,
    },
    changes={
        RetentionVerb.MAY_GO: handling.may_go,
        RetentionVerb.KEEP_SEND: handling.keep,
        RetentionVerb.END_HOLD_SEND: handling.end_hold,
    },
    alike={},
    commands={},
    case_actions={},
    if_not_theirs={},
    typed=None,
    due={messages.MESSAGES: messages.fall_due, SAY_SHREDDED: shredded.fall_due},
    needs=NEEDS,
    renders=RENDERS,
    folds={},
    files=frozenset(),
    notices=NO_NOTICES,
    left_out=None,
)
