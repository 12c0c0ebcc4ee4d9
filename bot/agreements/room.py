"""What people do with the agreement itself: the room's table of contents."""

from bot.agreements import (
    due,
    ending,
    keeping,
    not_me,
    office,
    proposing,
    reading,
    reviewing,
    signing,
    standing,
)
from bot.cases.case_kind import Room
from dialogs.agreements.commands import AgreementCommand
from dialogs.agreements.verbs import AgreementVerb as Verb

AGREEMENTS = Room(
    handlers={
        Verb.REVIEW: reviewing.review,
        Verb.POINTS: reviewing.points,
        Verb.NO_CHANGE: reviewing.ask_no_change,
        Verb.CHANGE: reviewing.ask_change,
        Verb.NOT_ME: not_me.ask_not_me,
        Verb.PROGRESS: office.show_progress,
        Verb.SAID: office.show_said,
        Verb.SIGN_REQUEST: signing.request,
        Verb.SIGN: signing.ask,
        Verb.DECLINE: signing.ask_why_not,
        Verb.PROPOSE: proposing.ask,
        Verb.END: ending.ask,
        Verb.WITHDRAW: ending.ask_withdraw,
        Verb.RENEWED: keeping.ask_renewed,
        Verb.SHOW: reading.show,
        Verb.SHARE: reading.share,
        Verb.QUOTE: reading.read_section,
        Verb.DOCUMENT: reading.document,
    },
    changes={
        Verb.NO_CHANGE_SEND: reviewing.no_change,
        Verb.CHANGE_SEND: reviewing.change,
        Verb.NOT_ME_SEND: not_me.not_me,
        Verb.ASK_SIGNATURES: office.ask_signatures,
        Verb.SIGN_SEND: signing.sign,
        Verb.DECLINE_SEND: signing.decline,
        Verb.PROPOSE_SEND: proposing.propose,
        Verb.END_SEND: ending.serve,
        Verb.WITHDRAW_SEND: ending.withdraw,
        Verb.STILL_ME: keeping.still_me,
        Verb.RENEWED_SEND: keeping.renewed,
    },
    alike={},
    commands={
        AgreementCommand.SHARE: reading.share,
        AgreementCommand.SHOW_AGREEMENT: reading.show,
        AgreementCommand.MY_AGREEMENT: reading.mine,
        AgreementCommand.STILL_CONTACT: reading.contact,
        AgreementCommand.SIGN_AGREEMENT: reading.to_sign,
        AgreementCommand.PROPOSE_VERSION: proposing.ask,
        AgreementCommand.END_AGREEMENT: ending.ask,
    },
    case_actions={},
    if_not_theirs={},
    typed=None,
    due={standing.DUE: due.fall_due},
)
