"""What people do with the agreement itself: the room's table of contents."""

from bot.agreements import keeping, notices, office, reading, render, reviewing, signing, standing
from bot.cases.case_kind import NO_NOTICES, AgreementNotices, Room
from dialogs.agreements.verbs import AgreementCommand
from dialogs.agreements.verbs import AgreementVerb as Verb

AGREEMENTS = Room(
    handlers={
        Verb.MINE: reading.mine,
        Verb.REVIEW: reviewing.review,
        Verb.POINTS: reviewing.points,
        Verb.NO_CHANGE: reviewing.ask_no_change,
        Verb.CHANGE: reviewing.ask_change,
        Verb.NOT_ME: reviewing.ask_not_me,
        Verb.PROGRESS: office.show_progress,
        Verb.SAID: office.show_said,
        Verb.SIGN_REQUEST: signing.request,
        Verb.SIGN: signing.ask,
        Verb.DECLINE: signing.ask_why_not,
        Verb.PROPOSE: office.ask_version,
        Verb.END: office.ask_end,
        Verb.WITHDRAW: office.ask_withdraw,
        Verb.RENEWED: keeping.ask_renewed,
        Verb.SHOW: reading.show,
        Verb.SHARE: reading.share,
        Verb.QUOTE: reading.read_section,
        Verb.DOCUMENT: reading.document,
    },
    changes={
        Verb.NO_CHANGE_SEND: reviewing.no_change,
        Verb.CHANGE_SEND: reviewing.change,
        Verb.NOT_ME_SEND: reviewing.not_me,
        Verb.ASK_SIGNATURES: signing.ask_signatures,
        Verb.SIGN_SEND: signing.sign,
        Verb.DECLINE_SEND: signing.decline,
        Verb.PROPOSE_SEND: office.propose,
        Verb.END_SEND: office.serve,
        Verb.WITHDRAW_SEND: office.withdraw,
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
        AgreementCommand.PROPOSE_VERSION: office.ask_version,
        AgreementCommand.END_AGREEMENT: office.ask_end,
    },
    case_actions={},
    if_not_theirs={},
    typed=None,
    due={standing.DUE: notices.fall_due},
    needs={},
    renders={},
    folds={},
    files=frozenset(),
    notices=NO_NOTICES,
    left_out=None,
)

NOTICES = AgreementNotices(
    card=render.render_card, mail=render.render_mail, unreached=notices.unreached
)
