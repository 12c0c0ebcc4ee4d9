"""What an information sharing agreement says, as frozen records, and what one may ask of it.

Names, posts and addresses of people are left out of every `repr`: an agreement's contacts
are real people, and a `repr` ends up in logs and tracebacks.
"""

import re
from collections.abc import Iterable
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from governance.keys import PartyKey


class PartyRole(StrEnum):
    """What a party is under the safeguarding arrangements; partners complete a review."""

    SAFEGUARDING_PARTNER = "safeguarding_partner"
    RELEVANT_AGENCY = "relevant_agency"
    OTHER = "other"


class Sector(StrEnum):
    """The kind of organisation: it decides which guidance and reporting routes apply."""

    LOCAL_AUTHORITY = "local_authority"
    POLICE = "police"
    NHS = "nhs"
    JUSTICE = "justice"
    FAMILY_COURT = "family_court"
    EDUCATION = "education"
    VOLUNTARY = "voluntary"
    OTHER = "other"


class Route(StrEnum):
    """How a party tells the regulator (BR-ROUTE, docs/law.md)."""

    ICO = "ico"  # its online form, or the helpline
    DSPT = "dspt"  # the NHS toolkit, which tells the regulator
    MOJ = "moj"  # the ministry is the controller, and notifies


USUAL_ROUTES = {Sector.NHS: Route.DSPT, Sector.JUSTICE: Route.MOJ}
"""By kind of organisation, where the agreement's file says nothing else."""


class ContactStatus(StrEnum):
    """`named` is someone; the others are gaps. `tbc`: the agreement itself names nobody."""

    NAMED = "named"
    TBC = "tbc"
    LEFT = "left"
    UNREACHABLE = "unreachable"


class SignatureStatus(StrEnum):
    """How far one party has got with signing one version; `asked`: something was sent to it."""

    ASKED = "asked"
    UNREACHED = "unreached"  # the office asked, and nothing could be sent to anyone there
    SIGNED = "signed"
    DECLINED = "declined"


class GapKind(StrEnum):
    """Who closes it: the office by finding something out, the drafters, or a lawyer."""

    DATA_GAP = "data_gap"  # something is missing that someone can find out or get done
    INCONSISTENCY = "inconsistency"  # the document says two things, or says one wrongly
    LEGAL_QUERY = "legal_query"  # a question of law or of cover; quoting the clause says so


class DataCategory(StrEnum):
    """How the law regards a type of data; `safeguarding` may be any of them, by its content."""

    PERSONAL = "personal"
    SPECIAL_CATEGORY = "special_category"  # UK GDPR Art. 9(1)
    CRIMINAL_OFFENCE = "criminal_offence"  # UK GDPR Art. 10
    SAFEGUARDING = "safeguarding"


class ReviewOutcome(StrEnum):
    """How a review ended."""

    NO_CHANGE = "no_change"
    CHANGE_NEEDED = "change_needed"


class ReviewReading(StrEnum):
    """How "yearly thereafter" is counted; anchored never drifts, whatever is held late."""

    ANCHORED = "anchored"
    FROM_LAST_REVIEW = "from_last_review"


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

    key: PartyKey
    name: str
    aliases: tuple[str, ...]
    legal_name: str | None
    listed_as: tuple[str, ...]
    role: PartyRole
    sector: Sector
    controller: str
    contact: Contact
    route: Route = Route.ICO
    also_by: Route | None = None  # of some of its records, as whoever handles a breach says
    note: str | None = field(default=None, repr=False)

    @property
    def routes(self) -> tuple[Route, ...]:
        """Return every way by which it tells the regulator; its usual one first (BR-ROUTE)."""
        return (self.route, self.also_by) if self.also_by else (self.route,)


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

    @property
    def fingerprint(self) -> str | None:
        """Return what a signature binds to; None where nobody can tell which text it would be."""
        return self.document_sha256 or self.text_sha256


@dataclass(frozen=True, slots=True)
class Signature:
    """Where one party stands with one version: asked, signed (by whom, when) or declined."""

    party: PartyKey
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
    outcome: ReviewOutcome
    answered_by: tuple[str, ...]


@dataclass(frozen=True, slots=True)
class JointData:
    """The controllers of what the partnership itself produces, and which of them leads."""

    clause: str
    parties: tuple[PartyKey, ...]
    lead: PartyKey


@dataclass(frozen=True, slots=True)
class Termination:
    """Notice served: by whom, on which day, and from which day the agreement ends."""

    clause: str
    served_by: PartyKey
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
    parties: tuple[PartyKey, ...] = ()
    since: date | None = None
    closed: date | None = None


class UnknownParty(LookupError):
    """No party of the agreement has this key."""


