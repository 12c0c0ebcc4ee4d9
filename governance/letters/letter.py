"""The letters a party sends about complaints and requests: their kinds, and what each must say.

What the law makes a letter say stands here with its source; how it is said stands in
`dialogs.letters`. A letter never names the person it goes to: it says [NAME].
"""

from collections.abc import Mapping
from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum
from types import MappingProxyType

from governance.clocks.catalogue import Tag


class LetterKind(StrEnum):
    """What a letter is for; also the name of its template."""

    COMPLAINT_ACKNOWLEDGEMENT = "complaint_acknowledgement"
    COMPLAINT_PASSED_ON = "complaint_passed_on"
    COMPLAINT_PROGRESS = "complaint_progress"
    COMPLAINT_OUTCOME = "complaint_outcome"
    REQUEST_ACKNOWLEDGEMENT = "request_acknowledgement"
    IDENTITY = "identity"
    CLARIFICATION = "clarification"
    EXTENSION = "extension"
    REFUSAL = "refusal"
    REDIRECT = "redirect"
    TRANSFER_CONSENT = "transfer_consent"
    REPLY_COVER = "reply_cover"


class Regime(StrEnum):
    """Which law the person's request or complaint stands under."""

    RIGHTS = "rights"  # UK GDPR
    PART_3 = "part_3"  # law enforcement: DPA 2018 Part 3
    FOI = "foi"
    EIR = "eir"


class Style(StrEnum):
    """How a paragraph stands on the page."""

    TITLE = "title"
    HEADING = "heading"
    TEXT = "text"
    BULLET = "bullet"


@dataclass(frozen=True, slots=True)
class Paragraph:
    """One paragraph; a line stays a line. Left out of every `repr`: it may hold reasons."""

    style: Style
    lines: tuple[str, ...] = field(repr=False)


@dataclass(frozen=True, slots=True)
class Letter:
    """A letter ready to be laid out. `party` is who writes, `dated` the day on it."""

    kind: LetterKind
    title: str
    paragraphs: tuple[Paragraph, ...] = field(repr=False)
    party: str
    dated: date
    reference: str


DATA_PROTECTION = (Regime.RIGHTS, Regime.PART_3)
INFORMATION = (Regime.FOI, Regime.EIR)
EVERY_REGIME = (*DATA_PROTECTION, *INFORMATION)

REGIMES: Mapping[LetterKind, tuple[Regime, ...]] = MappingProxyType(
    {
        LetterKind.COMPLAINT_ACKNOWLEDGEMENT: DATA_PROTECTION,
        LetterKind.COMPLAINT_PASSED_ON: DATA_PROTECTION,
        LetterKind.COMPLAINT_PROGRESS: DATA_PROTECTION,
        LetterKind.COMPLAINT_OUTCOME: DATA_PROTECTION,
        LetterKind.REQUEST_ACKNOWLEDGEMENT: EVERY_REGIME,
        LetterKind.IDENTITY: DATA_PROTECTION,  # FOIA and EIR ask nobody who they are
        LetterKind.CLARIFICATION: EVERY_REGIME,
        LetterKind.EXTENSION: EVERY_REGIME,
        LetterKind.REFUSAL: EVERY_REGIME,
        LetterKind.REDIRECT: EVERY_REGIME,
        LetterKind.TRANSFER_CONSENT: INFORMATION,
        LetterKind.REPLY_COVER: EVERY_REGIME,
    }
)
"""Under which law each letter can be sent."""


@dataclass(frozen=True, slots=True)
class Duty:
    """One thing a letter must say, under some laws, and the placeholders that say it."""

    kind: LetterKind
    regimes: tuple[Regime, ...]
    says: str
    source: str
    tag: Tag
    places: tuple[str, ...]
