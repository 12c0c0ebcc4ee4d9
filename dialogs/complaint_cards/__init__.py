"""The cards of a complaint: each builder takes a scene and gives a dict."""

from dialogs.case_cards.reporter import summary_learnt, summary_someone_has_it
from dialogs.complaint_cards.clock import explained_card
from dialogs.complaint_cards.forms import (
    RESULTS,
    lesson_card,
    letter_card,
    note_card,
    outcome_card,
    pass_on_card,
    received_card,
)
from dialogs.complaint_cards.group import decided_notice, summary_group
from dialogs.complaint_cards.notices import (
    escalation_notice,
    lead_notice,
    summary_escalation,
    summary_notice,
    summary_unrouted,
    unrouted_notice,
)
from dialogs.complaint_cards.opened import case_card, open_card, summary_case
from dialogs.complaint_cards.receipt import (
    learnt_card,
    learnt_news,
    not_sent_nudge,
    outcome_news,
    receipt_card,
    someone_has_it,
    summary_outcome,
    summary_receipt,
)
from dialogs.complaint_cards.scene import ComplaintScene
from dialogs.complaint_cards.stops import lado_card, signpost_card
from dialogs.complaint_cards.verbs import CpVerb

__all__ = [
    "RESULTS",
    "ComplaintScene",
    "CpVerb",
    "case_card",
    "decided_notice",
    "escalation_notice",
    "explained_card",
    "lado_card",
    "lead_notice",
    "learnt_card",
    "learnt_news",
    "lesson_card",
    "letter_card",
    "not_sent_nudge",
    "note_card",
    "open_card",
    "outcome_card",
    "outcome_news",
    "pass_on_card",
    "receipt_card",
    "received_card",
    "signpost_card",
    "someone_has_it",
    "summary_case",
    "summary_escalation",
    "summary_group",
    "summary_learnt",
    "summary_notice",
    "summary_outcome",
    "summary_receipt",
    "summary_someone_has_it",
    "summary_unrouted",
    "unrouted_notice",
]
