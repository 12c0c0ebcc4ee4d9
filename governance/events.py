"""What can happen to a case. History is these, append-only; everything else is worked out.

Each kind carries a schema number; a later release reads old payloads through an upcaster
(`UPCASTERS`), so stored facts never need to be rewritten.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import datetime
from enum import StrEnum
from typing import Any

from governance.breach import Awareness, BreachDetails, BreachReport
from governance.people import PersonId
from governance.plain import NotPlain, from_plain, to_plain
from governance.telling import Told


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

    Awareness does not move: only the IG lead may move it (FACTS 2.1).
    """

    report: BreachReport


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
)


@dataclass(frozen=True, slots=True)
class Event:
    """One line of a history: what, when (UTC), by whom: a person, or "timer" and the like."""

    at: datetime
    by: PersonId | str
    fact: Fact


KINDS: Mapping[str, type[Any]] = {
    "reported": Reported,
    "details_added": DetailsAdded,
    "corrected": Corrected,
    "acknowledged": Acknowledged,
    "leader_named": LeaderNamed,
    "conflict_declared": ConflictDeclared,
    "awareness_corrected": AwarenessCorrected,
    "decided": Decided,
    "rung_fired": RungFired,
    "unreached": Unreached,
}
_EVENT = {"at", "by", "fact"}
_NAMES = {kind: name for name, kind in KINDS.items()}

SCHEMA = 1
UPCASTERS: Mapping[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""(kind, schema) to the function that turns its payload into the next schema's."""


class UnknownHistory(ValueError):
    """This history was written by a newer IG Desk; please update before opening it."""

    def __init__(self) -> None:
        super().__init__(self.__doc__)


def kind_of(fact: Fact) -> str:
    """The stored name of a fact's kind."""
    return _NAMES[type(fact)]


def encode(event: Event) -> tuple[str, int, dict[str, Any]]:
    """(kind, schema version, plain JSON payload) of an event; the payload carries `at` and `by`."""
    return kind_of(event.fact), SCHEMA, to_plain(event)


def decode(kind: str, schema: int, payload: dict[str, Any]) -> Event:
    """The event back from its stored form, brought up to this release's schema."""
    if kind not in KINDS or not 1 <= schema <= SCHEMA:
        raise UnknownHistory
    if payload.keys() != _EVENT:
        raise NotPlain(Event.__name__)
    body = payload["fact"]
    for version in range(schema, SCHEMA):
        body = UPCASTERS[kind, version](body)
    by = payload["by"]
    return Event(
        at=from_plain(datetime, payload["at"]),
        by=by if isinstance(by, str) else from_plain(PersonId, by),
        fact=from_plain(KINDS[kind], body),
    )
