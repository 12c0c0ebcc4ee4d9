"""The cards that a near miss has beside those of any case. The values are stored."""

from enum import StrEnum


class NearMissShow(StrEnum):
    """What a recipe makes."""

    DIGEST = "digest"  # of a party's day
