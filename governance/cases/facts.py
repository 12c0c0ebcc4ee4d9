"""What can happen to a case of any kind. Each is sealed as it stands."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import datetime
from types import MappingProxyType

from governance.cases.event import Fact
from governance.cases.recipients import Told
from governance.keys import CaseId
from governance.people.identity import PersonId
from governance.retention.facts import RETENTION_EVENTS, RetentionFact


@dataclass(frozen=True, slots=True)
class Acknowledged(Fact):
    """Someone has it: silences the "nobody has it" rungs."""


@dataclass(frozen=True, slots=True)
class LeaderNamed(Fact):
    """Who leads the case now."""

    leader: PersonId


@dataclass(frozen=True, slots=True)
class ConflictDeclared(Fact):
    """A person is out of the case, from now on, everywhere."""

    person: PersonId


@dataclass(frozen=True, slots=True)
class RungFired(Fact):
    """A rung of the ladder told people. `overtaken` rungs are settled by it."""

    rungs: tuple[str, ...]
    told: tuple[Told, ...]
    overtaken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class Unreached(Fact):
    """A recipient could not be reached by any channel; the IG lead sees who."""

    told: Told
    why: str


@dataclass(frozen=True, slots=True)
class Withdrawn(Fact):
    """The reporter took the report back, and why. The case stays for the IG lead to decide."""

    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class MessageSent(Fact):
    """A message about the case between whoever handles it and the reporter, through the bot."""

    text: str = field(repr=False)
    to_reporter: bool


@dataclass(frozen=True, slots=True)
class LessonRecorded(Fact):
    """What was learnt; the reporter hears it, and the near miss is closed."""

    lesson: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HandedBack(Fact):
    """Whoever had it, or was named to lead it, cannot: nobody has it, unless somebody else did."""


@dataclass(frozen=True, slots=True)
class AcknowledgementLapsed(Fact):
    """Somebody had it, was reminded, and nothing came of it: nobody has it (LD-PROVE)."""


@dataclass(frozen=True, slots=True)
class Snoozed(Fact):
    """Whoever has it holds what may wait until then (UTC), and says why (LD-SNOOZE)."""

    until: datetime
    reason: str = field(repr=False)


@dataclass(frozen=True, slots=True)
class HeldOver(Fact):
    """It was said who has it over a break, until then (UTC) (LD-BREAK)."""

    person: PersonId
    until: datetime


@dataclass(frozen=True, slots=True)
class LadderMoved(Fact):
    """The case climbs a newer version of its ladder (docs/decisions/0018).

    `overtaken` are the rungs that the older one did not have, and that would be past.
    """

    ladder: tuple[str, int]
    overtaken: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class NoteAdded(Fact):
    """Somebody who works on it wrote a note for the record: nobody is told.

    `legal`: it is legal advice, which stays out of evidence packs unless it is ticked.
    """

    text: str = field(repr=False)
    legal: bool = False


@dataclass(frozen=True, slots=True)
class Linked(Fact):
    """Another case of the party belongs beside it; each has its own clocks. Both have it."""

    case: CaseId
    reference: str


@dataclass(frozen=True, slots=True)
class Unlinked(Fact):
    """It was linked by mistake. Both have it."""

    case: CaseId
    reference: str


@dataclass(frozen=True, slots=True)
class NameKept(Fact):
    """Whom a letter goes to, or who was told and how, kept on the desk page: shown there alone, and
    in the letter that is made there (docs/decisions/0051).

    A later one of the same `number` takes its place; one without a name takes it away.
    """

    number: int
    name: str = field(repr=False)
    address: str = field(default="", repr=False)
    told: str = field(default="", repr=False)


CommonFact = (
    Acknowledged
    | LeaderNamed
    | ConflictDeclared
    | RungFired
    | Unreached
    | Withdrawn
    | MessageSent
    | HandedBack
    | AcknowledgementLapsed
    | Snoozed
    | HeldOver
    | LadderMoved
    | NoteAdded
    | Linked
    | Unlinked
    | NameKept
    | RetentionFact
)
"""What can happen to every case, besides what other parties are asked (`governance.tasks`)."""

COMMON_EVENTS: Mapping[str, type[CommonFact]] = MappingProxyType(
    {
        "acknowledged": Acknowledged,
        "leader_named": LeaderNamed,
        "conflict_declared": ConflictDeclared,
        "rung_fired": RungFired,
        "unreached": Unreached,
        "withdrawn": Withdrawn,
        "message_sent": MessageSent,
        "handed_back": HandedBack,
        "acknowledgement_lapsed": AcknowledgementLapsed,
        "snoozed": Snoozed,
        "held_over": HeldOver,
        "ladder_moved": LadderMoved,
        "note_added": NoteAdded,
        "linked": Linked,
        "unlinked": Unlinked,
        "name_kept": NameKept,
        **RETENTION_EVENTS,
    }
)
"""The stored name of each."""

SHARED_EVENTS: Mapping[str, type[LessonRecorded]] = MappingProxyType(
    {"lesson_recorded": LessonRecorded}
)
"""The stored names of what happens to several kinds, though not to all (`CaseKind.shares`)."""
