"""The cards of what comes after a report: withdrawing, messages, my reports, carrying on."""

from dialogs.after_cards.messages import (
    message_card,
    message_notice,
    messages_card,
    summary_message,
)
from dialogs.after_cards.mine import MOST_LISTED, MyReport, mine_card
from dialogs.after_cards.resuming import expired_card, resume_card
from dialogs.after_cards.scene import SceneForMe
from dialogs.after_cards.withdrawing import withdraw_card, withdrawn_notice

__all__ = [
    "MOST_LISTED",
    "MyReport",
    "SceneForMe",
    "expired_card",
    "message_card",
    "message_notice",
    "messages_card",
    "mine_card",
    "resume_card",
    "summary_message",
    "withdraw_card",
    "withdrawn_notice",
]
