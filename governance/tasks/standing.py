"""Where a task stands for those who asked: answered, late, not yet, or nobody there can."""

from datetime import datetime
from enum import StrEnum

from governance.cases.case import Case
from governance.tasks.task import Task


class Standing(StrEnum):
    """One of these at a time; the first that fits."""

    ANSWERED = "answered"
    ANSWERED_LATE = "answered_late"
    CANCELLED = "cancelled"
    CONFLICTED = "conflicted"
    UNREACHED = "unreached"
    OVERDUE = "overdue"
    WAITING = "waiting"


def standing(task: Task, case: Case, now: datetime) -> Standing:
    """Return how it stands at `now`. "Conflicted": everyone we told there has stepped aside."""
    fits = (
        (Standing.ANSWERED_LATE, task.answered_late),
        (Standing.ANSWERED, bool(task.answers)),
        (Standing.CANCELLED, task.cancelled is not None),
        (Standing.CONFLICTED, bool(task.people) and task.people <= case.out),
        (Standing.UNREACHED, task.nobody_reached),
        (Standing.OVERDUE, task.late_at(now)),
    )
    return next((how for how, so in fits if so), Standing.WAITING)


def open_tasks(case: Case) -> tuple[Task, ...]:
    """Return those that somebody should still answer."""
    return () if case.decided else tuple(task for task in case.tasks if task.waiting)
