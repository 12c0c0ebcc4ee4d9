"""What was asked of the person, and that it came: each stops a clock, or starts it again."""

from dataclasses import dataclass
from datetime import date

from governance.clocks.moves import Moved


@dataclass(frozen=True, slots=True)
class IdentityAsked:
    """We have reasonable doubts who is asking (Art 12(6); s.52(4))."""

    on: date
    binds: date | None = None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class IdentityConfirmed:
    """It is known who is asking: the month starts again, in full (Art 12A(2))."""

    on: date
    binds: date | None = None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class ClarificationAsked:
    """What do they want? Art 12A(5) for access alone; FOIA s.1(3); EIR reg 9(2)."""

    on: date
    binds: date | None = None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class ClarificationAnswered:
    """They have said."""

    on: date
    binds: date | None = None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class FeeAsked:
    """Art 12(5) and s.53; FOIA s.9; EIR reg 8."""

    on: date
    binds: date | None = None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class FeePaid:
    """It was paid."""

    on: date
    binds: date | None = None
    moved: tuple[Moved, ...] = ()
