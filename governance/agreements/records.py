"""The parts of an agreement as plain frozen records.

Names, posts and addresses of people are left out of every `repr`: an agreement's contacts
are real people, and a `repr` ends up in logs and tracebacks.
"""

from dataclasses import dataclass, field
from datetime import date

from governance.agreements.words import (
    ContactStatus,
    DataCategory,
    GapKind,
    Outcome,
    PartyRole,
    ReviewReading,
    Sector,
    SignatureStatus,
)


@dataclass(frozen=True, slots=True)
class Contact:
    """Who answers for a party, or why nobody does yet."""

    status: ContactStatus
    name: str | None = field(default=None, repr=False)
    post: str | None = field(default=None, repr=False)
    email: str | None = field(default=None, repr=False)
    phone: str | None = field(default=None, repr=False)
    since: date | None = None  # since when this has been so
    confirmed: date | None = None  # when they last said "still me"
    clause: str | None = None
    note: str | None = field(default=None, repr=False)

    @property
    def is_gap(self) -> bool:
        """Return whether there is nobody to turn to."""
        return self.status is not ContactStatus.NAMED


@dataclass(frozen=True, slots=True)
class Registration:
    """A controller's entry with the regulator; no number means that we do not know it."""

    number: str | None = None
    charge_period_starts: date | None = None  # SI 2018/480 reg 2: twelve months from here


@dataclass(frozen=True, slots=True)
class Controller:
    """A legal person who answers for data; several parties may be one controller."""

    key: str
    name: str
    registration: Registration
    competent_authority: bool = False  # DPA 2018 Sch. 7: Part 3 when it enforces the law
    note: str | None = None


@dataclass(frozen=True, slots=True)
class Party:
    """An organisation as the agreement writes it, and what else it is called."""

    key: str
    name: str
    aliases: tuple[str, ...]
    legal_name: str | None
    listed_as: tuple[str, ...]
    role: PartyRole
    sector: Sector
    controller: str
    contact: Contact
    note: str | None = field(default=None, repr=False)


@dataclass(frozen=True, slots=True)
class Version:
    """One edition of the text; its approval is the signatures that name it."""

    number: str
    dated: date
    author: str
    reason: str
    ratified: date | None = None
    document_sha256: str | None = None  # of the document as published, lower-case hex
    text_sha256: str | None = None  # of the same as plain text, to quote from


@dataclass(frozen=True, slots=True)
class Signature:
    """Where one party stands with one version: asked, signed (by whom, when) or declined."""

    party: str
    version: str
    status: SignatureStatus
    name: str | None = field(default=None, repr=False)
    post: str | None = field(default=None, repr=False)
    asked: date | None = None
    signed: date | None = None
    document_sha256: str | None = None
    clause: str | None = None


@dataclass(frozen=True, slots=True)
class ReviewRule:
    """When reviews fall due and who is reminded. Lengths in days and calendar months."""

    clause: str
    anchor: date | None  # the first signature; amendments keep it
    first_after_months: int
    then_every_months: int
    reading: ReviewReading
    remind_days_before: tuple[int, ...]
    overdue_signatory_months: int
    overdue_coordinator_months: int
    overdue_lead_months: int
    answer_within_days: int  # a partnership target


@dataclass(frozen=True, slots=True)
class Review:
    """A review that was held, which settles every one due on or before its day."""

    completed: date
    version: str
    outcome: Outcome
    answered_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JointData:
    """The controllers of what the partnership itself produces, and which of them leads."""

    clause: str
    parties: tuple[str, ...]
    lead: str


@dataclass(frozen=True, slots=True)
class Termination:
    """Notice served: by whom, on which day, and from which day the agreement ends."""

    clause: str
    served_by: str
    served: date
    effective: date


@dataclass(frozen=True, slots=True)
class DataType:
    """One kind of information that the agreement lets the parties share."""

    key: str
    label: str
    category: DataCategory


@dataclass(frozen=True, slots=True)
class Gap:
    """Something that the agreement leaves open or says wrongly. Closed ones stay listed."""

    key: str
    kind: GapKind
    what: str
    clauses: tuple[str, ...] = ()
    parties: tuple[str, ...] = ()
    since: date | None = None
    closed: date | None = None
