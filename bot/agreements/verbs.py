"""Which handler answers which button of the agreement's cards."""

from collections.abc import Mapping

from bot.agreements import ending, keeping, not_me, office, proposing, reading, reviewing, signing
from bot.turns.turn import Handler
from dialogs.agreements.verbs import AgreementVerb as Verb

AGREEMENT_VERBS: Mapping[str, Handler] = {
    Verb.REVIEW: reviewing.review,
    Verb.POINTS: reviewing.points,
    Verb.NO_CHANGE: reviewing.ask_no_change,
    Verb.NO_CHANGE_SEND: reviewing.no_change,
    Verb.CHANGE: reviewing.ask_change,
    Verb.CHANGE_SEND: reviewing.change,
    Verb.NOT_ME: not_me.ask_not_me,
    Verb.NOT_ME_SEND: not_me.not_me,
    Verb.PROGRESS: office.show_progress,
    Verb.SAID: office.show_said,
    Verb.ASK_SIGNATURES: office.ask_signatures,
    Verb.SIGN_REQUEST: signing.request,
    Verb.SIGN: signing.ask,
    Verb.SIGN_SEND: signing.sign,
    Verb.DECLINE: signing.ask_why_not,
    Verb.DECLINE_SEND: signing.decline,
    Verb.PROPOSE: proposing.ask,
    Verb.PROPOSE_SEND: proposing.propose,
    Verb.END: ending.ask,
    Verb.END_SEND: ending.serve,
    Verb.WITHDRAW: ending.ask_withdraw,
    Verb.WITHDRAW_SEND: ending.withdraw,
    Verb.STILL_ME: keeping.still_me,
    Verb.RENEWED: keeping.ask_renewed,
    Verb.RENEWED_SEND: keeping.renewed,
    Verb.SHOW: reading.show,
    Verb.SHARE: reading.share,
    Verb.QUOTE: reading.read_section,
    Verb.DOCUMENT: reading.document,
}
"""Every verb that a card of the agreement's can carry."""

AGREEMENT_CHANGES = frozenset(
    {
        Verb.NO_CHANGE_SEND,
        Verb.CHANGE_SEND,
        Verb.NOT_ME_SEND,
        Verb.ASK_SIGNATURES,
        Verb.SIGN_SEND,
        Verb.DECLINE_SEND,
        Verb.PROPOSE_SEND,
        Verb.END_SEND,
        Verb.WITHDRAW_SEND,
        Verb.STILL_ME,
        Verb.RENEWED_SEND,
    }
)
"""Those that change something."""
