"""What the safeguarding partners and the nominee said, read from the tasks of a complaint."""

from governance.complaints.complaint import ComplaintCase
from governance.complaints.facts import Chose, Said
from governance.keys import NO_PARTY, PartyKey
from governance.people.identity import PersonId
from governance.tasks.facts import TaskKind, TaskReply
from governance.tasks.task import Task


def asked_of(case: ComplaintCase, kind: TaskKind) -> tuple[Task, ...]:
    """Return the tasks of that kind, oldest first, but for those that were taken back."""
    return tuple(task for task in case.tasks if task.kind is kind and task.cancelled is None)


def what_was_said(case: ComplaintCase) -> tuple[Said, ...]:
    """Return each partner's answer that counts, with who gave it, when and why."""
    return tuple(
        said for task in asked_of(case, TaskKind.CHOOSE) if (said := _said(task)) is not None
    )


def declined(case: ComplaintCase) -> frozenset[PartyKey]:
    """Return those who were nominated and would not."""
    return frozenset(
        task.party
        for task in asked_of(case, TaskKind.RESPOND)
        if task.answer and task.answer.answer is TaskReply.DECLINES
    )


def acceptance(case: ComplaintCase) -> Task | None:
    """Return the nominee's yes; None until there is one."""
    return next(
        (
            task
            for task in reversed(asked_of(case, TaskKind.RESPOND))
            if task.answer and task.answer.answer is TaskReply.ACCEPTS
        ),
        None,
    )


def _said(task: Task) -> Said | None:
    event, answer = task.answered, task.answer
    if event is None or answer is None or not isinstance(event.by, PersonId):
        return None
    proposes = answer.answer is TaskReply.PROPOSES
    return Said(
        party=task.party,
        by=event.by,
        at=event.at,
        chose=Chose.BEST_PLACED if proposes else Chose.ABSTAIN,
        proposed=answer.party if proposes else NO_PARTY,
        why=answer.reason,
    )
