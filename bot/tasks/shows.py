"""The cards that a task has beside those of any case. The values are stored."""

from enum import StrEnum


class TaskShow(StrEnum):
    """What a recipe makes."""

    NOTICE = "task_notice"  # to the party that is asked
    TASK = "task"  # with what is asked
    FORM = "task_form"
    CONFLICT = "task_conflict"
    NEWS = "task_news"  # to those who asked
    OFFICE = "task_office"  # to the partnership office: who, never what
