"""The cards of records that go soon. Values are stored."""

from enum import StrEnum


class RetentionShow(StrEnum):
    """What a recipe can show of them."""

    LIST = "retention"  # of the party `step`
    KEEP = "keep"
    END_HOLD = "end_hold"
