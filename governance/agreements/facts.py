"""What can happen to an agreement once its file has been read, each as a frozen record.

People are ids; the few words people type, and the name on a signature, are left out of
every `repr`.
"""

from dataclasses import dataclass, field
from datetime import date

from governance.agreements.dated import Audience, Kind, Recipient
from governance.agreements.words import ContactStatus, Outcome


@dataclass(frozen=True, slots=True)
class ReviewAnswered:
    """A party's answer to a review card. `due` is the newest review that the card asked about.

    `points` are the keys of the open points that the card listed and the person ticked.
    """

    party: str
    due: date
    outcome: Outcome
    points: tuple[str, ...] = ()
    what: str = field(default="", repr=False)
    why: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class NotMe:
    """ "Not me": the person asked does not answer for the party in this way. Never an answer.

    Of a contact it says that they have left; of someone who stood in, only that it is not they.
    """

    party: str
    audience: Audience
    who: str = field(default="", repr=False)
    stood_in: bool = False


@dataclass(frozen=True, slots=True)
class VersionProposed:
    """A new edition of the text, which starts an approval round of its own (§1.3)."""

    number: str
    dated: date
    author: str
    reason: str
    document_sha256: str


@dataclass(frozen=True, slots=True)
class SignatureAsked:
    """Parties were asked to sign a version, on the day of the event."""

    parties: tuple[str, ...]
    version: str


@dataclass(frozen=True, slots=True)
class SignatureRecorded:
    """A party signed a version: bound to the document, a person, a post and a day."""

    party: str
    version: str
    signed: date
    name: str = field(repr=False)
    post: str = field(repr=False)
    document_sha256: str | None = None


@dataclass(frozen=True, slots=True)
class SignatureDeclined:
    """A party said no to a version, and why."""

    party: str
    version: str
    why: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ContactConfirmed:
    """ "Still me", on the day of the event."""

    party: str


@dataclass(frozen=True, slots=True)
class ContactChanged:
    """Who a party's contact is now, or that there is none, from the day of the event."""

    party: str
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

    party: str
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

    kind: Kind
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
