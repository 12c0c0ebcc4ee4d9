"""A task as its events amount to it: who was asked what, until when, and what they said.

No statute sets a number for any of these: every target is a partnership target (AG-NO-NUMBER,
FOI-ASSIST, CP-ROUTE, CP-GROUP; docs/law.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field, replace
from datetime import date, datetime

from governance.calendars import Calendar, morning
from governance.cases.event import Event
from governance.keys import PartId, PartyKey
from governance.moments import london
from governance.people.identity import PersonId, Role
from governance.policy import (
    ASSIST_WITHIN,
    COOPERATE_WITHIN,
    GROUP_WITHIN,
    MOST_TOLD_CHASES,
    RELEASE_WITHIN,
    RESPOND_WITHIN,
    TASK_CHASED_EVERY,
    TOLD_CHASED_EVERY,
    TOLD_WITHIN,
)
from governance.tasks.facts import (
    TaskAsked,
    TaskCancelled,
    TaskFact,
    TaskKind,
    TaskReplied,
    TaskReply,
    TaskTold,
    TaskUnanswered,
    TaskUnreached,
)

TARGETS: Mapping[TaskKind, int] = {
    TaskKind.ASSIST: ASSIST_WITHIN,
    TaskKind.RELEASE: RELEASE_WITHIN,
    TaskKind.CHOOSE: GROUP_WITHIN,
    TaskKind.RESPOND: RESPOND_WITHIN,
    TaskKind.TOLD: TOLD_WITHIN,
    TaskKind.COOPERATE: COOPERATE_WITHIN,
}
"""Working days in which an answer is hoped for. Partnership targets, all of them."""

REPLIES: Mapping[TaskKind, tuple[TaskReply, ...]] = {
    TaskKind.ASSIST: (TaskReply.HOLDS, TaskReply.DOES_NOT_HOLD, TaskReply.EXEMPT),
    TaskKind.RELEASE: (TaskReply.MAY_RELEASE, TaskReply.MAY_NOT_RELEASE, TaskReply.PART_OF_IT),
    TaskKind.CHOOSE: (TaskReply.PROPOSES, TaskReply.ABSTAINS),
    TaskKind.RESPOND: (TaskReply.ACCEPTS, TaskReply.DECLINES),
    TaskKind.TOLD: (
        TaskReply.SEEN,
        TaskReply.OURS_TOO,
        TaskReply.HOLDS_COPY,
        TaskReply.NOT_US,
    ),
    TaskKind.COOPERATE: (TaskReply.HELPED, TaskReply.DECLINES),
}
"""What fits which task, in the order it is offered."""

NEEDS_REASON = frozenset(
    {
        TaskReply.HOLDS,  # what, and who has it
        TaskReply.EXEMPT,
        TaskReply.MAY_NOT_RELEASE,
        TaskReply.PART_OF_IT,
        TaskReply.PROPOSES,
        TaskReply.DECLINES,
    }
)
"""Answers that are of no use without a line of explanation."""

ANSWERERS: Mapping[TaskKind, tuple[Role, ...]] = {
    TaskKind.ASSIST: (Role.IG_LEAD, Role.DEPUTY, Role.FOI_LEAD),
    TaskKind.RELEASE: (Role.IG_LEAD, Role.DEPUTY),
    TaskKind.CHOOSE: (Role.IG_LEAD, Role.DEPUTY),
    TaskKind.RESPOND: (Role.IG_LEAD, Role.DEPUTY),
    TaskKind.TOLD: (Role.IG_LEAD, Role.DEPUTY),
    TaskKind.COOPERATE: (Role.IG_LEAD, Role.DEPUTY),
}
"""Whose roles in the party that is asked are told, and may answer for it."""


GROUP_ASKED = (TaskKind.CHOOSE, TaskKind.RESPOND)
"""What the group is asked, of which the partnership office keeps the round."""

AFTER_DECISION = frozenset({TaskKind.TOLD, TaskKind.COOPERATE})
"""What is answered after the case's decision too, as long as the case is not over."""

CHASED_EVERY: Mapping[TaskKind, int] = {TaskKind.TOLD: TOLD_CHASED_EVERY}
"""Working days between reminders, where they are others than of any task."""

MOST_CHASES: Mapping[TaskKind, int] = {TaskKind.TOLD: MOST_TOLD_CHASES}
"""After how many reminders it counts as a gap that nobody answers; others are chased on."""


