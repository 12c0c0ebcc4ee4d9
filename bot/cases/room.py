"""What can be done with a case of any kind: the room's table of contents."""

from bot.cases import (
    actions,
    correcting,
    escalation,
    mailbox,
    messages,
    my_reports,
    render,
    replying,
    unreached,
    withdrawing,
)
from bot.cases.case_kind import Notices, Room
from bot.showing.recipes import Show
from dialogs.cases.verbs import Verb

CASES = Room(
    handlers={
        Verb.MY_REPORTS: my_reports.mine,
        Verb.SEE_MINE: my_reports.see,
        Verb.STATUS: actions.status,
        Verb.OPEN: actions.open_,
        Verb.CLOSE: actions.close,
        Verb.DEADLINE: actions.deadline,
        Verb.NAME: actions.ask_name,
        Verb.CONFLICT: actions.ask_conflict,
        Verb.DECIDE: actions.ask_decision,
        Verb.LESSON: actions.ask_lesson,
        Verb.LEARNT: actions.learnt,
        Verb.CORRECT: correcting.ask,
        Verb.WITHDRAW: withdrawing.ask,
        Verb.MESSAGE: messages.write,
        Verb.MESSAGES: messages.read,
    },
    changes={
        Verb.ACKNOWLEDGE: actions.acknowledge,
        Verb.LEAD: actions.lead,
        Verb.NAME_SEND: actions.name,
        Verb.CONFLICT_SEND: actions.conflict,
        Verb.CORRECT_SEND: correcting.correct,
        Verb.WITHDRAW_SEND: withdrawing.withdraw,
        Verb.MESSAGE_SEND: messages.send,
        Verb.REPLY: replying.reply,
    },
    alike={},
    commands={},
    case_actions={Verb.CLOSE: actions.fold},
    if_not_theirs={},
    typed=None,
    due={escalation.RUNG: escalation.fall_due},
    needs=render.NEEDS,
    renders=render.RENDERS,
    folds={Show.OPEN: Show.CASE, Show.LEARNT: Show.CASE, Show.MESSAGES: Show.MESSAGE},
    files=frozenset(),
    notices=Notices(
        kept=frozenset({Show.SOMEONE_HAS_IT, Show.OUTCOME, Show.MESSAGE}),
        left_alone={},
        over={Show.ESCALATION: escalation.is_over},
        mails={Show.LEAD_NOTICE: mailbox.make_mail, Show.ESCALATION: mailbox.make_mail},
        unreached={
            Show.LEAD_NOTICE: unreached.rung_unreached,
            Show.ESCALATION: unreached.rung_unreached,
        },
    ),
    left_out=None,
)
