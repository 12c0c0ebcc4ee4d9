"""What can be said in a case's history, kind by kind. Each is sealed as it stands.

A fact is never changed once it can be in somebody's store: a new field has a default, and
anything else is a new schema with an upcaster (`governance.cases.events`).
"""

from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum

from governance.breaches.report import Awareness, BreachDetails, BreachReport
from governance.cases.recipients import Told
from governance.complaints.facts import (
    AcknowledgementSent,
    ComplaintAnswered,
    ComplaintReceived,
    GroupAsked,
    GroupDecided,
    PassedOn,
    ProgressNoted,
    ReceivedCorrected,
)
from governance.near_misses.report import NearMissReport
from governance.people.identity import PersonId
from governance.requests.facts import RequestFact
from governance.tasks.facts import TaskAnswered, TaskAsked, TaskCancelled, TaskTold, TaskUnreached


class Outcome(StrEnum):
    """What the IG lead decided."""

    TELL_ICO = "tell_ico"
    RECORD_ONLY = "record_only"
    NOT_A_BREACH = "not_a_breach"
    NOT_OURS = "not_ours"


@dataclass(frozen=True, slots=True)
class Reported:
    """A breach report was filed. `ladder` is (id, version), frozen here for good.

    `kept_from` are the people whom "not to my IG lead" takes out of the case.
    """

    report: BreachReport
    awareness: Awareness
    ladder: tuple[str, int]
    kept_from: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class DetailsAdded:
    """Card 2: what else the reporter knows. A later one adds; the earlier stays in the history."""

    details: BreachDetails


@dataclass(frozen=True, slots=True)
class Corrected:
    """The reporter corrected the report. The old one stays in the history.

    Awareness does not move: only the IG lead may move it (FACTS 2.1). `ladder` is (id, version)
    of the urgent ladder, where the correction says that someone could be in danger.
    """

    report: BreachReport
    ladder: tuple[str, int] | None = None


@dataclass(frozen=True, slots=True)
class Withdrawn:
    """The reporter took the report back, and why. The case stays for the IG lead to decide."""

    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class NearMissReported:
    """A near miss or poor practice was reported: `ladder` and `kept_from` as above."""

    report: NearMissReport
    ladder: tuple[str, int]
    kept_from: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class NearMissCorrected:
    """The reporter corrected it. The old one stays in the history."""

    report: NearMissReport


@dataclass(frozen=True, slots=True)
class LessonRecorded:
    """What was learnt; the reporter hears it, and the near miss is closed."""

    lesson: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MessageSent:
    """A message about the case between whoever handles it and the reporter, through the bot."""

    text: str = field(repr=False)
    to_reporter: bool


@dataclass(frozen=True, slots=True)
class Acknowledged:
    """Someone has it: silences the "nobody has it" rungs."""


@dataclass(frozen=True, slots=True)
class LeaderNamed:
    """Who leads the case now."""

    leader: PersonId


@dataclass(frozen=True, slots=True)
class ConflictDeclared:
    """A person is out of the case, from now on, everywhere."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class AwarenessCorrected:
    """The IG lead moved the awareness time; the old value is kept with the reason (FACTS 2.1)."""

    old: datetime
    new: datetime
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class Decided:
    """The recorded decision (UK GDPR Art. 33(5): including a decision not to notify, and why).

    `delay_reason` is mandatory for telling the ICO after 72 hours (Art. 33(1)).
    """

    outcome: Outcome
    reason: str = field(repr=False)
    ico_reference: str = ""
    delay_reason: str = field(default="", repr=False)
    partners_told: tuple[str, ...] = ()
    partners_told_when: datetime | None = None
    partners_told_who: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class RungFired:
    """A rung of the ladder told people. `overtaken` rungs are settled by it."""

    rungs: tuple[str, ...]
    told: tuple[Told, ...]
    overtaken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreached:
    """A recipient could not be reached by any channel; the IG lead sees who."""

    told: Told
    why: str


Fact = (
    Reported
    | DetailsAdded
    | Corrected
    | Acknowledged
    | LeaderNamed
    | ConflictDeclared
    | AwarenessCorrected
    | Decided
    | RungFired
    | Unreached
    | Withdrawn
    | NearMissReported
    | NearMissCorrected
    | LessonRecorded
    | MessageSent
    | TaskAsked
    | TaskTold
    | TaskUnreached
    | TaskAnswered
    | TaskCancelled
    | RequestFact
    | ComplaintReceived
    | ReceivedCorrected
    | AcknowledgementSent
    | ProgressNoted
    | ComplaintAnswered
    | PassedOn
    | GroupAsked
    | GroupDecided
)
