"""The cards of a breach case: each builder takes a Scene and gives a dict."""

from dialogs.case_cards.deciding import decide_card, summary_decide
from dialogs.case_cards.decision import decided_card, summary_decided
from dialogs.case_cards.escalation import escalation_notice, summary_escalation
from dialogs.case_cards.history import say_event
from dialogs.case_cards.home import (
    go_private_card,
    gone_card,
    help_card,
    menu_card,
    sorry_card,
    welcome_card,
)
from dialogs.case_cards.leading import conflict_card, conflict_done_card, name_card
from dialogs.case_cards.news import (
    outcome_to_reporter,
    someone_has_it,
    started_lead_notice,
    started_not_sent_nudge,
    summary_outcome,
)
from dialogs.case_cards.notices import lead_notice, summary_notice
from dialogs.case_cards.opened import case_card, open_card, summary_case
from dialogs.case_cards.parts import PartView, joint_notice, part_card, summary_part
from dialogs.case_cards.receipt import (
    deadline_card,
    receipt_card,
    summary_deadline,
    summary_receipt,
)
from dialogs.case_cards.reporter import summary_someone_has_it
from dialogs.case_cards.scene import People, Scene
from dialogs.case_cards.verbs import Verb

__all__ = [
    "PartView",
    "People",
    "Scene",
    "Verb",
    "case_card",
    "conflict_card",
    "conflict_done_card",
    "deadline_card",
    "decide_card",
    "decided_card",
    "escalation_notice",
    "go_private_card",
    "gone_card",
    "help_card",
    "joint_notice",
    "lead_notice",
    "menu_card",
    "name_card",
    "open_card",
    "outcome_to_reporter",
    "part_card",
    "receipt_card",
    "say_event",
    "someone_has_it",
    "sorry_card",
    "started_lead_notice",
    "started_not_sent_nudge",
    "summary_case",
    "summary_deadline",
    "summary_decide",
    "summary_decided",
    "summary_escalation",
    "summary_notice",
    "summary_outcome",
    "summary_part",
    "summary_receipt",
    "summary_someone_has_it",
    "welcome_card",
]
