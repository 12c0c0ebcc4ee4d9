"""The cards that say who looked. The values are stored."""

from enum import StrEnum


class ReadingShow(StrEnum):
    """What a recipe makes."""

    LOOKED = "looked"  # who looked at one case, and who did what
