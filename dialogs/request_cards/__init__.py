"""The cards of a rights request: each builder takes a scene and gives a dict."""

from dialogs.case_cards.reporter import summary_someone_has_it
from dialogs.request_cards.helping import ask_card, summary_ask
from dialogs.request_cards.holding import (
    holding_card,
    right_card,
    summary_holding,
    summary_right,
)
from dialogs.request_cards.letters import (
    letter_card,
    letters_card,
    summary_letter,
    summary_letters,
)
from dialogs.request_cards.notices import (
    escalation_notice,
    lead_notice,
    summary_escalation,
    summary_notice,
)
from dialogs.request_cards.opened import case_card, open_card, summary_case
from dialogs.request_cards.receipt import (
    no_request_card,
    not_sent_nudge,
    outcome_card,
    receipt_card,
    same_line,
    someone_has_it,
    summary_outcome,
    summary_receipt,
    summary_why,
    why_card,
)
from dialogs.request_cards.scene import RequestScene
from dialogs.request_cards.steps import (
    moved_card,
    step_card,
    steps_card,
    summary_moved,
    summary_steps,
)
from dialogs.request_cards.verbs import RequestVerb

__all__ = [
    "RequestScene",
    "RequestVerb",
    "ask_card",
    "case_card",
    "escalation_notice",
    "holding_card",
    "lead_notice",
    "letter_card",
    "letters_card",
    "moved_card",
    "no_request_card",
    "not_sent_nudge",
    "open_card",
    "outcome_card",
    "receipt_card",
    "right_card",
    "same_line",
    "someone_has_it",
    "step_card",
    "steps_card",
    "summary_ask",
    "summary_case",
    "summary_escalation",
    "summary_holding",
    "summary_letter",
    "summary_letters",
    "summary_moved",
    "summary_notice",
    "summary_outcome",
    "summary_receipt",
    "summary_right",
    "summary_someone_has_it",
    "summary_steps",
    "summary_why",
    "why_card",
]