@dataclass(frozen=True, slots=True)
class Agreement:
    """One agreement, whole, as its file says it. Everything is in the file's order."""

    reference: str
    title: str
    partnership: str
    version: str  # the number of the version in hand
    replaces: str | None  # the reference of an earlier agreement, whose reviews end
    generic_contact: Contact
    joint_data: JointData
    review: ReviewRule
    contacts_confirmed_every_months: int
    controllers: tuple[Controller, ...]
    parties: tuple[Party, ...]
    data_types: tuple[DataType, ...]
    versions: tuple[Version, ...]
    signatures: tuple[Signature, ...]
    reviews: tuple[Review, ...]
    gaps: tuple[Gap, ...]
    termination: Termination | None
    termination_clause: str | None = None  # the section on notice; the review's where it says none
    log_key: str | None = None  # the public key that heads of the log are checked with

    @property
    def ending_clause(self) -> str:
        """Return the section under which notice of termination is served."""
        return self.termination_clause or self.review.clause

    @property
    def office(self) -> str:
        """Return how the partnership office is reached; "" where the agreement does not say."""
        return self.generic_contact.email or self.generic_contact.name or ""

    @property
    def lead(self) -> PartyKey:
        """Return the party that leads on data protection for joint data."""
        return self.joint_data.lead

    @property
    def joint(self) -> tuple[PartyKey, ...]:
        """Return the parties that are joint controllers of what the partnership produces."""
        return self.joint_data.parties

    @property
    def keys(self) -> tuple[PartyKey, ...]:
        """Return every party's key."""
        return tuple(party.key for party in self.parties)

    def party(self, key: PartyKey) -> Party:
        """Return the party with this key; UnknownParty where there is none."""
        for party in self.parties:
            if party.key == key:
                return party
        raise UnknownParty("no party of the agreement has this key")

    @property
    def in_hand(self) -> Version:
        """Return the version in hand."""
        return next(one for one in self.versions if one.number == self.version)

    def edition(self, number: str) -> Version | None:
        """Return the version of that number; None where there is none."""
        return next((one for one in self.versions if one.number == number), None)

    def registered(self, key: str) -> Controller | None:
        """Return the controller of that key; None where there is none."""
        return next((one for one in self.controllers if one.key == key), None)

    def controller_of(self, key: PartyKey) -> Controller:
        """Return the controller that answers for this party's data."""
        wanted = self.party(key).controller
        return next(one for one in self.controllers if one.key == wanted)

    def same_controller(self, key: PartyKey) -> tuple[PartyKey, ...]:
        """Return every party, this one too, whose data the same controller answers for."""
        wanted = self.party(key).controller
        return tuple(party.key for party in self.parties if party.controller == wanted)

    def partners(self) -> tuple[Party, ...]:
        """Return the safeguarding partners, whose answers complete a review."""
        return tuple(one for one in self.parties if one.role is PartyRole.SAFEGUARDING_PARTNER)

    def signature(self, key: PartyKey, version: str | None = None) -> Signature | None:
        """Return where this party stands with `version`, or with the newest it was asked about."""
        about = (one for one in reversed(self.signatures) if one.party == key)
        return next((one for one in about if version in {None, one.version}), None)

    def has_signed(self, key: PartyKey, version: str | None = None) -> bool:
        """Return whether this party has signed `version`; or any, which is what binds it."""
        return any(version in {None, one} for one in self.versions_signed(key))

    def versions_signed(self, key: PartyKey) -> tuple[str, ...]:
        """Return the numbers of the versions that this party has signed, in the file's order."""
        return tuple(one.version for one in signed(self.signatures) if one.party == key)

    def is_approved(self, version: str) -> bool:
        """Return whether every safeguarding partner has signed this very version (§1.3)."""
        partners = self.partners()
        return bool(partners) and all(self.has_signed(one.key, version) for one in partners)

    def open_gaps(self, kind: GapKind | None = None) -> tuple[Gap, ...]:
        """Return the gaps not closed yet, of one kind or of all."""
        return tuple(gap for gap in self.gaps if not gap.closed and kind in {None, gap.kind})


def signed(signatures: Iterable[Signature]) -> tuple[Signature, ...]:
    """Return the signatures that were given, leaving out questions and refusals."""
    return tuple(one for one in signatures if one.status is SignatureStatus.SIGNED)


def first_signed(signatures: Iterable[Signature]) -> date | None:
    """Return the day of the first signature, from which reviews are counted; None before it."""
    return min((one.signed for one in signed(signatures) if one.signed), default=None)


def spoken(text: str) -> str:
    """Return a name as people type it: case, spaces and punctuation do not matter."""
    return " ".join(re.findall(r"\w+", text.casefold().replace("'", "").replace("’", "")))


def names_of(party: Party) -> frozenset[str]:
    """Return everything this party is called, as `spoken`."""
    names = (party.key, party.name, party.legal_name or party.name, *party.aliases)
    return frozenset(spoken(name) for name in names)