@dataclass(frozen=True, slots=True, kw_only=True)
class Task:
    """One task as it stands. Instants in UTC; `target` is a London date."""

    id: str
    kind: TaskKind
    party: PartyKey
    part: PartId
    target: date
    asked_at: datetime
    brief: str = field(default="", repr=False)
    told: tuple[TaskTold, ...] = ()
    unreached: tuple[TaskUnreached, ...] = ()
    answers: tuple[Event, ...] = ()
    cancelled: Event | None = None
    gap: Event | None = None

    @property
    def answered(self) -> Event | None:
        """Return the answer that counts: the last one. The earlier ones are kept."""
        return self.answers[-1] if self.answers else None

    @property
    def answer(self) -> TaskReplied | None:
        """Return what it said."""
        fact = self.answered.fact if self.answered else None
        return fact if isinstance(fact, TaskReplied) else None

    @property
    def waiting(self) -> bool:
        """Return whether it is neither answered nor cancelled."""
        return not self.answers and self.cancelled is None

    @property
    def chases(self) -> int:
        """Return how many times they have been reminded."""
        return max((told.chase for told in self.told), default=0)

    @property
    def people(self) -> frozenset[PersonId]:
        """Return everyone who was told of it."""
        every = (one.person for told in self.told for one in told.told)
        return frozenset(person for person in every if person)

    @property
    def nobody_reached(self) -> bool:
        """Return whether nobody whom we told could be reached, as far as we know."""
        missed = [one.told for one in self.unreached]
        return not any(one not in missed for told in self.told for one in told.told)

    def late_at(self, now: datetime) -> bool:
        """Return whether an answer at `now` is after the target: from the next London midnight."""
        return london(now).date() > self.target

    @property
    def answered_late(self) -> bool:
        """Return whether the first answer came after the target; a correction makes none late."""
        return bool(self.answers) and self.late_at(self.answers[0].at)


def task_target(kind: TaskKind, asked_on: date, calendar: Calendar) -> date:
    """Return the partnership target for a task asked on that London date."""
    return calendar.add_working_days(asked_on, TARGETS[kind])


def chase_day(task: Task, chase: int, calendar: Calendar) -> date:
    """Return the London date of the n-th chase: 1 is at the target (or the next working day)."""
    every = CHASED_EVERY.get(task.kind, TASK_CHASED_EVERY)
    return calendar.add_working_days(calendar.roll(task.target), every * (chase - 1))


def next_chase(task: Task, calendar: Calendar) -> datetime:
    """Return when they are reminded next (UTC), were nothing answered."""
    return morning(chase_day(task, task.chases + 1, calendar))


def chase_at(task: Task, now: datetime, calendar: Calendar) -> int | None:
    """Return the chase that is due by `now`, the latest of those missed; None where none is.

    One more than there are reminders says that it has become a gap (`is_gap`).
    """
    if not task.waiting or task.gap or next_chase(task, calendar) > now:
        return None
    chase = task.chases + 1
    while morning(chase_day(task, chase + 1, calendar)) <= now:
        chase += 1
    most = MOST_CHASES.get(task.kind, chase)
    return min(chase, most) if task.chases < most else chase


def is_gap(task: Task, chase: int) -> bool:
    """Return whether the time of that chase has come after the last reminder."""
    return chase > MOST_CHASES.get(task.kind, chase)


def after_task(tasks: tuple[Task, ...], event: Event, fact: TaskFact) -> tuple[Task, ...]:
    """Return the tasks once `event` has happened; one of a task that is not here changes none."""
    if isinstance(fact, TaskAsked):
        known = any(task.id == fact.task for task in tasks)
        return tasks if known else (*tasks, _asked(event, fact))
    return tuple(_after(task, event, fact) if task.id == fact.task else task for task in tasks)


def _asked(event: Event, fact: TaskAsked) -> Task:
    return Task(
        id=fact.task,
        kind=fact.kind,
        party=fact.party,
        part=fact.part,
        target=fact.target,
        brief=fact.brief,
        asked_at=event.at,
    )


def _after(task: Task, event: Event, fact: TaskFact) -> Task:
    match fact:
        case TaskTold():
            return replace(task, told=(*task.told, fact))
        case TaskUnreached():
            return replace(task, unreached=(*task.unreached, fact))
        case TaskReplied():
            return replace(task, answers=(*task.answers, event))
        case TaskCancelled():
            return replace(task, cancelled=task.cancelled or event)
        case TaskUnanswered():
            return replace(task, gap=event)
        case TaskAsked():
            return task
