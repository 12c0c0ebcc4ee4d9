"""What the safeguarding partners and the nominee said, and what it comes to.

Agreement §7.1; CP-SILENCE, docs/law.md.
"""

from collections import Counter
from collections.abc import Sequence
from dataclasses import dataclass

from governance.complaints.complaint import ComplaintCase
from governance.complaints.facts import Chose, Said, Way
from governance.complaints.routing import first_unconflicted
from governance.keys import NO_PARTY, PartyKey
from governance.people.identity import PersonId
from governance.tasks.choosing import asked_of
from governance.tasks.facts import TaskKind, TaskReply
from governance.tasks.task import Task


def what_was_said(case: ComplaintCase) -> tuple[Said, ...]:
    """Return each partner's answer that counts, with who gave it, when and why."""
    return tuple(
        said for task in asked_of(case, TaskKind.CHOOSE) if (said := _said(task)) is not None
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


@dataclass(frozen=True, slots=True)
class Count:
    """How it stands: who is waited for, or who responds and how they were found."""

    waiting: tuple[PartyKey, ...]
    nominee: PartyKey = NO_PARTY
    way: Way = Way.AGREED


def count(
    said: Sequence[Said],
    *,
    partners: Sequence[PartyKey],
    out: frozenset[PartyKey] = frozenset(),
    cannot: frozenset[PartyKey] = frozenset(),
    over: bool = False,
) -> Count:
    """Return the nominee once all who may answer have or the time is `over`; else who is awaited.

    `out` are partners whose people are all out of the case; whoever says that they are conflicted
    joins them. `cannot` are those who have declined to respond, or have nobody who could.
    """
    away = out | {one.party for one in said if one.chose is Chose.CONFLICTED}
    answered = {one.party for one in said}
    waiting = tuple(key for key in partners if key not in away and key not in answered)
    if waiting and not over:
        return Count(waiting)
    nominee, way = _chosen(said, out=away | cannot)
    return Count(waiting, nominee or first_unconflicted(partners, away | cannot), way)


def _chosen(said: Sequence[Said], *, out: frozenset[PartyKey]) -> tuple[PartyKey, Way]:
    """The one most often proposed; "" for a tie, or where nobody proposed anyone who can."""
    proposed = Counter(
        one.proposed
        for one in said
        if one.chose is Chose.BEST_PLACED and one.proposed and one.proposed not in out
    )
    if not proposed:
        return NO_PARTY, Way.NOBODY_SAID
    (first, most), *others = proposed.most_common()
    if any(votes == most for _, votes in others):
        return NO_PARTY, Way.TIE
    return first, Way.AGREED
