"""The cards of the desk. The values are stored."""

from enum import StrEnum


class DeskShow(StrEnum):
    """What a recipe makes."""

    DESK = "desk"  # one page of a list: `step` says of which
