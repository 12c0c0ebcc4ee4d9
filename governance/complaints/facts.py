"""What is asked about a complaint, and what can happen to one. Each is sealed as it stands.

Who complains is never here: a case has its party's own reference, and letters say [NAME].
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date, datetime
from enum import StrEnum
from types import MappingProxyType

from governance.cases.event import Fact
from governance.cases.yes_no import YesNo
from governance.keys import NO_PARTY, PartyKey
from governance.people.identity import PersonId

PARTNERSHIP = "partnership"  # in `about`, beside the keys of parties
NOBODY_NAMED = "nobody"  # in `named`, where none of those listed is named


class HowItCame(StrEnum):
    """However it is made, it is a complaint (ICO: accept them on social media too)."""

    CONVERSATION = "conversation"
    PHONE = "phone"
    LETTER = "letter"
    EMAIL = "email"
    SOCIAL_MEDIA = "social_media"
    OTHER = "other"


class SpeaksFor(StrEnum):
    """For whom. For another, their authority is checked before anything is told to anyone."""

    SELF = "self"
    CHILD = "child"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class ComplaintReport:
    """The two cards. `received`: the London day on which any employee got it (CP-ACK, docs/law.md).

    `about` has keys of parties, and PARTNERSHIP for the partnership or sharing itself; empty or
    "not_sure" where nobody knows. `named` are people (tenant/object id) picked from the directory.
    """

    allegation: YesNo
    about_data: YesNo
    received: date
    how: HowItCame
    about: tuple[str, ...]
    named: tuple[str, ...] = field(repr=False)
    speaks_for: SpeaksFor
    summary: str = field(repr=False)
    received_by: str = field(default="", repr=False)
    someone_else: str = field(default="", repr=False)
    own_reference: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class ComplaintReceived(Fact):
    """A complaint was recorded. `ladder` is (id, version), frozen here for good.

    `kept_from` are those who are named in it. `passed_from` is the reference that it has where
    it was received first. `lado_told`: the recorder says that the LADO was phoned.
    """

    report: ComplaintReport
    ladder: tuple[str, int]
    kept_from: tuple[PersonId, ...] = ()
    passed_from: str = ""
    lado_told: bool = False


@dataclass(frozen=True, slots=True)
class ReceivedCorrected(Fact):
    """The day any employee received it was wrong. `moved` says which dates moved, and why."""

    old: date
    new: date
    reason: str = field(repr=False)
    moved: tuple[str, ...] = ()


@dataclass(frozen=True, slots=True)
class AcknowledgementSent(Fact):
    """A person sent the acknowledgement on that London day (s.164A(3))."""

    on: date


@dataclass(frozen=True, slots=True)
class ProgressNoted(Fact):
    """How it is going; `told` says whether the person who complained was told (s.164A(5))."""

    note: str = field(repr=False)
    told: bool


class Result(StrEnum):
    """What came of a complaint."""

    UPHELD = "upheld"
    PARTLY = "partly"
    NOT_UPHELD = "not_upheld"
    ANSWERED_ELSEWHERE = "answered_elsewhere"
    NOT_PURSUED = "not_pursued"


@dataclass(frozen=True, slots=True)
class ComplaintAnswered(Fact):
    """The outcome, told to the person who complained on that London day (s.164A(4)(b)).

    `regulator_told`: that they can go to the regulator (s.165) was part of it.
    """

    result: Result
    outcome: str = field(repr=False)
    told_on: date
    regulator_told: bool


@dataclass(frozen=True, slots=True)
class PassedOn(Fact):
    """With the complainant's agreement, to the one party it is about: a case of its own there."""

    to: PartyKey
    reference: str


@dataclass(frozen=True, slots=True)
class GroupAsked(Fact):
    """The safeguarding partners were asked who is best placed to respond (agreement §7.1)."""

    parties: tuple[PartyKey, ...]
    target: date


class Chose(StrEnum):
    """What a safeguarding partner's lead can say."""

    BEST_PLACED = "best_placed"
    ABSTAIN = "abstain"
    CONFLICTED = "conflicted"


class Way(StrEnum):
    """How the respondent was found."""

    AGREED = "agreed"
    TIE = "tie"
    NOBODY_SAID = "nobody_said"


@dataclass(frozen=True, slots=True)
class Said:
    """One partner's answer: who, when, whom they propose, and why."""

    party: PartyKey
    by: PersonId
    at: datetime
    chose: Chose
    proposed: PartyKey = NO_PARTY
    why: str = field(default="", repr=False)


@dataclass(frozen=True, slots=True)
class GroupDecided(Fact):
    """Who responds: a party's key, or the independent scrutineer. With everyone's reasons."""

    nominee: PartyKey
    way: Way
    said: tuple[Said, ...]


ComplaintChange = (
    ReceivedCorrected
    | AcknowledgementSent
    | ProgressNoted
    | ComplaintAnswered
    | PassedOn
    | GroupAsked
    | GroupDecided
)
"""What can happen to a complaint once it is recorded."""

ComplaintFact = ComplaintReceived | ComplaintChange
"""Every fact of a complaint's own."""

COMPLAINT_EVENTS: Mapping[str, type[ComplaintFact]] = MappingProxyType(
    {
        "complaint_received": ComplaintReceived,
        "received_corrected": ReceivedCorrected,
        "acknowledgement_sent": AcknowledgementSent,
        "progress_noted": ProgressNoted,
        "complaint_answered": ComplaintAnswered,
        "passed_on": PassedOn,
        "group_asked": GroupAsked,
        "group_decided": GroupDecided,
    }
)
"""The stored name of each."""
