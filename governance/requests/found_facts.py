"""What whoever handles a request finds: whose it is, which right, and which day it came."""

from dataclasses import dataclass, field
from datetime import date

from governance.clocks.moves import Moved
from governance.requests.rights import Right, Whose


@dataclass(frozen=True, slots=True)
class HoldingFound:
    """Whether we hold it, or answer for it: `whose`, as whoever handles it found."""

    whose: Whose
    law_enforcement: bool = False
    binds: date | None = None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class RightChanged:
    """It is another right than was taken down, and why. `ladder` where that is another too."""

    right: Right
    reason: str = field(repr=False)
    ladder: tuple[str, int] | None = None
    binds: date | None = None
    moved: tuple[Moved, ...] = ()


@dataclass(frozen=True, slots=True)
class DayCorrected:
    """It was first received on another day than was taken down, and how that is known."""

    received: date
    reason: str = field(repr=False)
    binds: date | None = None
    moved: tuple[Moved, ...] = ()
