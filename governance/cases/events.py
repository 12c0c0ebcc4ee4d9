"""What can happen to a case. History is these, append-only; everything else is worked out.

Each kind carries a schema number; a later release reads old payloads through an upcaster
(`UPCASTERS`), so stored facts never need to be rewritten.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from governance.cases.facts import (
    Acknowledged,
    AwarenessCorrected,
    ConflictDeclared,
    Corrected,
    Decided,
    DetailsAdded,
    Fact,
    LeaderNamed,
    LessonRecorded,
    MessageSent,
    NearMissCorrected,
    NearMissReported,
    Reported,
    RungFired,
    Unreached,
    Withdrawn,
)
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
from governance.people.identity import PersonId
from governance.plain import NotPlain, UnknownHistory, from_plain, to_plain
from governance.requests.facts import REQUEST_KINDS
from governance.tasks.facts import TaskAnswered, TaskAsked, TaskCancelled, TaskTold, TaskUnreached


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
    "withdrawn": Withdrawn,
    "near_miss_reported": NearMissReported,
    "near_miss_corrected": NearMissCorrected,
    "lesson_recorded": LessonRecorded,
    "message_sent": MessageSent,
    "task_asked": TaskAsked,
    "task_told": TaskTold,
    "task_unreached": TaskUnreached,
    "task_answered": TaskAnswered,
    "task_cancelled": TaskCancelled,
    **REQUEST_KINDS,
    "complaint_received": ComplaintReceived,
    "received_corrected": ReceivedCorrected,
    "acknowledgement_sent": AcknowledgementSent,
    "progress_noted": ProgressNoted,
    "complaint_answered": ComplaintAnswered,
    "passed_on": PassedOn,
    "group_asked": GroupAsked,
    "group_decided": GroupDecided,
}
_EVENT = {"at", "by", "fact"}
_NAMES = {kind: name for name, kind in KINDS.items()}

SCHEMA = 1
UPCASTERS: Mapping[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""(kind, schema) to the function that turns its payload into the next schema's."""


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
