"""What a press of a task's button asks for, and what can be typed.

An answer that is typed is read in `typed_replies.py`.
"""

from collections.abc import Mapping
from enum import StrEnum


class TaskVerb(StrEnum):
    """The verbs of the task cards."""

    OPEN = "task"
    CLOSE = "task_close"
    REPLY = "task_reply"
    REPLY_SEND = "task_reply_send"
    CONFLICT = "task_conflict"
    CONFLICT_SEND = "task_conflict_send"


VERBS: Mapping[str, str] = {"task": "task", "what is asked": "task", "see what is asked": "task"}
"""Before a reference."""
