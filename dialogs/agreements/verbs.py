"""What a press of a button on an agreement's card asks for, and what can be typed."""

from enum import StrEnum

from dialogs.asking.commands import command_row


class AgreementVerb(StrEnum):
    """Those that end in `_send` carry a card's answers."""

    MINE = "agreement_mine"  # whatever the agreement asks of whoever presses
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


class AgreementCommand(StrEnum):
    """What these commands ask for."""

    SHARE = "share"
    SHOW_AGREEMENT = "show_agreement"
    MY_AGREEMENT = "my_agreement"
    STILL_CONTACT = "still_contact"
    SIGN_AGREEMENT = "sign_agreement"
    PROPOSE_VERSION = "propose_version"
    END_AGREEMENT = "end_agreement"


ROWS = (
    command_row(
        AgreementCommand.SHARE,
        "may I share this?",
        "When you may share, and how; danger first",
        "may i share|can i share|can i share this|am i allowed to share|am i allowed to share this"
        "|should i share this|share this|is it ok to share|is it ok to share this",
        place=80,
    ),
    command_row(
        AgreementCommand.SHOW_AGREEMENT,
        "show me the agreement",
        "What the information sharing agreement says",
        "the agreement|agreement|show the agreement|show agreement|read the agreement"
        "|information sharing agreement|the information sharing agreement|isa|the isa",
        place=90,
    ),
    command_row(
        AgreementCommand.MY_AGREEMENT,
        "agreement review",
        "The review, or what else the agreement asks of you",
        "review|review the agreement|my review|agreement progress|where things stand",
        place=None,
    ),
    command_row(
        AgreementCommand.STILL_CONTACT,
        "still me",
        "Say that you are your organisation's contact for the agreement",
        "i am the contact|am i the contact|am i still the contact|agreement contact",
        place=None,
    ),
    command_row(
        AgreementCommand.SIGN_AGREEMENT,
        "sign the agreement",
        "Approve or sign the version that you were asked about",
        "sign|approve|approve the agreement|approve the new version|sign the new version",
        place=None,
    ),
    command_row(
        AgreementCommand.PROPOSE_VERSION,
        "propose a new version",
        "Send a new version of the agreement round for approval",
        "propose new version|new version|propose a version|change the agreement",
        place=None,
    ),
    command_row(
        AgreementCommand.END_AGREEMENT,
        "end the agreement",
        "Put a notice of termination on record, or take it back",
        "notice of termination|record a notice to end the agreement|terminate the agreement"
        "|notice to end the agreement|withdraw the notice",
        place=None,
    ),
)
