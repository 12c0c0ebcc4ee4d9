"""The cards of tasks: to the party that is asked, and to those who asked."""

from dialogs.task_cards.answering import answer_form, step_aside_card
from dialogs.task_cards.asked import (
    answers_given,
    answers_said,
    office_card,
    task_news,
    who_was_asked,
)
from dialogs.task_cards.mailing import task_mail
from dialogs.task_cards.notices import task_card, task_notice
from dialogs.task_cards.said import answered_first, choose_party, form_below
from dialogs.task_cards.scene import TaskScene, TaskView, summary_task
from dialogs.task_cards.verbs import TaskVerb

__all__ = [
    "TaskScene",
    "TaskVerb",
    "TaskView",
    "answer_form",
    "answered_first",
    "answers_given",
    "answers_said",
    "choose_party",
    "form_below",
    "office_card",
    "step_aside_card",
    "summary_task",
    "task_card",
    "task_mail",
    "task_news",
    "task_notice",
    "who_was_asked",
]
