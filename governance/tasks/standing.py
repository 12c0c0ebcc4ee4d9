"""Where a task stands for those who asked: answered, late, not yet, or nobody there can."""

from datetime import datetime
from enum import StrEnum

from governance.cases.case import Case
from governance.tasks.task import AFTER_DECISION, Task


class TaskStanding(StrEnum):
    """One of these at a time; the first that fits."""

    ANSWERED = "answered"
    ANSWERED_LATE = "answered_late"
    CANCELLED = "cancelled"
    CONFLICTED = "conflicted"
    UNREACHED = "unreached"
    GAP = "gap"
    OVERDUE = "overdue"
    WAITING = "waiting"


def standing(task: Task, case: Case, now: datetime) -> TaskStanding:
    """Return how it stands at `now`. "Conflicted": everyone we told there has stepped aside."""
    fits = (
        (TaskStanding.ANSWERED_LATE, task.answered_late),
        (TaskStanding.ANSWERED, bool(task.answers)),
        (TaskStanding.CANCELLED, task.cancelled is not None),
        (TaskStanding.CONFLICTED, bool(task.people) and task.people <= case.out),
        (TaskStanding.UNREACHED, task.nobody_reached),
        (TaskStanding.GAP, task.gap is not None),
        (TaskStanding.OVERDUE, task.late_at(now)),
    )
    return next((how for how, so in fits if so), TaskStanding.WAITING)


def is_over(case: Case, task: Task) -> bool:
    """Return whether no answer to it is taken any more."""
    decided = case.decided is not None and task.kind not in AFTER_DECISION
    return task.cancelled is not None or decided or case.takes_no_answers


def open_tasks(case: Case) -> tuple[Task, ...]:
    """Return those that somebody should still answer."""
    return tuple(task for task in case.tasks if task.waiting and not is_over(case, task))
