"""The cards of what outsiders keep."""

from enum import StrEnum


class ProofShow(StrEnum):
    """What a recipe makes. Values are stored."""

    HEAD = "log_head"
