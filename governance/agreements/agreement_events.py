"""An agreement's history: events, append-only, stored as a case's are.

Kind, schema number, plain JSON, sealed. `governance.agreements.facts` says what can happen,
`governance.agreements.agreement_history` what follows from it.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass
from datetime import datetime
from typing import Any

from governance.agreements.facts import (
    AgreementFact,
    ContactChanged,
    ContactConfirmed,
    NoticeServed,
    NoticesSent,
    NoticeWithdrawn,
    NotMe,
    PointClosed,
    RegistrationRecorded,
    Replaced,
    ReviewAnswered,
    SignatureAsked,
    SignatureDeclined,
    SignatureRecorded,
    VersionProposed,
)
from governance.people.identity import PersonId
from governance.plain import UnknownHistory, from_plain, to_plain


@dataclass(frozen=True, slots=True)
class AgreementEvent:
    """One line of an agreement's history: what, when (UTC), by whom: a person, or "timer"."""

    at: datetime
    by: PersonId | str
    fact: AgreementFact


KINDS: Mapping[str, type[Any]] = {
    "review_answered": ReviewAnswered,
    "not_me": NotMe,
    "version_proposed": VersionProposed,
    "signature_asked": SignatureAsked,
    "signature_recorded": SignatureRecorded,
    "signature_declined": SignatureDeclined,
    "contact_confirmed": ContactConfirmed,
    "contact_changed": ContactChanged,
    "registration_recorded": RegistrationRecorded,
    "notice_served": NoticeServed,
    "notice_withdrawn": NoticeWithdrawn,
    "replaced": Replaced,
    "point_closed": PointClosed,
    "notices_sent": NoticesSent,
}
_NAMES = {kind: name for name, kind in KINDS.items()}

SCHEMA = 1
UPCASTERS: Mapping[tuple[str, int], Callable[[dict[str, Any]], dict[str, Any]]] = {}
"""(kind, schema) to the function that turns its payload into the next schema's."""


def encode(event: AgreementEvent) -> tuple[str, int, dict[str, Any]]:
    """Return (kind, schema version, plain JSON payload) of an event."""
    return _NAMES[type(event.fact)], SCHEMA, to_plain(event)


def decode(kind: str, schema: int, payload: dict[str, Any]) -> AgreementEvent:
    """Read an event back from its stored form, brought up to this release's schema."""
    if kind not in KINDS or schema > SCHEMA:
        raise UnknownHistory
    body = payload["fact"]
    for version in range(schema, SCHEMA):
        body = UPCASTERS[kind, version](body)
    by = payload["by"]
    return AgreementEvent(
        at=datetime.fromisoformat(payload["at"]),
        by=by if isinstance(by, str) else from_plain(PersonId, by),
        fact=from_plain(KINDS[kind], body),
    )
