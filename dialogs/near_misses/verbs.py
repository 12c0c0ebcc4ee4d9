"""What a press of a button on a near miss's card asks for, where only a near miss has it."""

from enum import StrEnum


class NearMissVerb(StrEnum):
    """The verbs that only a near miss has."""

    REPORT = "report_near_miss"
    SEND = "near_miss_send"
    SEND_NOT_LEAD = "near_miss_not_lead"
    SEE = "see"
