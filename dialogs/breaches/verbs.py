"""What a press of a button on a breach's card asks for, where only a breach has it."""

from enum import StrEnum


class BreachVerb(StrEnum):
    """The verbs that only a breach has. Those that end in `_send` carry a card's answers."""

    REPORT = "report_breach"
    REPORT_FOR = "report_for"
    SEND = "send"
    SEND_NOT_LEAD = "send_not_lead"
    DETAILS_SEND = "details_send"
    DETAILS_SKIP = "details_skip"
    PART = "part"
    PART_CLOSE = "part_close"
