"""What is taken down of a request: which right, how it came, and whose information it is about."""

from dataclasses import dataclass, field
from datetime import date
from enum import StrEnum

from governance.cases.yes_no import YesNo


class Right(StrEnum):
    """What a request is, in law. The first is the commonest."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    OBJECTION = "objection"
    PORTABILITY = "portability"
    AUTOMATED = "automated"
    FOI = "foi"
    EIR = "eir"
    OWN_DATA = "own_data"  # one's own data inside an FOI or EIR request
    DECEASED = "deceased"  # a dead person's health record: AHRA 1990
    CORRESPONDENCE = "correspondence"  # no request in law: it is answered as any letter is


INFORMATION = frozenset({Right.FOI, Right.EIR})
"""Asked of a public authority by anybody: counted in working days of the whole UK."""

SUBJECT_ACCESS = frozenset({Right.ACCESS, Right.OWN_DATA})
"""OWN_DATA is subject access, whatever it calls itself: FOIA s.40(1) [K], EIR reg 5(3) [V]."""

DATA_PROTECTION = frozenset(Right) - INFORMATION - {Right.DECEASED, Right.CORRESPONDENCE}
"""About the person's own data: UK GDPR Arts 15-22D, or DPA 2018 Part 3."""


def ladder_of(right: Right) -> str:
    """Return the ladder that a request of this right climbs (LD-RIGHTS, LD-FOI, docs/law.md)."""
    return "information" if right in INFORMATION else "rights"


class How(StrEnum):
    """How it came. A spoken request counts (DSR-SPOKEN); FOI alone wants writing (FOI-VALID)."""

    LETTER = "letter"
    EMAIL = "email"
    SPOKEN = "spoken"
    FORM = "form"
    SOCIAL = "social"


class Whose(StrEnum):
    """Whose information it is about. `PARTNERSHIP`: what the partnership itself made (§2.1)."""

    OURS = "ours"
    PARTNERSHIP = "partnership"
    ELSEWHERE = "elsewhere"
    NOT_SURE = "not_sure"


class Wants(StrEnum):
    """What someone wants, in their own words; for staff who are not sure what they hold."""

    SEE = "see"
    CORRECT = "correct"
    DELETE = "delete"
    HOLD = "hold"
    STOP = "stop"
    TAKE = "take"
    DECISION = "decision"
    WORK = "work"
    DEAD = "dead"
    ELSE = "else"
    NOT_SURE = "not_sure"


class Which(StrEnum):
    """The first card's own list: the rights by name, or "not sure: help me"."""

    ACCESS = "access"
    RECTIFICATION = "rectification"
    ERASURE = "erasure"
    RESTRICTION = "restriction"
    OBJECTION = "objection"
    PORTABILITY = "portability"
    AUTOMATED = "automated"
    FOI = "foi"
    EIR = "eir"
    DECEASED = "deceased"
    NOT_SURE = "not_sure"


@dataclass(frozen=True, slots=True)
class Taken:
    """The two cards at most. `received`: the London day anyone here first had it."""

    which: Which
    how: How
    received: date
    whose: Whose
    own_reference: str = field(default="", repr=False)
    wants: Wants | None = None
    about_them: YesNo | None = None
    environment: YesNo | None = None
