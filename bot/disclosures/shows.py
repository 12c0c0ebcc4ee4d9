"""The cards that only a disclosure request has."""

from enum import StrEnum


class DisclosureShow(StrEnum):
    """What a recipe makes: a form for each thing that is written down, and its letters."""

    CHECK = "disclosure_check"
    WEIGH = "disclosure_weigh"
    LEGAL = "disclosure_legal"
    SENT = "disclosure_sent"
    TELL = "disclosure_tell"
    LETTERS = "disclosure_letters"
    LETTER = "disclosure_letter"
