"""What a press of a button on an agreement's card asks for."""

from enum import StrEnum


class AgreementVerb(StrEnum):
    """Those that end in `_send` carry a card's answers."""

    REVIEW = "agreement_review"  # back to the review card
    POINTS = "agreement_points"
    NO_CHANGE = "agreement_no_change"
    NO_CHANGE_SEND = "agreement_no_change_send"
    CHANGE = "agreement_change"
    CHANGE_SEND = "agreement_change_send"
    NOT_ME = "agreement_not_me"
    NOT_ME_SEND = "agreement_not_me_send"
    PROGRESS = "agreement_progress"
    SAID = "agreement_said"
    ASK_SIGNATURES = "agreement_ask_signatures"
    SIGN_REQUEST = "agreement_sign_request"  # back to what is to be signed
    SIGN = "agreement_sign"
    SIGN_SEND = "agreement_sign_send"
    DECLINE = "agreement_decline"
    DECLINE_SEND = "agreement_decline_send"
    PROPOSE = "agreement_propose"
    PROPOSE_SEND = "agreement_propose_send"
    END = "agreement_end"
    END_SEND = "agreement_end_send"
    WITHDRAW = "agreement_withdraw"
    WITHDRAW_SEND = "agreement_withdraw_send"
    STILL_ME = "agreement_still_me"
    RENEWED = "agreement_renewed"
    RENEWED_SEND = "agreement_renewed_send"
    SHOW = "agreement_show"
    SHARE = "agreement_share"
    QUOTE = "agreement_quote"
    DOCUMENT = "agreement_document"
