"""What an information sharing agreement says, whole, and the questions one may ask of it."""

import re
from collections.abc import Iterable
from dataclasses import dataclass
from datetime import date

from governance.agreements.records import (
    Contact,
    Controller,
    DataType,
    Gap,
    JointData,
    Party,
    Review,
    ReviewRule,
    Signature,
    Termination,
    Version,
)
from governance.agreements.words import (
    GapKind,
    PartyRole,
    SignatureStatus,
)


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

    @property
    def ending_clause(self) -> str:
        """Return the section under which notice of termination is served."""
        return self.termination_clause or self.review.clause

    @property
    def lead(self) -> str:
        """Return the party that leads on data protection for joint data."""
        return self.joint_data.lead

    @property
    def joint(self) -> tuple[str, ...]:
        """Return the parties that are joint controllers of what the partnership produces."""
        return self.joint_data.parties

    @property
    def keys(self) -> tuple[str, ...]:
        """Return every party's key."""
        return tuple(party.key for party in self.parties)

    def party(self, key: str) -> Party:
        """Return the party with this key; UnknownParty where there is none."""
        for party in self.parties:
            if party.key == key:
                return party
        raise UnknownParty("no party of the agreement has this key")

    def named(self, text: str) -> Party | None:
        """Return the party someone means by `text`: its key, name, legal name or an alias."""
        wanted = spoken(text)
        return next((party for party in self.parties if wanted in names_of(party)), None)

    def controller_of(self, key: str) -> Controller:
        """Return the controller that answers for this party's data."""
        wanted = self.party(key).controller
        return next(one for one in self.controllers if one.key == wanted)

    def same_controller(self, key: str) -> tuple[str, ...]:
        """Return every party, this one too, whose data the same controller answers for."""
        wanted = self.party(key).controller
        return tuple(party.key for party in self.parties if party.controller == wanted)

    def partners(self) -> tuple[Party, ...]:
        """Return the safeguarding partners, whose answers complete a review."""
        return tuple(one for one in self.parties if one.role is PartyRole.SAFEGUARDING_PARTNER)

    def signature(self, key: str, version: str | None = None) -> Signature | None:
        """Return where this party stands with `version`, or with the newest it was asked about."""
        about = (one for one in reversed(self.signatures) if one.party == key)
        return next((one for one in about if version in {None, one.version}), None)

    def has_signed(self, key: str) -> bool:
        """Return whether this party has signed any version: that is what binds it."""
        return key in {one.party for one in signed(self.signatures)}

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
