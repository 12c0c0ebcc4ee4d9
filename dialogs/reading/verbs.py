"""What a press of a button on a card about looks asks for."""

from enum import StrEnum


class ReadingVerb(StrEnum):
    """The verbs of the cards about looks; *Who looked* of a case is one of any case."""

    REFUSED = "refused_looks"
    UNUSUAL = "unusual_reading"
    UNUSUAL_FOLD = "unusual_reading_fold"
    REFUSED_FOLD = "refused_looks_fold"
