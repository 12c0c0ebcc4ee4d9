"""What is asked about a lost key; the words of the options are the dialogs' own."""

from dataclasses import dataclass, field
from enum import StrEnum


class Locked(StrEnum):
    """Is the cabinet locked?"""

    YES = "yes"
    NO = "no"
    NOT_SURE = "not_sure"


@dataclass(frozen=True, slots=True)
class LostKeyReport:
    """The one card."""

    what_happened: str = field(repr=False)
    locked: Locked
    cabinet: str = field(default="", repr=False)
