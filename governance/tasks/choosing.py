"""Which parties the group can choose to respond, and why others cannot (agreement §7.1)."""

from collections.abc import Collection
from enum import StrEnum

from governance.cases.case import Case
from governance.keys import PartyKey
from governance.tasks.facts import TaskKind, TaskReply
from governance.tasks.task import Task


class CannotRespond(StrEnum):
    """Why a party cannot be chosen; the first that fits."""

    CONFLICTED = "conflicted"  # everyone there who could answer is out of the case
    DECLINED = "declined"
    UNREACHED = "unreached"  # nobody there, no mailbox and no number: no way to ask


def asked_of(case: Case, kind: TaskKind) -> tuple[Task, ...]:
    """Return the tasks of that kind, oldest first, but for those that were taken back."""
    return tuple(task for task in case.tasks if task.kind is kind and task.cancelled is None)


def declined(case: Case) -> frozenset[PartyKey]:
    """Return those who were nominated and would not."""
    return frozenset(
        task.party
        for task in asked_of(case, TaskKind.RESPOND)
        if task.answer and task.answer.answer is TaskReply.DECLINES
    )


def why_not(
    case: Case, party: PartyKey, *, conflicted: Collection[PartyKey], reachable: bool
) -> CannotRespond | None:
    """Return why a party cannot be chosen; None for one that can."""
    fits = (
        (CannotRespond.CONFLICTED, party in conflicted),
        (CannotRespond.DECLINED, party in declined(case)),
        (CannotRespond.UNREACHED, not reachable),
    )
    return next((why for why, so in fits if so), None)
