"""What one party asks of another about a case, and what comes back (the agreement's §7.1, §8.0).

What is asked is given to that party as its own record (a part); nothing here is access to the
case. A task never says who the case is about, and for a subject access request a partner is
asked one thing only: whether its own information may be released (RQ-HELP, docs/law.md).
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from governance.cases.event import Fact
from governance.cases.recipients import Told
from governance.keys import NO_PARTY, PartId, PartyKey


class TaskKind(StrEnum):
    """What a party is asked."""

    ASSIST = "assist"  # FOI, EIR, joint data: what do you hold? (§8.0)
    RELEASE = "release"  # subject access: may your information in our records be released?
    CHOOSE = "choose"  # the group: who is best placed to respond? (§7.1)
    RESPOND = "respond"  # the nominated representative: will you respond? (§7.1)
    TOLD = "told"  # of a breach that may touch what they gave, got or share (§7.1)
    COOPERATE = "cooperate"  # to help look into one (§7.1)


class TaskReply(StrEnum):
    """What a party answers; which of them fit which task is `governance.tasks.task.REPLIES`."""

    HOLDS = "holds"
    DOES_NOT_HOLD = "does_not_hold"
    EXEMPT = "exempt"
    MAY_RELEASE = "may_release"
    MAY_NOT_RELEASE = "may_not_release"
    PART_OF_IT = "part_of_it"
    PROPOSES = "proposes"
    ABSTAINS = "abstains"
    ACCEPTS = "accepts"
    DECLINES = "declines"
    SEEN = "seen"
    OURS_TOO = "ours_too"
    HOLDS_COPY = "holds_copy"
    NOT_US = "not_us"
    HELPED = "helped"


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAsked(Fact):
    """`party` was asked. `part` is its own record of it; `target` is a partnership target."""

    task: str
    kind: TaskKind
    party: PartyKey
    part: PartId
    target: date
    brief: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskTold(Fact):
    """Whom we told of it: chase 0 asks, 1 is at the target, and so on."""

    task: str
    chase: int
    told: tuple[Told, ...]


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskUnreached(Fact):
    """One of them could not be reached by any channel."""

    task: str
    told: Told
    why: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskReplied(Fact):
    """A party's answer, however it came. `party` is whom they propose."""

    task: str
    answer: TaskReply
    reason: str = field(default="", repr=False)
    party: PartyKey = NO_PARTY


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskAnswered(TaskReplied):
    """The party's answer, by the person whose event this is."""


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskPhoned(TaskReplied):
    """The party's answer as it came by phone, entered by the person whose event this is.

    `said_by` is the post of whoever gave it, never a name.
    """

    said_by: str = field(repr=False)


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskCancelled(Fact):
    """It need not be answered any more."""

    task: str


@dataclass(frozen=True, slots=True, kw_only=True)
class TaskUnanswered(Fact):
    """Nobody there answered, after the last reminder: a gap on the record. A late answer counts."""

    task: str


TaskFact = (
    TaskAsked
    | TaskTold
    | TaskUnreached
    | TaskAnswered
    | TaskPhoned
    | TaskCancelled
    | TaskUnanswered
)
"""What can happen to a task, in the history of the case that asked."""

TASK_EVENTS: Mapping[str, type[TaskFact]] = MappingProxyType(
    {
        "task_asked": TaskAsked,
        "task_told": TaskTold,
        "task_unreached": TaskUnreached,
        "task_answered": TaskAnswered,
        "task_phoned": TaskPhoned,
        "task_cancelled": TaskCancelled,
        "task_unanswered": TaskUnanswered,
    }
)
"""The stored name of each."""
