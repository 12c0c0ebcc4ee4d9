"""What can happen to an agreement once its file has been read, and how it is stored.

Each event is a frozen record, kept append-only as a case's are: kind, schema number, plain JSON,
sealed. People are ids; the few words people type, and the name on a signature, are left out of
every `repr`. `governance.agreements.agreement_history` says what follows from an event.
"""

from collections.abc import Callable, Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from typing import Any

from governance.agreements.dated import Audience, DatedKind, Recipient
from governance.agreements.model import ContactStatus, ReviewOutcome
from governance.keys import PartyKey
from governance.people.identity import PersonId
from governance.plain import UnknownHistory, from_plain, to_plain


@dataclass(frozen=True, slots=True)
class ReviewAnswered:
    """A party's answer to a review card. `due` is the newest review that the card asked about.

    `points` are the keys of the open points that the card listed and the person ticked.
    """

    party: PartyKey
    due: date
    outcome: ReviewOutcome
    points: tuple[str, ...] = ()
    what: str = field(default="", repr=False)
    why: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class NotMe:
    """ "Not me": the person asked does not answer for the party in this way. Never an answer.

    Of a contact it says that they have left; of someone who stood in, only that it is not they.
    """

    party: PartyKey
    audience: Audience
    who: str = field(default="", repr=False)
    stood_in: bool = False


@dataclass(frozen=True, slots=True)
class VersionProposed:
    """A new edition of the text, which starts an approval round of its own (§1.3).

    It is sent to everyone; who could not be sent it is in a `SignatureUnreached` beside it.
    """

    number: str
    dated: date
    author: str
    reason: str
    document_sha256: str


@dataclass(frozen=True, slots=True)
class SignatureAsked:
    """Parties were sent a version to sign, on the day of the event."""

    parties: tuple[PartyKey, ...]
    version: str


@dataclass(frozen=True, slots=True)
class SignatureUnreached:
    """Nothing could be sent to these parties, or what was sent on that day did not arrive."""

    parties: tuple[PartyKey, ...]
    version: str


@dataclass(frozen=True, slots=True)
class SignatureRecorded:
    """A party signed a version: bound to the document, a person, a post and a day."""

    party: PartyKey
    version: str
    signed: date
    name: str = field(repr=False)
    post: str = field(repr=False)
    document_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class SignatureDeclined:
    """A party said no to a version, and why."""

    party: PartyKey
    version: str
    why: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ContactConfirmed:
    """ "Still me", on the day of the event."""

    party: PartyKey


@dataclass(frozen=True, slots=True)
class ContactChanged:
    """Who a party's contact is now, or that there is none, from the day of the event."""

    party: PartyKey
    status: ContactStatus
    name: str | None = field(default=None, repr=False)
    post: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class RegistrationRecorded:
    """A controller is registered with the regulator, its fee paid for the period that starts."""

    controller: str
    number: str
    charge_period_starts: date


@dataclass(frozen=True, slots=True)
class NoticeServed:
    """Notice of termination: by whom, served when, ending the agreement from which day.

    `clause` is the agreement's section on it; events of before we kept it have none.
    """

    party: PartyKey
    served: date
    effective: date
    clause: str = ""


@dataclass(frozen=True, slots=True)
class NoticeWithdrawn:
    """The notice of termination no longer stands, or was recorded by mistake."""

    why: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Replaced:
    """Another agreement took this one's place: its reviews end, the other's start."""

    by: str
    since: date


@dataclass(frozen=True, slots=True)
class PointClosed:
    """An open point is open no more."""

    key: str
    how: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class Sent:
    """One notice that went out: which, about what, to whose place, and for which day."""

    kind: DatedKind
    about: str
    to: Recipient
    on: date


@dataclass(frozen=True, slots=True)
class NoticesSent:
    """The timer sent everything that had fallen due up to and including the day `through`."""

    through: date
    notices: tuple[Sent, ...]


AgreementFact = (
    ReviewAnswered
    | NotMe
    | VersionProposed
    | SignatureAsked
    | SignatureUnreached
    | SignatureRecorded
    | SignatureDeclined
    | ContactConfirmed
    | ContactChanged
    | RegistrationRecorded
    | NoticeServed
    | NoticeWithdrawn
    | Replaced
    | PointClosed
    | NoticesSent
)


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
    "signature_unreached": SignatureUnreached,
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
    """Read an event back from its stored form; UnknownHistory for what a newer release wrote."""
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
