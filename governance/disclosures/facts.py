"""What can happen to a disclosure request. Each is sealed as it stands, and never changed since."""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from governance.cases.event import Fact
from governance.disclosures.report import Really, Taken
from governance.people.identity import PersonId


class Footing(StrEnum):
    """Whether we must, may, or must not without leave (DC-MUST, DC-MAY, DC-LEAVE, docs/law.md)."""

    MUST = "must"
    MAY = "may"
    NOT_WITHOUT_LEAVE = "not_without_leave"


class Victim(StrEnum):
    """Whether it is about a victim, and what the police told them (DC-VICTIM, docs/law.md)."""

    NO = "no"
    NOTICE_SEEN = "notice_seen"
    NO_NOTICE = "no_notice"  # and the police say why not


class Decision(StrEnum):
    """What is decided of it."""

    SHARE = "share"
    PART = "part"
    REFUSE = "refuse"


class Route(StrEnum):
    """By what route it went."""

    SECURE_EMAIL = "secure_email"
    PORTAL = "portal"
    BY_HAND = "by_hand"
    POST = "post"
    PHONE = "phone"
    EXAMINED_HERE = "examined_here"


class Telling(StrEnum):
    """Whether the person whom it is about is told: a decision of its own (DC-TELL)."""

    TOLD = "told"
    NOT_TOLD = "not_told"


@dataclass(frozen=True, slots=True)
class DisclosureTaken(Fact):
    """It was taken down. `ladder` is (id, version), frozen here; `kept_from` never hear of it."""

    taken: Taken
    ladder: tuple[str, int]
    kept_from: tuple[PersonId, ...] = ()


@dataclass(frozen=True, slots=True)
class AskerChecked(Fact):
    """It is really them, and how that is known."""

    really: Really


@dataclass(frozen=True, slots=True)
class AskWeighed(Fact):
    """What is asked, under what power, and no more. `by`: the order's or notice's own day."""

    footing: Footing
    power: str = field(repr=False)
    what: str = field(repr=False)
    victim: Victim
    why_no_notice: str = field(default="", repr=False)
    counselling: bool = False
    by: date | None = None


@dataclass(frozen=True, slots=True)
class LegalAsked(Fact):
    """The legal team was asked, on that London day: what a *must* has in place of a refusal."""

    on: date


@dataclass(frozen=True, slots=True)
class DisclosureDecided(Fact):
    """Somebody decided, with reasons. `leave`: the court gave leave, and it was seen."""

    decision: Decision
    reasons: str = field(repr=False)
    leave: bool = False


@dataclass(frozen=True, slots=True)
class DisclosureSent(Fact):
    """What went, by what route, on which London day; `read_twice` by somebody else first."""

    what: str = field(repr=False)
    route: Route
    on: date
    read_twice: bool = False


@dataclass(frozen=True, slots=True)
class TellingDecided(Fact):
    """Whether the person is told, and why."""

    telling: Telling
    reasons: str = field(repr=False)


Step = AskerChecked | AskWeighed | LegalAsked | DisclosureDecided | DisclosureSent | TellingDecided
"""What whoever has it writes down."""

DisclosureFact = DisclosureTaken | Step
"""Every fact of a disclosure request's own."""

DISCLOSURE_EVENTS: Mapping[str, type[DisclosureFact]] = MappingProxyType(
    {
        "disclosure_taken": DisclosureTaken,
        "asker_checked": AskerChecked,
        "ask_weighed": AskWeighed,
        "legal_asked": LegalAsked,
        "disclosure_decided": DisclosureDecided,
        "disclosure_sent": DisclosureSent,
        "telling_decided": TellingDecided,
    }
)
"""The stored name of each."""
