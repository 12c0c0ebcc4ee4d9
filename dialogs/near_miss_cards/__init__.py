"""The cards of a near miss or poor practice: each builder takes a scene and gives a dict."""

from dialogs.case_cards.reporter import summary_learnt, summary_someone_has_it
from dialogs.near_miss_cards.digest import digest_card, summary_digest
from dialogs.near_miss_cards.learnt import (
    learnt_card,
    learnt_news,
    lesson_card,
    summary_lesson,
)
from dialogs.near_miss_cards.opened import case_card, open_card, summary_case
from dialogs.near_miss_cards.receipt import (
    not_sent_nudge,
    receipt_card,
    someone_has_it,
    summary_receipt,
)
from dialogs.near_miss_cards.scene import NearMissScene
from dialogs.near_miss_cards.up import escalation_notice, summary_escalation

__all__ = [
    "NearMissScene",
    "case_card",
    "digest_card",
    "escalation_notice",
    "learnt_card",
    "learnt_news",
    "lesson_card",
    "not_sent_nudge",
    "open_card",
    "receipt_card",
    "someone_has_it",
    "summary_case",
    "summary_digest",
    "summary_escalation",
    "summary_learnt",
    "summary_lesson",
    "summary_receipt",
    "summary_someone_has_it",
]
