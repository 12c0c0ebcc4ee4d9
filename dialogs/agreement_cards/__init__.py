"""The cards of an agreement: each builder takes an AgreementScene and gives a dict."""

from dialogs.agreement_cards.answers import (
    answered_card,
    change_card,
    no_change_card,
    not_me_card,
    not_me_done_card,
)
from dialogs.agreement_cards.ending import end_card, ending_card, withdraw_card
from dialogs.agreement_cards.keeping import (
    contact_done_card,
    registration_card,
    registration_done_card,
    renewed_card,
    still_you_card,
)
from dialogs.agreement_cards.points import points_card
from dialogs.agreement_cards.progress import progress_card, standing_card, summary_progress
from dialogs.agreement_cards.proposing import (
    change_news_card,
    declined_news_card,
    in_force_card,
    propose_card,
)
from dialogs.agreement_cards.reading import Reading, agreement_card, quote_card, share_card
from dialogs.agreement_cards.review import lead_card, review_card, summary_review
from dialogs.agreement_cards.said import said_card
from dialogs.agreement_cards.scene import AgreementScene
from dialogs.agreement_cards.signing import (
    decline_card,
    sign_card,
    sign_request_card,
    signed_card,
)
from dialogs.agreement_cards.verbs import AgreementVerb
from dialogs.agreement_cards.whole import document_cards, file_card, no_document_card

__all__ = [
    "AgreementScene",
    "AgreementVerb",
    "Reading",
    "agreement_card",
    "answered_card",
    "change_card",
    "change_news_card",
    "contact_done_card",
    "decline_card",
    "declined_news_card",
    "document_cards",
    "end_card",
    "ending_card",
    "file_card",
    "in_force_card",
    "lead_card",
    "no_change_card",
    "no_document_card",
    "not_me_card",
    "not_me_done_card",
    "points_card",
    "progress_card",
    "propose_card",
    "quote_card",
    "registration_card",
    "registration_done_card",
    "renewed_card",
    "review_card",
    "said_card",
    "share_card",
    "sign_card",
    "sign_request_card",
    "signed_card",
    "standing_card",
    "still_you_card",
    "summary_progress",
    "summary_review",
    "withdraw_card",
]
