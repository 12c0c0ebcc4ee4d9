"""The cards that a complaint has beside those of any case. The values are stored."""

from enum import StrEnum


class ComplaintShow(StrEnum):
    """What a recipe makes."""

    LETTER = "cp_letter"
    NOTE = "cp_note"
    RECEIVED = "cp_received"
    PASS_ON = "cp_pass_on"  # noqa: S105  a card, not a password
    LEARNT = "cp_learnt"  # that something was learnt
    UNROUTED = "cp_unrouted"
    DECIDED = "cp_decided"  # who responds, to whoever has it
    OFFICE = "cp_office"  # the same to the partnership office
