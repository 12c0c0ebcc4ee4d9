"""What is asked about a near miss; the words of the options are the dialogs' own."""

from dataclasses import dataclass, field
from enum import StrEnum


class WhatItWas(StrEnum):
    """§7.1: a near miss, or "identified bad practice"."""

    NEAR_MISS = "near_miss"
    POOR_PRACTICE = "poor_practice"


class GotOut(StrEnum):
    """Did information reach the wrong person or get lost, even briefly?

    Anything but certain is a breach until the IG lead says otherwise.
    """

    NO = "certain_not"
    YES = "yes"
    NOT_SURE = "not_sure"


class Stopped(StrEnum):
    """What stopped it?"""

    CHECK = "check"
    SYSTEM = "system"
    LUCK = "luck"
    OTHER = "other"


@dataclass(frozen=True, slots=True)
class NearMissReport:
    """The one card."""

    what: WhatItWas
    what_happened: str = field(repr=False)
    got_out: GotOut
    stopped: Stopped | None = None
    would_prevent: str = field(default="", repr=False)
