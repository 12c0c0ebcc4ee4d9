"""What a press of a task's button asks for. Those that end in `_send` carry a card's answers."""

from enum import StrEnum


class TaskVerb(StrEnum):
    """The verbs of the task cards."""

    OPEN = "task"
    CLOSE = "task_close"
    REPLY = "task_reply"
    REPLY_SEND = "task_reply_send"
    CONFLICT = "task_conflict"
    CONFLICT_SEND = "task_conflict_send"
