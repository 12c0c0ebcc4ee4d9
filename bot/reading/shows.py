"""The cards that say who looked. The values are stored."""

from enum import StrEnum


class ReadingShow(StrEnum):
    """What a recipe makes."""

    LOOKED = "looked"  # who looked at one case, and who did what
    REFUSED = "refused_looks"  # that there were: to whoever may know
    UNUSUAL = "unusual_reading"  # that there was: to the DPO
    UNUSUAL_OF = "unusual_reading_of"  # whose, and of what
    REFUSED_OF = "refused_looks_of"  # who it was, and at what
